//! A mentee's stated need.

use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "need")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub person_id: Uuid,
    pub school_id: Uuid,
    #[sea_orm(column_type = "Text")]
    pub request: String,
    #[sea_orm(column_type = "JsonBinary")]
    pub topics: Json,
    #[sea_orm(column_type = "JsonBinary")]
    pub formats: Json,
    #[sea_orm(column_type = "JsonBinary")]
    pub categories: Json,
    pub state: String,
    pub updated_at: DateTimeUtc,
    pub version: i32,
    pub membership: String,
    pub decided_at: Option<DateTimeUtc>,
    pub registered_at: Option<DateTimeUtc>,
    pub refresh_asked_at: Option<DateTimeUtc>,
    #[sea_orm(column_type = "Text")]
    pub words: String,
    #[sea_orm(column_type = "JsonBinary")]
    pub strengths: Json,
    pub support_needed: bool,
}

#[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
