//! House-keeping that cargo cannot do: the schema from the types, and the direction of the dependencies.
//!
//! ```text
//! cargo xtask codegen            writes schema.graphql
//! cargo xtask codegen --check    fails with the first difference when it is stale
//! cargo xtask tidy               fails when a crate depends against the direction, or a file grew out of its room
//! ```

mod codegen;
mod tidy;

use std::path::PathBuf;
use std::process::ExitCode;

fn main() -> ExitCode {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let words: Vec<&str> = arguments.iter().map(String::as_str).collect();
    let result = match words.as_slice() {
        ["codegen"] => codegen::write(&root()),
        ["codegen", "--check"] => codegen::check(&root()),
        ["tidy"] => tidy::check(&root()),
        _ => Err(anyhow::anyhow!(
            "usage: cargo xtask codegen [--check] | tidy"
        )),
    };
    match result {
        Ok(said) => {
            println!("{said}");
            ExitCode::SUCCESS
        }
        Err(error) => {
            eprintln!("{error:#}");
            ExitCode::FAILURE
        }
    }
}

fn root() -> PathBuf {
    let here = PathBuf::from(env!("CARGO_MANIFEST_DIR"));
    here.parent().map_or(here.clone(), PathBuf::from)
}
