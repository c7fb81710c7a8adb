//! The mediator words an outcome, to which the parties then say yes or no.

use async_graphql::{Context, ID, InputObject, Object, SimpleObject, Union};
use documents::letters::mediations::proposed;
use domain::access::rules::mediation::Propose;
use domain::access::{Actor, permit};
use domain::id::MediationId;
use domain::text::Note;
use persistence::{Failure, Operation, UnitOfWork};
use serde::Serialize;

use super::{MediationRefusal, PAGE, opened_case};
use crate::error::GqlError;
use crate::form::{Form, InvalidInput};
use crate::ids::PublicId;
use crate::mutations::perform;
use crate::types::mediation::MediationCase;
use crate::viewer::Viewer;

/// Words outcomes.
#[derive(Default)]
pub struct ProposeOutcomeMutation;

#[Object]
impl ProposeOutcomeMutation {
    /// Words an outcome, or words it anew: all parties are asked again. For the mediator.
    async fn propose_outcome(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The case and the words.")] input: ProposeOutcomeInput,
    ) -> Result<ProposeOutcomePayload, GqlError> {
        let viewer = Viewer::signed_in(ctx)?;
        let mut form = Form::default();
        let Some(outcome) = form.take("outcome", Note::required(&input.outcome)) else {
            return Ok(ProposeOutcomePayload::Invalid(form.into_invalid()));
        };
        let operation = ProposeOutcome {
            actor: viewer.actor().clone(),
            link: format!("{}{PAGE}", viewer.installation().public_url),
            mediation: MediationId::read(&input.mediation_id)?,
            outcome,
        };
        let key = input.client_mutation_id.as_deref();
        let outcome = perform(&viewer, key, "proposeOutcome", &operation).await?;
        Ok(match outcome {
            Ok(id) => ProposeOutcomePayload::Done(ProposeOutcomeDone {
                mediation: MediationCase::load(&viewer, id).await?,
            }),
            Err(reason) => ProposeOutcomePayload::Refused(ProposeOutcomeRefused { reason }),
        })
    }
}

#[derive(Serialize)]
struct ProposeOutcome {
    #[serde(skip)]
    actor: Actor,
    #[serde(skip)]
    link: String,
    mediation: MediationId,
    outcome: Note,
}

impl Operation for ProposeOutcome {
    type Done = MediationId;
    type Refusal = MediationRefusal;

    async fn run(&self, work: &UnitOfWork) -> Result<MediationId, Failure<Self::Refusal>> {
        let opened = opened_case(work, self.mediation).await?;
        let permit = permit::<Propose>(&self.actor, &opened.facts)?;
        let after = opened.row.case.clone().propose().map_err(Failure::refuse)?;
        let mediations = work.mediations();
        mediations
            .propose(&permit, &opened.row, &after, &self.outcome)
            .await?;
        opened.note(work, &permit, after.state).await?;
        opened.tell(work, permit.by(), proposed, &self.link).await?;
        Ok(self.mediation)
    }
}

/// An outcome.
#[derive(InputObject)]
pub struct ProposeOutcomeInput {
    /// A key of the client's own making, 1–100 characters: sent twice, it takes effect once.
    pub client_mutation_id: Option<String>,
    /// `mediation:…`.
    pub mediation_id: ID,
    /// What the parties are to agree to, or the advice; 1–10 000 characters.
    pub outcome: String,
}

/// What came of it.
#[derive(Union)]
pub enum ProposeOutcomePayload {
    /// It is written.
    Done(ProposeOutcomeDone),
    /// It is not.
    Refused(ProposeOutcomeRefused),
    /// The input is to be corrected.
    Invalid(InvalidInput),
}

/// The parties are asked.
#[derive(SimpleObject)]
pub struct ProposeOutcomeDone {
    /// The case.
    pub mediation: MediationCase,
}

/// Nobody is asked.
#[derive(SimpleObject)]
pub struct ProposeOutcomeRefused {
    /// Why.
    pub reason: MediationRefusal,
}
