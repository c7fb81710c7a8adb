//! What one of a pair said of how the two get on.

use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "pulse_answer")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub mentorship_id: Uuid,
    pub person_id: Uuid,
    pub kind: String,
    pub asked_on: Date,
    pub score: i32,
    #[sea_orm(column_type = "Text")]
    pub words: String,
    pub answered_at: DateTimeUtc,
    pub settled_at: Option<DateTimeUtc>,
    pub settled_by: Option<Uuid>,
    #[sea_orm(column_type = "Text", nullable)]
    pub settled_how: Option<String>,
}

#[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
