//! Tells of duties that come near or are overdue, and sends the daily letter; looks every quarter of an hour.
//!
//! What was told is not told again, so that looking too often costs a few statements and nothing else.

use std::sync::Arc;
use std::time::Duration;

use graphql::jobs::{escalate, send_digests};
use tokio::sync::watch;

use crate::app::App;
use crate::http::chain;

const PAUSE: Duration = Duration::from_secs(15 * 60);

/// Runs until `stopped`.
pub async fn run(app: Arc<App>, mut stopped: watch::Receiver<bool>) {
    while !*stopped.borrow() {
        match escalate(&app.store, &app.public_url).await {
            Ok(0) => {}
            Ok(told) => {
                tracing::info!(told, "people were told of duties");
                app.post.notify_one();
            }
            Err(error) => tracing::warn!(error = chain(&error), "duties could not be told"),
        }
        match send_digests(&app.store, &app.public_url).await {
            Ok(0) => {}
            Ok(letters) => {
                tracing::info!(letters, "daily letters put out");
                app.post.notify_one();
            }
            Err(error) => {
                tracing::warn!(error = chain(&error), "daily letters could not be put out")
            }
        }
        tokio::select! {
            () = tokio::time::sleep(PAUSE) => {}
            changed = stopped.changed() => if changed.is_err() { return },
        }
    }
}
