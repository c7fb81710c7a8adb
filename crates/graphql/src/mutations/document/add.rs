//! A document is entered into the registry as a draft.

use async_graphql::{Context, ID, InputObject, Object};
use domain::access::rules::document::{DocumentFacts, Write};
use domain::access::{Actor, Place, permit};
use domain::document::DocumentState;
use domain::id::DocumentId;
use persistence::documents::{Head, NewDocument};
use persistence::{Change, Failure, Operation, UnitOfWork};
use serde::Serialize;

use super::Refusal;
use super::head::DocumentHeadInput;
use super::payload::DocumentPayload;
use crate::error::GqlError;
use crate::form::Form;
use crate::mutations::roadmap::{seat_of, today_at};
use crate::mutations::{perform, read_place};
use crate::viewer::Viewer;

/// Adds documents.
#[derive(Default)]
pub struct AddDocumentMutation;

#[Object]
impl AddDocumentMutation {
    /// Enters a document of a place into the registry, as a draft without files. For who keeps the papers there: head and
    /// curator of a school, methodologists above.
    async fn add_document(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Whose document, and its head.")] input: AddDocumentInput,
    ) -> Result<DocumentPayload, GqlError> {
        let viewer = Viewer::signed_in(ctx)?;
        let mut form = Form::default();
        let Some(head) = input.head.read(&mut form) else {
            return Ok(DocumentPayload::invalid(form));
        };
        let operation = AddDocument {
            actor: viewer.actor().clone(),
            place: read_place(&input.place_id)?,
            at: input.place_id.to_string(),
            head,
        };
        let key = input.client_mutation_id.as_deref();
        let came = perform(&viewer, key, "addDocument", &operation).await?;
        DocumentPayload::of(&viewer, None, came).await
    }
}

#[derive(Serialize)]
struct AddDocument {
    #[serde(skip)]
    actor: Actor,
    #[serde(skip)]
    place: Place,
    /// The place as the client names it, for the receipt.
    at: String,
    head: Head,
}

impl Operation for AddDocument {
    type Done = DocumentId;
    type Refusal = Refusal;

    async fn run(&self, work: &UnitOfWork) -> Result<DocumentId, Failure<Refusal>> {
        let at = seat_of(work, self.place).await?;
        let id = DocumentId(work.fresh());
        let permit = permit::<Write>(&self.actor, &DocumentFacts::new_at(id, at))?;
        let new = NewDocument {
            at,
            head: &self.head,
            after: None,
            today: today_at(work, at).await?,
        };
        work.documents().add(&permit, &new, work.now()).await?;
        let change = Change {
            school: at.school,
            to: Some(DocumentState::Draft.code()),
            ..Change::default()
        };
        work.note(&permit, id, change).await?;
        Ok(id)
    }
}

/// A document to be entered.
#[derive(InputObject)]
pub struct AddDocumentInput {
    /// A key of the client's own making, 1–100 characters: sent twice, it takes effect once.
    pub client_mutation_id: Option<String>,
    /// Whose it is: `region:…`, `municipality:…` or `school:…`.
    pub place_id: ID,
    /// Its head.
    pub head: DocumentHeadInput,
}
