//! Somebody who may help says that they are at it, or leaves it to others.

use async_graphql::{Context, Enum, ID, InputObject, Object, SimpleObject, Union};
use domain::access::rules::help::Help;
use domain::access::{Actor, permit};
use domain::id::HelpRequestId;
use domain::mentoring::HelpError;
use persistence::{Failure, Operation, UnitOfWork};
use serde::Serialize;

use super::{note, open};
use crate::error::GqlError;
use crate::ids::PublicId;
use crate::mutations::perform;
use crate::types::help_request::HelpRequest;
use crate::viewer::Viewer;

/// Takes a request.
#[derive(Default)]
pub struct TakeHelpRequestMutation;

#[Object]
impl TakeHelpRequestMutation {
    /// Says that the viewer is at a request, or leaves it to others. For whom it is for, and the curator.
    async fn take_help_request(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The request.")] input: TakeHelpRequestInput,
    ) -> Result<TakeHelpRequestPayload, GqlError> {
        let viewer = Viewer::signed_in(ctx)?;
        let operation = TakeHelpRequest {
            actor: viewer.actor().clone(),
            request: HelpRequestId::read(&input.request_id)?,
            give_back: input.give_back.unwrap_or(false),
        };
        let key = input.client_mutation_id.as_deref();
        Ok(
            match perform(&viewer, key, "takeHelpRequest", &operation).await? {
                Ok(id) => {
                    let request = HelpRequest::load(&viewer, id).await?;
                    TakeHelpRequestPayload::Done(TakeHelpRequestDone { request })
                }
                Err(reason) => TakeHelpRequestPayload::Refused(TakeHelpRequestRefused { reason }),
            },
        )
    }
}

#[derive(Serialize)]
struct TakeHelpRequest {
    #[serde(skip)]
    actor: Actor,
    request: HelpRequestId,
    give_back: bool,
}

impl Operation for TakeHelpRequest {
    type Done = HelpRequestId;
    type Refusal = TakeHelpRequestRefusal;

    async fn run(&self, work: &UnitOfWork) -> Result<HelpRequestId, Failure<Self::Refusal>> {
        let opened = open(work, self.request).await?;
        let permit = permit::<Help>(&self.actor, &opened.facts)?;
        let before = &opened.row;
        let state = before.state;
        let after = if self.give_back {
            state.give_back(permit.by())
        } else {
            state.take(permit.by())
        };
        let after = after.map_err(Failure::refuse)?;
        work.help_requests().take(&permit, before, after).await?;
        note(work, &permit, &opened, after).await?;
        Ok(self.request)
    }
}

/// A request to be taken.
#[derive(InputObject)]
pub struct TakeHelpRequestInput {
    /// A key of the client's own making, 1–100 characters: sent twice, it takes effect once.
    pub client_mutation_id: Option<String>,
    /// `help-request:…`.
    pub request_id: ID,
    /// Whether it is left to others again; the viewer took it before.
    pub give_back: Option<bool>,
}

/// What came of it.
#[derive(Union)]
pub enum TakeHelpRequestPayload {
    /// It is kept.
    Done(TakeHelpRequestDone),
    /// It is not.
    Refused(TakeHelpRequestRefused),
}

/// It is kept.
#[derive(SimpleObject)]
pub struct TakeHelpRequestDone {
    /// The request.
    pub request: HelpRequest,
}

/// The request stays where it was.
#[derive(SimpleObject)]
pub struct TakeHelpRequestRefused {
    /// Why.
    pub reason: TakeHelpRequestRefusal,
}

/// Why the request stays where it was.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Enum)]
pub enum TakeHelpRequestRefusal {
    /// It is not waiting for this.
    NotWaiting,
    /// Somebody else has taken it.
    TakenByAnother,
}

impl From<HelpError> for TakeHelpRequestRefusal {
    fn from(error: HelpError) -> Self {
        match error {
            HelpError::NotWaiting => Self::NotWaiting,
            HelpError::TakenByAnother => Self::TakenByAnother,
        }
    }
}
