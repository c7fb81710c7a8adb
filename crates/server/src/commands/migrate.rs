//! `nastavnik migrate`.

use anyhow::Context;

use crate::cli::Migrate;
use crate::config::Settings;
use crate::startup::open;

/// Migrates, or says whether that is needed.
pub async fn run(settings: &Settings, arguments: &Migrate) -> anyhow::Result<()> {
    let store = open(settings).await?;
    let db = store.connection();
    if persistence::is_migrated(db)
        .await
        .context("the migrations cannot be listed")?
    {
        println!("The tables are up to date.");
        return Ok(());
    }
    if arguments.check {
        anyhow::bail!("the tables are not up to date; run `nastavnik migrate`");
    }
    persistence::migrate(db)
        .await
        .context("the tables cannot be brought up to date")?;
    println!("The tables have been brought up to date.");
    Ok(())
}
