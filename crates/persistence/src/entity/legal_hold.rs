//! A hold that keeps somebody's data as they are.

use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "legal_hold")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub person_id: Uuid,
    pub school_id: Uuid,
    #[sea_orm(column_type = "Text")]
    pub reason: String,
    pub placed_by: Uuid,
    pub placed_on: Date,
    pub placed_at: DateTimeUtc,
    pub lifted_by: Option<Uuid>,
    pub lifted_on: Option<Date>,
}

#[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
