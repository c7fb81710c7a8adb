//! A document is handed in for expertise, or taken back (D-3.2).

use async_graphql::{Context, ID, InputObject, Object};
use domain::access::Actor;
use domain::access::rules::document::Submit;
use domain::document::{DocumentState, ExpertiseState};
use domain::id::{DocumentId, ExpertiseId};
use persistence::{Failure, Operation, UnitOfWork};
use serde::Serialize;

use super::payload::{DocumentPayload, DocumentRefusal};
use super::{Refusal, note, open};
use crate::error::GqlError;
use crate::ids::PublicId;
use crate::mutations::perform;
use crate::viewer::Viewer;

/// Submits documents.
#[derive(Default)]
pub struct SubmitDocumentMutation;

#[Object]
impl SubmitDocumentMutation {
    /// Hands a document in to the centre above for expertise, before it is approved or after, or takes it back before anybody has looked
    /// at it. It has a file. For who keeps the papers there.
    async fn submit_document(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Which document, as it was read, and which way.")]
        input: SubmitDocumentInput,
    ) -> Result<DocumentPayload, GqlError> {
        let viewer = Viewer::signed_in(ctx)?;
        let operation = SubmitDocument {
            actor: viewer.actor().clone(),
            document: DocumentId::read(&input.document_id)?,
            revision: input.revision,
            submit: input.submit,
        };
        let key = input.client_mutation_id.as_deref();
        let came = perform(&viewer, key, "submitDocument", &operation).await?;
        DocumentPayload::of(&viewer, Some(operation.document), came).await
    }
}

#[derive(Serialize)]
struct SubmitDocument {
    #[serde(skip)]
    actor: Actor,
    document: DocumentId,
    revision: i32,
    submit: bool,
}

impl Operation for SubmitDocument {
    type Done = DocumentId;
    type Refusal = Refusal;

    async fn run(&self, work: &UnitOfWork) -> Result<DocumentId, Failure<Refusal>> {
        let opened = open(work, &self.actor, self.document).await?;
        let permit = opened.permit::<Submit>(&self.actor, self.revision)?;
        let before = &opened.document;
        let documents = work.documents();
        let earlier = documents.expertises_of(&[before.id]).await?;
        let refused = |reason: DocumentRefusal| Err(Failure::Refused(reason.into()));
        let from = before
            .expertise
            .map_or("NOT_SUBMITTED", ExpertiseState::code);
        if !self.submit {
            let (Some(latest), rest) = (earlier.first(), earlier.iter().skip(1)) else {
                return refused(DocumentRefusal::NoExpertise);
            };
            let after = latest.state.withdraw().map_err(Failure::refuse)?;
            let mut stays = rest.map(|one| one.state);
            let stays = stays.find(|state| *state != ExpertiseState::Withdrawn);
            documents.withdraw(&permit, before, latest, stays).await?;
            note(work, &permit, before, (from, after.code()), None).await?;
            return Ok(before.id);
        }
        opened.not_examined()?;
        if before.at.municipality.is_none() {
            return refused(DocumentRefusal::NoLevelAbove);
        }
        match before.state {
            DocumentState::Draft
            | DocumentState::InternalReview
            | DocumentState::Endorsed
            | DocumentState::Approved => {}
            DocumentState::Amended | DocumentState::Repealed | DocumentState::Archived => {
                return refused(DocumentRefusal::WrongState);
            }
        }
        if documents.files_of(&[before.id]).await?.is_empty() {
            return refused(DocumentRefusal::NoFile);
        }
        let number = earlier.first().map_or(1, |latest| latest.number + 1);
        let new = (ExpertiseId(work.fresh()), number);
        documents.submit(&permit, before, new, work.now()).await?;
        let to = ExpertiseState::Submitted.code();
        note(work, &permit, before, (from, to), None).await?;
        Ok(before.id)
    }
}

/// A document to be handed in or taken back.
#[derive(InputObject)]
pub struct SubmitDocumentInput {
    /// A key of the client's own making, 1–100 characters: sent twice, it takes effect once.
    pub client_mutation_id: Option<String>,
    /// `document:…`.
    pub document_id: ID,
    /// The revision that was read.
    pub revision: i32,
    /// Whether it is handed in; else it is taken back.
    pub submit: bool,
}
