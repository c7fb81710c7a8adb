//! `nastavnik restore`.

use std::path::Path;

use anyhow::Context;

use crate::config::Settings;

/// Puts the copy `file` in the place of the database.
pub async fn run(settings: &Settings, file: &Path) -> anyhow::Result<()> {
    if !settings.database_url.starts_with("sqlite:") {
        anyhow::bail!(
            "this restores SQLite; for PostgreSQL run: pg_restore --clean --if-exists --dbname=… {}",
            file.display()
        );
    }
    let kept = persistence::restore(&settings.database_url, file)
        .await
        .with_context(|| format!("{} cannot be restored", file.display()))?;
    println!("Restored from {}.", file.display());
    if let Some(kept) = kept {
        println!("What was there before is in {}.", kept.display());
    }
    Ok(())
}
