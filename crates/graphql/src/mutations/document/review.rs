//! Those whom a document concerns are asked, or it is given back to be written again.

use async_graphql::{Context, ID, InputObject, Object};
use domain::access::Actor;
use domain::access::rules::document::Write;
use domain::id::DocumentId;
use persistence::{Failure, Operation, UnitOfWork};
use serde::Serialize;

use super::payload::DocumentPayload;
use super::{Refusal, note, open};
use crate::error::GqlError;
use crate::ids::PublicId;
use crate::mutations::perform;
use crate::viewer::Viewer;

/// Begins reviews and gives back.
#[derive(Default)]
pub struct ReviewDocumentMutation;

#[Object]
impl ReviewDocumentMutation {
    /// Asks those of the own organisation whom the document concerns, or gives it back to be written again: what bodies said before is
    /// taken off it then. For who keeps the papers there.
    async fn review_document(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Which document, as it was read, and which way.")]
        input: ReviewDocumentInput,
    ) -> Result<DocumentPayload, GqlError> {
        let viewer = Viewer::signed_in(ctx)?;
        let operation = ReviewDocument {
            actor: viewer.actor().clone(),
            document: DocumentId::read(&input.document_id)?,
            revision: input.revision,
            begin: input.begin,
        };
        let key = input.client_mutation_id.as_deref();
        let came = perform(&viewer, key, "reviewDocument", &operation).await?;
        DocumentPayload::of(&viewer, Some(operation.document), came).await
    }
}

#[derive(Serialize)]
struct ReviewDocument {
    #[serde(skip)]
    actor: Actor,
    document: DocumentId,
    revision: i32,
    begin: bool,
}

impl Operation for ReviewDocument {
    type Done = DocumentId;
    type Refusal = Refusal;

    async fn run(&self, work: &UnitOfWork) -> Result<DocumentId, Failure<Refusal>> {
        let opened = open(work, &self.actor, self.document).await?;
        let permit = opened.permit::<Write>(&self.actor, self.revision)?;
        let before = &opened.document;
        let after = if self.begin {
            before.state.review()
        } else {
            before.state.give_back()
        };
        let after = after.map_err(Failure::refuse)?;
        work.documents().step(&permit, before, after).await?;
        if !self.begin {
            work.documents().unstamp(&permit).await?;
        }
        let states = (before.state.code(), after.code());
        note(work, &permit, before, states, None).await?;
        Ok(before.id)
    }
}

/// A review to begin, or to give back from.
#[derive(InputObject)]
pub struct ReviewDocumentInput {
    /// A key of the client's own making, 1–100 characters: sent twice, it takes effect once.
    pub client_mutation_id: Option<String>,
    /// `document:…`.
    pub document_id: ID,
    /// The revision that was read.
    pub revision: i32,
    /// Whether the review begins; else it is given back to be written again.
    pub begin: bool,
}
