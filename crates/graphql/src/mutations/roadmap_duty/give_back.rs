//! The level above sends back what was stated.

use async_graphql::{Context, ID, InputObject, Object};
use domain::access::Actor;
use domain::access::rules::roadmap::duty::Verify;
use domain::id::OccurrenceId;
use domain::text::Note;
use persistence::{Failure, Operation, UnitOfWork};
use serde::Serialize;

use super::{OccurrencePayload, Refusal, guarded, note, open_occurrence};
use crate::error::GqlError;
use crate::form::Form;
use crate::ids::PublicId;
use crate::mutations::perform;
use crate::viewer::Viewer;

/// Sends statements back.
#[derive(Default)]
pub struct ReturnExecutionMutation;

#[Object]
impl ReturnExecutionMutation {
    /// Sends back with a reason what was stated, or verified by mistake. For who verifies it.
    async fn return_execution(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Which execution, as it was read, and why.")] input: ReturnExecutionInput,
    ) -> Result<OccurrencePayload, GqlError> {
        let viewer = Viewer::signed_in(ctx)?;
        let mut form = Form::default();
        let Some(reason) = form.take("reason", Note::required(&input.reason)) else {
            return Ok(OccurrencePayload::invalid(form));
        };
        let operation = ReturnExecution {
            actor: viewer.actor().clone(),
            occurrence: OccurrenceId::read(&input.occurrence_id)?,
            revision: input.revision,
            reason,
        };
        let key = input.client_mutation_id.as_deref();
        let came = perform(&viewer, key, "returnExecution", &operation).await?;
        OccurrencePayload::of(&viewer, Some(operation.occurrence), came).await
    }
}

#[derive(Serialize)]
struct ReturnExecution {
    #[serde(skip)]
    actor: Actor,
    occurrence: OccurrenceId,
    revision: i32,
    reason: Note,
}

impl Operation for ReturnExecution {
    type Done = OccurrenceId;
    type Refusal = Refusal;

    async fn run(&self, work: &UnitOfWork) -> Result<OccurrenceId, Failure<Refusal>> {
        let (before, _, permit) =
            open_occurrence::<Verify>(work, &self.actor, self.occurrence, self.revision).await?;
        let after = before.state.send_back().map_err(Failure::refuse)?;
        let (duties, reason) = (work.roadmap_duties(), self.reason.as_str());
        guarded(duties.send_back(&permit, &before, after, reason).await)?;
        note(work, &permit, &before, after, Some(reason)).await?;
        Ok(self.occurrence)
    }
}

/// Which execution is sent back.
#[derive(InputObject)]
pub struct ReturnExecutionInput {
    /// A key of the client's own making, 1–100 characters: sent twice, it takes effect once.
    pub client_mutation_id: Option<String>,
    /// `occurrence:…`.
    pub occurrence_id: ID,
    /// The revision that was read.
    pub revision: i32,
    /// Why; 1–10 000 characters.
    pub reason: String,
}
