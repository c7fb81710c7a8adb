//! A draft is thrown away with its files.

use async_graphql::{Context, ID, InputObject, Object, SimpleObject, Union};
use domain::access::Actor;
use domain::id::DocumentId;
use persistence::{Change, Failure, Operation, UnitOfWork};
use serde::Serialize;

use super::payload::{DocumentConflict, DocumentRefusal, DocumentRefused};
use super::{Refusal, open};
use crate::error::GqlError;
use crate::ids::PublicId;
use crate::mutations::perform;
use crate::types::document::Document;
use crate::viewer::Viewer;

/// Throws drafts away.
#[derive(Default)]
pub struct DiscardDocumentMutation;

#[Object]
impl DiscardDocumentMutation {
    /// Throws a document away that is being written and was never submitted, with its files. For who keeps the papers there.
    async fn discard_document(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Which document, as it was read.")] input: DiscardDocumentInput,
    ) -> Result<DiscardDocumentPayload, GqlError> {
        let viewer = Viewer::signed_in(ctx)?;
        let operation = DiscardDocument {
            actor: viewer.actor().clone(),
            document: DocumentId::read(&input.document_id)?,
            revision: input.revision,
        };
        let key = input.client_mutation_id.as_deref();
        Ok(
            match perform(&viewer, key, "discardDocument", &operation).await? {
                Ok(id) => DiscardDocumentPayload::Done(DiscardDocumentDone {
                    document_id: id.public(),
                }),
                Err(Refusal::Reason(reason)) => {
                    DiscardDocumentPayload::Refused(DocumentRefused { reason })
                }
                Err(Refusal::Conflict) => DiscardDocumentPayload::Conflict(DocumentConflict {
                    current: Document::load(&viewer, operation.document).await?,
                }),
            },
        )
    }
}

#[derive(Serialize)]
struct DiscardDocument {
    #[serde(skip)]
    actor: Actor,
    document: DocumentId,
    revision: i32,
}

impl Operation for DiscardDocument {
    type Done = DocumentId;
    type Refusal = Refusal;

    async fn run(&self, work: &UnitOfWork) -> Result<DocumentId, Failure<Refusal>> {
        let opened = open(work, &self.actor, self.document).await?;
        let permit = opened.writing(&self.actor, self.revision)?;
        let before = &opened.document;
        // What the centre has seen stays, with what it said; it may be laid aside.
        if before.expertise.is_some() {
            return Err(Failure::Refused(DocumentRefusal::WrongState.into()));
        }
        work.documents().discard(&permit, before).await?;
        let change = Change {
            school: before.at.school,
            from: Some(before.state.code()),
            to: Some("DISCARDED"),
            why: Some(before.head.title.as_str()),
        };
        work.note(&permit, before.id, change).await?;
        Ok(before.id)
    }
}

/// A draft to be thrown away.
#[derive(InputObject)]
pub struct DiscardDocumentInput {
    /// A key of the client's own making, 1–100 characters: sent twice, it takes effect once.
    pub client_mutation_id: Option<String>,
    /// `document:…`.
    pub document_id: ID,
    /// The revision that was read.
    pub revision: i32,
}

/// What came of it.
#[derive(Union)]
pub enum DiscardDocumentPayload {
    /// It is gone.
    Done(DiscardDocumentDone),
    /// It was not.
    Refused(DocumentRefused),
    /// Somebody else was faster.
    Conflict(DocumentConflict),
}

/// The draft is gone.
#[derive(SimpleObject)]
pub struct DiscardDocumentDone {
    /// `document:…`.
    pub document_id: ID,
}
