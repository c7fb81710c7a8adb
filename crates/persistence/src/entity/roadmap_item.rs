//! A row of a roadmap.

use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "roadmap_item")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub roadmap_id: Uuid,
    pub position: i32,
    #[sea_orm(column_type = "Text", nullable)]
    pub number: Option<String>,
    #[sea_orm(column_type = "JsonBinary")]
    pub sections: Json,
    #[sea_orm(column_type = "Text")]
    pub title: String,
    pub title_folded: String,
    #[sea_orm(column_type = "Text")]
    pub term: String,
    #[sea_orm(column_type = "Text")]
    pub responsible: String,
    #[sea_orm(column_type = "Text")]
    pub participants: String,
    #[sea_orm(column_type = "Text")]
    pub result: String,
    #[sea_orm(column_type = "Text")]
    pub evidence: String,
    #[sea_orm(column_type = "JsonBinary")]
    pub bodies: Json,
    pub evidence_kind: Option<String>,
    #[sea_orm(column_type = "Text", nullable)]
    pub condition: Option<String>,
    pub is_obligatory: bool,
    pub parent_item_id: Option<Uuid>,
    #[sea_orm(column_type = "JsonBinary")]
    pub reading: Json,
    #[sea_orm(column_type = "JsonBinary")]
    pub doubts: Json,
    pub is_checked: bool,
    #[sea_orm(column_type = "JsonBinary")]
    pub places: Json,
    pub revision: i32,
}

#[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
