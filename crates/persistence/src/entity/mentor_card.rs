//! A mentor's card in the bank.

use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "mentor_card")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub person_id: Uuid,
    pub school_id: Uuid,
    #[sea_orm(column_type = "JsonBinary")]
    pub competences: Json,
    #[sea_orm(column_type = "JsonBinary")]
    pub subjects: Json,
    #[sea_orm(column_type = "JsonBinary")]
    pub topics: Json,
    #[sea_orm(column_type = "JsonBinary")]
    pub formats: Json,
    pub capacity: i32,
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
    pub achievements: Json,
    #[sea_orm(column_type = "JsonBinary")]
    pub interests: Json,
    #[sea_orm(column_type = "JsonBinary")]
    pub wanted_categories: Json,
    #[sea_orm(column_type = "JsonBinary")]
    pub areas: Json,
    #[sea_orm(column_type = "JsonBinary")]
    pub trainings: Json,
    pub hours_per_week: Option<i32>,
    pub mentor_since: Option<Date>,
    pub is_expert: bool,
    pub is_external: bool,
    pub nominated_by: Option<String>,
}

#[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
