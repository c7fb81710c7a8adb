//! A document is approved by order; the version before it is amended by that (B-002, B-091).

use async_graphql::{Context, ID, InputObject, Object};
use domain::access::Actor;
use domain::access::rules::document::Approve;
use domain::id::DocumentId;
use domain::text::Line;
use persistence::{Failure, Operation, UnitOfWork};
use serde::Serialize;

use super::payload::{DocumentPayload, DocumentRefusal};
use super::{Refusal, note, open};
use crate::date::Date;
use crate::error::GqlError;
use crate::form::Form;
use crate::ids::PublicId;
use crate::mutations::perform;
use crate::mutations::roadmap::today_at;
use crate::viewer::Viewer;

/// Approves documents.
#[derive(Default)]
pub struct ApproveDocumentMutation;

#[Object]
impl ApproveDocumentMutation {
    /// Approves a document by the order with this number and date, in force from the named day on. The version in force before it is
    /// amended by that. For the head of a school, for the authority and the methodologists of a municipality, for those of a region.
    async fn approve_document(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Which document, as it was read, and by which order.")]
        input: ApproveDocumentInput,
    ) -> Result<DocumentPayload, GqlError> {
        let viewer = Viewer::signed_in(ctx)?;
        let mut form = Form::default();
        let number = Line::parse(&input.order_number);
        let Some(number) = form.take("orderNumber", number) else {
            return Ok(DocumentPayload::invalid(form));
        };
        let operation = ApproveDocument {
            actor: viewer.actor().clone(),
            document: DocumentId::read(&input.document_id)?,
            revision: input.revision,
            number,
            on: input.approved_on,
            effective_from: input.effective_from,
        };
        let key = input.client_mutation_id.as_deref();
        let came = perform(&viewer, key, "approveDocument", &operation).await?;
        DocumentPayload::of(&viewer, Some(operation.document), came).await
    }
}

#[derive(Serialize)]
struct ApproveDocument {
    #[serde(skip)]
    actor: Actor,
    document: DocumentId,
    revision: i32,
    number: Line<40>,
    on: Date,
    effective_from: Date,
}

impl Operation for ApproveDocument {
    type Done = DocumentId;
    type Refusal = Refusal;

    async fn run(&self, work: &UnitOfWork) -> Result<DocumentId, Failure<Refusal>> {
        let opened = open(work, &self.actor, self.document).await?;
        let permit = opened.permit::<Approve>(&self.actor, self.revision)?;
        let before = &opened.document;
        let after = before.state.approve().map_err(Failure::refuse)?;
        let refused = |reason: DocumentRefusal| Err(Failure::Refused(reason.into()));
        if self.on.0 > today_at(work, before.at).await? {
            return refused(DocumentRefusal::OrderInFuture);
        }
        let from = self.effective_from.0;
        if before.head.valid_until.is_some_and(|last| last < from) {
            return refused(DocumentRefusal::TermEndsBefore);
        }
        let (documents, number) = (work.documents(), self.number.as_str());
        if let Some(old) = documents.predecessor(&permit, before).await? {
            let amended = old.state.amend().map_err(Failure::refuse)?;
            documents.amend(&permit, &old, amended).await?;
            let states = (old.state.code(), amended.code());
            note(work, &permit, &old, states, None).await?;
        }
        let order = (number, self.on.0);
        documents.approve(&permit, before, order, from).await?;
        let why = format!("{} {number}", self.on.0);
        let states = (before.state.code(), after.code());
        note(work, &permit, before, states, Some(&why)).await?;
        Ok(before.id)
    }
}

/// By which order a document is approved.
#[derive(InputObject)]
pub struct ApproveDocumentInput {
    /// A key of the client's own making, 1–100 characters: sent twice, it takes effect once.
    pub client_mutation_id: Option<String>,
    /// `document:…`.
    pub document_id: ID,
    /// The revision that was read.
    pub revision: i32,
    /// The number of the order; 1–40 characters.
    pub order_number: String,
    /// The date of the order, not in the future.
    pub approved_on: Date,
    /// The first day in force; it may differ from the date of the order.
    pub effective_from: Date,
}
