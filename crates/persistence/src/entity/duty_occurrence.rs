//! One dated execution of a duty.

use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "duty_occurrence")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub duty_id: Uuid,
    pub roadmap_id: Uuid,
    pub item_id: Uuid,
    pub region_id: Uuid,
    pub municipality_id: Option<Uuid>,
    pub school_id: Option<Uuid>,
    pub begins_on: Date,
    pub due_on: Date,
    pub state: String,
    pub done_on: Option<Date>,
    #[sea_orm(column_type = "Text")]
    pub comment: String,
    pub stated_by: Option<Uuid>,
    pub verified_on: Option<Date>,
    pub verified_by: Option<Uuid>,
    #[sea_orm(column_type = "Text", nullable)]
    pub returned_reason: Option<String>,
    pub revision: i32,
}

#[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
