//! Forgets what serves nobody any longer, once an hour.
//!
//! | what | kept for |
//! |---|---|
//! | sessions that ended, with the address they came from | 30 days |
//! | refresh tokens and links after they expired | 30 and 7 days |
//! | letters that were sent or given up | 30 days |
//! | what was in files that were brought to be taken over | 30 days after the last step |
//! | files of duties that nobody has stated | a day |
//! | dry runs of the matching | two school years |

use std::sync::Arc;
use std::time::Duration;

use chrono::TimeDelta;
use persistence::{Failure, Operation, UnitOfWork};
use tokio::sync::watch;

use crate::app::App;
use crate::http::chain;

const PAUSE: Duration = Duration::from_secs(3_600);
const SESSIONS: TimeDelta = TimeDelta::days(30);
const LINKS: TimeDelta = TimeDelta::days(7);
const LETTERS: TimeDelta = TimeDelta::days(30);
const FILES: TimeDelta = TimeDelta::days(30);
const UNSTATED: TimeDelta = TimeDelta::days(1);
const RUNS: TimeDelta = TimeDelta::days(730);

/// Runs until `stopped`.
pub async fn run(app: Arc<App>, mut stopped: watch::Receiver<bool>) {
    while !*stopped.borrow() {
        match app.store.write(&Forget).await {
            Ok(forgotten) if forgotten > 0 => tracing::info!(forgotten, "old rows forgotten"),
            Ok(_) => {}
            Err(Failure::Store(error)) => {
                tracing::warn!(error = chain(&error), "old rows could not be forgotten");
            }
            Err(Failure::Refused(()) | Failure::Denied(_)) => {}
        }
        tokio::select! {
            () = tokio::time::sleep(PAUSE) => {}
            changed = stopped.changed() => if changed.is_err() { return },
        }
    }
}

struct Forget;

impl Operation for Forget {
    type Done = u64;
    type Refusal = ();

    async fn run(&self, work: &UnitOfWork) -> Result<u64, Failure<()>> {
        let now = work.now();
        let sessions = work.sessions().forget(now - SESSIONS).await?;
        let links = work.links().forget(now - LINKS).await?;
        let letters = work.letters().forget(now - LETTERS).await?;
        let files = work.imports().forget(now - FILES).await?;
        let unstated = work.roadmap_duties().forget_files(now - UNSTATED).await?;
        let runs = work.matching().forget(now - RUNS).await?;
        Ok(sessions + links + letters + files + unstated + runs)
    }
}
