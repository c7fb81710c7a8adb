//! A counter of a school and a school year.

use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "school_counter")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub school_id: Uuid,
    pub municipality_id: Uuid,
    pub region_id: Uuid,
    #[sea_orm(primary_key, auto_increment = false)]
    pub school_year: i32,
    #[sea_orm(primary_key, auto_increment = false)]
    pub indicator: String,
    pub value: i32,
}

#[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
