//! A duty concerns a place after all.

use async_graphql::{Context, ID, InputObject, Object};
use domain::access::rules::roadmap::duty::{Action, DutyFacts, Execute, Verify};
use domain::access::{Actor, Deed, Permit, Subject, Verdict};
use domain::id::DutyId;
use domain::roadmap::{Applicability, OccurrenceState};
use persistence::{Change, Failure, Operation, StoreError, UnitOfWork};
use serde::Serialize;

use super::{DutyPayload, DutyRefusal, Opened, open, school_of};
use crate::error::GqlError;
use crate::ids::PublicId;
use crate::mutations::perform;
use crate::viewer::Viewer;

/// Restores duties.
#[derive(Default)]
pub struct RestoreDutyMutation;

#[Object]
impl RestoreDutyMutation {
    /// Says that a duty concerns a place after all: who asked takes it back, who verifies refuses it or takes back what was
    /// confirmed. What was waived is to be done again.
    async fn restore_duty(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Which duty.")] input: RestoreDutyInput,
    ) -> Result<DutyPayload, GqlError> {
        let viewer = Viewer::signed_in(ctx)?;
        let operation = RestoreDuty {
            actor: viewer.actor().clone(),
            duty: DutyId::read(&input.duty_id)?,
        };
        let key = input.client_mutation_id.as_deref();
        let came = perform(&viewer, key, "restoreDuty", &operation).await?;
        DutyPayload::of(&viewer, came).await
    }
}

#[derive(Serialize)]
struct RestoreDuty {
    #[serde(skip)]
    actor: Actor,
    duty: DutyId,
}

impl Operation for RestoreDuty {
    type Done = DutyId;
    type Refusal = DutyRefusal;

    async fn run(&self, work: &UnitOfWork) -> Result<DutyId, Failure<DutyRefusal>> {
        let opened = open(work, self.duty).await?;
        let facts = opened.facts();
        let confirmed = opened.duty.applicability == Applicability::NotApplicable;
        let verifies = facts.judge(&self.actor, Action::Verify) == Verdict::Full;
        // What the level above has confirmed, the place does not take back by itself.
        if verifies || (confirmed && facts.is_set_above()) {
            let permit = opened.permit::<Verify>(&self.actor)?;
            self.restore(work, &opened, &permit).await?;
        } else {
            let permit = opened.permit::<Execute>(&self.actor)?;
            self.restore(work, &opened, &permit).await?;
        }
        Ok(self.duty)
    }
}

impl RestoreDuty {
    async fn restore<D: Deed<On = DutyFacts>>(
        &self,
        work: &UnitOfWork,
        opened: &Opened,
        permit: &Permit<D>,
    ) -> Result<(), Failure<DutyRefusal>> {
        if !opened.is_in_force() {
            return Err(Failure::Refused(DutyRefusal::NotInForce));
        }
        let before = opened.duty.applicability;
        let after = before.restore().map_err(Failure::refuse)?;
        let duties = work.roadmap_duties();
        match duties
            .set_applicability(permit, &opened.duty, after, None)
            .await
        {
            Err(StoreError::Conflict) => return Err(Failure::Refused(DutyRefusal::WrongState)),
            written => written?,
        }
        duties.turn(permit, OccurrenceState::take_up).await?;
        let change = Change {
            school: school_of(opened.duty.at),
            from: Some(before.code()),
            to: Some(after.code()),
            why: None,
        };
        work.note(permit, self.duty, change).await?;
        Ok(())
    }
}

/// Which duty concerns its place after all.
#[derive(InputObject)]
pub struct RestoreDutyInput {
    /// A key of the client's own making, 1–100 characters: sent twice, it takes effect once.
    pub client_mutation_id: Option<String>,
    /// `duty:…`.
    pub duty_id: ID,
}
