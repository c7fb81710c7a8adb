//! A partner of a school.

use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "partner")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub school_id: Uuid,
    pub kind: String,
    pub name: String,
    pub name_folded: String,
    #[sea_orm(column_type = "Text", nullable)]
    pub contacts: Option<String>,
    pub agreement_number: Option<String>,
    pub agreement_on: Option<Date>,
    pub agreement_until: Option<Date>,
    pub created_at: DateTimeUtc,
    pub version: i32,
}

#[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
