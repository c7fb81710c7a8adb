//! The next version of a document in force is begun (B-091).

use async_graphql::{Context, ID, InputObject, Object};
use domain::access::rules::document::{DocumentFacts, Write};
use domain::access::{Actor, permit};
use domain::document::DocumentState;
use domain::id::DocumentId;
use persistence::documents::{Head, NewDocument};
use persistence::{Change, Failure, Operation, UnitOfWork};
use serde::Serialize;

use super::payload::{DocumentPayload, DocumentRefusal};
use super::{Refusal, open};
use crate::error::GqlError;
use crate::ids::PublicId;
use crate::mutations::perform;
use crate::mutations::roadmap::today_at;
use crate::viewer::Viewer;

/// Begins new versions.
#[derive(Default)]
pub struct ReviseDocumentMutation;

#[Object]
impl ReviseDocumentMutation {
    /// Begins the next version of an approved document, as a draft with its head and without its files; the one in force stays until
    /// the next is approved. Answers with the draft. For who keeps the papers there.
    async fn revise_document(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Which document, as it was read.")] input: ReviseDocumentInput,
    ) -> Result<DocumentPayload, GqlError> {
        let viewer = Viewer::signed_in(ctx)?;
        let operation = ReviseDocument {
            actor: viewer.actor().clone(),
            document: DocumentId::read(&input.document_id)?,
            revision: input.revision,
        };
        let key = input.client_mutation_id.as_deref();
        let came = perform(&viewer, key, "reviseDocument", &operation).await?;
        DocumentPayload::of(&viewer, Some(operation.document), came).await
    }
}

#[derive(Serialize)]
struct ReviseDocument {
    #[serde(skip)]
    actor: Actor,
    document: DocumentId,
    revision: i32,
}

impl Operation for ReviseDocument {
    type Done = DocumentId;
    type Refusal = Refusal;

    async fn run(&self, work: &UnitOfWork) -> Result<DocumentId, Failure<Refusal>> {
        let opened = open(work, &self.actor, self.document).await?;
        let _may = opened.permit::<Write>(&self.actor, self.revision)?;
        let before = &opened.document;
        before.state.amend().map_err(Failure::refuse)?;
        let id = DocumentId(work.fresh());
        let permit = permit::<Write>(&self.actor, &DocumentFacts::new_at(id, before.at))?;
        // The next version has a number, a date and days of its own.
        let head = Head {
            number: None,
            date: None,
            effective_from: None,
            valid_until: None,
            as_printed: None,
            ..before.head.clone()
        };
        let exists = work.documents().versions(&[before.lineage]).await?;
        let mut newer = exists.iter().filter(|row| row.edition > before.edition);
        // One that was laid aside stands in nobody's way.
        if newer.any(|row| row.state != DocumentState::Archived) {
            return Err(Failure::Refused(DocumentRefusal::NewerVersionExists.into()));
        }
        let new = NewDocument {
            at: before.at,
            head: &head,
            after: exists.first().or(Some(before)),
            today: today_at(work, before.at).await?,
        };
        work.documents().add(&permit, &new, work.now()).await?;
        let change = Change {
            school: before.at.school,
            to: Some(DocumentState::Draft.code()),
            ..Change::default()
        };
        work.note(&permit, id, change).await?;
        Ok(id)
    }
}

/// A document to be replaced.
#[derive(InputObject)]
pub struct ReviseDocumentInput {
    /// A key of the client's own making, 1–100 characters: sent twice, it takes effect once.
    pub client_mutation_id: Option<String>,
    /// `document:…`.
    pub document_id: ID,
    /// The revision that was read.
    pub revision: i32,
}
