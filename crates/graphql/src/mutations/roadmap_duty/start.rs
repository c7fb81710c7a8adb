//! The work on a duty begins.

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

/// Begins the work on duties.
#[derive(Default)]
pub struct StartDutyMutation;

#[Object]
impl StartDutyMutation {
    /// Notes that the work on a duty has begun. For the keepers of the place whose duty it is.
    async fn start_duty(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Which execution, as it was read.")] input: StartDutyInput,
    ) -> Result<OccurrencePayload, GqlError> {
        let viewer = Viewer::signed_in(ctx)?;
        let operation = StartDuty {
            actor: viewer.actor().clone(),
            occurrence: OccurrenceId::read(&input.occurrence_id)?,
            revision: input.revision,
        };
        let key = input.client_mutation_id.as_deref();
        let came = perform(&viewer, key, "startDuty", &operation).await?;
        OccurrencePayload::of(&viewer, Some(operation.occurrence), came).await
    }
}

#[derive(Serialize)]
struct StartDuty {
    #[serde(skip)]
    actor: Actor,
    occurrence: OccurrenceId,
    revision: i32,
}

impl Operation for StartDuty {
    type Done = OccurrenceId;
    type Refusal = Refusal;

    async fn run(&self, work: &UnitOfWork) -> Result<OccurrenceId, Failure<Refusal>> {
        let (before, _, permit) =
            open_occurrence::<Execute>(work, &self.actor, self.occurrence, self.revision).await?;
        let after = before.state.start().map_err(Failure::refuse)?;
        let duties = work.roadmap_duties();
        guarded(duties.move_on(&permit, &before, after).await)?;
        note(work, &permit, &before, after, None).await?;
        Ok(self.occurrence)
    }
}

/// Which execution is begun.
#[derive(InputObject)]
pub struct StartDutyInput {
    /// A key of the client's own making, 1–100 characters: sent twice, it takes effect once.
    pub client_mutation_id: Option<String>,
    /// `occurrence:…`.
    pub occurrence_id: ID,
    /// The revision that was read.
    pub revision: i32,
}
