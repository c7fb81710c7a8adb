//! Who asked for a correction takes the request back.

use async_graphql::{Context, Enum, ID, InputObject, Object, SimpleObject, Union};
use domain::access::rules::correction::Withdraw;
use domain::access::{Actor, permit};
use domain::id::CorrectionId;
use domain::people::AlreadySettled;
use persistence::{Failure, Operation, UnitOfWork};
use serde::Serialize;

use super::{note, open};
use crate::error::GqlError;
use crate::ids::PublicId;
use crate::mutations::perform;
use crate::types::correction::CorrectionRequest;
use crate::viewer::Viewer;

/// Takes requests for correction back.
#[derive(Default)]
pub struct WithdrawCorrectionMutation;

#[Object]
impl WithdrawCorrectionMutation {
    /// Takes one's own request back before it is answered.
    async fn withdraw_correction(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The request.")] input: WithdrawCorrectionInput,
    ) -> Result<WithdrawCorrectionPayload, GqlError> {
        let viewer = Viewer::signed_in(ctx)?;
        let operation = WithdrawCorrection {
            actor: viewer.actor().clone(),
            correction: CorrectionId::read(&input.correction_id)?,
        };
        let key = input.client_mutation_id.as_deref();
        let outcome = perform(&viewer, key, "withdrawCorrection", &operation).await?;
        Ok(match outcome {
            Ok(id) => {
                let correction = CorrectionRequest::load(&viewer, id).await?;
                WithdrawCorrectionPayload::Done(WithdrawCorrectionDone { correction })
            }
            Err(reason) => WithdrawCorrectionPayload::Refused(WithdrawCorrectionRefused { reason }),
        })
    }
}

#[derive(Serialize)]
struct WithdrawCorrection {
    #[serde(skip)]
    actor: Actor,
    correction: CorrectionId,
}

impl Operation for WithdrawCorrection {
    type Done = CorrectionId;
    type Refusal = WithdrawCorrectionRefusal;

    async fn run(&self, work: &UnitOfWork) -> Result<CorrectionId, Failure<Self::Refusal>> {
        let opened = open(work, self.correction).await?;
        let row = &opened.row;
        let permit = permit::<Withdraw>(&self.actor, &row.facts(opened.here.school.at))?;
        let after = row.state.withdraw().map_err(Failure::refuse)?;
        work.corrections().withdraw(&permit, row, after).await?;
        note(work, &permit, row, after).await?;
        Ok(self.correction)
    }
}

/// A request to be taken back.
#[derive(InputObject)]
pub struct WithdrawCorrectionInput {
    /// A key of the client's own making, 1–100 characters: sent twice, it takes effect once.
    pub client_mutation_id: Option<String>,
    /// `correction:…`, open.
    pub correction_id: ID,
}

/// What came of it.
#[derive(Union)]
pub enum WithdrawCorrectionPayload {
    /// It is taken back.
    Done(WithdrawCorrectionDone),
    /// It is not.
    Refused(WithdrawCorrectionRefused),
}

/// The request is taken back.
#[derive(SimpleObject)]
pub struct WithdrawCorrectionDone {
    /// The request.
    pub correction: CorrectionRequest,
}

/// The request was not taken back.
#[derive(SimpleObject)]
pub struct WithdrawCorrectionRefused {
    /// Why.
    pub reason: WithdrawCorrectionRefusal,
}

/// Why a request was not taken back.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Enum)]
pub enum WithdrawCorrectionRefusal {
    /// It is answered, or was taken back before.
    AlreadySettled,
}

impl From<AlreadySettled> for WithdrawCorrectionRefusal {
    fn from(_: AlreadySettled) -> Self {
        Self::AlreadySettled
    }
}
