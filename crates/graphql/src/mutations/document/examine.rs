//! The centre takes an expertise on and concludes it (D-3.2, D-3.5).

use async_graphql::{Context, ID, InputObject, Object};
use domain::access::Actor;
use domain::access::rules::document::Examine;
use domain::document::Conclusion;
use domain::id::DocumentId;
use domain::text::Note;
use persistence::{Failure, Operation, UnitOfWork};
use serde::Serialize;

use super::payload::{DocumentPayload, DocumentRefusal};
use super::{Refusal, note, open};
use crate::error::GqlError;
use crate::form::Form;
use crate::ids::PublicId;
use crate::mutations::perform;
use crate::types::document::ExpertiseConclusion;
use crate::viewer::Viewer;

/// Examines documents.
#[derive(Default)]
pub struct ExamineDocumentMutation;

#[Object]
impl ExamineDocumentMutation {
    /// Takes an expertise on, or says what it concludes; remarks, or that it is not fit, take words on what is to be changed. For the
    /// methodologists of the municipality about a school's document, for those of the region about a municipality's.
    async fn examine_document(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Which document, as it was read, and what is concluded.")]
        input: ExamineDocumentInput,
    ) -> Result<DocumentPayload, GqlError> {
        let viewer = Viewer::signed_in(ctx)?;
        let mut form = Form::default();
        let remarks = form.take_optional("remarks", input.remarks.as_deref(), Note::required);
        let Some(remarks) = remarks else {
            return Ok(DocumentPayload::invalid(form));
        };
        let operation = ExamineDocument {
            actor: viewer.actor().clone(),
            document: DocumentId::read(&input.document_id)?,
            revision: input.revision,
            conclusion: input.conclusion.map(Into::into),
            remarks,
        };
        let key = input.client_mutation_id.as_deref();
        let came = perform(&viewer, key, "examineDocument", &operation).await?;
        DocumentPayload::of(&viewer, Some(operation.document), came).await
    }
}

#[derive(Serialize)]
struct ExamineDocument {
    #[serde(skip)]
    actor: Actor,
    document: DocumentId,
    revision: i32,
    conclusion: Option<Conclusion>,
    remarks: Option<Note>,
}

impl Operation for ExamineDocument {
    type Done = DocumentId;
    type Refusal = Refusal;

    async fn run(&self, work: &UnitOfWork) -> Result<DocumentId, Failure<Refusal>> {
        let opened = open(work, &self.actor, self.document).await?;
        let permit = opened.permit::<Examine>(&self.actor, self.revision)?;
        let before = &opened.document;
        let documents = work.documents();
        let all = documents.expertises_of(&[before.id]).await?;
        let refused = |reason: DocumentRefusal| Failure::Refused(Refusal::from(reason));
        let latest = all.first().ok_or(refused(DocumentRefusal::NoExpertise))?;
        let remarks = self.remarks.as_ref().map(Note::as_str);
        let after = match self.conclusion {
            None => {
                let after = latest.state.take().map_err(Failure::refuse)?;
                documents.take(&permit, before, latest, after).await?;
                after
            }
            Some(conclusion) => {
                let after = latest.state.conclude(conclusion).map_err(Failure::refuse)?;
                if conclusion.asks_for_changes() && remarks.is_none() {
                    return Err(refused(DocumentRefusal::RemarksMissing));
                }
                let said = (conclusion, remarks);
                let to = (latest, after);
                documents
                    .conclude(&permit, before, to, said, work.now())
                    .await?;
                after
            }
        };
        let states = (latest.state.code(), after.code());
        note(work, &permit, before, states, remarks).await?;
        Ok(before.id)
    }
}

/// What the centre does with what was submitted.
#[derive(InputObject)]
pub struct ExamineDocumentInput {
    /// A key of the client's own making, 1–100 characters: sent twice, it takes effect once.
    pub client_mutation_id: Option<String>,
    /// `document:…`.
    pub document_id: ID,
    /// The revision that was read.
    pub revision: i32,
    /// What it concludes; left out, it is only taken on.
    pub conclusion: Option<ExpertiseConclusion>,
    /// What is to be changed; at most 10 000 characters.
    pub remarks: Option<String>,
}
