//! An order of a school.

use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "official_order")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub school_id: Uuid,
    pub kind: String,
    pub title: String,
    pub state: String,
    pub number: Option<String>,
    pub number_folded: Option<String>,
    pub date: Option<Date>,
    pub order_year: Option<i32>,
    #[sea_orm(column_type = "JsonBinary")]
    pub content: Json,
    pub prepared_by: Uuid,
    pub prepared_at: DateTimeUtc,
    pub signed_by: Option<Uuid>,
    pub signed_at: Option<DateTimeUtc>,
    pub starts_on: Option<Date>,
    pub ends_on: Option<Date>,
    pub subject_person_id: Option<Uuid>,
    pub cancelled_by: Option<Uuid>,
    pub cancelled_at: Option<DateTimeUtc>,
    #[sea_orm(column_type = "Text", nullable)]
    pub cancel_reason: Option<String>,
    pub version: i32,
}

#[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
