//! Who opened a case takes it back.

use async_graphql::{Context, ID, InputObject, Object, SimpleObject, Union};
use documents::letters::mediations::ended;
use domain::access::rules::mediation::Withdraw;
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

/// Takes cases back.
#[derive(Default)]
pub struct WithdrawMediationMutation;

#[Object]
impl WithdrawMediationMutation {
    /// Takes one's own case back before it is over.
    async fn withdraw_mediation(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The case.")] input: WithdrawMediationInput,
    ) -> Result<WithdrawMediationPayload, GqlError> {
        let viewer = Viewer::signed_in(ctx)?;
        let operation = WithdrawMediation {
            actor: viewer.actor().clone(),
            link: format!("{}{PAGE}", viewer.installation().public_url),
            mediation: MediationId::read(&input.mediation_id)?,
        };
        let key = input.client_mutation_id.as_deref();
        let outcome = perform(&viewer, key, "withdrawMediation", &operation).await?;
        Ok(match outcome {
            Ok(id) => WithdrawMediationPayload::Done(WithdrawMediationDone {
                mediation: MediationCase::load(&viewer, id).await?,
            }),
            Err(reason) => WithdrawMediationPayload::Refused(WithdrawMediationRefused { reason }),
        })
    }
}

#[derive(Serialize)]
struct WithdrawMediation {
    #[serde(skip)]
    actor: Actor,
    #[serde(skip)]
    link: String,
    mediation: MediationId,
}

impl Operation for WithdrawMediation {
    type Done = MediationId;
    type Refusal = MediationRefusal;

    async fn run(&self, work: &UnitOfWork) -> Result<MediationId, Failure<Self::Refusal>> {
        let opened = opened_case(work, self.mediation).await?;
        let permit = permit::<Withdraw>(&self.actor, &opened.facts)?;
        let after = opened.row.case.state.withdraw().map_err(Failure::refuse)?;
        let today = work.today(opened.here.zone);
        work.mediations()
            .withdraw(&permit, &opened.row, after, today)
            .await?;
        opened.note(work, &permit, after).await?;
        opened.tell(work, permit.by(), ended, &self.link).await?;
        Ok(self.mediation)
    }
}

/// A case to be taken back.
#[derive(InputObject)]
pub struct WithdrawMediationInput {
    /// A key of the client's own making, 1–100 characters: sent twice, it takes effect once.
    pub client_mutation_id: Option<String>,
    /// `mediation:…`.
    pub mediation_id: ID,
}

/// What came of it.
#[derive(Union)]
pub enum WithdrawMediationPayload {
    /// It is taken back.
    Done(WithdrawMediationDone),
    /// It stays where it was.
    Refused(WithdrawMediationRefused),
}

/// The case is taken back.
#[derive(SimpleObject)]
pub struct WithdrawMediationDone {
    /// The case.
    pub mediation: MediationCase,
}

/// The case was not taken back.
#[derive(SimpleObject)]
pub struct WithdrawMediationRefused {
    /// Why.
    pub reason: MediationRefusal,
}
