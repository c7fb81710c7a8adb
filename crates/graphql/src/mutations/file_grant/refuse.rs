//! The head refuses what a mentor asks to read of a mentee's file.

use async_graphql::{Context, ID, InputObject, Object, SimpleObject, Union};
use documents::letters::file_grants::decided;
use domain::access::rules::file_grant::Decide;
use domain::access::{Actor, permit};
use domain::id::FileGrantId;
use domain::text::Note;
use persistence::{Failure, Operation, UnitOfWork};
use serde::Serialize;

use super::{FileGrantRefusal, PAGE, open};
use crate::error::GqlError;
use crate::form::{Form, InvalidInput};
use crate::ids::PublicId;
use crate::mutations::perform;
use crate::types::file_grant::FileGrant;
use crate::viewer::Viewer;

/// Refuses grants.
#[derive(Default)]
pub struct RefuseFileMutation;

#[Object]
impl RefuseFileMutation {
    /// Refuses what a mentor asks to read of a mentee's file, and says why. For the head, not about themselves.
    async fn refuse_file(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The grant and why.")] input: RefuseFileInput,
    ) -> Result<RefuseFilePayload, GqlError> {
        let viewer = Viewer::signed_in(ctx)?;
        let mut form = Form::default();
        let Some(note) = form.take("note", Note::required(&input.note)) else {
            return Ok(RefuseFilePayload::Invalid(form.into_invalid()));
        };
        let operation = RefuseFile {
            actor: viewer.actor().clone(),
            link: format!("{}{PAGE}", viewer.installation().public_url),
            grant: FileGrantId::read(&input.grant_id)?,
            note,
        };
        let key = input.client_mutation_id.as_deref();
        let outcome = perform(&viewer, key, "refuseFile", &operation).await?;
        Ok(match outcome {
            Ok(id) => RefuseFilePayload::Done(RefuseFileDone {
                grant: FileGrant::load(&viewer, id).await?,
            }),
            Err(reason) => RefuseFilePayload::Refused(RefuseFileRefused { reason }),
        })
    }
}

#[derive(Serialize)]
struct RefuseFile {
    #[serde(skip)]
    actor: Actor,
    #[serde(skip)]
    link: String,
    grant: FileGrantId,
    note: Note,
}

impl Operation for RefuseFile {
    type Done = FileGrantId;
    type Refusal = FileGrantRefusal;

    async fn run(&self, work: &UnitOfWork) -> Result<FileGrantId, Failure<Self::Refusal>> {
        let opened = open(work, self.grant).await?;
        let permit = permit::<Decide>(&self.actor, &opened.facts)?;
        let today = work.today(opened.here.zone);
        let after = opened.row.state.decide(false).map_err(Failure::refuse)?;
        work.file_grants()
            .refuse(&permit, &opened.row, after, &self.note, today)
            .await?;
        opened.note(work, &permit, after).await?;
        opened
            .tell(
                work,
                permit.by(),
                |letter| decided(letter, false),
                &self.link,
            )
            .await?;
        Ok(self.grant)
    }
}

/// A grant to be refused.
#[derive(InputObject)]
pub struct RefuseFileInput {
    /// A key of the client's own making, 1–100 characters: sent twice, it takes effect once.
    pub client_mutation_id: Option<String>,
    /// `file-grant:…`.
    pub grant_id: ID,
    /// Why; 1–10 000 characters. Read by the mentor and by the mentee.
    pub note: String,
}

/// What came of it.
#[derive(Union)]
pub enum RefuseFilePayload {
    /// It is kept.
    Done(RefuseFileDone),
    /// It is not.
    Refused(RefuseFileRefused),
    /// The input is to be corrected.
    Invalid(InvalidInput),
}

/// It is refused.
#[derive(SimpleObject)]
pub struct RefuseFileDone {
    /// The grant.
    pub grant: FileGrant,
}

/// It was not refused.
#[derive(SimpleObject)]
pub struct RefuseFileRefused {
    /// Why.
    pub reason: FileGrantRefusal,
}
