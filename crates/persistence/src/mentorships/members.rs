//! Who leaves a mentorship that goes on without them, and endings that wait for the curator's word.

use domain::access::Permit;
use domain::access::rules::mentorship::{EndParticipation, KeepGoing};
use domain::id::{MentorshipId, PersonId, SchoolId};
use domain::mentoring::{EndReason, Mentorship as Pair, MentorshipStateKind, Side};
use sea_orm::sea_query::{Condition, Expr};
use sea_orm::{ColumnTrait, DatabaseTransaction, EntityTrait, QueryFilter};
use uuid::Uuid;

use super::{Mentorship, Mentorships, in_states, staying_on};
use crate::accounts::one;
use crate::codes;
use crate::entity::mentorship::{Column, Entity};
use crate::entity::mentorship_participant::{Column as Line, Entity as Lines};
use crate::error::StoreError;

/// A member whose leaving waits for the curator's word.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct LeavingProposed {
    /// Who.
    pub person: PersonId,
    /// Why.
    pub reason: EndReason,
}

impl Mentorships<'_, DatabaseTransaction> {
    /// Keeps that `person` left, and that the others go on.
    pub async fn leave(
        &self,
        permit: &Permit<EndParticipation>,
        before: &Mentorship,
        after: &Pair,
        person: PersonId,
    ) -> Result<(), StoreError> {
        let line = after.former().find(|line| line.person == person);
        let left = line.and_then(|line| line.left);
        let left = left.ok_or(StoreError::Conflict)?;
        let done = Lines::update_many()
            .col_expr(Line::LeftOn, Expr::val(left.on))
            .col_expr(Line::LeftReason, Expr::val(codes::code(left.reason)))
            .col_expr(Line::LeavingProposed, Expr::val(None::<String>))
            .filter(Line::MentorshipId.eq(permit.on()))
            .filter(Line::PersonId.eq(person.0))
            .filter(Line::LeftOn.is_null())
            .exec(self.0)
            .await?;
        one(done.rows_affected)?;
        self.step(permit.on(), before, after).await
    }

    /// Takes the proposed ending, and every proposed leaving, away; [`StoreError::Conflict`] when the row has changed.
    pub async fn keep_going(
        &self,
        permit: &Permit<KeepGoing>,
        before: &Mentorship,
    ) -> Result<(), StoreError> {
        let done = Entity::update_many()
            .col_expr(Column::EndingProposed, Expr::val(None::<String>))
            .col_expr(Column::Version, Expr::val(before.version + 1))
            .filter(Column::Id.eq(permit.on()))
            .filter(Column::Version.eq(before.version))
            .exec(self.0)
            .await?;
        one(done.rows_affected)?;
        Lines::update_many()
            .col_expr(Line::LeavingProposed, Expr::val(None::<String>))
            .filter(Line::MentorshipId.eq(permit.on()))
            .exec(self.0)
            .await?;
        Ok(())
    }

    /// Proposes that `person` leaves every mentorship in force in which they take part, on one side or on any, at
    /// `school`, or as a mentor whom it gives, or anywhere; where it does not go on without them, that it ends. A reason that waits already stays.
    /// Answers with those that now wait for the curator's word because of this.
    ///
    /// It follows from something else — a consent was taken back, a job ended — and so needs no permit of its own.
    pub async fn propose_endings(
        &self,
        person: PersonId,
        side: Option<Side>,
        school: Option<SchoolId>,
        reason: EndReason,
    ) -> Result<Vec<Mentorship>, StoreError> {
        let mut which = staying_on([person], side)
            .add(in_states(&[MentorshipStateKind::Active]))
            .add(Column::EndingProposed.is_null());
        if let Some(school) = school {
            let gives =
                staying_on([person], Some(Side::Mentor)).add(Column::GivingSchoolId.eq(school.0));
            which = which.add(
                Condition::any()
                    .add(Column::SchoolId.eq(school.0))
                    .add(gives),
            );
        }
        let mut concerned = self.all(which).await?;
        let waits = |row: &Mentorship| row.leaving_proposed.iter().any(|one| one.person == person);
        concerned.retain(|row| !waits(row));
        for row in &concerned {
            let leaves = row.pair.goes_on_without(person);
            let ending = (!leaves).then(|| codes::code(reason));
            self.propose_ending(row, ending).await?;
            if leaves {
                self.propose_leaving(row.id().0, person, reason).await?;
            }
        }
        let ids: Vec<MentorshipId> = concerned.iter().map(Mentorship::id).collect();
        self.find_all(&ids).await
    }

    async fn propose_ending(
        &self,
        row: &Mentorship,
        ending: Option<String>,
    ) -> Result<(), StoreError> {
        let done = Entity::update_many()
            .col_expr(Column::EndingProposed, Expr::val(ending))
            .col_expr(Column::Version, Expr::val(row.version + 1))
            .filter(Column::Id.eq(row.id().0))
            .filter(Column::Version.eq(row.version))
            .exec(self.0)
            .await?;
        one(done.rows_affected)
    }

    async fn propose_leaving(
        &self,
        mentorship: Uuid,
        person: PersonId,
        reason: EndReason,
    ) -> Result<(), StoreError> {
        let done = Lines::update_many()
            .col_expr(Line::LeavingProposed, Expr::val(codes::code(reason)))
            .filter(Line::MentorshipId.eq(mentorship))
            .filter(Line::PersonId.eq(person.0))
            .exec(self.0)
            .await?;
        one(done.rows_affected)
    }
}
