//! `nastavnik demo`.

use anyhow::{Context, bail};

use crate::cli::{DemoCommand, DemoSize};
use crate::config::Settings;
use crate::demo::{Demo, build};
use crate::startup::open;

/// Builds the demo where there is none, and serves it when asked to.
pub async fn run(settings: Settings, arguments: &DemoCommand) -> anyhow::Result<()> {
    let store = open(&settings).await?;
    persistence::migrate(store.connection())
        .await
        .context("the tables cannot be brought up to date")?;
    let demo = match Demo::load(&settings)? {
        Some(demo) => demo,
        None if !store.regions().all().await?.is_empty() => bail!(
            "this database holds a region that is no demo, and stays as it is. Name another one: \
             --database-url sqlite://data/demo.db --data-dir data/demo"
        ),
        None => {
            let began = std::time::Instant::now();
            let demo = match arguments.size {
                DemoSize::Small => build::small(&settings, &store, arguments.seed).await?,
                DemoSize::Region => build::region(&store, arguments.seed, arguments.years).await?,
                DemoSize::Country => {
                    build::country(&store, arguments.seed, arguments.years).await?
                }
            };
            demo.save(&settings)?;
            println!(
                "The demo region was built in {} s.",
                began.elapsed().as_secs()
            );
            demo
        }
    };
    println!();
    println!("Accounts, all with the password  {}", demo.password);
    for account in &demo.accounts {
        println!("    {:<20} {}", account.email, account.role);
    }
    println!();
    if !arguments.serve {
        return Ok(());
    }
    drop(store);
    println!("Open {}", settings.public_url(settings.listen));
    super::serve::run(settings).await
}
