//! A version of a document of the registry.

use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "document")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub region_id: Uuid,
    pub municipality_id: Option<Uuid>,
    pub school_id: Option<Uuid>,
    pub lineage_id: Uuid,
    pub edition: i32,
    pub kind: String,
    #[sea_orm(column_type = "Text")]
    pub title: String,
    pub title_folded: String,
    pub number: Option<String>,
    pub dated_on: Option<Date>,
    pub listed_on: Date,
    pub effective_from: Option<Date>,
    pub valid_until: Option<Date>,
    #[sea_orm(column_type = "JsonBinary")]
    pub basis: Json,
    #[sea_orm(column_type = "JsonBinary")]
    pub appendices: Json,
    #[sea_orm(column_type = "JsonBinary", nullable)]
    pub as_printed: Option<Json>,
    pub state: String,
    pub order_number: Option<String>,
    pub approved_on: Option<Date>,
    #[sea_orm(column_type = "Text", nullable)]
    pub reason: Option<String>,
    pub expertise: Option<String>,
    pub published_by: Option<Uuid>,
    pub published_at: Option<DateTimeUtc>,
    #[sea_orm(column_type = "Text")]
    pub search_text: String,
    pub created_by: Uuid,
    pub created_at: DateTimeUtc,
    pub revision: i32,
}

#[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
