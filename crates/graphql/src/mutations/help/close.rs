//! Who asked says how much the answer helped, or takes the request back.

use async_graphql::{Context, Enum, ID, InputObject, Object, SimpleObject, Union};
use domain::access::rules::help::Close;
use domain::access::{Actor, permit};
use domain::id::HelpRequestId;
use domain::mentoring::{HelpError, Score};
use persistence::{Failure, Operation, UnitOfWork};
use serde::Serialize;

use super::{note, open};
use crate::error::GqlError;
use crate::form::{Form, InvalidInput, Problem};
use crate::ids::PublicId;
use crate::mutations::perform;
use crate::types::help_request::HelpRequest;
use crate::viewer::Viewer;

/// Closes a request.
#[derive(Default)]
pub struct CloseHelpRequestMutation;

#[Object]
impl CloseHelpRequestMutation {
    /// Says how much an answer helped; without a number takes the request back before it is answered. For who asked.
    async fn close_help_request(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The request and the number.")] input: CloseHelpRequestInput,
    ) -> Result<CloseHelpRequestPayload, GqlError> {
        let viewer = Viewer::signed_in(ctx)?;
        let rating = match input.rating.map(Score::new) {
            None => None,
            Some(Some(rating)) => Some(rating),
            Some(None) => {
                let mut form = Form::default();
                form.require("rating", false, Problem::OutOfRange);
                return Ok(CloseHelpRequestPayload::Invalid(form.into_invalid()));
            }
        };
        let operation = CloseHelpRequest {
            actor: viewer.actor().clone(),
            request: HelpRequestId::read(&input.request_id)?,
            rating,
        };
        let key = input.client_mutation_id.as_deref();
        Ok(
            match perform(&viewer, key, "closeHelpRequest", &operation).await? {
                Ok(id) => {
                    let request = HelpRequest::load(&viewer, id).await?;
                    CloseHelpRequestPayload::Done(CloseHelpRequestDone { request })
                }
                Err(reason) => CloseHelpRequestPayload::Refused(CloseHelpRequestRefused { reason }),
            },
        )
    }
}

#[derive(Serialize)]
struct CloseHelpRequest {
    #[serde(skip)]
    actor: Actor,
    request: HelpRequestId,
    rating: Option<Score>,
}

impl Operation for CloseHelpRequest {
    type Done = HelpRequestId;
    type Refusal = CloseHelpRequestRefusal;

    async fn run(&self, work: &UnitOfWork) -> Result<HelpRequestId, Failure<Self::Refusal>> {
        let opened = open(work, self.request).await?;
        let permit = permit::<Close>(&self.actor, &opened.facts)?;
        let before = &opened.row;
        let after = match self.rating {
            Some(rating) => before.state.close(rating),
            None => before.state.withdraw(),
        };
        let after = after.map_err(Failure::refuse)?;
        work.help_requests().close(&permit, before, after).await?;
        note(work, &permit, &opened, after).await?;
        Ok(self.request)
    }
}

/// A request to be closed.
#[derive(InputObject)]
pub struct CloseHelpRequestInput {
    /// A key of the client's own making, 1–100 characters: sent twice, it takes effect once.
    pub client_mutation_id: Option<String>,
    /// `help-request:…`.
    pub request_id: ID,
    /// How much it helped, 1–10; left out to take an unanswered request back.
    pub rating: Option<i32>,
}

/// What came of it.
#[derive(Union)]
pub enum CloseHelpRequestPayload {
    /// It is kept.
    Done(CloseHelpRequestDone),
    /// It is not.
    Refused(CloseHelpRequestRefused),
    /// The input is to be corrected.
    Invalid(InvalidInput),
}

/// It is kept.
#[derive(SimpleObject)]
pub struct CloseHelpRequestDone {
    /// The request.
    pub request: HelpRequest,
}

/// The request stays where it was.
#[derive(SimpleObject)]
pub struct CloseHelpRequestRefused {
    /// Why.
    pub reason: CloseHelpRequestRefusal,
}

/// Why the request stays where it was.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Enum)]
pub enum CloseHelpRequestRefusal {
    /// It is not waiting for this.
    NotWaiting,
}

impl From<HelpError> for CloseHelpRequestRefusal {
    fn from(error: HelpError) -> Self {
        match error {
            HelpError::NotWaiting | HelpError::TakenByAnother => Self::NotWaiting,
        }
    }
}
