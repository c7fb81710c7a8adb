//! Somebody addressed takes a case, and is its mediator from then on.

use async_graphql::{Context, ID, InputObject, Object, SimpleObject, Union};
use documents::letters::mediations::taken;
use domain::access::rules::mediation::Take;
use domain::access::{Actor, permit};
use domain::id::MediationId;
use persistence::{Failure, Operation, UnitOfWork};
use serde::Serialize;

use super::{MediationRefusal, PAGE, opened_case};
use crate::error::GqlError;
use crate::ids::PublicId;
use crate::mutations::perform;
use crate::types::mediation::MediationCase;
use crate::viewer::Viewer;

/// Takes cases.
#[derive(Default)]
pub struct TakeMediationMutation;

#[Object]
impl TakeMediationMutation {
    /// Takes a case: from then on the parties and the viewer alone read it. For whom it is addressed to, never for a party.
    async fn take_mediation(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The case.")] input: TakeMediationInput,
    ) -> Result<TakeMediationPayload, GqlError> {
        let viewer = Viewer::signed_in(ctx)?;
        let operation = TakeMediation {
            actor: viewer.actor().clone(),
            link: format!("{}{PAGE}", viewer.installation().public_url),
            mediation: MediationId::read(&input.mediation_id)?,
        };
        let key = input.client_mutation_id.as_deref();
        let outcome = perform(&viewer, key, "takeMediation", &operation).await?;
        Ok(match outcome {
            Ok(id) => TakeMediationPayload::Done(TakeMediationDone {
                mediation: MediationCase::load(&viewer, id).await?,
            }),
            Err(reason) => TakeMediationPayload::Refused(TakeMediationRefused { reason }),
        })
    }
}

#[derive(Serialize)]
struct TakeMediation {
    #[serde(skip)]
    actor: Actor,
    #[serde(skip)]
    link: String,
    mediation: MediationId,
}

impl Operation for TakeMediation {
    type Done = MediationId;
    type Refusal = MediationRefusal;

    async fn run(&self, work: &UnitOfWork) -> Result<MediationId, Failure<Self::Refusal>> {
        let opened = opened_case(work, self.mediation).await?;
        let permit = permit::<Take>(&self.actor, &opened.facts)?;
        let after = opened.row.case.state.take().map_err(Failure::refuse)?;
        let today = work.today(opened.here.zone);
        work.mediations()
            .take(&permit, &opened.row, after, today)
            .await?;
        opened.note(work, &permit, after).await?;
        opened.tell(work, permit.by(), taken, &self.link).await?;
        Ok(self.mediation)
    }
}

/// A case to be taken.
#[derive(InputObject)]
pub struct TakeMediationInput {
    /// A key of the client's own making, 1–100 characters: sent twice, it takes effect once.
    pub client_mutation_id: Option<String>,
    /// `mediation:…`.
    pub mediation_id: ID,
}

/// What came of it.
#[derive(Union)]
pub enum TakeMediationPayload {
    /// The viewer is its mediator.
    Done(TakeMediationDone),
    /// It stays where it was.
    Refused(TakeMediationRefused),
}

/// The viewer is the mediator of the case.
#[derive(SimpleObject)]
pub struct TakeMediationDone {
    /// The case.
    pub mediation: MediationCase,
}

/// The case was not taken.
#[derive(SimpleObject)]
pub struct TakeMediationRefused {
    /// Why.
    pub reason: MediationRefusal,
}
