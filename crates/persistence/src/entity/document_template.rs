//! A template of documents.

use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "document_template")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub region_id: Uuid,
    pub municipality_id: Option<Uuid>,
    pub school_id: Option<Uuid>,
    pub kind: String,
    #[sea_orm(column_type = "Text")]
    pub title: String,
    pub title_folded: String,
    #[sea_orm(column_type = "Text")]
    pub body: String,
    pub parent_id: Option<Uuid>,
    pub changed_by: Uuid,
    pub changed_at: DateTimeUtc,
    pub version: i32,
}

#[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
