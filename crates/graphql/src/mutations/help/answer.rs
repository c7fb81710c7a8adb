//! Somebody who may help answers; the time to the answer is measured (B-031).

use async_graphql::{Context, Enum, ID, InputObject, Object, SimpleObject, Union};
use documents::letters::help::{HelpLetter, answered};
use domain::access::rules::help::Help;
use domain::access::{Actor, permit};
use domain::id::HelpRequestId;
use domain::mentoring::HelpError;
use domain::text::Note;
use persistence::{Failure, Operation, UnitOfWork};
use serde::Serialize;

use super::{note, open};
use crate::error::GqlError;
use crate::form::{Form, InvalidInput};
use crate::ids::PublicId;
use crate::mutations::{letters, perform};
use crate::types::help_request::HelpRequest;
use crate::viewer::Viewer;

/// Answers a request.
#[derive(Default)]
pub struct AnswerHelpRequestMutation;

#[Object]
impl AnswerHelpRequestMutation {
    /// Answers a request, taken before or not; who asked is to say how much it helped. For whom it is for, and the curator.
    async fn answer_help_request(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The request and the answer.")] input: AnswerHelpRequestInput,
    ) -> Result<AnswerHelpRequestPayload, GqlError> {
        let viewer = Viewer::signed_in(ctx)?;
        let mut form = Form::default();
        let Some(answer) = form.take("answer", Note::required(&input.answer)) else {
            return Ok(AnswerHelpRequestPayload::Invalid(form.into_invalid()));
        };
        let operation = AnswerHelpRequest {
            actor: viewer.actor().clone(),
            request: HelpRequestId::read(&input.request_id)?,
            answer,
            link: format!("{}/me/help", viewer.installation().public_url),
        };
        let key = input.client_mutation_id.as_deref();
        Ok(
            match perform(&viewer, key, "answerHelpRequest", &operation).await? {
                Ok(id) => {
                    let request = HelpRequest::load(&viewer, id).await?;
                    AnswerHelpRequestPayload::Done(AnswerHelpRequestDone { request })
                }
                Err(reason) => {
                    AnswerHelpRequestPayload::Refused(AnswerHelpRequestRefused { reason })
                }
            },
        )
    }
}

#[derive(Serialize)]
struct AnswerHelpRequest {
    #[serde(skip)]
    actor: Actor,
    request: HelpRequestId,
    answer: Note,
    #[serde(skip)]
    link: String,
}

impl Operation for AnswerHelpRequest {
    type Done = HelpRequestId;
    type Refusal = AnswerHelpRequestRefusal;

    async fn run(&self, work: &UnitOfWork) -> Result<HelpRequestId, Failure<Self::Refusal>> {
        let opened = open(work, self.request).await?;
        let permit = permit::<Help>(&self.actor, &opened.facts)?;
        let before = &opened.row;
        let now = work.now();
        let after = before.state.answer(permit.by(), now);
        let after = after.map_err(Failure::refuse)?;
        work.help_requests()
            .answer(&permit, before, after, &self.answer, now)
            .await?;
        note(work, &permit, &opened, after).await?;
        let helper = work.people().find(permit.by()).await?;
        if let Some(helper) = helper {
            let letter = answered(&HelpLetter {
                place: &opened.here.school.short_name,
                person: &helper.name,
                topic: &before.topic,
                urgent: before.urgent,
                link: &self.link,
            });
            letters::send(work, [before.asked_by], &letter).await?;
        }
        Ok(self.request)
    }
}

/// An answer.
#[derive(InputObject)]
pub struct AnswerHelpRequestInput {
    /// A key of the client's own making, 1–100 characters: sent twice, it takes effect once.
    pub client_mutation_id: Option<String>,
    /// `help-request:…`.
    pub request_id: ID,
    /// The answer; 1–10 000 characters.
    pub answer: String,
}

/// What came of it.
#[derive(Union)]
pub enum AnswerHelpRequestPayload {
    /// It is kept.
    Done(AnswerHelpRequestDone),
    /// It is not.
    Refused(AnswerHelpRequestRefused),
    /// The input is to be corrected.
    Invalid(InvalidInput),
}

/// It is kept.
#[derive(SimpleObject)]
pub struct AnswerHelpRequestDone {
    /// The request.
    pub request: HelpRequest,
}

/// The request stays where it was.
#[derive(SimpleObject)]
pub struct AnswerHelpRequestRefused {
    /// Why.
    pub reason: AnswerHelpRequestRefusal,
}

/// Why the request stays where it was.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Enum)]
pub enum AnswerHelpRequestRefusal {
    /// It is not waiting for this.
    NotWaiting,
    /// Somebody else has taken it.
    TakenByAnother,
}

impl From<HelpError> for AnswerHelpRequestRefusal {
    fn from(error: HelpError) -> Self {
        match error {
            HelpError::NotWaiting => Self::NotWaiting,
            HelpError::TakenByAnother => Self::TakenByAnother,
        }
    }
}
