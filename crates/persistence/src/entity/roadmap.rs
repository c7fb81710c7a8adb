//! A roadmap.

use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "roadmap")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub region_id: Uuid,
    pub municipality_id: Option<Uuid>,
    pub school_id: Option<Uuid>,
    #[sea_orm(column_type = "Text")]
    pub title: String,
    pub title_folded: String,
    #[sea_orm(column_type = "Text", nullable)]
    pub printed_issuer: Option<String>,
    pub printed_number: Option<String>,
    pub printed_on: Option<Date>,
    pub period_from: Date,
    pub period_to: Date,
    pub school_year: i32,
    pub parent_id: Option<Uuid>,
    pub previous_id: Option<Uuid>,
    pub state: String,
    pub order_number: Option<String>,
    pub approved_on: Option<Date>,
    pub created_by: Uuid,
    pub created_at: DateTimeUtc,
    pub revision: i32,
}

#[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
