//! A participant asks the head: for another mentor (B-079), for release (B-067), for an ending (B-083).

use async_graphql::{Context, Enum, ID, InputObject, Object, SimpleObject, Union};
use documents::letters::requests::{Asked, filed};
use domain::access::rules::mentorship::Read;
use domain::access::rules::request::File;
use domain::access::{Actor, Role, permit};
use domain::id::{MentorshipId, RequestId};
use domain::mentoring::{MentorshipStateKind, Request as Life};
use domain::text::Note;
use persistence::requests::{facts, is_open};
use persistence::{Change, Failure, Operation, UnitOfWork};
use serde::Serialize;

use crate::error::GqlError;
use crate::form::{Form, InvalidInput};
use crate::ids::PublicId;
use crate::mutations::{letters, opened, perform};
use crate::types::request::{MentorshipRequest, RequestKind};
use crate::viewer::Viewer;

/// Files a request.
#[derive(Default)]
pub struct FileRequestMutation;

#[Object]
impl FileRequestMutation {
    /// Asks the head for something about one's own pair: a mentee for another mentor, a mentor for release from the
    /// duties, each of them for an ending. The curators and the head are told by letter; the other side is not.
    async fn file_request(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "What is asked for, and why if one wishes to say.")]
        input: FileRequestInput,
    ) -> Result<FileRequestPayload, GqlError> {
        let viewer = Viewer::signed_in(ctx)?;
        let mut form = Form::default();
        let reason = form.take_optional("reason", input.reason.as_deref(), Note::required);
        let Some(reason) = reason else {
            return Ok(FileRequestPayload::Invalid(form.into_invalid()));
        };
        let operation = FileRequest {
            actor: viewer.actor().clone(),
            link: viewer.installation().public_url.clone(),
            mentorship: MentorshipId::read(&input.mentorship_id)?,
            kind: input.kind.into(),
            reason,
        };
        let key = input.client_mutation_id.as_deref();
        Ok(
            match perform(&viewer, key, "fileRequest", &operation).await? {
                Ok(id) => {
                    let request = MentorshipRequest::load(&viewer, id).await?;
                    FileRequestPayload::Done(FileRequestDone { request })
                }
                Err(reason) => FileRequestPayload::Refused(FileRequestRefused { reason }),
            },
        )
    }
}

#[derive(Serialize)]
struct FileRequest {
    #[serde(skip)]
    actor: Actor,
    #[serde(skip)]
    link: String,
    mentorship: MentorshipId,
    kind: domain::mentoring::RequestKind,
    reason: Option<Note>,
}

impl Operation for FileRequest {
    type Done = RequestId;
    type Refusal = FileRequestRefusal;

    async fn run(&self, work: &UnitOfWork) -> Result<RequestId, Failure<Self::Refusal>> {
        let opened = opened::pair(work, self.mentorship).await?;
        let (pair, here) = (opened.pair, opened.located);
        // Whoever may not see the pair does not learn that it exists.
        let author = permit::<Read>(&self.actor, &pair.facts())?.by();
        let id = RequestId(work.fresh());
        let life = Life::file(id, self.mentorship, self.kind, author);
        let permit = permit::<File>(&self.actor, &facts(&life, &pair))?;
        if pair.pair.state.kind() != MentorshipStateKind::Active {
            return Err(Failure::Refused(FileRequestRefusal::NotActive));
        }
        let before = work.requests().about(&[self.mentorship]).await?;
        let again = before.iter().any(|row| {
            row.life.author == author && row.life.kind == self.kind && is_open(row.life.state)
        });
        if again {
            return Err(Failure::Refused(FileRequestRefusal::AlreadyFiled));
        }
        let reason = self.reason.as_ref().map(Note::as_str);
        work.requests()
            .file(&permit, &life, pair.at.school, reason, work.now())
            .await?;
        let change = Change {
            school: Some(pair.at.school),
            to: Some(life.state.code()),
            ..Change::default()
        };
        work.note(&permit, id, change).await?;

        if let Some(person) = work.people().find(author).await? {
            let letter = filed(&Asked {
                place: &here.school.short_name,
                author: &person.name,
                kind: self.kind,
                link: &self.link,
            });
            let school = pair.at.school;
            let mut keepers = letters::holders(work, school, Role::Curator).await?;
            keepers.extend(letters::holders(work, school, Role::Head).await?);
            // Who takes part learns of it only when it is decided.
            let apart = |id: &_| pair.pair.participant(*id).is_none();
            letters::send(work, keepers.into_iter().filter(apart), &letter).await?;
        }
        Ok(id)
    }
}

/// A request to be filed.
#[derive(InputObject)]
pub struct FileRequestInput {
    /// A key of the client's own making, 1–100 characters: sent twice, it takes effect once.
    pub client_mutation_id: Option<String>,
    /// `mentorship:…`, in force, in which the viewer takes part.
    pub mentorship_id: ID,
    /// What is asked for: `REPLACE_MENTOR` by a mentee, `RESIGN` by a mentor, `END` by either.
    pub kind: RequestKind,
    /// Why, if one wishes to say; 1–10 000 characters. Read by the curators and the head alone.
    pub reason: Option<String>,
}

/// What came of it.
#[derive(Union)]
pub enum FileRequestPayload {
    /// It is filed.
    Done(FileRequestDone),
    /// It is not.
    Refused(FileRequestRefused),
    /// The input is to be corrected.
    Invalid(InvalidInput),
}

/// The request is filed.
#[derive(SimpleObject)]
pub struct FileRequestDone {
    /// The request.
    pub request: MentorshipRequest,
}

/// The request was not filed.
#[derive(SimpleObject)]
pub struct FileRequestRefused {
    /// Why.
    pub reason: FileRequestRefusal,
}

/// Why a request was not filed.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Enum)]
pub enum FileRequestRefusal {
    /// The pair is not in force.
    NotActive,
    /// The viewer has asked for it already, and it is not settled.
    AlreadyFiled,
}
