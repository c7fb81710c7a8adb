//! Holds that keep somebody's data as they are while a proceeding needs them.

use domain::access::Permit;
use domain::access::rules::legal_hold::{LegalHoldFacts, Lift, Place};
use domain::clock::{Date, Timestamp};
use domain::id::{LegalHoldId, PersonId, SchoolId};
use domain::org::Whereabouts;
use domain::text::Note;
use sea_orm::sea_query::Expr;
use sea_orm::{
    ActiveValue::Set, ColumnTrait, ConnectionTrait, DatabaseTransaction, EntityTrait, QueryFilter,
    QueryOrder, QuerySelect,
};

use crate::accounts::one;
use crate::entity::legal_hold::{ActiveModel, Column, Entity, Model};
use crate::error::StoreError;

/// A hold as it is kept.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct LegalHold {
    /// Its id.
    pub id: LegalHoldId,
    /// Whose data are kept.
    pub person: PersonId,
    /// The school that answers for them.
    pub school: SchoolId,
    /// What they are needed for.
    pub reason: String,
    /// Who placed it.
    pub placed_by: PersonId,
    /// On which day.
    pub placed_on: Date,
    /// On which day it was lifted.
    pub lifted_on: Option<Date>,
}

impl LegalHold {
    /// It as the policy sees it.
    pub fn facts(&self, at: Whereabouts) -> LegalHoldFacts {
        LegalHoldFacts { id: self.id, at }
    }
}

/// The most holds of a school that are listed.
const LISTED: u64 = 200;

/// The repository of holds.
pub struct LegalHolds<'c, C>(pub(crate) &'c C);

impl<C: ConnectionTrait> LegalHolds<'_, C> {
    /// The hold with this id.
    pub async fn find(&self, id: LegalHoldId) -> Result<Option<LegalHold>, StoreError> {
        let row = Entity::find_by_id(id.0).one(self.0).await?;
        Ok(row.map(LegalHold::from))
    }

    /// The holds of `school`, those in force first, the latest first, at most two hundred.
    pub async fn of_school(&self, school: SchoolId) -> Result<Vec<LegalHold>, StoreError> {
        let rows = Entity::find()
            .filter(Column::SchoolId.eq(school.0))
            .order_by_desc(Column::LiftedOn.is_null())
            .order_by_desc(Column::PlacedAt)
            .order_by_desc(Column::Id)
            .limit(LISTED)
            .all(self.0)
            .await?;
        Ok(rows.into_iter().map(LegalHold::from).collect())
    }

    /// Whether `school` holds the data of `person`.
    pub async fn is_held(&self, school: SchoolId, person: PersonId) -> Result<bool, StoreError> {
        let row = Entity::find()
            .filter(Column::SchoolId.eq(school.0))
            .filter(Column::PersonId.eq(person.0))
            .filter(Column::LiftedOn.is_null())
            .one(self.0)
            .await?;
        Ok(row.is_some())
    }
}

impl LegalHolds<'_, DatabaseTransaction> {
    /// Keeps a fresh hold.
    pub async fn place(
        &self,
        permit: &Permit<Place>,
        (person, school): (PersonId, SchoolId),
        reason: &Note,
        (now, today): (Timestamp, Date),
    ) -> Result<(), StoreError> {
        let row = ActiveModel {
            id: Set(permit.on()),
            person_id: Set(person.0),
            school_id: Set(school.0),
            reason: Set(reason.as_str().to_owned()),
            placed_by: Set(permit.by().0),
            placed_on: Set(today),
            placed_at: Set(now),
            lifted_by: Set(None),
            lifted_on: Set(None),
        };
        Entity::insert(row).exec_without_returning(self.0).await?;
        Ok(())
    }

    /// Lifts the hold that the permit is for; [`StoreError::Conflict`] when somebody was faster.
    pub async fn lift(&self, permit: &Permit<Lift>, today: Date) -> Result<(), StoreError> {
        let done = Entity::update_many()
            .col_expr(Column::LiftedBy, Expr::val(permit.by().0))
            .col_expr(Column::LiftedOn, Expr::val(today))
            .filter(Column::Id.eq(permit.on()))
            .filter(Column::LiftedOn.is_null())
            .exec(self.0)
            .await?;
        one(done.rows_affected)
    }
}

impl From<Model> for LegalHold {
    fn from(row: Model) -> Self {
        Self {
            id: LegalHoldId(row.id),
            person: PersonId(row.person_id),
            school: SchoolId(row.school_id),
            reason: row.reason,
            placed_by: PersonId(row.placed_by),
            placed_on: row.placed_on,
            lifted_on: row.lifted_on,
        }
    }
}
