//! The head decides a request.

use async_graphql::{Context, Enum, ID, InputObject, Object, SimpleObject, Union};
use documents::letters::requests::{Asked, decided};
use domain::access::rules::request::Decide;
use domain::access::{Actor, Role, permit};
use domain::id::RequestId;
use domain::mentoring::RequestError;
use domain::text::Note;
use persistence::{Failure, Operation, UnitOfWork};
use serde::Serialize;

use super::{Locked, change};
use crate::error::GqlError;
use crate::form::{Form, InvalidInput};
use crate::ids::PublicId;
use crate::mutations::{letters, perform};
use crate::types::request::MentorshipRequest;
use crate::viewer::Viewer;

/// Decides a request.
#[derive(Default)]
pub struct DecideRequestMutation;

#[Object]
impl DecideRequestMutation {
    /// Grants or refuses a request, with the curator's opinion or without it; its author and the curators are told by
    /// letter. What is granted is carried out by an order, or by ending the pair. For the head of the school who takes
    /// no part in the pair.
    async fn decide_request(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The request and the decision.")] input: DecideRequestInput,
    ) -> Result<DecideRequestPayload, GqlError> {
        let viewer = Viewer::signed_in(ctx)?;
        let mut form = Form::default();
        let note = form.take_optional("note", input.note.as_deref(), Note::required);
        let Some(note) = note else {
            return Ok(DecideRequestPayload::Invalid(form.into_invalid()));
        };
        let operation = DecideRequest {
            actor: viewer.actor().clone(),
            link: viewer.installation().public_url.clone(),
            request: RequestId::read(&input.request_id)?,
            grant: input.grant,
            note,
        };
        let key = input.client_mutation_id.as_deref();
        Ok(
            match perform(&viewer, key, "decideRequest", &operation).await? {
                Ok(id) => {
                    let request = MentorshipRequest::load(&viewer, id).await?;
                    DecideRequestPayload::Done(DecideRequestDone { request })
                }
                Err(reason) => DecideRequestPayload::Refused(DecideRequestRefused { reason }),
            },
        )
    }
}

#[derive(Serialize)]
struct DecideRequest {
    #[serde(skip)]
    actor: Actor,
    #[serde(skip)]
    link: String,
    request: RequestId,
    grant: bool,
    note: Option<Note>,
}

impl Operation for DecideRequest {
    type Done = RequestId;
    type Refusal = DecideRequestRefusal;

    async fn run(&self, work: &UnitOfWork) -> Result<RequestId, Failure<Self::Refusal>> {
        let locked = Locked::read(work, self.request).await?;
        let permit = permit::<Decide>(&self.actor, &locked.row.facts(&locked.pair))?;
        let after = locked.row.life.decide(self.grant);
        let after = after.map_err(Failure::refuse)?;
        let note = self.note.as_ref().map(Note::as_str);
        let today = work.today(locked.here.zone);
        work.requests()
            .decide(&permit, &locked.row, &after, note, today)
            .await?;
        work.note(&permit, self.request, change(&locked.row, &after))
            .await?;
        self.tell(work, &locked).await?;
        Ok(self.request)
    }
}

impl DecideRequest {
    async fn tell(
        &self,
        work: &UnitOfWork,
        locked: &Locked,
    ) -> Result<(), Failure<DecideRequestRefusal>> {
        let author = locked.row.life.author;
        let Some(person) = work.people().find(author).await? else {
            return Ok(());
        };
        let asked = Asked {
            place: &locked.here.school.short_name,
            author: &person.name,
            kind: locked.row.life.kind,
            link: &self.link,
        };
        let letter = decided(&asked, self.grant, self.note.as_ref().map(Note::as_str));
        let mut readers = letters::holders(work, locked.row.school, Role::Curator).await?;
        readers.push(author);
        Ok(letters::send(work, readers, &letter).await?)
    }
}

/// A decision about a request.
#[derive(InputObject)]
pub struct DecideRequestInput {
    /// A key of the client's own making, 1–100 characters: sent twice, it takes effect once.
    pub client_mutation_id: Option<String>,
    /// `request:…`.
    pub request_id: ID,
    /// Granted, or refused.
    pub grant: bool,
    /// What the author is to know; 1–10 000 characters.
    pub note: Option<String>,
}

/// What came of it.
#[derive(Union)]
pub enum DecideRequestPayload {
    /// It is decided.
    Done(DecideRequestDone),
    /// It is not.
    Refused(DecideRequestRefused),
    /// The input is to be corrected.
    Invalid(InvalidInput),
}

/// The request is decided.
#[derive(SimpleObject)]
pub struct DecideRequestDone {
    /// The request.
    pub request: MentorshipRequest,
}

/// The request was not decided.
#[derive(SimpleObject)]
pub struct DecideRequestRefused {
    /// Why.
    pub reason: DecideRequestRefusal,
}

/// Why a request was not decided.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Enum)]
pub enum DecideRequestRefusal {
    /// It is decided already, or was taken back.
    AlreadySettled,
}

impl From<RequestError> for DecideRequestRefusal {
    fn from(_: RequestError) -> Self {
        Self::AlreadySettled
    }
}
