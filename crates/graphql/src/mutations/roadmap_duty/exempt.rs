//! A duty does not concern a place; what the level above set, that level confirms.

use async_graphql::{Context, ID, InputObject, Object};
use domain::access::rules::roadmap::duty::{Action, DutyFacts, Execute, Verify};
use domain::access::{Actor, Deed, Permit, Subject, Verdict};
use domain::id::DutyId;
use domain::roadmap::{Applicability, OccurrenceState};
use domain::text::Note;
use persistence::{Change, Failure, Operation, StoreError, UnitOfWork};
use serde::Serialize;

use super::{DutyPayload, DutyRefusal, Opened, open, school_of};
use crate::error::GqlError;
use crate::form::{Form, Problem};
use crate::ids::PublicId;
use crate::mutations::perform;
use crate::viewer::Viewer;

/// Waives duties.
#[derive(Default)]
pub struct SetDutyNotApplicableMutation;

#[Object]
impl SetDutyNotApplicableMutation {
    /// Says that a duty does not concern a place, and why. What the place's own roadmap set is waived at once; what the
    /// level above set waits until that level confirms it by the same mutation, for which it needs no reason of its own. For
    /// the keepers of the place, and for who verifies its duties.
    async fn set_duty_not_applicable(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Which duty, and why.")] input: SetDutyNotApplicableInput,
    ) -> Result<DutyPayload, GqlError> {
        let viewer = Viewer::signed_in(ctx)?;
        let mut form = Form::default();
        let reason = form.take_optional("reason", input.reason.as_deref(), Note::parse);
        let Some(reason) = reason else {
            return Ok(DutyPayload::Invalid(form.into_invalid()));
        };
        let operation = SetDutyNotApplicable {
            actor: viewer.actor().clone(),
            duty: DutyId::read(&input.duty_id)?,
            reason,
        };
        let key = input.client_mutation_id.as_deref();
        match perform(&viewer, key, "setDutyNotApplicable", &operation).await? {
            Ok(id) => DutyPayload::of(&viewer, Ok(id)).await,
            Err(Refusal::Reason(reason)) => DutyPayload::of(&viewer, Err(reason)).await,
            Err(Refusal::ReasonMissing) => {
                form.require("reason", false, Problem::Empty);
                Ok(DutyPayload::Invalid(form.into_invalid()))
            }
        }
    }
}

enum Refusal {
    Reason(DutyRefusal),
    /// Nobody has said yet why the duty does not concern the place.
    ReasonMissing,
}

#[derive(Serialize)]
struct SetDutyNotApplicable {
    #[serde(skip)]
    actor: Actor,
    duty: DutyId,
    reason: Option<Note>,
}

impl Operation for SetDutyNotApplicable {
    type Done = DutyId;
    type Refusal = Refusal;

    async fn run(&self, work: &UnitOfWork) -> Result<DutyId, Failure<Refusal>> {
        let opened = open(work, self.duty).await?;
        let facts = opened.facts();
        let verifies = facts.judge(&self.actor, Action::Verify) == Verdict::Full;
        let before = opened.duty.applicability;
        let refuse = |reason| Failure::Refused(Refusal::Reason(reason));
        if verifies && facts.is_set_above() {
            let permit = opened.permit::<Verify>(&self.actor)?;
            let after = before.confirm().map_err(|error| refuse(error.into()))?;
            self.set(work, &opened, &permit, after).await?;
        } else {
            let permit = opened.permit::<Execute>(&self.actor)?;
            let after = before.exempt(facts.is_set_above());
            let after = after.map_err(|error| refuse(error.into()))?;
            self.set(work, &opened, &permit, after).await?;
        }
        Ok(self.duty)
    }
}

impl SetDutyNotApplicable {
    async fn set<D: Deed<On = DutyFacts>>(
        &self,
        work: &UnitOfWork,
        opened: &Opened,
        permit: &Permit<D>,
        after: Applicability,
    ) -> Result<(), Failure<Refusal>> {
        let refused = |reason| Err(Failure::Refused(Refusal::Reason(reason)));
        if !opened.is_in_force() {
            return refused(DutyRefusal::NotInForce);
        }
        let own = self.reason.as_ref().map(Note::as_str);
        let own = own.filter(|reason| !reason.is_empty());
        let Some(reason) = own.or(opened.duty.reason.as_deref()) else {
            return Err(Failure::Refused(Refusal::ReasonMissing));
        };
        let duties = work.roadmap_duties();
        let dated = duties.occurrences_of(&[self.duty]).await?;
        let stated = |state| matches!(state, OccurrenceState::Done | OccurrenceState::Verified);
        if dated.iter().any(|one| stated(one.state)) {
            return refused(DutyRefusal::DoneAlready);
        }
        let written = duties.set_applicability(permit, &opened.duty, after, Some(reason));
        match written.await {
            Err(StoreError::Conflict) => return refused(DutyRefusal::WrongState),
            written => written?,
        }
        if after == Applicability::NotApplicable {
            duties.turn(permit, OccurrenceState::waive).await?;
        }
        let change = Change {
            school: school_of(opened.duty.at),
            from: Some(opened.duty.applicability.code()),
            to: Some(after.code()),
            why: Some(reason),
        };
        work.note(permit, self.duty, change).await?;
        Ok(())
    }
}

/// Which duty does not concern its place.
#[derive(InputObject)]
pub struct SetDutyNotApplicableInput {
    /// A key of the client's own making, 1–100 characters: sent twice, it takes effect once.
    pub client_mutation_id: Option<String>,
    /// `duty:…`.
    pub duty_id: ID,
    /// Why; at most 10 000 characters. May be left out by who confirms what was asked.
    pub reason: Option<String>,
}
