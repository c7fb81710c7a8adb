//! What every step of a file begins with.

use domain::access::{Actor, Denied};
use domain::id::ImportId;
use domain::import::RunState;
use persistence::imports::{ImportPermit, Run};
use persistence::{Failure, UnitOfWork};

use crate::imports::right;

/// Why a file does not go on.
pub(crate) enum Halt {
    /// It is not at the point where somebody looks at it.
    NotPreviewed,
    /// It went on since it was loaded.
    Stale,
}

/// A file with the right to take it over; its place is locked.
pub(super) async fn open<R>(
    work: &UnitOfWork,
    actor: &Actor,
    id: ImportId,
) -> Result<(ImportPermit, Run), Failure<R>> {
    let found = work.imports().find(id).await?.ok_or(Denied::Hidden)?;
    let (permit, _) = right(work, actor, found.kind, found.place).await?;
    // Read again: it may have gone on while the lock was waited for.
    let run = work.imports().find(id).await?.ok_or(Denied::Hidden)?;
    Ok((permit, run))
}

/// Whether somebody looks at the file, and at this version of it.
pub(super) fn looked_at(run: &Run, version: i32) -> Result<(), Halt> {
    if run.state != RunState::Previewed {
        return Err(Halt::NotPreviewed);
    }
    if run.version != version {
        return Err(Halt::Stale);
    }
    Ok(())
}
