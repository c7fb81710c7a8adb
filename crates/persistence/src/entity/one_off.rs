//! A single meeting without an order.

use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "one_off")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub school_id: Uuid,
    pub format: String,
    #[sea_orm(column_type = "Text")]
    pub topic: String,
    pub mentor_id: Uuid,
    pub mentee_id: Uuid,
    pub mentor_answer: String,
    pub mentee_answer: String,
    pub proposed_by: Uuid,
    pub proposed_at: DateTimeUtc,
    pub proposed_on: Date,
    pub planned_on: Option<Date>,
    pub state: String,
    pub held_on: Option<Date>,
    pub minutes: Option<i32>,
    #[sea_orm(column_type = "Text", nullable)]
    pub result: Option<String>,
    pub mentor_score: Option<i32>,
    #[sea_orm(column_type = "Text", nullable)]
    pub mentor_words: Option<String>,
    pub mentee_score: Option<i32>,
    #[sea_orm(column_type = "Text", nullable)]
    pub mentee_words: Option<String>,
    pub closed_on: Option<Date>,
    pub version: i32,
}

#[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
