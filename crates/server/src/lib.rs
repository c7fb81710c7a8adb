//! The server: HTTP, tokens, letters, settings.
//!
//! Absent on purpose: rules of mentoring, SQL, GraphQL types. A request comes in under `routes`, is told who asks by
//! [`auth`], and goes on to the `graphql` crate or to an operation of signing in.
//!
//! | room | what is in it |
//! |---|---|
//! | [`config`], [`telemetry`], [`startup`] | from settings to a server that listens, and back to silence |
//! | [`http`] | what every request has in common |
//! | [`auth`] | passwords, tokens, sessions, limits on guessing |
//! | [`routes`] | what answers under which path |
//! | [`jobs`] | what the server does by itself |
//! | [`counting`] | the counters of a school year, counted anew |
//! | [`cli`], [`commands`] | the other commands of the binary |

// Each mutation nests in the types of its answer one step deeper; there are more of them than rustc looks into by itself.
#![recursion_limit = "512"]

pub mod app;
pub mod auth;
pub mod cli;
pub mod commands;
pub mod config;
pub mod counting;
pub mod demo;
pub mod http;
pub mod jobs;
mod letters;
pub mod rate;
pub mod routes;
pub mod schema;
pub mod startup;
pub mod telemetry;

use std::ffi::OsString;
use std::process::ExitCode;

use clap::Parser;

/// Runs the command that `arguments` name, and says what went wrong in one paragraph.
pub fn run(arguments: impl IntoIterator<Item = OsString>) -> ExitCode {
    let cli = match cli::Cli::try_parse_from(arguments) {
        Ok(cli) => cli,
        Err(usage) => usage.exit(),
    };
    match commands::run(cli) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("nastavnik: {error:#}");
            ExitCode::FAILURE
        }
    }
}
