//! A person in a mentorship.

use sea_orm::entity::prelude::*;

#[derive(Clone, Debug, PartialEq, Eq, DeriveEntityModel)]
#[sea_orm(table_name = "mentorship_participant")]
pub struct Model {
    #[sea_orm(primary_key, auto_increment = false)]
    pub mentorship_id: Uuid,
    #[sea_orm(primary_key, auto_increment = false)]
    pub person_id: Uuid,
    pub side: String,
    pub answer: String,
    pub answered_at: Option<DateTimeUtc>,
    pub left_on: Option<Date>,
    pub left_reason: Option<String>,
    pub leaving_proposed: Option<String>,
    pub agreement_number: Option<String>,
    pub agreement_on: Option<Date>,
    pub pay_ground: Option<String>,
    pub represented: bool,
    pub two_way: bool,
}

#[derive(Clone, Copy, Debug, EnumIter, DeriveRelation)]
pub enum Relation {}

impl ActiveModelBehavior for ActiveModel {}
