//! One consent of one person for one purpose.

use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "consent")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub person_id: Uuid,
    pub school_id: Uuid,
    pub purpose: String,
    pub text_version: String,
    #[sea_orm(column_type = "JsonBinary")]
    pub fields: Json,
    pub channel: String,
    pub valid_from: Date,
    pub valid_until: Option<Date>,
    pub withdrawn_on: Option<Date>,
    pub recorded_by: Uuid,
    pub recorded_at: DateTimeUtc,
    #[sea_orm(column_type = "JsonBinary")]
    pub resources: Json,
    #[sea_orm(column_type = "JsonBinary", nullable)]
    pub signed_text: Option<Json>,
    pub replaced_by: Option<Uuid>,
    pub representative_last_name: Option<String>,
    pub representative_first_name: Option<String>,
    pub representative_patronymic: Option<String>,
    pub representative_relation: Option<String>,
    pub review_on: Option<Date>,
}

#[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
