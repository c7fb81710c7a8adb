//! A submission of a roadmap with what was said about it.

use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "roadmap_review")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub roadmap_id: Uuid,
    pub number: i32,
    pub submitted_by: Uuid,
    pub submitted_on: Date,
    pub due_on: Date,
    pub verdict: String,
    pub decided_by: Option<Uuid>,
    pub decided_on: Option<Date>,
    #[sea_orm(column_type = "Text")]
    pub summary: String,
}

#[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
