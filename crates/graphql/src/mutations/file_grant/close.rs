//! A grant to read a file is given up or taken back, at once.

use async_graphql::{Context, ID, InputObject, Object, SimpleObject, Union};
use documents::letters::file_grants::closed;
use domain::access::rules::file_grant::Close;
use domain::access::{Actor, permit};
use domain::id::FileGrantId;
use persistence::{Failure, Operation, UnitOfWork};
use serde::Serialize;

use super::{FileGrantRefusal, PAGE, open};
use crate::error::GqlError;
use crate::ids::PublicId;
use crate::mutations::perform;
use crate::types::file_grant::FileGrant;
use crate::viewer::Viewer;

/// Closes grants.
#[derive(Default)]
pub struct CloseFileGrantMutation;

#[Object]
impl CloseFileGrantMutation {
    /// Gives up or takes back what was asked for or granted: from then on nothing of it is handed out. For the mentor, for whose
    /// file it is, and for the head.
    async fn close_file_grant(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The grant.")] input: CloseFileGrantInput,
    ) -> Result<CloseFileGrantPayload, GqlError> {
        let viewer = Viewer::signed_in(ctx)?;
        let operation = CloseFileGrant {
            actor: viewer.actor().clone(),
            link: format!("{}{PAGE}", viewer.installation().public_url),
            grant: FileGrantId::read(&input.grant_id)?,
        };
        let key = input.client_mutation_id.as_deref();
        let outcome = perform(&viewer, key, "closeFileGrant", &operation).await?;
        Ok(match outcome {
            Ok(id) => CloseFileGrantPayload::Done(CloseFileGrantDone {
                grant: FileGrant::load(&viewer, id).await?,
            }),
            Err(reason) => CloseFileGrantPayload::Refused(CloseFileGrantRefused { reason }),
        })
    }
}

#[derive(Serialize)]
struct CloseFileGrant {
    #[serde(skip)]
    actor: Actor,
    #[serde(skip)]
    link: String,
    grant: FileGrantId,
}

impl Operation for CloseFileGrant {
    type Done = FileGrantId;
    type Refusal = FileGrantRefusal;

    async fn run(&self, work: &UnitOfWork) -> Result<FileGrantId, Failure<Self::Refusal>> {
        let opened = open(work, self.grant).await?;
        let permit = permit::<Close>(&self.actor, &opened.facts)?;
        let today = work.today(opened.here.zone);
        let after = opened.row.state.close().map_err(Failure::refuse)?;
        work.file_grants()
            .close(&permit, &opened.row, after, today)
            .await?;
        opened.note(work, &permit, after).await?;
        opened.tell(work, permit.by(), closed, &self.link).await?;
        Ok(self.grant)
    }
}

/// A grant to be closed.
#[derive(InputObject)]
pub struct CloseFileGrantInput {
    /// A key of the client's own making, 1–100 characters: sent twice, it takes effect once.
    pub client_mutation_id: Option<String>,
    /// `file-grant:…`.
    pub grant_id: ID,
}

/// What came of it.
#[derive(Union)]
pub enum CloseFileGrantPayload {
    /// It is kept.
    Done(CloseFileGrantDone),
    /// It is not.
    Refused(CloseFileGrantRefused),
}

/// The grant is closed.
#[derive(SimpleObject)]
pub struct CloseFileGrantDone {
    /// The grant.
    pub grant: FileGrant,
}

/// The grant stays as it was.
#[derive(SimpleObject)]
pub struct CloseFileGrantRefused {
    /// Why.
    pub reason: FileGrantRefusal,
}
