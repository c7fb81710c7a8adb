//! What a run came to for one mentee.

use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "matching_line")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub run_id: Uuid,
    #[sea_orm(primary_key, auto_increment = false)]
    pub mentee_id: Uuid,
    pub need_id: Uuid,
    pub school_id: Uuid,
    pub mentor_id: Option<Uuid>,
    pub points: i32,
    pub locked: bool,
    #[sea_orm(column_type = "JsonBinary")]
    pub detail: Json,
}

#[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
