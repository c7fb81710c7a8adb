//! The roll-over of a school into a school year: what it has to decide on, and what was decided.

mod before;

use domain::access::Permit;
use domain::access::rules::place::school::RollOver;
use domain::clock::{SchoolYear, Timestamp};
use domain::id::{MentorCardId, MentorshipId, NeedId, PersonId, SchoolId};
use domain::people::CardState;
use sea_orm::sea_query::{Expr, ExprTrait};
use sea_orm::{
    ActiveValue::Set, ColumnTrait, ConnectionTrait, DatabaseTransaction, EntityTrait, QueryFilter,
};
use serde::{Deserialize, Serialize};

use crate::accounts::one;
use crate::codes;
use crate::entity::rollover::{ActiveModel, Entity, Model};
use crate::entity::{mentor_card, need};
use crate::error::StoreError;

pub use before::{CardBefore, PairBefore, StaffBefore};

/// A card of one of the two banks.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Card {
    /// What a mentor offers.
    Mentor(MentorCardId),
    /// What a mentee asks for.
    Need(NeedId),
}

impl Card {
    /// Its id, whatever it is.
    pub fn id(self) -> uuid::Uuid {
        match self {
            Self::Mentor(id) => id.0,
            Self::Need(id) => id.0,
        }
    }
}

/// What was decided.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
pub struct Outcome {
    /// The pairs that ended.
    pub ended: Vec<MentorshipId>,
    /// The pairs that go on.
    pub going_on: Vec<MentorshipId>,
    /// The cards that were set aside.
    pub paused: Vec<Card>,
    /// The cards that left their bank.
    pub archived: Vec<Card>,
}

/// A roll-over that has been done.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Rollover {
    /// Of which school.
    pub school: SchoolId,
    /// Into which year.
    pub year: SchoolYear,
    /// By whom.
    pub done_by: PersonId,
    /// When.
    pub done_at: Timestamp,
    /// What was decided.
    pub outcome: Outcome,
}

/// The repository of roll-overs.
pub struct Rollovers<'c, C>(pub(crate) &'c C);

impl<C: ConnectionTrait> Rollovers<'_, C> {
    /// The school's roll-over into `year`, if it has been done.
    pub async fn find(
        &self,
        school: SchoolId,
        year: SchoolYear,
    ) -> Result<Option<Rollover>, StoreError> {
        let key = (school.0, year.first_year());
        let row = Entity::find_by_id(key).one(self.0).await?;
        row.map(Rollover::try_from).transpose()
    }
}

impl Rollovers<'_, DatabaseTransaction> {
    /// Keeps that the school that the permit is for has rolled over; [`StoreError::Unique`] when it had before.
    pub async fn add(
        &self,
        permit: &Permit<RollOver>,
        year: SchoolYear,
        outcome: &Outcome,
        now: Timestamp,
    ) -> Result<(), StoreError> {
        let row = ActiveModel {
            school_id: Set(permit.on()),
            school_year: Set(year.first_year()),
            done_by: Set(permit.by().0),
            done_at: Set(now),
            outcome: Set(serde_json::to_value(outcome)?),
        };
        Entity::insert(row).exec_without_returning(self.0).await?;
        Ok(())
    }

    /// Changes the state of a card of the school that the permit is for, and nothing that is written on it.
    pub async fn set_card(
        &self,
        permit: &Permit<RollOver>,
        before: &CardBefore,
        state: CardState,
    ) -> Result<(), StoreError> {
        let state = codes::code(state);
        let done = match before.card {
            Card::Mentor(id) => {
                use mentor_card::{Column, Entity};
                Entity::update_many()
                    .col_expr(Column::State, Expr::val(state))
                    .col_expr(Column::Version, Expr::col(Column::Version).add(1))
                    .filter(Column::Id.eq(id.0))
                    .filter(Column::SchoolId.eq(permit.on()))
                    .filter(Column::Version.eq(before.version))
                    .exec(self.0)
                    .await?
            }
            Card::Need(id) => {
                use need::{Column, Entity};
                Entity::update_many()
                    .col_expr(Column::State, Expr::val(state))
                    .col_expr(Column::Version, Expr::col(Column::Version).add(1))
                    .filter(Column::Id.eq(id.0))
                    .filter(Column::SchoolId.eq(permit.on()))
                    .filter(Column::Version.eq(before.version))
                    .exec(self.0)
                    .await?
            }
        };
        one(done.rows_affected)
    }
}

impl TryFrom<Model> for Rollover {
    type Error = StoreError;

    fn try_from(row: Model) -> Result<Self, StoreError> {
        let broken = || StoreError::inconsistent("rollover", row.school_id);
        Ok(Self {
            school: SchoolId(row.school_id),
            year: SchoolYear::starting(row.school_year).ok_or_else(broken)?,
            done_by: PersonId(row.done_by),
            done_at: row.done_at,
            outcome: serde_json::from_value(row.outcome).or(Err(broken()))?,
        })
    }
}
