//! A pair or a group.

use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "mentorship")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub school_id: Uuid,
    pub municipality_id: Uuid,
    pub region_id: Uuid,
    pub cell: String,
    pub form: String,
    pub format: String,
    #[sea_orm(column_type = "JsonBinary")]
    pub topics: Json,
    #[sea_orm(column_type = "JsonBinary")]
    pub return_topics: Json,
    pub state: String,
    pub order_id: Option<Uuid>,
    pub proposed_by: Uuid,
    pub proposed_at: DateTimeUtc,
    pub started_on: Option<Date>,
    pub ended_on: Option<Date>,
    pub end_reason: Option<String>,
    #[sea_orm(column_type = "Text", nullable)]
    pub end_note: Option<String>,
    pub ending_proposed: Option<String>,
    pub giving_school_id: Option<Uuid>,
    pub giving_order_id: Option<Uuid>,
    pub giving_signed: bool,
    pub version: i32,
}

#[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
