//! Reads the files that were brought, compares them, and takes them over when somebody says so.

use std::sync::Arc;
use std::time::Duration;

use tokio::sync::watch;

use crate::app::App;
use crate::http::chain;

/// How long to wait after a failure.
const PAUSE: Duration = Duration::from_secs(15);

/// Runs until `stopped`.
pub async fn run(app: Arc<App>, mut stopped: watch::Receiver<bool>) {
    while !*stopped.borrow() {
        let failed = match graphql::imports::work(&app.store, &app.public_url).await {
            // There may be more.
            Ok(true) => continue,
            Ok(false) => false,
            Err(error) => {
                tracing::warn!(error = chain(&error), "a file cannot be worked at");
                true
            }
        };
        tokio::select! {
            () = graphql::imports::wait(), if !failed => {}
            () = tokio::time::sleep(PAUSE), if failed => {}
            changed = stopped.changed() => if changed.is_err() { return },
        }
    }
}
