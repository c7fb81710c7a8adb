//! A monitoring campaign with the questions that it asks.

use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "campaign")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub place_id: Uuid,
    pub region_id: Uuid,
    pub municipality_id: Option<Uuid>,
    pub kind: String,
    pub set_version: i32,
    pub title: String,
    pub school_year: i32,
    pub from_on: Date,
    pub until_on: Date,
    pub opens_on: Date,
    pub due_on: Date,
    pub audience: String,
    #[sea_orm(column_type = "JsonBinary")]
    pub school_kinds: Json,
    #[sea_orm(column_type = "JsonBinary")]
    pub items: Json,
    pub state: String,
    pub planned_by: Uuid,
    pub planned_at: DateTimeUtc,
    pub opened_on: Option<Date>,
    pub closed_on: Option<Date>,
    pub revision: i32,
}

#[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
