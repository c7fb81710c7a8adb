//! One job of a person at one school.

use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "employment")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub person_id: Uuid,
    pub school_id: Uuid,
    pub position: String,
    pub subject: Option<String>,
    pub started_on: Date,
    pub ended_on: Option<Date>,
    pub teaching_since: Option<Date>,
    pub pedagogical_education: bool,
    pub transferred: bool,
    pub created_at: DateTimeUtc,
    pub partner_id: Option<Uuid>,
}

#[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
