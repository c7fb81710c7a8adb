//! The steps of a case.

use domain::access::rules::mediation::{
    Answer, Close, Note as WriteNote, Open, Propose, Take, Withdraw,
};
use domain::access::{Deed, Permit};
use domain::clock::{Date, Timestamp};
use domain::id::PersonId;
use domain::mentoring::{Mediation, MediationAddressee, MediationState, take_by};
use domain::text::Note;
use sea_orm::sea_query::Expr;
use sea_orm::{
    ActiveValue::Set, ColumnTrait, DatabaseTransaction, EntityTrait, QueryFilter, UpdateMany,
};
use uuid::Uuid;

use super::{KeptMediation, Mediations, NewMediation, Part};
use crate::accounts::one;
use crate::codes;
use crate::entity::mediation_case::{ActiveModel, Column, Entity};
use crate::entity::{mediation_note, mediation_person};
use crate::error::StoreError;

impl Mediations<'_, DatabaseTransaction> {
    /// Keeps a fresh case of who the permit is for.
    pub async fn open(
        &self,
        permit: &Permit<Open>,
        new: NewMediation<'_>,
        (now, today): (Timestamp, Date),
    ) -> Result<(), StoreError> {
        let addressee = if new.association.is_empty() {
            MediationAddressee::Curator
        } else {
            MediationAddressee::Association
        };
        let row = ActiveModel {
            id: Set(permit.on()),
            school_id: Set(new.school.0),
            mentorship_id: Set(new.mentorship.0),
            kind: Set(codes::code(new.kind)),
            state: Set(new.case.state.code().to_owned()),
            addressee: Set(codes::code(addressee)),
            topic: Set(new.topic.as_str().to_owned()),
            account: Set(new.account.as_str().to_owned()),
            opened_by: Set(permit.by().0),
            opened_at: Set(now),
            opened_on: Set(today),
            answer_by: Set(take_by(today).0),
            edition: Set(0),
            version: Set(1),
            ..ActiveModel::default()
        };
        Entity::insert(row).exec_without_returning(self.0).await?;
        let line = |person: PersonId, part: Part| mediation_person::ActiveModel {
            case_id: Set(permit.on()),
            person_id: Set(person.0),
            part: Set(codes::code(part)),
            agreed: Set(false),
        };
        let parties = new.case.parties.iter();
        let parties = parties.map(|one| line(one.person, Part::of(one.side)));
        let asked = new.association.iter();
        let asked = asked.map(|person| line(*person, Part::Association));
        let others = new.others.iter();
        let others = others.map(|person| line(*person, Part::Other));
        mediation_person::Entity::insert_many(parties.chain(asked).chain(others))
            .exec_without_returning(self.0)
            .await?;
        Ok(())
    }

    /// Keeps who is at it.
    pub async fn take(
        &self,
        permit: &Permit<Take>,
        before: &KeptMediation,
        after: MediationState,
        today: Date,
    ) -> Result<(), StoreError> {
        let update = step(permit, before, after)
            .col_expr(Column::MediatorId, Expr::val(permit.by().0))
            .col_expr(Column::TakenOn, Expr::val(today));
        one(update.exec(self.0).await?.rows_affected)
    }

    /// Keeps a note of who the permit is for, under a fresh id.
    pub async fn note(
        &self,
        permit: &Permit<WriteNote>,
        id: Uuid,
        text: &Note,
        now: Timestamp,
    ) -> Result<(), StoreError> {
        let row = mediation_note::ActiveModel {
            id: Set(id),
            case_id: Set(permit.on()),
            author_id: Set(permit.by().0),
            written_at: Set(now),
            text: Set(text.as_str().to_owned()),
        };
        mediation_note::Entity::insert(row)
            .exec_without_returning(self.0)
            .await?;
        Ok(())
    }

    /// Keeps the next wording of the outcome, to which nobody has agreed.
    pub async fn propose(
        &self,
        permit: &Permit<Propose>,
        before: &KeptMediation,
        after: &Mediation,
        outcome: &Note,
    ) -> Result<(), StoreError> {
        let update = step(permit, before, after.state)
            .col_expr(Column::Outcome, Expr::val(outcome.as_str()))
            .col_expr(Column::Edition, Expr::val(before.edition + 1));
        one(update.exec(self.0).await?.rows_affected)?;
        self.agreements(permit.on(), after).await
    }

    /// Keeps what a party says; with the last yes it is over.
    pub async fn answer(
        &self,
        permit: &Permit<Answer>,
        before: &KeptMediation,
        after: &Mediation,
        today: Date,
    ) -> Result<(), StoreError> {
        let closed = (!after.state.is_open()).then_some(today);
        let update =
            step(permit, before, after.state).col_expr(Column::ClosedOn, Expr::val(closed));
        one(update.exec(self.0).await?.rows_affected)?;
        self.agreements(permit.on(), after).await
    }

    /// Keeps that it ended without an agreement.
    pub async fn close(
        &self,
        permit: &Permit<Close>,
        before: &KeptMediation,
        after: MediationState,
        today: Date,
    ) -> Result<(), StoreError> {
        self.end(step(permit, before, after), today).await
    }

    /// Keeps that it was taken back.
    pub async fn withdraw(
        &self,
        permit: &Permit<Withdraw>,
        before: &KeptMediation,
        after: MediationState,
        today: Date,
    ) -> Result<(), StoreError> {
        self.end(step(permit, before, after), today).await
    }

    async fn end(&self, update: UpdateMany<Entity>, today: Date) -> Result<(), StoreError> {
        let update = update.col_expr(Column::ClosedOn, Expr::val(today));
        one(update.exec(self.0).await?.rows_affected)
    }

    async fn agreements(&self, case: Uuid, after: &Mediation) -> Result<(), StoreError> {
        use mediation_person::{Column, Entity};
        for party in &after.parties {
            Entity::update_many()
                .col_expr(Column::Agreed, Expr::val(party.agreed))
                .filter(Column::CaseId.eq(case))
                .filter(Column::PersonId.eq(party.person.0))
                .exec(self.0)
                .await?;
        }
        Ok(())
    }
}

/// Writes where the step leads, if the row is still where it was read.
fn step<D: Deed>(
    permit: &Permit<D>,
    before: &KeptMediation,
    after: MediationState,
) -> UpdateMany<Entity> {
    Entity::update_many()
        .col_expr(Column::State, Expr::val(after.code()))
        .col_expr(Column::Version, Expr::val(before.version + 1))
        .filter(Column::Id.eq(permit.on()))
        .filter(Column::Id.eq(before.id.0))
        .filter(Column::State.eq(before.case.state.code()))
        .filter(Column::Version.eq(before.version))
}
