//! Documents: written, looked at, approved, examined, published, replaced, laid aside.
//!
//! Every step locks the document's row first, so that two steps about one document never rest on the same facts.

mod add;
mod approve;
mod attach;
mod discard;
mod discard_file;
mod edit;
mod end;
mod endorse;
mod examine;
mod head;
mod payload;
mod publish;
mod review;
mod revise;
mod submit;

use async_graphql::MergedObject;
use domain::access::rules::document::{DocumentFacts, Write};
use domain::access::{Actor, Deed, Denied, Permit, permit};
use domain::document::ExpertiseState;
use domain::id::DocumentId;
use persistence::documents::Document;
use persistence::{Change, Failure, StoreError, UnitOfWork};

pub(crate) use attach::{AttachFile, attach};
use payload::DocumentRefusal;
pub(crate) use payload::Refusal;

/// Mutations of documents.
#[derive(MergedObject, Default)]
pub struct DocumentMutation(WrittenDocumentMutation, DecidedDocumentMutation);

/// What is written.
#[derive(MergedObject, Default)]
pub struct WrittenDocumentMutation(
    add::AddDocumentMutation,
    edit::EditDocumentMutation,
    discard::DiscardDocumentMutation,
    discard_file::DiscardDocumentFileMutation,
    revise::ReviseDocumentMutation,
);

/// What is decided.
#[derive(MergedObject, Default)]
pub struct DecidedDocumentMutation(
    review::ReviewDocumentMutation,
    endorse::EndorseDocumentMutation,
    approve::ApproveDocumentMutation,
    end::EndDocumentMutation,
    publish::PublishDocumentMutation,
    submit::SubmitDocumentMutation,
    examine::ExamineDocumentMutation,
);

/// A document that is locked, as the policy sees it for who asks.
struct Opened {
    document: Document,
    facts: DocumentFacts,
}

impl Opened {
    /// The permit of a deed for who read the revision that is there still.
    fn permit<D: Deed<On = DocumentFacts>>(
        &self,
        actor: &Actor,
        revision: i32,
    ) -> Result<Permit<D>, Failure<Refusal>> {
        let permit = permit::<D>(actor, &self.facts)?;
        if self.document.revision == revision {
            Ok(permit)
        } else {
            Err(Failure::Refused(Refusal::Conflict))
        }
    }

    /// The permit to write what is being written; what is being examined stays as it is.
    fn writing(&self, actor: &Actor, revision: i32) -> Result<Permit<Write>, Failure<Refusal>> {
        let permit = self.permit::<Write>(actor, revision)?;
        self.document.state.edit().map_err(Failure::refuse)?;
        self.not_examined()?;
        Ok(permit)
    }

    fn not_examined(&self) -> Result<(), Failure<Refusal>> {
        if self.document.expertise.is_some_and(ExpertiseState::is_open) {
            return Err(Failure::Refused(DocumentRefusal::ExpertiseOpen.into()));
        }
        Ok(())
    }
}

/// Locks a document; an id that never was is hidden.
async fn open<R>(work: &UnitOfWork, actor: &Actor, id: DocumentId) -> Result<Opened, Failure<R>> {
    let found = work.documents().lock(id).await?;
    let document = found.ok_or(Denied::Hidden)?;
    let facts = work.documents().facts(&document, actor).await?;
    Ok(Opened { document, facts })
}

/// Notes a step of a document in its trail.
async fn note<D: Deed>(
    work: &UnitOfWork,
    permit: &Permit<D>,
    of: &Document,
    (from, to): (&str, &str),
    why: Option<&str>,
) -> Result<(), StoreError> {
    let change = Change {
        school: of.at.school,
        from: Some(from),
        to: Some(to),
        why,
    };
    work.note(permit, of.id, change).await
}
