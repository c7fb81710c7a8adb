//! Counts the packages of documents of every municipality; the pages of a region read the sums.

use std::sync::Arc;
use std::time::Duration;

use graphql::jobs::count_packages;
use tokio::sync::watch;

use crate::app::App;
use crate::http::chain;

const PAUSE: Duration = Duration::from_secs(3_600);

/// Runs until `stopped`.
pub async fn run(app: Arc<App>, mut stopped: watch::Receiver<bool>) {
    while !*stopped.borrow() {
        let counted = tokio::select! {
            counted = count_packages(&app.store) => counted,
            _ = stopped.wait_for(|stopped| *stopped) => return,
        };
        match counted {
            Ok(municipalities) => tracing::debug!(municipalities, "packages of documents counted"),
            Err(error) => {
                tracing::warn!(error = chain(&error), "packages could not be counted");
            }
        }
        tokio::select! {
            () = tokio::time::sleep(PAUSE) => {}
            changed = stopped.changed() => if changed.is_err() { return },
        }
    }
}
