//! A file on its way into the registers.

use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "import_run")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub kind: String,
    pub school_id: Option<Uuid>,
    pub municipality_id: Option<Uuid>,
    pub file_name: String,
    pub file_hash: String,
    #[sea_orm(column_type = "Blob", nullable)]
    pub content: Option<Vec<u8>>,
    pub state: String,
    pub failure: Option<String>,
    #[sea_orm(column_type = "JsonBinary")]
    pub headings: Json,
    #[sea_orm(column_type = "JsonBinary")]
    pub remarks: Json,
    #[sea_orm(column_type = "JsonBinary")]
    pub mapping: Json,
    #[sea_orm(column_type = "JsonBinary")]
    pub choices: Json,
    #[sea_orm(column_type = "JsonBinary")]
    pub counts: Json,
    pub done: i32,
    pub total: i32,
    pub created_by: Uuid,
    pub applied_by: Option<Uuid>,
    pub created_at: DateTimeUtc,
    pub updated_at: DateTimeUtc,
    pub claimed_until: Option<DateTimeUtc>,
    pub version: i32,
}

#[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
