//! The head of a draft is written.

use async_graphql::{Context, ID, InputObject, Object};
use domain::access::Actor;
use domain::id::DocumentId;
use persistence::documents::Head;
use persistence::{Failure, Operation, UnitOfWork};
use serde::Serialize;

use super::head::DocumentHeadInput;
use super::payload::DocumentPayload;
use super::{Refusal, note, open};
use crate::error::GqlError;
use crate::form::Form;
use crate::ids::PublicId;
use crate::mutations::perform;
use crate::viewer::Viewer;

/// Edits documents.
#[derive(Default)]
pub struct EditDocumentMutation;

#[Object]
impl EditDocumentMutation {
    /// Writes the head of a document that is being written and not being examined. For who keeps the papers there.
    async fn edit_document(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Which document, as it was read, and its head.")] input: EditDocumentInput,
    ) -> Result<DocumentPayload, GqlError> {
        let viewer = Viewer::signed_in(ctx)?;
        let mut form = Form::default();
        let Some(head) = input.head.read(&mut form) else {
            return Ok(DocumentPayload::invalid(form));
        };
        let operation = EditDocument {
            actor: viewer.actor().clone(),
            document: DocumentId::read(&input.document_id)?,
            revision: input.revision,
            head,
        };
        let key = input.client_mutation_id.as_deref();
        let came = perform(&viewer, key, "editDocument", &operation).await?;
        DocumentPayload::of(&viewer, Some(operation.document), came).await
    }
}

#[derive(Serialize)]
struct EditDocument {
    #[serde(skip)]
    actor: Actor,
    document: DocumentId,
    revision: i32,
    head: Head,
}

impl Operation for EditDocument {
    type Done = DocumentId;
    type Refusal = Refusal;

    async fn run(&self, work: &UnitOfWork) -> Result<DocumentId, Failure<Refusal>> {
        let opened = open(work, &self.actor, self.document).await?;
        let permit = opened.writing(&self.actor, self.revision)?;
        let before = &opened.document;
        work.documents()
            .change_head(&permit, before, &self.head)
            .await?;
        let state = before.state.code();
        note(work, &permit, before, (state, state), None).await?;
        Ok(before.id)
    }
}

/// A new head.
#[derive(InputObject)]
pub struct EditDocumentInput {
    /// A key of the client's own making, 1–100 characters: sent twice, it takes effect once.
    pub client_mutation_id: Option<String>,
    /// `document:…`.
    pub document_id: ID,
    /// The revision that was read.
    pub revision: i32,
    /// The head as it is to be.
    pub head: DocumentHeadInput,
}
