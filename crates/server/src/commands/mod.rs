//! The commands of the binary, one a file.

mod admin;
mod backup;
mod demo;
mod import;
mod migrate;
mod restore;
mod schema;
mod serve;

use anyhow::Context;

use crate::cli::{Cli, Command};
use crate::config::Settings;

/// Runs the command of `cli` to its end.
pub fn run(cli: Cli) -> anyhow::Result<()> {
    let Cli {
        mut settings,
        command,
    } = cli;
    // The schema needs neither settings nor a runtime.
    if let Command::Schema = command {
        return schema::run();
    }
    if let Command::Serve(serve) = &command {
        settings.listen = serve.listen;
        settings.demo = serve.demo.then_some(true);
    }
    if let Command::Demo(demo) = &command {
        settings.listen = demo.listen;
        settings.demo = Some(true);
    }
    let settings = Settings::load(&settings)?;
    if let Command::Serve(serve) = &command
        && serve.print_config
    {
        print!("{}", settings.printed()?);
        return Ok(());
    }
    crate::telemetry::init(&settings)?;
    let runtime = tokio::runtime::Builder::new_multi_thread()
        .enable_all()
        .build();
    runtime
        .context("the runtime cannot be started")?
        .block_on(async {
            match command {
                Command::Serve(_) => Box::pin(serve::run(settings)).await,
                Command::Demo(arguments) => Box::pin(demo::run(settings, &arguments)).await,
                Command::Migrate(arguments) => Box::pin(migrate::run(&settings, &arguments)).await,
                Command::Import(arguments) => Box::pin(import::run(&settings, &arguments)).await,
                Command::Schema => schema::run(),
                Command::Admin(command) => Box::pin(admin::run(&settings, command)).await,
                Command::Backup(arguments) => backup::run(&settings, &arguments.file).await,
                Command::Restore(arguments) => restore::run(&settings, &arguments.file).await,
            }
        })
}
