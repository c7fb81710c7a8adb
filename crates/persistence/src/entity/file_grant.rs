//! What a mentor may read of a mentee's file.

use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "file_grant")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub school_id: Uuid,
    pub mentorship_id: Uuid,
    pub mentor_id: Uuid,
    pub mentee_id: Uuid,
    #[sea_orm(column_type = "JsonBinary")]
    pub asked_fields: Json,
    #[sea_orm(column_type = "Text")]
    pub purpose: String,
    pub state: String,
    pub asked_at: DateTimeUtc,
    pub asked_on: Date,
    #[sea_orm(column_type = "JsonBinary")]
    pub fields: Json,
    pub decided_by: Option<Uuid>,
    pub decided_on: Option<Date>,
    pub until_on: Option<Date>,
    #[sea_orm(column_type = "Text", nullable)]
    pub refusal_note: Option<String>,
    pub closed_by: Option<Uuid>,
    pub closed_on: Option<Date>,
    pub version: i32,
}

#[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
