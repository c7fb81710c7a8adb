//! A row of a roadmap as the duty of one place.

use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "roadmap_duty")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub roadmap_id: Uuid,
    pub item_id: Uuid,
    pub place_id: Uuid,
    pub region_id: Uuid,
    pub municipality_id: Option<Uuid>,
    pub school_id: Option<Uuid>,
    pub applicability: String,
    #[sea_orm(column_type = "Text", nullable)]
    pub reason: Option<String>,
    pub changed_by: Option<Uuid>,
    pub given_on: Option<Date>,
}

#[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
