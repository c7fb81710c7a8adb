//! Makes nobody's the data that are due, once an hour.

use std::sync::Arc;
use std::time::Duration;

use persistence::depersonalisations::depersonalise;
use tokio::sync::watch;

use crate::app::App;
use crate::http::chain;

const PAUSE: Duration = Duration::from_secs(3_600);

/// Runs until `stopped`.
pub async fn run(app: Arc<App>, mut stopped: watch::Receiver<bool>) {
    while !*stopped.borrow() {
        match depersonalise(&app.store, app.settings.retention_years).await {
            Ok(0) => {}
            Ok(people) => tracing::info!(people, "data became nobody's"),
            Err(error) => {
                tracing::warn!(error = chain(&error), "data could not be made nobody's");
            }
        }
        tokio::select! {
            () = tokio::time::sleep(PAUSE) => {}
            changed = stopped.changed() => if changed.is_err() { return },
        }
    }
}
