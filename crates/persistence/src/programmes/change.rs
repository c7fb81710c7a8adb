//! The steps of a programme, each under its permit, each guarded by what was read before.

use domain::access::Permit;
use domain::access::rules::programme::{Agree, Approve, Complete, DecideChange, Draft};
use domain::clock::{Date, Timestamp};
use domain::id::{DeficitId, ProgrammeId};
use domain::mentoring::{Programme as Plan, ProgrammeContent, ProgrammeState};
use domain::people::DeficitStatus;
use domain::text::Note;
use sea_orm::sea_query::{Expr, Query};
use sea_orm::{
    ActiveValue::Set, ColumnTrait, DatabaseTransaction, EntityTrait, QueryFilter, UpdateMany,
};
use uuid::Uuid;

use super::{Programme, Programmes};
use crate::accounts::one;
use crate::codes;
use crate::entity::programme::{ActiveModel, Column, Entity};
use crate::entity::{deficit, programme_deficit};
use crate::error::StoreError;

/// What mentor, mentee and curator write; the plan's activities are written beside it.
#[derive(Clone, Copy, Debug)]
pub struct Wording<'a> {
    /// What is to be reached.
    pub goal: &'a Note,
    /// What will show that it was reached.
    pub expected_result: &'a Note,
    /// First day.
    pub starts_on: Date,
    /// Last day.
    pub ends_on: Date,
    /// Why it lasts longer than a year.
    pub long_term_reason: Option<&'a Note>,
    /// Which deficits it works on, each once.
    pub deficits: &'a [DeficitId],
}

impl Programmes<'_, DatabaseTransaction> {
    /// Adds a draft to the pair that the permit is for. Nobody has agreed to it yet.
    pub async fn add(
        &self,
        permit: &Permit<Draft>,
        id: ProgrammeId,
        wording: Wording<'_>,
        now: Timestamp,
    ) -> Result<(), StoreError> {
        let row = ActiveModel {
            id: Set(id.0),
            mentorship_id: Set(permit.on()),
            goal: Set(wording.goal.as_str().to_owned()),
            expected_result: Set(wording.expected_result.as_str().to_owned()),
            starts_on: Set(wording.starts_on),
            ends_on: Set(wording.ends_on),
            long_term_reason: Set(wording
                .long_term_reason
                .map(|text| text.as_str().to_owned())),
            state: Set("DRAFT".to_owned()),
            mentor_agreed: Set(false),
            mentee_agreed: Set(false),
            remark: Set(None),
            approved_by: Set(None),
            approved_on: Set(None),
            closed_on: Set(None),
            end_reason: Set(None),
            result: Set(None),
            created_at: Set(now),
            version: Set(1),
        };
        Entity::insert(row).exec_without_returning(self.0).await?;
        self.put_deficits(id, wording.deficits).await
    }

    /// Writes another wording; `after` is where it leaves the programme.
    pub async fn redraft(
        &self,
        permit: &Permit<Draft>,
        before: &Programme,
        after: &Plan,
        wording: Wording<'_>,
    ) -> Result<(), StoreError> {
        let reason = wording
            .long_term_reason
            .map(|text| text.as_str().to_owned());
        let update = step(permit.on(), before, after)
            .col_expr(Column::Version, Expr::val(before.version + 1))
            .col_expr(Column::Goal, Expr::val(wording.goal.as_str()))
            .col_expr(
                Column::ExpectedResult,
                Expr::val(wording.expected_result.as_str()),
            )
            .col_expr(Column::StartsOn, Expr::val(wording.starts_on))
            .col_expr(Column::EndsOn, Expr::val(wording.ends_on))
            .col_expr(Column::LongTermReason, Expr::val(reason));
        one(update.exec(self.0).await?.rows_affected)?;
        programme_deficit::Entity::delete_many()
            .filter(programme_deficit::Column::ProgrammeId.eq(before.id().0))
            .exec(self.0)
            .await?;
        self.put_deficits(before.id(), wording.deficits).await
    }

    async fn put_deficits(&self, id: ProgrammeId, named: &[DeficitId]) -> Result<(), StoreError> {
        let rows = named.iter().map(|deficit| programme_deficit::ActiveModel {
            programme_id: Set(id.0),
            deficit_id: Set(deficit.0),
        });
        programme_deficit::Entity::insert_many(rows)
            .exec_without_returning(self.0)
            .await?;
        Ok(())
    }

    /// Keeps that one side agreed to this wording.
    pub async fn agree(
        &self,
        permit: &Permit<Agree>,
        before: &Programme,
        after: &Plan,
    ) -> Result<(), StoreError> {
        let update = step(permit.on(), before, after);
        one(update.exec(self.0).await?.rows_affected)
    }

    /// Puts it into force; its open deficits are worked on from now on.
    pub async fn approve(
        &self,
        permit: &Permit<Approve>,
        before: &Programme,
        after: &Plan,
        today: Date,
    ) -> Result<(), StoreError> {
        let update = step(permit.on(), before, after)
            .col_expr(Column::Remark, Expr::val(None::<String>))
            .col_expr(Column::ApprovedBy, Expr::val(permit.by().0))
            .col_expr(Column::ApprovedOn, Expr::val(today));
        one(update.exec(self.0).await?.rows_affected)?;
        self.address_deficits(before.id()).await
    }

    async fn address_deficits(&self, id: ProgrammeId) -> Result<(), StoreError> {
        let named = Query::select()
            .column(programme_deficit::Column::DeficitId)
            .from(programme_deficit::Entity)
            .and_where(programme_deficit::Column::ProgrammeId.eq(id.0))
            .to_owned();
        deficit::Entity::update_many()
            .col_expr(deficit::Column::Status, status(DeficitStatus::Addressed))
            .filter(deficit::Column::Id.in_subquery(named))
            .filter(deficit::Column::Status.eq(codes::code(DeficitStatus::Open)))
            .exec(self.0)
            .await?;
        Ok(())
    }

    /// Gives it back with a remark.
    pub async fn give_back(
        &self,
        permit: &Permit<Approve>,
        before: &Programme,
        after: &Plan,
        remark: &Note,
    ) -> Result<(), StoreError> {
        let update =
            step(permit.on(), before, after).col_expr(Column::Remark, Expr::val(remark.as_str()));
        one(update.exec(self.0).await?.rows_affected)
    }

    /// Writes the next edition of a programme in force; the lines of its plan are written beside it. Its open deficits
    /// are worked on from now on.
    pub async fn amend(
        &self,
        permit: &Permit<DecideChange>,
        before: &Programme,
        content: &ProgrammeContent,
    ) -> Result<(), StoreError> {
        let update = step(permit.on(), before, &before.plan)
            .col_expr(Column::Version, Expr::val(before.version + 1))
            .col_expr(Column::Goal, Expr::val(content.goal.as_str()))
            .col_expr(
                Column::ExpectedResult,
                Expr::val(content.expected_result.as_str()),
            )
            .col_expr(Column::EndsOn, Expr::val(content.ends_on))
            .col_expr(
                Column::LongTermReason,
                Expr::val(content.long_term_reason.clone()),
            );
        one(update.exec(self.0).await?.rows_affected)?;
        programme_deficit::Entity::delete_many()
            .filter(programme_deficit::Column::ProgrammeId.eq(before.id().0))
            .exec(self.0)
            .await?;
        let named: Vec<_> = content.deficits.iter().map(|one| one.id).collect();
        self.put_deficits(before.id(), &named).await?;
        self.address_deficits(before.id()).await
    }

    /// Keeps that it was carried out in full, with what came of it; `resolved` of its deficits are gone, the others
    /// stay as they were worked on. The pair's own row is the caller's.
    pub async fn complete(
        &self,
        permit: &Permit<Complete>,
        before: &Programme,
        after: &Plan,
        result: &Note,
        resolved: &[DeficitId],
    ) -> Result<(), StoreError> {
        let update =
            step(permit.on(), before, after).col_expr(Column::Result, Expr::val(result.as_str()));
        one(update.exec(self.0).await?.rows_affected)?;
        deficit::Entity::update_many()
            .col_expr(deficit::Column::Status, status(DeficitStatus::Resolved))
            .filter(deficit::Column::Id.is_in(resolved.iter().map(|id| id.0)))
            .exec(self.0)
            .await?;
        Ok(())
    }
}

fn status(status: DeficitStatus) -> Expr {
    Expr::val(codes::code(status))
}

/// Writes where the step leads, if the row is still where it was read. `on` is the pair that the permit is for.
fn step(on: Uuid, before: &Programme, after: &Plan) -> UpdateMany<Entity> {
    let (mentor_agreed, mentee_agreed) = after.state.agreements();
    let (closed_on, reason) = match after.state {
        ProgrammeState::Draft { .. } | ProgrammeState::Agreed | ProgrammeState::Approved => {
            (None, None)
        }
        ProgrammeState::Completed { on } => (Some(on), None),
        ProgrammeState::Terminated { on, reason } => (Some(on), Some(codes::code(reason))),
    };
    Entity::update_many()
        .col_expr(Column::State, Expr::val(after.state.kind().code()))
        .col_expr(Column::MentorAgreed, Expr::val(mentor_agreed))
        .col_expr(Column::MenteeAgreed, Expr::val(mentee_agreed))
        .col_expr(Column::ClosedOn, Expr::val(closed_on))
        .col_expr(Column::EndReason, Expr::val(reason))
        .filter(Column::Id.eq(before.id().0))
        .filter(Column::MentorshipId.eq(on))
        .filter(Column::State.eq(before.plan.state.kind().code()))
        .filter(Column::Version.eq(before.version))
}
