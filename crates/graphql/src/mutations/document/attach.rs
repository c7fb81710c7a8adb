//! A file is laid to a draft. It comes as a file, not through the schema.

use documents::file::TakenFile;
use domain::access::Actor;
use domain::id::{DocumentFileId, DocumentId};
use persistence::documents::files::{FileWords, MOST, NewFile};
use persistence::{Failure, Operation, UnitOfWork};
use sha2::{Digest, Sha256};

use super::payload::DocumentRefusal;
use super::{Refusal, note, open};
use crate::error::GqlError;
use crate::viewer::Viewer;

/// A file that was looked at and may be kept.
pub(crate) struct AttachFile {
    /// Whose file.
    pub(crate) document: DocumentId,
    /// The document as it was read.
    pub(crate) revision: i32,
    /// What the file is called, with its ending.
    pub(crate) name: String,
    /// The file.
    pub(crate) file: TakenFile,
    /// The words of its text, where that is read.
    pub(crate) words: Option<FileWords>,
}

/// Keeps a file of a document that is being written; answers with its id and the document's revision.
pub(crate) async fn attach(
    viewer: &Viewer,
    file: AttachFile,
) -> Result<Result<(DocumentFileId, i32), Refusal>, GqlError> {
    let sha256 = Sha256::digest(&file.file.bytes);
    let operation = Attach {
        actor: viewer.actor().clone(),
        sha256: sha256.iter().map(|byte| format!("{byte:02x}")).collect(),
        file,
    };
    match Box::pin(viewer.store().write(&operation)).await {
        Ok(done) => Ok(Ok(done)),
        Err(Failure::Refused(refusal)) => Ok(Err(refusal)),
        Err(Failure::Denied(denied)) => Err(denied.into()),
        Err(Failure::Store(error)) => Err(error.into()),
    }
}

struct Attach {
    actor: Actor,
    sha256: String,
    file: AttachFile,
}

impl Operation for Attach {
    type Done = (DocumentFileId, i32);
    type Refusal = Refusal;

    async fn run(&self, work: &UnitOfWork) -> Result<Self::Done, Failure<Refusal>> {
        let AttachFile {
            document,
            revision,
            name,
            file,
            words,
        } = &self.file;
        let opened = open(work, &self.actor, *document).await?;
        let permit = opened.writing(&self.actor, *revision)?;
        let before = &opened.document;
        if work.documents().files_of(&[before.id]).await?.len() >= MOST {
            return Err(Failure::Refused(DocumentRefusal::TooManyFiles.into()));
        }
        let new = NewFile {
            id: DocumentFileId(work.fresh()),
            stored: work.fresh(),
            name,
            media_type: file.kind.media_type(),
            bytes: &file.bytes,
            sha256: &self.sha256,
            words: words.as_ref(),
        };
        let documents = work.documents();
        documents
            .keep_file(&permit, before, &new, work.now())
            .await?;
        let state = before.state.code();
        note(work, &permit, before, (state, state), Some("+file")).await?;
        Ok((new.id, before.revision + 1))
    }
}
