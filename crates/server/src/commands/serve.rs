//! `nastavnik serve`.

use crate::config::Settings;
use crate::startup::{Application, stop_at_signals};

/// Serves until a signal.
pub async fn run(settings: Settings) -> anyhow::Result<()> {
    for name in Settings::strangers() {
        tracing::warn!(
            name,
            "this is not a setting; see `nastavnik serve --print-config`"
        );
    }
    let application = Application::build(settings).await?;
    let app = application.app().clone();
    let signals = tokio::spawn(stop_at_signals(application.handle(), app));
    let result = application.run().await;
    signals.abort();
    result
}
