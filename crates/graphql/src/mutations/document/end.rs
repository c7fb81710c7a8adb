//! A document is repealed or laid aside.

use async_graphql::{Context, ID, InputObject, Object};
use domain::access::rules::document::{Archive, DocumentFacts, Repeal};
use domain::access::{Actor, Deed};
use domain::document::DocumentState;
use domain::id::DocumentId;
use domain::text::Line;
use persistence::{Failure, Operation, UnitOfWork};
use serde::Serialize;

use super::payload::DocumentPayload;
use super::{Opened, Refusal, note, open};
use crate::error::GqlError;
use crate::form::Form;
use crate::ids::PublicId;
use crate::mutations::perform;
use crate::viewer::Viewer;

/// Ends documents.
#[derive(Default)]
pub struct EndDocumentMutation;

#[Object]
impl EndDocumentMutation {
    /// Repeals an approved document for a reason; it is shown on the public face no more. For who approves documents there.
    async fn repeal_document(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Which document, as it was read, and why.")] input: RepealDocumentInput,
    ) -> Result<DocumentPayload, GqlError> {
        let (key, revision) = (input.client_mutation_id, input.revision);
        end(
            ctx,
            key,
            (&input.document_id, revision),
            &input.reason,
            End::Repeal,
        )
        .await
    }

    /// Lays a document aside for a reason: a draft that came to nothing, or what is in force no more. For who keeps the papers
    /// there.
    async fn archive_document(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Which document, as it was read, and why.")] input: ArchiveDocumentInput,
    ) -> Result<DocumentPayload, GqlError> {
        let (key, revision) = (input.client_mutation_id, input.revision);
        end(
            ctx,
            key,
            (&input.document_id, revision),
            &input.reason,
            End::Archive,
        )
        .await
    }
}

async fn end(
    ctx: &Context<'_>,
    key: Option<String>,
    (document, revision): (&ID, i32),
    reason: &str,
    end: End,
) -> Result<DocumentPayload, GqlError> {
    let viewer = Viewer::signed_in(ctx)?;
    let mut form = Form::default();
    let Some(reason) = form.take("reason", Line::parse(reason)) else {
        return Ok(DocumentPayload::invalid(form));
    };
    let operation = EndDocument {
        actor: viewer.actor().clone(),
        document: DocumentId::read(document)?,
        revision,
        reason,
        end,
    };
    let name = match end {
        End::Repeal => "repealDocument",
        End::Archive => "archiveDocument",
    };
    let came = perform(&viewer, key.as_deref(), name, &operation).await?;
    DocumentPayload::of(&viewer, Some(operation.document), came).await
}

#[derive(Clone, Copy, Serialize)]
enum End {
    Repeal,
    Archive,
}

#[derive(Serialize)]
struct EndDocument {
    #[serde(skip)]
    actor: Actor,
    document: DocumentId,
    revision: i32,
    reason: Line<1000>,
    end: End,
}

impl Operation for EndDocument {
    type Done = DocumentId;
    type Refusal = Refusal;

    async fn run(&self, work: &UnitOfWork) -> Result<DocumentId, Failure<Refusal>> {
        let opened = open(work, &self.actor, self.document).await?;
        let state = opened.document.state;
        match self.end {
            End::Repeal => {
                self.write::<Repeal>(work, &opened, DocumentState::repeal)
                    .await
            }
            End::Archive => {
                // What is being examined is taken back first; an amended one is examined no more.
                if state.archive().is_ok() {
                    opened.not_examined()?;
                }
                self.write::<Archive>(work, &opened, DocumentState::archive)
                    .await
            }
        }
    }
}

type Step = fn(DocumentState) -> Result<DocumentState, domain::document::DocumentError>;

impl EndDocument {
    async fn write<D: Deed<On = DocumentFacts> + Send + Sync>(
        &self,
        work: &UnitOfWork,
        opened: &Opened,
        step: Step,
    ) -> Result<DocumentId, Failure<Refusal>> {
        let permit = opened.permit::<D>(&self.actor, self.revision)?;
        let before = &opened.document;
        let after = step(before.state).map_err(Failure::refuse)?;
        let reason = self.reason.as_str();
        work.documents().end(&permit, before, after, reason).await?;
        let states = (before.state.code(), after.code());
        note(work, &permit, before, states, Some(reason)).await?;
        Ok(before.id)
    }
}

/// A document to be repealed.
#[derive(InputObject)]
pub struct RepealDocumentInput {
    /// A key of the client's own making, 1–100 characters: sent twice, it takes effect once.
    pub client_mutation_id: Option<String>,
    /// `document:…`.
    pub document_id: ID,
    /// The revision that was read.
    pub revision: i32,
    /// Why; 1–1 000 characters.
    pub reason: String,
}

/// A document to be laid aside.
#[derive(InputObject)]
pub struct ArchiveDocumentInput {
    /// A key of the client's own making, 1–100 characters: sent twice, it takes effect once.
    pub client_mutation_id: Option<String>,
    /// `document:…`.
    pub document_id: ID,
    /// The revision that was read.
    pub revision: i32,
    /// Why; 1–1 000 characters.
    pub reason: String,
}
