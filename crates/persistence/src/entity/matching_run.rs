//! A run of the matching.

use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "matching_run")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub municipality_id: Uuid,
    pub school_id: Option<Uuid>,
    pub run_by: Uuid,
    pub run_at: DateTimeUtc,
    #[sea_orm(column_type = "JsonBinary")]
    pub settings: Json,
    pub mentors: i32,
    pub mentees: i32,
    pub places: i32,
    pub pairs: i32,
    pub score: i32,
    pub sent_at: Option<DateTimeUtc>,
}

#[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
