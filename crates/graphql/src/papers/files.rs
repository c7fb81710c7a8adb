//! What files of documents and of duties have in common: how they are looked at, named and handed out.

use documents::file::{FileError, FileKind};
use domain::access::Verdict;
use domain::text::Line;

use crate::error::GqlError;

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

/// Whether somebody may lay a file to what they were judged by; hidden and missing look the same.
pub(super) fn may_lay(verdict: Verdict) -> Result<(), GqlError> {
    match verdict {
        Verdict::Full => Ok(()),
        Verdict::Forbidden => Err(GqlError::Forbidden),
        Verdict::Hidden | Verdict::Counts => Err(GqlError::NotFound),
    }
}

/// Looks at a file. Measuring and reading hold a core, and so they are done aside; `turn` is held meanwhile.
pub(super) async fn aside<T: Send + 'static>(
    turn: impl Send + 'static,
    look: impl FnOnce() -> Result<T, FileError> + Send + 'static,
) -> Result<T, FileError> {
    let looking = tokio::task::spawn_blocking(move || {
        let _turn = turn;
        look()
    });
    looking.await.unwrap_or_else(|error| {
        tracing::error!(%error, "looking at a file broke off");
        Err(FileError::Broken)
    })
}

/// The kind that a file was kept as.
pub(super) fn kind_of(media_type: &str) -> Result<FileKind, GqlError> {
    let mut kinds = FileKind::ALL.into_iter();
    let kind = kinds.find(|kind| kind.media_type() == media_type);
    kind.ok_or(GqlError::NotFound)
}

/// What a file is called without its ending, in one line of at most 200 characters and without a path.
pub(super) fn stem(name: &str) -> Result<String, GqlError> {
    let name = name.rsplit(['/', '\\']).next().unwrap_or_default();
    let stem = name.rsplit_once('.').map_or(name, |(stem, _)| stem);
    let short: String = stem.chars().take(200).collect();
    let line = Line::<200>::parse(&short).or(Err(GqlError::BadInput("name")))?;
    Ok(line.to_string())
}
