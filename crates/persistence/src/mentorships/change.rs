//! The steps of a mentorship, each under its permit, each guarded by what was read before.

use domain::access::Permit;
use domain::access::rules::mentorship::{
    Answer as AnswerDeed, Approve, End, PrepareOrder, Propose, Revoke,
};
use domain::access::rules::order::Cancel;
use domain::access::rules::programme::Complete;
use domain::clock::{Date, Timestamp};
use domain::mentoring::{Answer, EndReason, MentoringFormat, Mentorship as Pair, RolePairForm};
use domain::org::Whereabouts;
use domain::people::MentoringTopic;
use sea_orm::sea_query::{Expr, ExprTrait};
use sea_orm::{
    ActiveValue::Set, ColumnTrait, DatabaseTransaction, EntityTrait, QueryFilter, UpdateMany,
};
use uuid::Uuid;

use super::{Mentorship, Mentorships};
use crate::accounts::one;
use crate::codes;
use crate::entity::mentorship::{ActiveModel, Column, Entity};
use crate::entity::{mentorship_participant, programme};
use crate::error::StoreError;

/// A mentorship about to be proposed.
#[derive(Clone, Debug)]
pub struct NewMentorship<'a> {
    /// Who is asked, and its id.
    pub pair: &'a Pair,
    /// The school that will own it.
    pub at: Whereabouts,
    /// Who supports whom.
    pub form: RolePairForm,
    /// How they will work together.
    pub format: MentoringFormat,
    /// What it will be about.
    pub topics: &'a [MentoringTopic],
    /// What the way back will be about, in a pair of both directions.
    pub return_topics: &'a [MentoringTopic],
}

impl Mentorships<'_, DatabaseTransaction> {
    /// Keeps a proposal; nobody has answered yet.
    pub async fn propose(
        &self,
        permit: &Permit<Propose>,
        new: NewMentorship<'_>,
        now: Timestamp,
    ) -> Result<(), StoreError> {
        let id = permit.on();
        let row = ActiveModel {
            id: Set(id),
            school_id: Set(new.at.school.0),
            municipality_id: Set(new.at.municipality.0),
            region_id: Set(new.at.region.0),
            cell: Set(codes::code(new.pair.cell())),
            form: Set(codes::code(new.form)),
            format: Set(codes::code(new.format)),
            topics: Set(codes::json(new.topics)?),
            return_topics: Set(codes::json(new.return_topics)?),
            state: Set(new.pair.state.kind().code().to_owned()),
            order_id: Set(None),
            proposed_by: Set(permit.by().0),
            proposed_at: Set(now),
            started_on: Set(None),
            ended_on: Set(None),
            end_reason: Set(None),
            end_note: Set(None),
            ending_proposed: Set(None),
            giving_school_id: Set(new.pair.giving.map(|giving| giving.school.0)),
            giving_order_id: Set(None),
            giving_signed: Set(false),
            version: Set(1),
        };
        Entity::insert(row).exec_without_returning(self.0).await?;
        let lines = new
            .pair
            .participants
            .iter()
            .map(|line| mentorship_participant::ActiveModel {
                mentorship_id: Set(id),
                person_id: Set(line.person.0),
                side: Set(codes::code(line.side)),
                answer: Set(codes::code(line.answer)),
                answered_at: Set(None),
                left_on: Set(None),
                left_reason: Set(None),
                leaving_proposed: Set(None),
                agreement_number: Set(None),
                agreement_on: Set(None),
                pay_ground: Set(None),
                represented: Set(line.represented),
                two_way: Set(line.two_way),
            });
        mentorship_participant::Entity::insert_many(lines)
            .exec_without_returning(self.0)
            .await?;
        Ok(())
    }

    /// Keeps the answer of the one to whom the permit belongs, and where it leaves the mentorship.
    pub async fn answer(
        &self,
        permit: &Permit<AnswerDeed>,
        before: &Mentorship,
        after: &Pair,
        now: Timestamp,
    ) -> Result<(), StoreError> {
        use mentorship_participant::{Column, Entity};
        // Among all lines: who declines takes part no longer, and their answer is kept nevertheless.
        let mut lines = after.participants.iter();
        let given = lines.find(|line| line.person == permit.by());
        let given = given.ok_or(StoreError::Conflict)?.answer;
        let done = Entity::update_many()
            .col_expr(Column::Answer, Expr::val(codes::code(given)))
            .col_expr(Column::AnsweredAt, Expr::val(now))
            .filter(Column::MentorshipId.eq(permit.on()))
            .filter(Column::PersonId.eq(permit.by().0))
            .filter(Column::Answer.eq(codes::code(Answer::Pending)))
            .exec(self.0)
            .await?;
        one(done.rows_affected)?;
        self.step(permit.on(), before, after).await
    }

    /// Keeps that the proposal was taken back.
    pub async fn revoke(
        &self,
        permit: &Permit<Revoke>,
        before: &Mentorship,
        after: &Pair,
    ) -> Result<(), StoreError> {
        self.step(permit.on(), before, after).await
    }

    /// Keeps that an order was drafted for it.
    pub async fn prepare(
        &self,
        permit: &Permit<PrepareOrder>,
        before: &Mentorship,
        after: &Pair,
    ) -> Result<(), StoreError> {
        self.step(permit.on(), before, after).await
    }

    /// Keeps that the draft of its order, the one that the permit is for, was thrown away.
    pub async fn unprepare(
        &self,
        permit: &Permit<Cancel>,
        before: &Mentorship,
        after: &Pair,
    ) -> Result<(), StoreError> {
        let ours = before.pair.state.order();
        let theirs = before.pair.giving.and_then(|giving| giving.order);
        if ![ours, theirs]
            .into_iter()
            .flatten()
            .any(|order| order.0 == permit.on())
        {
            return Err(StoreError::Conflict);
        }
        self.step(before.id().0, before, after).await
    }

    /// Keeps that an order is signed: that it is in force, or that the other school gives its mentors.
    pub async fn approve(
        &self,
        permit: &Permit<Approve>,
        before: &Mentorship,
        after: &Pair,
    ) -> Result<(), StoreError> {
        self.step(permit.on(), before, after).await
    }

    /// Keeps that it ended early, and breaks its programme off with it.
    pub async fn end(
        &self,
        permit: &Permit<End>,
        before: &Mentorship,
        after: &Pair,
        note: Option<&str>,
    ) -> Result<(), StoreError> {
        let (on, reason) = after.state.end().ok_or(StoreError::Conflict)?;
        let settled = |update: UpdateMany<Entity>| {
            update
                .col_expr(Column::EndNote, Expr::val(note.map(str::to_owned)))
                .col_expr(Column::EndingProposed, Expr::val(None::<String>))
        };
        self.step_and(permit.on(), before, after, settled).await?;
        self.end_rest(permit.on(), on).await?;
        self.terminate_programme(permit.on(), on, reason).await
    }

    /// Keeps that it ended because its programme was carried out in full; the programme's own row is the caller's.
    pub async fn complete(
        &self,
        permit: &Permit<Complete>,
        before: &Mentorship,
        after: &Pair,
    ) -> Result<(), StoreError> {
        let settled = |update: UpdateMany<Entity>| {
            update.col_expr(Column::EndingProposed, Expr::val(None::<String>))
        };
        self.step_and(permit.on(), before, after, settled).await?;
        let (on, _) = after.state.end().ok_or(StoreError::Conflict)?;
        self.end_rest(permit.on(), on).await
    }

    pub(super) async fn step(
        &self,
        on: Uuid,
        before: &Mentorship,
        after: &Pair,
    ) -> Result<(), StoreError> {
        self.step_and(on, before, after, |update| update).await
    }

    /// Writes where the step leads, if the row is still where it was read. `on` is what the permit is for.
    pub(super) async fn step_and(
        &self,
        on: Uuid,
        before: &Mentorship,
        after: &Pair,
        more: impl FnOnce(UpdateMany<Entity>) -> UpdateMany<Entity>,
    ) -> Result<(), StoreError> {
        let (state, giving) = (&after.state, after.giving);
        let (ended_on, reason) = state.end().unzip();
        let update = Entity::update_many()
            .col_expr(Column::State, Expr::val(state.kind().code()))
            .col_expr(
                Column::OrderId,
                Expr::val(state.order().map(|order| order.0)),
            )
            .col_expr(
                Column::GivingOrderId,
                Expr::val(giving.and_then(|giving| giving.order).map(|order| order.0)),
            )
            .col_expr(
                Column::GivingSigned,
                Expr::val(giving.is_some_and(|giving| giving.signed)),
            )
            .col_expr(Column::StartedOn, Expr::val(state.since()))
            .col_expr(Column::EndedOn, Expr::val(ended_on))
            .col_expr(Column::EndReason, Expr::val(reason.map(codes::code)))
            .col_expr(Column::Version, Expr::val(before.version + 1));
        let done = more(update)
            .filter(Column::Id.eq(on))
            .filter(Column::Id.eq(before.id().0))
            .filter(Column::State.eq(before.pair.state.kind().code()))
            .filter(Column::Version.eq(before.version))
            .exec(self.0)
            .await?;
        one(done.rows_affected)
    }

    /// A finished programme stays as it is; see `Programme::terminate`.
    async fn terminate_programme(
        &self,
        mentorship: Uuid,
        on: Date,
        reason: EndReason,
    ) -> Result<(), StoreError> {
        use programme::{Column, Entity};
        Entity::update_many()
            .col_expr(Column::State, Expr::val("TERMINATED"))
            .col_expr(Column::ClosedOn, Expr::val(on))
            .col_expr(Column::EndReason, Expr::val(codes::code(reason)))
            .col_expr(Column::Version, Expr::col(Column::Version).add(1))
            .filter(Column::MentorshipId.eq(mentorship))
            .filter(Column::State.is_in(["DRAFT", "AGREED", "APPROVED"]))
            .exec(self.0)
            .await?;
        Ok(())
    }
}
