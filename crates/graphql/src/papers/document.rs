//! Files of documents: handed in by who writes a document, handed out to who may read it.

use documents::file::{FileError, FileKind, TakenFile, take};
use domain::access::rules::document::{Action, DocumentFacts};
use domain::access::{Subject, Verdict};
use domain::id::{DocumentFileId, DocumentId};
use domain::text::Line;
use persistence::Access;
use persistence::documents::files::FileWords;

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

/// A file, ready to be handed out.
#[derive(Clone, Debug)]
pub struct KeptFile {
    /// What it is called, without its ending.
    pub name: String,
    /// What it is.
    pub kind: FileKind,
    /// Its bytes.
    pub bytes: Vec<u8>,
}

/// Whether the viewer may lay files to a document: asked before a file is so much as read.
pub async fn may_receive(viewer: &Viewer, document: DocumentId) -> Result<(), GqlError> {
    viewer.person()?;
    let facts = facts(viewer, document).await?;
    match facts.judge(viewer.actor(), Action::Write) {
        Verdict::Full => Ok(()),
        Verdict::Forbidden => Err(GqlError::Forbidden),
        Verdict::Hidden | Verdict::Counts => Err(GqlError::NotFound),
    }
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
    // Measuring and reading hold a core, and so they are done aside.
    let looking = tokio::task::spawn_blocking(move || {
        let _turn = turn;
        look(content)
    });
    let looked = looking.await.unwrap_or_else(|error| {
        tracing::error!(%error, "looking at a file broke off");
        Err(FileError::Broken)
    });
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
    let mut kinds = FileKind::ALL.into_iter();
    let kind = kinds.find(|kind| kind.media_type() == row.media_type);
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
        kind: kind.ok_or(GqlError::NotFound)?,
        bytes: bytes.ok_or(GqlError::NotFound)?,
    })
}

async fn facts(viewer: &Viewer, document: DocumentId) -> Result<DocumentFacts, GqlError> {
    let documents = viewer.store().documents();
    let row = documents.find(document).await?.ok_or(GqlError::NotFound)?;
    Ok(documents.facts(&row, viewer.actor()).await?)
}

/// What a file is called without its ending, in one line of at most 200 characters and without a path.
pub(super) fn stem(name: &str) -> Result<String, GqlError> {
    let name = name.rsplit(['/', '\\']).next().unwrap_or_default();
    let stem = name.rsplit_once('.').map_or(name, |(stem, _)| stem);
    let short: String = stem.chars().take(200).collect();
    let line = Line::<200>::parse(&short).or(Err(GqlError::BadInput("name")))?;
    Ok(line.to_string())
}
