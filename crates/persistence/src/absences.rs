//! Absences: stated, taken back, and looked at by whoever matches.

use std::collections::BTreeSet;

use domain::access::Permit;
use domain::access::rules::absence::{AbsenceFacts, State, Withdraw};
use domain::clock::{Date, Timestamp};
use domain::id::{AbsenceId, PersonId, SchoolId};
use domain::mentoring::SuspensionReason;
use domain::org::Whereabouts;
use domain::people::AbsenceTerm;
use sea_orm::sea_query::Expr;
use sea_orm::{
    ActiveValue::Set, ColumnTrait, Condition, ConnectionTrait, DatabaseTransaction, EntityTrait,
    PaginatorTrait, QueryFilter, QueryOrder,
};

use crate::accounts::one;
use crate::codes;
use crate::entity::absence::{ActiveModel, Column, Entity, Model};
use crate::error::StoreError;
use crate::page::{self, KeyPart, Slice, Window};

/// An absence as it is kept.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Absence {
    /// Its id.
    pub id: AbsenceId,
    /// The school that is told.
    pub school: SchoolId,
    /// Who is away.
    pub person: PersonId,
    /// From when until when.
    pub term: AbsenceTerm,
    /// Why, if they said so.
    pub reason: Option<SuspensionReason>,
}

impl Absence {
    /// The absence as the policy sees it; `employed` says whether its owner works at the school now.
    pub fn facts(&self, at: Whereabouts, employed: bool) -> AbsenceFacts {
        AbsenceFacts {
            id: self.id,
            at,
            person: self.person,
            employed,
        }
    }
}

/// The repository of absences.
pub struct Absences<'c, C>(pub(crate) &'c C);

impl<C: ConnectionTrait> Absences<'_, C> {
    /// The absence with this id.
    pub async fn find(&self, id: AbsenceId) -> Result<Option<Absence>, StoreError> {
        let row = Entity::find_by_id(id.0).one(self.0).await?;
        row.map(Absence::try_from).transpose()
    }

    /// The absences of `people`, past ones too, the earliest first.
    pub async fn of_people(&self, people: &[PersonId]) -> Result<Vec<Absence>, StoreError> {
        let rows = Entity::find()
            .filter(Column::PersonId.is_in(people.iter().map(|id| id.0)))
            .order_by_asc(Column::FromOn)
            .order_by_asc(Column::Id)
            .all(self.0)
            .await?;
        rows.into_iter().map(Absence::try_from).collect()
    }

    /// A page of the absences that `school` was told and that are not over on `today`, the earliest return first.
    pub async fn page(
        &self,
        school: SchoolId,
        today: Date,
        slice: &Slice,
    ) -> Result<Window<Absence>, StoreError> {
        let keys = [
            page::up(Expr::col(Column::UntilOn)),
            page::up(Expr::col(Column::Id)),
        ];
        let place = |row: &Model| vec![KeyPart::Day(row.until_on), KeyPart::Id(row.id)];
        let query = Entity::find().filter(not_over(school, today));
        page::fetch(query, self.0, &keys, slice, place)
            .await?
            .try_map(Absence::try_from)
    }

    /// How many there are.
    pub async fn count(&self, school: SchoolId, today: Date) -> Result<u64, StoreError> {
        let query = Entity::find().filter(not_over(school, today));
        Ok(query.count(self.0).await?)
    }

    /// Who of `people` is away on `day`, whichever school they told.
    pub async fn away(
        &self,
        people: &[PersonId],
        day: Date,
    ) -> Result<BTreeSet<PersonId>, StoreError> {
        let rows = Entity::find()
            .filter(Column::PersonId.is_in(people.iter().map(|id| id.0)))
            .filter(on(day))
            .all(self.0)
            .await?;
        Ok(rows
            .into_iter()
            .map(|row| PersonId(row.person_id))
            .collect())
    }
}

impl Absences<'_, DatabaseTransaction> {
    /// Keeps a fresh absence of `person`.
    pub async fn state(
        &self,
        permit: &Permit<State>,
        (person, school): (PersonId, SchoolId),
        term: AbsenceTerm,
        reason: Option<SuspensionReason>,
        now: Timestamp,
    ) -> Result<(), StoreError> {
        let row = ActiveModel {
            id: Set(permit.on()),
            school_id: Set(school.0),
            person_id: Set(person.0),
            from_on: Set(term.from),
            until_on: Set(term.until),
            reason: Set(reason.map(codes::code)),
            stated_by: Set(permit.by().0),
            stated_at: Set(now),
        };
        Entity::insert(row).exec_without_returning(self.0).await?;
        Ok(())
    }

    /// Forgets the absence that the permit is for; [`StoreError::Conflict`] when somebody was faster.
    pub async fn withdraw(&self, permit: &Permit<Withdraw>) -> Result<(), StoreError> {
        let done = Entity::delete_by_id(permit.on()).exec(self.0).await?;
        one(done.rows_affected)
    }
}

/// Absences with this day.
pub(crate) fn on(day: Date) -> Condition {
    Condition::all()
        .add(Column::FromOn.lte(day))
        .add(Column::UntilOn.gte(day))
}

fn not_over(school: SchoolId, today: Date) -> Condition {
    Condition::all()
        .add(Column::SchoolId.eq(school.0))
        .add(Column::UntilOn.gte(today))
}

impl TryFrom<Model> for Absence {
    type Error = StoreError;

    fn try_from(row: Model) -> Result<Self, StoreError> {
        let reason = row.reason.as_deref();
        let reason = reason.map(|code| codes::value(code, "absence", row.id));
        Ok(Self {
            id: AbsenceId(row.id),
            school: SchoolId(row.school_id),
            person: PersonId(row.person_id),
            term: AbsenceTerm {
                from: row.from_on,
                until: row.until_on,
            },
            reason: reason.transpose()?,
        })
    }
}
