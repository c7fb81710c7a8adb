//! The mediator ends a case without an agreement.

use async_graphql::{Context, ID, InputObject, Object, SimpleObject, Union};
use documents::letters::mediations::ended;
use domain::access::rules::mediation::Close;
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

/// Ends cases.
#[derive(Default)]
pub struct CloseMediationMutation;

#[Object]
impl CloseMediationMutation {
    /// Ends a case without an agreement. For its mediator.
    async fn close_mediation(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The case.")] input: CloseMediationInput,
    ) -> Result<CloseMediationPayload, GqlError> {
        let viewer = Viewer::signed_in(ctx)?;
        let operation = CloseMediation {
            actor: viewer.actor().clone(),
            link: format!("{}{PAGE}", viewer.installation().public_url),
            mediation: MediationId::read(&input.mediation_id)?,
        };
        let key = input.client_mutation_id.as_deref();
        let outcome = perform(&viewer, key, "closeMediation", &operation).await?;
        Ok(match outcome {
            Ok(id) => CloseMediationPayload::Done(CloseMediationDone {
                mediation: MediationCase::load(&viewer, id).await?,
            }),
            Err(reason) => CloseMediationPayload::Refused(CloseMediationRefused { reason }),
        })
    }
}

#[derive(Serialize)]
struct CloseMediation {
    #[serde(skip)]
    actor: Actor,
    #[serde(skip)]
    link: String,
    mediation: MediationId,
}

impl Operation for CloseMediation {
    type Done = MediationId;
    type Refusal = MediationRefusal;

    async fn run(&self, work: &UnitOfWork) -> Result<MediationId, Failure<Self::Refusal>> {
        let opened = opened_case(work, self.mediation).await?;
        let permit = permit::<Close>(&self.actor, &opened.facts)?;
        let after = opened.row.case.state.close().map_err(Failure::refuse)?;
        let today = work.today(opened.here.zone);
        work.mediations()
            .close(&permit, &opened.row, after, today)
            .await?;
        opened.note(work, &permit, after).await?;
        opened.tell(work, permit.by(), ended, &self.link).await?;
        Ok(self.mediation)
    }
}

/// A case to be ended.
#[derive(InputObject)]
pub struct CloseMediationInput {
    /// A key of the client's own making, 1–100 characters: sent twice, it takes effect once.
    pub client_mutation_id: Option<String>,
    /// `mediation:…`.
    pub mediation_id: ID,
}

/// What came of it.
#[derive(Union)]
pub enum CloseMediationPayload {
    /// It is over.
    Done(CloseMediationDone),
    /// It stays where it was.
    Refused(CloseMediationRefused),
}

/// The case ended without an agreement.
#[derive(SimpleObject)]
pub struct CloseMediationDone {
    /// The case.
    pub mediation: MediationCase,
}

/// The case was not ended.
#[derive(SimpleObject)]
pub struct CloseMediationRefused {
    /// Why.
    pub reason: MediationRefusal,
}
