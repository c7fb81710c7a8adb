//! What somebody wants to have corrected in what is kept about them.

use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "correction_request")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub school_id: Uuid,
    pub person_id: Uuid,
    pub area: String,
    #[sea_orm(column_type = "Text")]
    pub wrong: String,
    #[sea_orm(column_type = "Text")]
    pub wanted: String,
    pub state: String,
    pub filed_at: DateTimeUtc,
    pub filed_on: Date,
    pub correct_by: Date,
    #[sea_orm(column_type = "Text", nullable)]
    pub answer: Option<String>,
    pub answered_by: Option<Uuid>,
    pub answered_on: Option<Date>,
    pub version: i32,
}

#[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
