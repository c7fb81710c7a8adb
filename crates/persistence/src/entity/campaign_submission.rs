//! What one school answers in a campaign, and how far it has come with it.

use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "campaign_submission")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub id: Uuid,
    pub campaign_id: Uuid,
    pub school_id: Uuid,
    pub municipality_id: Uuid,
    pub region_id: Uuid,
    pub state: String,
    pub due_on: Date,
    pub extended: bool,
    pub first_submitted_on: Option<Date>,
    pub submitted_by: Option<Uuid>,
    pub submitted_on: Option<Date>,
    pub decided_by: Option<Uuid>,
    pub decided_on: Option<Date>,
    #[sea_orm(column_type = "Text", nullable)]
    pub returned_reason: Option<String>,
    pub released_on: Option<Date>,
    pub revision: i32,
}

#[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
