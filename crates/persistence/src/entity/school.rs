//! A school: an education organisation of any kind.

use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "school")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub municipality_id: Uuid,
    pub region_id: Uuid,
    pub kind: String,
    pub full_name: String,
    pub short_name: String,
    pub name_folded: String,
    pub sort_key: String,
    pub slug: String,
    pub place_name: Option<String>,
    pub founder: Option<String>,
    pub created_at: DateTimeUtc,
    pub version: i32,
}

#[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
