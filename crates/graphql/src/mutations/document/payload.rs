//! What the mutations of documents answer: they share their payload, since one page takes all of these steps.

use async_graphql::{Enum, SimpleObject, Union};
use domain::document::{DocumentError, ExpertiseError};
use domain::id::DocumentId;

use crate::error::GqlError;
use crate::form::{Form, InvalidInput};
use crate::types::document::Document;
use crate::viewer::Viewer;

/// What came of a step of a document.
#[derive(Union)]
pub enum DocumentPayload {
    /// It was taken.
    Done(DocumentDone),
    /// It was not.
    Refused(DocumentRefused),
    /// Somebody else was faster.
    Conflict(DocumentConflict),
    /// The input is to be corrected.
    Invalid(InvalidInput),
}

/// The step was taken.
#[derive(SimpleObject)]
pub struct DocumentDone {
    /// The document as it is now.
    pub document: Document,
}

/// The step was not taken; nothing was changed.
#[derive(SimpleObject)]
pub struct DocumentRefused {
    /// Why.
    pub reason: DocumentRefusal,
}

/// Somebody else changed the document since it was loaded; nothing was written.
#[derive(SimpleObject)]
pub struct DocumentConflict {
    /// The document as it is now.
    pub current: Document,
}

/// Why a step of a document was not taken.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Enum)]
pub enum DocumentRefusal {
    /// Not in this state.
    WrongState,
    /// The day of the order, or of the stamp, lies in the future.
    OrderInFuture,
    /// Its last day would come before its first.
    TermEndsBefore,
    /// The centre is examining it; until it has answered, it stays as it is.
    ExpertiseOpen,
    /// There is no expertise to be concluded or taken back.
    NoExpertise,
    /// Remarks, or that it is not fit, take words on what is to be changed.
    RemarksMissing,
    /// The next version is there already.
    NewerVersionExists,
    /// Only what is approved is published.
    NotApproved,
    /// Nothing is submitted without a file.
    NoFile,
    /// Nobody stands above a region to examine its documents.
    NoLevelAbove,
    /// A document has at most twenty files.
    TooManyFiles,
}

/// A refusal inside an operation.
pub(crate) enum Refusal {
    /// For a reason.
    Reason(DocumentRefusal),
    /// Somebody was faster.
    Conflict,
}

impl From<DocumentRefusal> for Refusal {
    fn from(reason: DocumentRefusal) -> Self {
        Self::Reason(reason)
    }
}

impl From<DocumentError> for Refusal {
    fn from(DocumentError: DocumentError) -> Self {
        DocumentRefusal::WrongState.into()
    }
}

impl From<ExpertiseError> for Refusal {
    fn from(ExpertiseError: ExpertiseError) -> Self {
        DocumentRefusal::NoExpertise.into()
    }
}

impl DocumentPayload {
    /// The answer about the document `asked`.
    pub(super) async fn of(
        viewer: &Viewer,
        asked: Option<DocumentId>,
        came: Result<DocumentId, Refusal>,
    ) -> Result<Self, GqlError> {
        Ok(match came {
            Ok(id) => Self::Done(DocumentDone {
                document: Document::load(viewer, id).await?,
            }),
            Err(Refusal::Reason(reason)) => Self::Refused(DocumentRefused { reason }),
            Err(Refusal::Conflict) => Self::Conflict(DocumentConflict {
                current: Document::load(viewer, asked.ok_or(GqlError::NotFound)?).await?,
            }),
        })
    }

    pub(super) fn invalid(form: Form) -> Self {
        Self::Invalid(form.into_invalid())
    }
}
