//! A certificate of a completed programme.

use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "certificate")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub programme_id: Uuid,
    pub person_id: Uuid,
    pub side: String,
    pub code: String,
    #[sea_orm(column_type = "JsonBinary")]
    pub content: Json,
    pub issued_by: Uuid,
    pub issued_on: Date,
    pub withdrawn_by: Option<Uuid>,
    pub withdrawn_on: Option<Date>,
    #[sea_orm(column_type = "Text", nullable)]
    pub withdraw_reason: Option<String>,
}

#[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
