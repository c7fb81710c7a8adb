//! The command line.

use std::net::SocketAddr;
use std::path::PathBuf;

use clap::{Args, Parser, Subcommand};

use crate::config::Overrides;

/// Mentoring of teachers over a school year: region, municipality, school, participant.
///
/// Settings come from the environment as NASTAVNIK_…, from a TOML file, and from flags; flags win. `nastavnik serve
/// --print-config` shows what they amount to.
#[derive(Debug, Parser)]
#[command(name = "nastavnik", version, propagate_version = true)]
pub struct Cli {
    /// The settings that every command takes.
    #[command(flatten)]
    pub settings: Overrides,
    /// What to do.
    #[command(subcommand)]
    pub command: Command,
}

/// What to do.
#[derive(Debug, Subcommand)]
pub enum Command {
    /// Serves the pages, the API and the files until it is told to stop.
    Serve(Serve),
    /// Fills an empty database with an invented region, three school years deep, to try everything out.
    ///
    /// A database that holds anything else is left alone.
    Demo(DemoCommand),
    /// Brings the tables up to date. Does nothing when they are; of two at once, one waits.
    Migrate(Migrate),
    /// Takes a table of organisations, people or cards over from .xlsx or .csv.
    ///
    /// Without `--apply` it only says what the table comes to, line by line. The same table twice adds nothing.
    Import(ImportCommand),
    /// Prints the GraphQL schema.
    Schema,
    /// Does what nobody signed in can do.
    #[command(subcommand)]
    Admin(Admin),
    /// Copies the database into a file while the server goes on, and checks the copy.
    ///
    /// For SQLite. For PostgreSQL use `pg_dump`.
    Backup(Backup),
    /// Puts a copy made by `backup` in the place of the database. The server must be stopped.
    ///
    /// What was there before stays beside it under another name. For SQLite; for PostgreSQL use `pg_restore`.
    Restore(Restore),
}

/// See [`Command::Serve`].
#[derive(Debug, Args)]
pub struct Serve {
    /// Where to listen, address and port; port 0 takes a free one.
    #[arg(long, value_name = "ADDRESS:PORT")]
    pub listen: Option<SocketAddr>,
    /// Shows the demo accounts on the sign-in page, and letters in the browser instead of sending them.
    #[arg(long)]
    pub demo: bool,
    /// Prints the settings with secrets masked, and ends.
    #[arg(long)]
    pub print_config: bool,
}

/// See [`Command::Demo`].
#[derive(Debug, Args)]
pub struct DemoCommand {
    /// Draws names and fates; the same seed draws the same region.
    #[arg(long, default_value_t = 1)]
    pub seed: u64,
    /// How large the region is.
    #[arg(long, value_enum, default_value_t = DemoSize::Small)]
    pub size: DemoSize,
    /// How many school years it remembers, for measuring what a long history costs; the small one has always three.
    #[arg(long, default_value_t = 3, value_parser = clap::value_parser!(u8).range(1..=40))]
    pub years: u8,
    /// Serves the demo afterwards; one that is there already is served as it is.
    #[arg(long)]
    pub serve: bool,
    /// Where to listen, address and port; port 0 takes a free one.
    #[arg(long, value_name = "ADDRESS:PORT")]
    pub listen: Option<SocketAddr>,
}

/// How large a demo is.
#[derive(Clone, Copy, PartialEq, Eq, Debug, clap::ValueEnum)]
pub enum DemoSize {
    /// Five municipalities, some seventy schools: for people.
    Small,
    /// A whole region, filled in bulk: for measuring.
    Region,
    /// Ninety regions with two million people, filled in bulk: for measuring.
    Country,
}

/// See [`Command::Import`].
#[derive(Debug, Args)]
pub struct ImportCommand {
    /// What the table holds, one thing a line.
    #[arg(value_enum)]
    pub kind: ImportedKind,
    /// The table.
    pub file: PathBuf,
    /// The school whose people or cards they are, by its id.
    #[arg(long, value_name = "ID")]
    pub school: Option<String>,
    /// The municipality whose organisations they are, by its id.
    #[arg(long, value_name = "ID")]
    pub municipality: Option<String>,
    /// On whose behalf, by the address of the account: their rights count, and the trail names them.
    #[arg(long, value_name = "EMAIL")]
    pub by: String,
    /// Takes the table over, all lines that are right or none.
    #[arg(long)]
    pub apply: bool,
    /// Which heading is which field where it is not recognised, as JSON: `{"Кто": "FULL_NAME", "Примечание": null}`.
    #[arg(long, value_name = "FILE")]
    pub mapping: Option<PathBuf>,
}

/// What a table holds.
#[derive(Clone, Copy, PartialEq, Eq, Debug, clap::ValueEnum)]
pub enum ImportedKind {
    /// Schools of a municipality.
    Organisations,
    /// People of a school with their jobs.
    People,
    /// The bank of mentors.
    MentorCards,
    /// The bank of mentees.
    Needs,
    /// Pairs that an order on paper names.
    Pairs,
}

/// See [`Command::Migrate`].
#[derive(Debug, Args)]
pub struct Migrate {
    /// Changes nothing; ends with an error when the tables are not up to date.
    #[arg(long)]
    pub check: bool,
}

/// See [`Command::Admin`].
#[derive(Debug, Subcommand)]
pub enum Admin {
    /// Makes the first methodologist of a region and prints the link that sets their password.
    ///
    /// The region is made when there is none of this name.
    Create(AdminCreate),
    /// Prints a new link that sets the password of an account.
    Link(AdminAccount),
    /// Closes an account and ends its sessions at once.
    Disable(AdminAccount),
    /// Opens a closed account again.
    Enable(AdminAccount),
    /// Counts all figures of a school year anew and prints those that did not agree with the facts.
    ///
    /// Each school is counted in a transaction of its own, so that people may go on working.
    Recount(AdminRecount),
}

/// See [`Admin::Recount`].
#[derive(Debug, Args)]
pub struct AdminRecount {
    /// The year of the September in which the school year begins; the running one without it.
    #[arg(long, value_name = "YEAR")]
    pub year: Option<i32>,
}

/// See [`Admin::Create`].
#[derive(Debug, Args)]
pub struct AdminCreate {
    /// The address to sign in with.
    #[arg(long)]
    pub email: String,
    /// The region's name, such as «Томская область».
    #[arg(long)]
    pub region: String,
    /// The region's time zone, by its name in the tz database.
    #[arg(long, default_value = "Europe/Moscow", value_name = "ZONE")]
    pub time_zone: String,
    /// The methodologist's last name.
    #[arg(long)]
    pub last_name: String,
    /// The methodologist's first name.
    #[arg(long)]
    pub first_name: String,
    /// The methodologist's patronymic.
    #[arg(long)]
    pub patronymic: Option<String>,
}

/// An account, by its address.
#[derive(Debug, Args)]
pub struct AdminAccount {
    /// The address to sign in with.
    #[arg(long)]
    pub email: String,
}

/// See [`Command::Backup`].
#[derive(Debug, Args)]
pub struct Backup {
    /// The file to write; it must not exist yet.
    pub file: PathBuf,
}

/// See [`Command::Restore`].
#[derive(Debug, Args)]
pub struct Restore {
    /// The file that `backup` wrote.
    pub file: PathBuf,
}

#[cfg(test)]
mod tests {
    use clap::CommandFactory;

    use super::*;

    #[test]
    fn the_command_line_is_consistent() {
        Cli::command().debug_assert();
    }

    #[test]
    fn every_command_and_flag_is_explained_in_sentences() {
        fn check(command: &clap::Command) {
            let about = command
                .get_about()
                .map(ToString::to_string)
                .unwrap_or_default();
            assert!(
                about.chars().next().is_some_and(char::is_uppercase),
                "{}",
                command.get_name()
            );
            for argument in command
                .get_arguments()
                .filter(|argument| argument.get_id() != "help")
            {
                let help = argument
                    .get_help()
                    .map(ToString::to_string)
                    .unwrap_or_default();
                assert!(
                    !help.is_empty(),
                    "{} {}",
                    command.get_name(),
                    argument.get_id()
                );
            }
            command.get_subcommands().for_each(check);
        }
        check(&Cli::command());
    }
}
