//! A file of a draft is taken away.

use async_graphql::{Context, ID, InputObject, Object};
use domain::access::{Actor, Denied};
use domain::id::{DocumentFileId, DocumentId};
use persistence::{Failure, Operation, StoreError, UnitOfWork};
use serde::Serialize;

use super::payload::DocumentPayload;
use super::{Refusal, note, open};
use crate::error::GqlError;
use crate::ids::PublicId;
use crate::mutations::perform;
use crate::viewer::Viewer;

/// Takes files away.
#[derive(Default)]
pub struct DiscardDocumentFileMutation;

#[Object]
impl DiscardDocumentFileMutation {
    /// Takes a file away from a document that is being written and not being examined. For who keeps the papers there.
    async fn discard_document_file(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Which document, as it was read, and which file.")]
        input: DiscardDocumentFileInput,
    ) -> Result<DocumentPayload, GqlError> {
        let viewer = Viewer::signed_in(ctx)?;
        let operation = DiscardDocumentFile {
            actor: viewer.actor().clone(),
            document: DocumentId::read(&input.document_id)?,
            revision: input.revision,
            file: DocumentFileId::read(&input.file_id)?,
        };
        let key = input.client_mutation_id.as_deref();
        let came = perform(&viewer, key, "discardDocumentFile", &operation).await?;
        DocumentPayload::of(&viewer, Some(operation.document), came).await
    }
}

#[derive(Serialize)]
struct DiscardDocumentFile {
    #[serde(skip)]
    actor: Actor,
    document: DocumentId,
    revision: i32,
    file: DocumentFileId,
}

impl Operation for DiscardDocumentFile {
    type Done = DocumentId;
    type Refusal = Refusal;

    async fn run(&self, work: &UnitOfWork) -> Result<DocumentId, Failure<Refusal>> {
        let opened = open(work, &self.actor, self.document).await?;
        let permit = opened.writing(&self.actor, self.revision)?;
        let before = &opened.document;
        let documents = work.documents();
        match documents.discard_file(&permit, before, self.file).await {
            Err(StoreError::Conflict) => return Err(Denied::Hidden.into()),
            done => done?,
        }
        let state = before.state.code();
        note(work, &permit, before, (state, state), Some("-file")).await?;
        Ok(before.id)
    }
}

/// A file to be taken away.
#[derive(InputObject)]
pub struct DiscardDocumentFileInput {
    /// A key of the client's own making, 1–100 characters: sent twice, it takes effect once.
    pub client_mutation_id: Option<String>,
    /// `document:…`.
    pub document_id: ID,
    /// The revision that was read.
    pub revision: i32,
    /// `document-file:…`.
    pub file_id: ID,
}
