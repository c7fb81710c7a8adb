//! A body has its say on a document (B-001, B-007).

use async_graphql::{Context, ID, InputObject, Object};
use domain::access::Actor;
use domain::access::rules::document::Endorse;
use domain::document::Endorsement;
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
use crate::types::document::EndorsementKind;
use crate::viewer::Viewer;

/// Notes stamps.
#[derive(Default)]
pub struct EndorseDocumentMutation;

#[Object]
impl EndorseDocumentMutation {
    /// Notes what a council, an association or a union said about a document under review. For who keeps the papers there.
    async fn endorse_document(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Which document, as it was read, and what was said.")]
        input: EndorseDocumentInput,
    ) -> Result<DocumentPayload, GqlError> {
        let viewer = Viewer::signed_in(ctx)?;
        let mut form = Form::default();
        let Some(stamp) = input.endorsement.read(&mut form) else {
            return Ok(DocumentPayload::invalid(form));
        };
        let operation = EndorseDocument {
            actor: viewer.actor().clone(),
            document: DocumentId::read(&input.document_id)?,
            revision: input.revision,
            stamp,
        };
        let key = input.client_mutation_id.as_deref();
        let came = perform(&viewer, key, "endorseDocument", &operation).await?;
        DocumentPayload::of(&viewer, Some(operation.document), came).await
    }
}

#[derive(Serialize)]
struct EndorseDocument {
    #[serde(skip)]
    actor: Actor,
    document: DocumentId,
    revision: i32,
    stamp: Endorsement,
}

impl Operation for EndorseDocument {
    type Done = DocumentId;
    type Refusal = Refusal;

    async fn run(&self, work: &UnitOfWork) -> Result<DocumentId, Failure<Refusal>> {
        let opened = open(work, &self.actor, self.document).await?;
        let permit = opened.permit::<Endorse>(&self.actor, self.revision)?;
        let before = &opened.document;
        let after = before.state.endorse().map_err(Failure::refuse)?;
        if self.stamp.date > today_at(work, before.at).await? {
            return Err(Failure::Refused(DocumentRefusal::OrderInFuture.into()));
        }
        let stamp = (work.fresh(), &self.stamp);
        work.documents()
            .endorse(&permit, before, after, stamp)
            .await?;
        let states = (before.state.code(), after.code());
        let body = Some(self.stamp.body.as_str());
        note(work, &permit, before, states, body).await?;
        Ok(before.id)
    }
}

/// What a body said.
#[derive(InputObject)]
pub struct EndorseDocumentInput {
    /// A key of the client's own making, 1–100 characters: sent twice, it takes effect once.
    pub client_mutation_id: Option<String>,
    /// `document:…`.
    pub document_id: ID,
    /// The revision that was read.
    pub revision: i32,
    /// What it said.
    pub endorsement: DocumentEndorsementInput,
}

/// What a body did with a document.
#[derive(InputObject)]
pub struct DocumentEndorsementInput {
    /// What it did.
    pub kind: EndorsementKind,
    /// Which body: a council, an association, a trade union; 1–300 characters.
    pub body: String,
    /// The number of its minutes; at most 40 characters.
    pub minutes_number: Option<String>,
    /// On which day, not in the future.
    pub date: Date,
}

impl DocumentEndorsementInput {
    fn read(self, form: &mut Form) -> Option<Endorsement> {
        let body = form.take("endorsement.body", Line::parse(&self.body));
        let number = self.minutes_number.as_deref();
        let number = form.take_optional("endorsement.minutesNumber", number, Line::parse);
        Some(Endorsement {
            kind: self.kind.into(),
            body: body?,
            minutes_number: number?,
            date: self.date.0,
        })
    }
}
