//! A report on the execution of a roadmap at one place for a period.

use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "roadmap_report")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub roadmap_id: Uuid,
    pub place_id: Uuid,
    pub region_id: Uuid,
    pub municipality_id: Uuid,
    pub school_id: Option<Uuid>,
    pub from_on: Date,
    pub until_on: Date,
    pub state: String,
    #[sea_orm(column_type = "Text")]
    pub summary: String,
    pub prepared_by: Uuid,
    pub created_at: DateTimeUtc,
    pub signed_by: Option<Uuid>,
    pub signed_on: Option<Date>,
    #[sea_orm(column_type = "JsonBinary", nullable)]
    pub figures: Option<Json>,
    pub decided_by: Option<Uuid>,
    pub decided_on: Option<Date>,
    #[sea_orm(column_type = "Text", nullable)]
    pub returned_reason: Option<String>,
    pub revision: i32,
}

#[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
