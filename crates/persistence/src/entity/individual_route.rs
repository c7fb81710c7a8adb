//! An individual route.

use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "individual_route")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub school_id: Uuid,
    pub person_id: Uuid,
    #[sea_orm(column_type = "Text")]
    pub goal: String,
    pub from_year: i32,
    pub until_year: i32,
    #[sea_orm(column_type = "JsonBinary")]
    pub steps: Json,
    pub state: String,
    pub edition: i32,
    #[sea_orm(column_type = "Text", nullable)]
    pub revision_reason: Option<String>,
    pub written_at: DateTimeUtc,
    pub activated_on: Option<Date>,
    pub finished_on: Option<Date>,
    #[sea_orm(column_type = "Text", nullable)]
    pub result: Option<String>,
    pub version: i32,
}

#[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
