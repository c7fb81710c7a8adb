//! What was stated is taken back.

use async_graphql::{Context, ID, InputObject, Object};
use domain::access::Actor;
use domain::access::rules::roadmap::duty::Execute;
use domain::id::OccurrenceId;
use persistence::{Failure, Operation, UnitOfWork};
use serde::Serialize;

use super::{OccurrencePayload, Refusal, guarded, note, open_occurrence};
use crate::error::GqlError;
use crate::ids::PublicId;
use crate::mutations::perform;
use crate::viewer::Viewer;

/// Takes statements back.
#[derive(Default)]
pub struct WithdrawExecutionMutation;

#[Object]
impl WithdrawExecutionMutation {
    /// Takes back that a duty was done, or that the work on it has begun; what was written stays for the next time. For the keepers of the place whose duty it is.
    async fn withdraw_execution(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Which execution, as it was read.")] input: WithdrawExecutionInput,
    ) -> Result<OccurrencePayload, GqlError> {
        let viewer = Viewer::signed_in(ctx)?;
        let operation = WithdrawExecution {
            actor: viewer.actor().clone(),
            occurrence: OccurrenceId::read(&input.occurrence_id)?,
            revision: input.revision,
        };
        let key = input.client_mutation_id.as_deref();
        let came = perform(&viewer, key, "withdrawExecution", &operation).await?;
        OccurrencePayload::of(&viewer, Some(operation.occurrence), came).await
    }
}

#[derive(Serialize)]
struct WithdrawExecution {
    #[serde(skip)]
    actor: Actor,
    occurrence: OccurrenceId,
    revision: i32,
}

impl Operation for WithdrawExecution {
    type Done = OccurrenceId;
    type Refusal = Refusal;

    async fn run(&self, work: &UnitOfWork) -> Result<OccurrenceId, Failure<Refusal>> {
        let (before, _, permit) =
            open_occurrence::<Execute>(work, &self.actor, self.occurrence, self.revision).await?;
        let after = before.state.withdraw().map_err(Failure::refuse)?;
        let duties = work.roadmap_duties();
        guarded(duties.move_on(&permit, &before, after).await)?;
        note(work, &permit, &before, after, None).await?;
        Ok(self.occurrence)
    }
}

/// Which execution is taken back.
#[derive(InputObject)]
pub struct WithdrawExecutionInput {
    /// A key of the client's own making, 1–100 characters: sent twice, it takes effect once.
    pub client_mutation_id: Option<String>,
    /// `occurrence:…`.
    pub occurrence_id: ID,
    /// The revision that was read.
    pub revision: i32,
}
