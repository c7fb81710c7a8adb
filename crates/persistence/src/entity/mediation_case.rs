//! A case of consultation, agreement or mediation.

use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "mediation_case")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub school_id: Uuid,
    pub mentorship_id: Uuid,
    pub kind: String,
    pub state: String,
    pub addressee: String,
    #[sea_orm(column_type = "Text")]
    pub topic: String,
    #[sea_orm(column_type = "Text")]
    pub account: String,
    pub opened_by: Uuid,
    pub opened_at: DateTimeUtc,
    pub opened_on: Date,
    pub answer_by: Date,
    pub mediator_id: Option<Uuid>,
    pub taken_on: Option<Date>,
    #[sea_orm(column_type = "Text", nullable)]
    pub outcome: Option<String>,
    pub edition: i32,
    pub closed_on: Option<Date>,
    pub version: i32,
}

#[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
