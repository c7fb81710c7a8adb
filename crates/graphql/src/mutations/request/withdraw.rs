//! The author of a request takes it back.

use async_graphql::{Context, Enum, ID, InputObject, Object, SimpleObject, Union};
use domain::access::rules::request::Withdraw;
use domain::access::{Actor, permit};
use domain::id::RequestId;
use domain::mentoring::RequestError;
use persistence::{Failure, Operation, UnitOfWork};
use serde::Serialize;

use super::{Locked, change};
use crate::error::GqlError;
use crate::ids::PublicId;
use crate::mutations::perform;
use crate::types::request::MentorshipRequest;
use crate::viewer::Viewer;

/// Takes a request back.
#[derive(Default)]
pub struct WithdrawRequestMutation;

#[Object]
impl WithdrawRequestMutation {
    /// Takes one's own request back, at the latest before it is decided.
    async fn withdraw_request(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The request.")] input: WithdrawRequestInput,
    ) -> Result<WithdrawRequestPayload, GqlError> {
        let viewer = Viewer::signed_in(ctx)?;
        let operation = WithdrawRequest {
            actor: viewer.actor().clone(),
            request: RequestId::read(&input.request_id)?,
        };
        let key = input.client_mutation_id.as_deref();
        Ok(
            match perform(&viewer, key, "withdrawRequest", &operation).await? {
                Ok(id) => {
                    let request = MentorshipRequest::load(&viewer, id).await?;
                    WithdrawRequestPayload::Done(WithdrawRequestDone { request })
                }
                Err(reason) => WithdrawRequestPayload::Refused(WithdrawRequestRefused { reason }),
            },
        )
    }
}

#[derive(Serialize)]
struct WithdrawRequest {
    #[serde(skip)]
    actor: Actor,
    request: RequestId,
}

impl Operation for WithdrawRequest {
    type Done = RequestId;
    type Refusal = WithdrawRequestRefusal;

    async fn run(&self, work: &UnitOfWork) -> Result<RequestId, Failure<Self::Refusal>> {
        let locked = Locked::read(work, self.request).await?;
        let permit = permit::<Withdraw>(&self.actor, &locked.row.facts(&locked.pair))?;
        let after = locked.row.life.withdraw().map_err(Failure::refuse)?;
        work.requests()
            .withdraw(&permit, &locked.row, &after)
            .await?;
        work.note(&permit, self.request, change(&locked.row, &after))
            .await?;
        Ok(self.request)
    }
}

/// A request to be taken back.
#[derive(InputObject)]
pub struct WithdrawRequestInput {
    /// A key of the client's own making, 1–100 characters: sent twice, it takes effect once.
    pub client_mutation_id: Option<String>,
    /// `request:…`.
    pub request_id: ID,
}

/// What came of it.
#[derive(Union)]
pub enum WithdrawRequestPayload {
    /// It is taken back.
    Done(WithdrawRequestDone),
    /// It is not.
    Refused(WithdrawRequestRefused),
}

/// The request is taken back.
#[derive(SimpleObject)]
pub struct WithdrawRequestDone {
    /// The request.
    pub request: MentorshipRequest,
}

/// The request was not taken back.
#[derive(SimpleObject)]
pub struct WithdrawRequestRefused {
    /// Why.
    pub reason: WithdrawRequestRefusal,
}

/// Why a request was not taken back.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Enum)]
pub enum WithdrawRequestRefusal {
    /// It is decided, or was taken back before.
    AlreadySettled,
}

impl From<RequestError> for WithdrawRequestRefusal {
    fn from(_: RequestError) -> Self {
        Self::AlreadySettled
    }
}
