//! The level above verifies what was stated, many at once.

use async_graphql::{Context, ID, InputObject, Object, SimpleObject, Union};
use domain::access::rules::roadmap::duty::Verify;
use domain::access::{Actor, Denied};
use domain::id::OccurrenceId;
use domain::roadmap::OccurrenceState;
use persistence::{Failure, Operation, StoreError, UnitOfWork};
use serde::Serialize;

use super::{note, open};
use crate::error::GqlError;
use crate::form::{Form, InvalidInput, Problem};
use crate::ids::read_all;
use crate::mutations::perform;
use crate::mutations::roadmap::today_at;
use crate::types::roadmap::DutyOccurrence;
use crate::viewer::Viewer;

/// The most executions of one call.
const MOST: usize = 100;

/// Verifies executions.
#[derive(Default)]
pub struct VerifyExecutionsMutation;

#[Object]
impl VerifyExecutionsMutation {
    /// Verifies what was stated. What is not stated any more is left as it is and told. For the methodologists of the
    /// municipality about its schools, for the level above about an office.
    async fn verify_executions(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Which executions.")] input: VerifyExecutionsInput,
    ) -> Result<VerifyExecutionsPayload, GqlError> {
        let viewer = Viewer::signed_in(ctx)?;
        let mut form = Form::default();
        form.require(
            "occurrenceIds",
            !input.occurrence_ids.is_empty(),
            Problem::Empty,
        );
        if !form.is_sound() {
            return Ok(VerifyExecutionsPayload::Invalid(form.into_invalid()));
        }
        let operation = VerifyExecutions {
            actor: viewer.actor().clone(),
            occurrences: read_all(&input.occurrence_ids, MOST)?,
        };
        let key = input.client_mutation_id.as_deref();
        let Ok((done, left)) = perform(&viewer, key, "verifyExecutions", &operation).await?;
        let (mut verified, mut skipped) = (Vec::new(), Vec::new());
        for id in done {
            verified.push(DutyOccurrence::load(&viewer, id).await?);
        }
        for id in left {
            skipped.push(DutyOccurrence::load(&viewer, id).await?);
        }
        Ok(VerifyExecutionsPayload::Done(VerifyExecutionsDone {
            verified,
            skipped,
        }))
    }
}

#[derive(Serialize)]
struct VerifyExecutions {
    #[serde(skip)]
    actor: Actor,
    occurrences: Vec<OccurrenceId>,
}

impl Operation for VerifyExecutions {
    type Done = (Vec<OccurrenceId>, Vec<OccurrenceId>);
    type Refusal = std::convert::Infallible;

    async fn run(&self, work: &UnitOfWork) -> Result<Self::Done, Failure<Self::Refusal>> {
        let (mut done, mut left) = (Vec::new(), Vec::new());
        let duties = work.roadmap_duties();
        for id in &self.occurrences {
            let found = duties.occurrence(*id).await?;
            let before = found.ok_or(Denied::Hidden)?;
            let opened = open(work, before.duty).await?;
            // Read anew: it may have changed until the lock was had.
            let before = duties.occurrence(*id).await?.ok_or(Denied::Hidden)?;
            let permit = opened.permit::<Verify>(&self.actor)?;
            let Ok(after) = before.state.verify() else {
                left.push(*id);
                continue;
            };
            let today = today_at(work, before.at).await?;
            match duties.verify(&permit, &before, today).await {
                Err(StoreError::Conflict) => {
                    left.push(*id);
                    continue;
                }
                written => written?,
            }
            debug_assert_eq!(after, OccurrenceState::Verified);
            note(work, &permit, &before, after, None).await?;
            done.push(*id);
        }
        Ok((done, left))
    }
}

/// Which executions are verified.
#[derive(InputObject)]
pub struct VerifyExecutionsInput {
    /// A key of the client's own making, 1–100 characters: sent twice, it takes effect once.
    pub client_mutation_id: Option<String>,
    /// `occurrence:…` each, 1–100.
    pub occurrence_ids: Vec<ID>,
}

/// What came of it.
#[derive(Union)]
pub enum VerifyExecutionsPayload {
    /// They were looked at.
    Done(VerifyExecutionsDone),
    /// The input is to be corrected.
    Invalid(InvalidInput),
}

/// The executions were looked at.
#[derive(SimpleObject)]
pub struct VerifyExecutionsDone {
    /// Those that are verified now.
    pub verified: Vec<DutyOccurrence>,
    /// Those that were not stated, or not any more.
    pub skipped: Vec<DutyOccurrence>,
}
