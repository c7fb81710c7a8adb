//! Files of documents: handed in by who writes a document, handed out to who may read it.

use documents::file::{FileError, TakenFile, take};
use domain::access::rules::document::{Action, DocumentFacts};
use domain::access::{Subject, Verdict};
use domain::id::{DocumentFileId, DocumentId};
use persistence::Access;
use persistence::documents::files::FileWords;

use super::files::{KeptFile, aside, kind_of, may_lay, stem};
use crate::error::GqlError;
use crate::mutations::document::{AttachFile, Refusal, attach};
use crate::viewer::Viewer;

/// A file as it comes.
pub struct IncomingFile {
    /// Whose it becomes.
    pub document: DocumentId,
    /// The revision of the document that was read.
    pub revision: i32,
    /// What it is called.
    pub name: String,
    /// Its bytes.
    pub content: Vec<u8>,
}

/// What became of it.
pub enum Received {
    /// It is kept; the document is at this revision now.
    Kept(DocumentFileId, i32),
    /// It was not taken.
    NotTaken(FileError),
    /// The document is as somebody else has left it, or takes no files as it stands.
    Conflict,
}

/// Whether the viewer may lay files to a document: asked before a file is so much as read.
pub async fn may_receive(viewer: &Viewer, document: DocumentId) -> Result<(), GqlError> {
    viewer.person()?;
    let facts = facts(viewer, document).await?;
    may_lay(facts.judge(viewer.actor(), Action::Write))
}

/// Looks at a file and keeps it. Who may not write the document is told so before anything is looked at. `turn` is held until
/// it was looked at.
pub async fn receive(
    viewer: &Viewer,
    incoming: IncomingFile,
    turn: impl Send + 'static,
) -> Result<Received, GqlError> {
    may_receive(viewer, incoming.document).await?;
    let content = incoming.content;
    let looked = aside(turn, move || look(content)).await;
    let (file, words) = match looked {
        Ok(looked) => looked,
        Err(error) => return Ok(Received::NotTaken(error)),
    };
    let ending = file.kind.ending();
    let attached = AttachFile {
        document: incoming.document,
        revision: incoming.revision,
        name: format!("{}.{ending}", stem(&incoming.name)?),
        file,
        words,
    };
    Ok(match attach(viewer, attached).await? {
        Ok((id, revision)) => Received::Kept(id, revision),
        Err(Refusal::Reason(_) | Refusal::Conflict) => Received::Conflict,
    })
}

/// What a file is, and the words of its text where that is read.
fn look(content: Vec<u8>) -> Result<(TakenFile, Option<FileWords>), FileError> {
    let mut file = take(content)?;
    let words = file.text.take().map(|text| FileWords::of(&text));
    Ok((file, words))
}

/// A file of a document for who may read that, noted before it leaves.
pub async fn file(
    viewer: &Viewer,
    document: DocumentId,
    id: DocumentFileId,
) -> Result<KeptFile, GqlError> {
    let person = viewer.person()?;
    let facts = facts(viewer, document).await?;
    if facts.judge(viewer.actor(), Action::Read) != Verdict::Full {
        return Err(GqlError::NotFound);
    }
    let documents = viewer.store().documents();
    let files = documents.files_of(&[document]).await?;
    let row = files.into_iter().find(|row| row.id == id);
    let row = row.ok_or(GqlError::NotFound)?;
    let bytes = documents.bytes(document, id).await?;
    let access = Access {
        deed: "DownloadFile",
        kind: DocumentFacts::KIND,
        subject: document.0,
        detail: None,
    };
    viewer.store().note_access(person, access).await?;
    Ok(KeptFile {
        name: stem(&row.name)?,
        kind: kind_of(&row.media_type)?,
        bytes: bytes.ok_or(GqlError::NotFound)?,
    })
}

async fn facts(viewer: &Viewer, document: DocumentId) -> Result<DocumentFacts, GqlError> {
    let documents = viewer.store().documents();
    let row = documents.find(document).await?.ok_or(GqlError::NotFound)?;
    Ok(documents.facts(&row, viewer.actor()).await?)
}
