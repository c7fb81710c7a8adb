//! A meeting that is agreed upon.

use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "planned_meeting")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub mentorship_id: Uuid,
    pub planned_on: Date,
    pub minute_of_day: Option<i32>,
    pub mode: String,
    pub link: Option<String>,
    pub topic: String,
    #[sea_orm(column_type = "Text")]
    pub agenda: String,
    pub state: String,
    pub meeting_id: Option<Uuid>,
    #[sea_orm(column_type = "Text", nullable)]
    pub reason: Option<String>,
    pub planned_by: Uuid,
    pub planned_at: DateTimeUtc,
    pub version: i32,
}

#[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
