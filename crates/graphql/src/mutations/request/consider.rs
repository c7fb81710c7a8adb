//! The curator says what is to be thought of a request.

use async_graphql::{Context, Enum, ID, InputObject, Object, SimpleObject, Union};
use domain::access::rules::request::Consider;
use domain::access::{Actor, permit};
use domain::id::RequestId;
use domain::mentoring::RequestError;
use domain::text::Note;
use persistence::{Failure, Operation, UnitOfWork};
use serde::Serialize;

use super::{Locked, change};
use crate::error::GqlError;
use crate::form::{Form, InvalidInput};
use crate::ids::PublicId;
use crate::mutations::perform;
use crate::types::request::MentorshipRequest;
use crate::viewer::Viewer;

/// Gives an opinion on a request.
#[derive(Default)]
pub struct ConsiderRequestMutation;

#[Object]
impl ConsiderRequestMutation {
    /// Gives the curator's opinion on a filed request; the head decides next. For the curators of the school who take no
    /// part in the pair.
    async fn consider_request(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The request and the opinion.")] input: ConsiderRequestInput,
    ) -> Result<ConsiderRequestPayload, GqlError> {
        let viewer = Viewer::signed_in(ctx)?;
        let mut form = Form::default();
        let Some(opinion) = form.take("opinion", Note::required(&input.opinion)) else {
            return Ok(ConsiderRequestPayload::Invalid(form.into_invalid()));
        };
        let operation = ConsiderRequest {
            actor: viewer.actor().clone(),
            request: RequestId::read(&input.request_id)?,
            opinion,
        };
        let key = input.client_mutation_id.as_deref();
        Ok(
            match perform(&viewer, key, "considerRequest", &operation).await? {
                Ok(id) => {
                    let request = MentorshipRequest::load(&viewer, id).await?;
                    ConsiderRequestPayload::Done(ConsiderRequestDone { request })
                }
                Err(reason) => ConsiderRequestPayload::Refused(ConsiderRequestRefused { reason }),
            },
        )
    }
}

#[derive(Serialize)]
struct ConsiderRequest {
    #[serde(skip)]
    actor: Actor,
    request: RequestId,
    opinion: Note,
}

impl Operation for ConsiderRequest {
    type Done = RequestId;
    type Refusal = ConsiderRequestRefusal;

    async fn run(&self, work: &UnitOfWork) -> Result<RequestId, Failure<Self::Refusal>> {
        let locked = Locked::read(work, self.request).await?;
        let permit = permit::<Consider>(&self.actor, &locked.row.facts(&locked.pair))?;
        let after = locked.row.life.consider().map_err(Failure::refuse)?;
        work.requests()
            .consider(&permit, &locked.row, &after, self.opinion.as_str())
            .await?;
        work.note(&permit, self.request, change(&locked.row, &after))
            .await?;
        Ok(self.request)
    }
}

/// An opinion on a request.
#[derive(InputObject)]
pub struct ConsiderRequestInput {
    /// A key of the client's own making, 1–100 characters: sent twice, it takes effect once.
    pub client_mutation_id: Option<String>,
    /// `request:…`.
    pub request_id: ID,
    /// What the curator thinks; 1–10 000 characters.
    pub opinion: String,
}

/// What came of it.
#[derive(Union)]
pub enum ConsiderRequestPayload {
    /// It waits for the head.
    Done(ConsiderRequestDone),
    /// It was not taken.
    Refused(ConsiderRequestRefused),
    /// The input is to be corrected.
    Invalid(InvalidInput),
}

/// The request waits for the head.
#[derive(SimpleObject)]
pub struct ConsiderRequestDone {
    /// The request.
    pub request: MentorshipRequest,
}

/// The opinion was not taken.
#[derive(SimpleObject)]
pub struct ConsiderRequestRefused {
    /// Why.
    pub reason: ConsiderRequestRefusal,
}

/// Why an opinion was not taken.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Enum)]
pub enum ConsiderRequestRefusal {
    /// The request does not wait for an opinion any more.
    NotFiled,
}

impl From<RequestError> for ConsiderRequestRefusal {
    fn from(_: RequestError) -> Self {
        Self::NotFiled
    }
}
