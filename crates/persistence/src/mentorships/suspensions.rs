//! The rests of mentorships: the open one, which the rules see, and all that there were.

use std::collections::BTreeMap;

use domain::access::Permit;
use domain::access::rules::mentorship::{Resume, Suspend};
use domain::clock::{Date, Timestamp};
use domain::id::{MentorshipId, PersonId, SuspensionId};
use domain::mentoring::{Mentorship as Pair, Suspension};
use sea_orm::sea_query::{CaseStatement, Expr};
use sea_orm::{
    ActiveValue::Set, ColumnTrait, ConnectionTrait, DatabaseTransaction, EntityTrait, QueryFilter,
    QueryOrder,
};
use uuid::Uuid;

use super::{Mentorship, Mentorships};
use crate::accounts::one;
use crate::codes;
use crate::entity::mentorship_suspension::{ActiveModel, Column, Entity, Model};
use crate::error::StoreError;

/// A rest as it is kept.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct KeptSuspension {
    /// Its id.
    pub id: SuspensionId,
    /// What rests.
    pub mentorship: MentorshipId,
    /// From when, until about when, and why.
    pub suspension: Suspension,
    /// What else was to be remembered.
    pub note: Option<String>,
    /// Who let it rest.
    pub suspended_by: PersonId,
    /// The first day of work after it; open while it rests.
    pub resumed_on: Option<Date>,
}

/// A rest about to begin.
#[derive(Clone, Copy, Debug)]
pub struct NewSuspension<'a> {
    /// Its id.
    pub id: SuspensionId,
    /// What else is to be remembered.
    pub note: Option<&'a str>,
    /// When it is entered.
    pub at: Timestamp,
}

impl<C: ConnectionTrait> Mentorships<'_, C> {
    /// Every rest of `mentorships`, the latest first.
    pub async fn rests_of(
        &self,
        mentorships: &[MentorshipId],
    ) -> Result<Vec<KeptSuspension>, StoreError> {
        let rows = Entity::find()
            .filter(Column::MentorshipId.is_in(mentorships.iter().map(|id| id.0)))
            .order_by_desc(Column::FromOn)
            .order_by_desc(Column::Id)
            .all(self.0)
            .await?;
        rows.into_iter().map(KeptSuspension::try_from).collect()
    }

    /// The open rest of each of `ids` that has one.
    pub(super) async fn resting(
        &self,
        ids: &[Uuid],
    ) -> Result<BTreeMap<Uuid, Suspension>, StoreError> {
        let rows = Entity::find()
            .filter(Column::MentorshipId.is_in(ids.iter().copied()))
            .filter(Column::ResumedOn.is_null())
            .all(self.0)
            .await?;
        let kept = rows.into_iter().map(|row| {
            let kept = KeptSuspension::try_from(row)?;
            Ok((kept.mentorship.0, kept.suspension))
        });
        kept.collect()
    }
}

impl Mentorships<'_, DatabaseTransaction> {
    /// Keeps that it rests.
    pub async fn suspend(
        &self,
        permit: &Permit<Suspend>,
        before: &Mentorship,
        after: &Pair,
        new: NewSuspension<'_>,
    ) -> Result<(), StoreError> {
        let suspension = after.suspension.ok_or(StoreError::Conflict)?;
        let row = ActiveModel {
            id: Set(new.id.0),
            mentorship_id: Set(permit.on()),
            reason: Set(codes::code(suspension.reason)),
            from_on: Set(suspension.from),
            expected_back: Set(suspension.expected_back),
            note: Set(new.note.map(str::to_owned)),
            suspended_by: Set(permit.by().0),
            suspended_at: Set(new.at),
            resumed_on: Set(None),
        };
        Entity::insert(row).exec_without_returning(self.0).await?;
        self.step(permit.on(), before, after).await
    }

    /// Keeps that it goes on from `on`.
    pub async fn resume(
        &self,
        permit: &Permit<Resume>,
        before: &Mentorship,
        after: &Pair,
        on: Date,
    ) -> Result<(), StoreError> {
        let done = Entity::update_many()
            .col_expr(Column::ResumedOn, Expr::val(on))
            .filter(Column::MentorshipId.eq(permit.on()))
            .filter(Column::ResumedOn.is_null())
            .exec(self.0)
            .await?;
        one(done.rows_affected)?;
        self.step(permit.on(), before, after).await
    }

    /// What ends while it rests ends its rest too.
    pub(super) async fn end_rest(&self, mentorship: Uuid, on: Date) -> Result<(), StoreError> {
        let ended = CaseStatement::new()
            .case(Column::FromOn.gt(on), Expr::col(Column::FromOn))
            .finally(Expr::val(on));
        Entity::update_many()
            .col_expr(Column::ResumedOn, ended.into())
            .filter(Column::MentorshipId.eq(mentorship))
            .filter(Column::ResumedOn.is_null())
            .exec(self.0)
            .await?;
        Ok(())
    }
}

impl TryFrom<Model> for KeptSuspension {
    type Error = StoreError;

    fn try_from(row: Model) -> Result<Self, StoreError> {
        Ok(Self {
            id: SuspensionId(row.id),
            mentorship: MentorshipId(row.mentorship_id),
            suspension: Suspension {
                from: row.from_on,
                expected_back: row.expected_back,
                reason: codes::value(&row.reason, "mentorship_suspension", row.id)?,
            },
            note: row.note,
            suspended_by: PersonId(row.suspended_by),
            resumed_on: row.resumed_on,
        })
    }
}
