//! A line of a programme's plan.

use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "activity")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub programme_id: Uuid,
    pub position: i32,
    pub title: String,
    pub kind: String,
    pub planned_on: Date,
    #[sea_orm(column_type = "Text")]
    pub expected_result: String,
    pub state: String,
    #[sea_orm(column_type = "Text", nullable)]
    pub submission: Option<String>,
    pub submitted_on: Option<Date>,
    pub submitted_by: Option<Uuid>,
    #[sea_orm(column_type = "Text", nullable)]
    pub remark: Option<String>,
    pub accepted_on: Option<Date>,
}

#[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
