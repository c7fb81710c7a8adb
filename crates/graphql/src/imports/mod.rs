//! Files on their way into the registers: received from a client, compared by the server in its own time, taken over in
//! one transaction when somebody says so.
//!
//! A request only says what is to be done; [`work`] does it, on any server, one file of a place at a time. What a file
//! comes to is computed by `domain::import` alone, before and while it is taken over.

mod apply;
mod here;
mod pairs;
mod plan;
mod preview;
mod receive;
mod wrong_lines;

use std::time::Duration;

use documents::table;
use domain::import::{FileProblem, ImportKind, Mapping, RunState, Sheet};
use persistence::imports::Run;
use persistence::{Store, StoreError};
use tokio::sync::Notify;

use crate::error::GqlError;
use crate::mutations::import::{ApplyImport, MapColumns};
use crate::mutations::perform;
use crate::viewer::Viewer;

pub use receive::{IncomingFile, receive};
pub use wrong_lines::wrong_lines;

pub(crate) use here::{Here, right};
pub(crate) use preview::hashed;

/// Wakes the worker of this process; another process looks by itself after a while.
static WAITING: Notify = Notify::const_new();
/// How long a worker sleeps when nobody wakes it.
const PAUSE: Duration = Duration::from_secs(2);

/// Tells the worker that there is something to do.
pub(crate) fn wake() {
    WAITING.notify_waiters();
}

/// Waits until there may be something to do.
pub async fn wait() {
    tokio::select! {
        () = WAITING.notified() => {}
        () = tokio::time::sleep(PAUSE) => {}
    }
}

/// Does what is due with one file; false when nothing is. `link` is where people find the installation.
pub async fn work(store: &Store, link: &str) -> Result<bool, StoreError> {
    let Some(run) = store.take_import().await? else {
        return Ok(false);
    };
    match run.state {
        RunState::Waiting => preview::preview(store, &run, link).await?,
        RunState::Applying => apply::apply(store, &run, link).await?,
        RunState::Previewed | RunState::Unreadable | RunState::Applied | RunState::Discarded => {}
    }
    Ok(true)
}

/// The table of a file that is kept; reading holds a core, and so it is done aside.
async fn sheet_of(store: &Store, run: &Run) -> Result<Result<Sheet, FileProblem>, StoreError> {
    let Some(content) = store.imports().content(run.id).await? else {
        return Ok(Err(FileProblem::Empty));
    };
    let kind = run.kind;
    let reading = tokio::task::spawn_blocking(move || table::read(&content, kind));
    Ok(reading.await.unwrap_or_else(|error| {
        tracing::error!(%error, run = %run.id.0, "reading a file broke off");
        Err(FileProblem::Damaged)
    }))
}

/// Says which column of a file is which, as the mutation does.
pub async fn remap(viewer: &Viewer, run: &Run, mapping: &Mapping) -> Result<(), GqlError> {
    let operation = MapColumns {
        actor: viewer.actor().clone(),
        import: run.id,
        version: run.version,
        columns: mapping.pairs().to_vec(),
    };
    match perform(viewer, None, "mapImportColumns", &operation).await? {
        Ok(()) => Ok(()),
        Err(_) => Err(GqlError::BadInput("columns")),
    }
}

/// Has a file taken over, as the mutation does; false when it is not ready for it.
pub async fn ask_to_apply(viewer: &Viewer, run: &Run) -> Result<bool, GqlError> {
    let operation = ApplyImport {
        actor: viewer.actor().clone(),
        import: run.id,
        version: run.version,
    };
    let asked = perform(viewer, None, "applyImport", &operation).await?;
    Ok(asked.is_ok())
}

/// The form to be filled in for a kind of file.
pub fn template(kind: ImportKind) -> Result<Vec<u8>, documents::DocumentError> {
    table::template(kind)
}
