//! `nastavnik backup`.

use std::path::Path;

use anyhow::Context;

use crate::config::Settings;
use crate::startup::open;

/// Copies the database into `file`.
pub async fn run(settings: &Settings, file: &Path) -> anyhow::Result<()> {
    if !settings.database_url.starts_with("sqlite:") {
        anyhow::bail!(
            "this is a copy for SQLite; for PostgreSQL run: pg_dump --format=custom --file={} --dbname=…",
            file.display()
        );
    }
    let store = open(settings).await?;
    persistence::back_up(store.connection(), file)
        .await
        .with_context(|| format!("the database cannot be copied to {}", file.display()))?;
    let bytes = std::fs::metadata(file)?.len();
    println!("Copied and checked: {} ({bytes} bytes).", file.display());
    Ok(())
}
