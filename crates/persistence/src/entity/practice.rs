//! A described practice.

use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "practice")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub school_id: Uuid,
    pub municipality_id: Uuid,
    pub region_id: Uuid,
    pub programme_id: Uuid,
    pub slug: Option<String>,
    pub title: String,
    #[sea_orm(column_type = "Text")]
    pub problem: String,
    #[sea_orm(column_type = "Text")]
    pub actions: String,
    #[sea_orm(column_type = "Text")]
    pub result: String,
    #[sea_orm(column_type = "Text")]
    pub conditions: String,
    pub form: String,
    pub format: String,
    pub state: String,
    #[sea_orm(column_type = "Text", nullable)]
    pub remark: Option<String>,
    pub published_at: Option<DateTimeUtc>,
    pub first_published_on: Option<Date>,
    pub created_at: DateTimeUtc,
    pub version: i32,
    #[sea_orm(column_type = "Text")]
    pub search_text: String,
}

#[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
