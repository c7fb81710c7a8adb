//! A document is shown on the public face, or no more (B-087).

use async_graphql::{Context, ID, InputObject, Object};
use domain::access::Actor;
use domain::access::rules::document::Publish;
use domain::document::DocumentState;
use domain::id::DocumentId;
use persistence::{Failure, Operation, UnitOfWork};
use serde::Serialize;

use super::payload::{DocumentPayload, DocumentRefusal};
use super::{Refusal, note, open};
use crate::error::GqlError;
use crate::ids::PublicId;
use crate::mutations::perform;
use crate::viewer::Viewer;

/// Publishes documents.
#[derive(Default)]
pub struct PublishDocumentMutation;

#[Object]
impl PublishDocumentMutation {
    /// Shows an approved document on the public face, or no more. The public face names it while it is in force; its files are not
    /// handed out there. For who keeps the papers there and who approves them.
    async fn publish_document(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Which document, as it was read, and whether.")]
        input: PublishDocumentInput,
    ) -> Result<DocumentPayload, GqlError> {
        let viewer = Viewer::signed_in(ctx)?;
        let operation = PublishDocument {
            actor: viewer.actor().clone(),
            document: DocumentId::read(&input.document_id)?,
            revision: input.revision,
            is_published: input.is_published,
        };
        let key = input.client_mutation_id.as_deref();
        let came = perform(&viewer, key, "publishDocument", &operation).await?;
        DocumentPayload::of(&viewer, Some(operation.document), came).await
    }
}

#[derive(Serialize)]
struct PublishDocument {
    #[serde(skip)]
    actor: Actor,
    document: DocumentId,
    revision: i32,
    is_published: bool,
}

impl Operation for PublishDocument {
    type Done = DocumentId;
    type Refusal = Refusal;

    async fn run(&self, work: &UnitOfWork) -> Result<DocumentId, Failure<Refusal>> {
        let opened = open(work, &self.actor, self.document).await?;
        let permit = opened.permit::<Publish>(&self.actor, self.revision)?;
        let before = &opened.document;
        let now = if self.is_published {
            if before.state != DocumentState::Approved {
                return Err(Failure::Refused(DocumentRefusal::NotApproved.into()));
            }
            Some(work.now())
        } else {
            None
        };
        work.documents().publish(&permit, before, now).await?;
        let name = |shown| if shown { "PUBLISHED" } else { "NOT_PUBLISHED" };
        let states = (name(before.published.is_some()), name(self.is_published));
        note(work, &permit, before, states, None).await?;
        Ok(before.id)
    }
}

/// Whether a document is published.
#[derive(InputObject)]
pub struct PublishDocumentInput {
    /// A key of the client's own making, 1–100 characters: sent twice, it takes effect once.
    pub client_mutation_id: Option<String>,
    /// `document:…`.
    pub document_id: ID,
    /// The revision that was read.
    pub revision: i32,
    /// Whether it is shown.
    pub is_published: bool,
}
