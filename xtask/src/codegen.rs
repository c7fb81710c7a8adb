//! `schema.graphql`, as the types say it.

use std::fs;
use std::path::Path;

use anyhow::{Context, Result, bail};

const FILE: &str = "schema.graphql";

/// Writes the schema.
pub fn write(root: &Path) -> Result<String> {
    fs::write(root.join(FILE), graphql::sdl()).context("schema.graphql cannot be written")?;
    Ok(format!(
        "{FILE} written; the frontend's types follow: npm --prefix frontend run codegen"
    ))
}

/// Compares the schema with the committed one.
pub fn check(root: &Path) -> Result<String> {
    let committed = fs::read_to_string(root.join(FILE)).context("schema.graphql cannot be read")?;
    let fresh = graphql::sdl();
    if committed == fresh {
        return Ok(format!("{FILE} is fresh"));
    }
    let lines = committed.lines().zip(fresh.lines()).enumerate();
    for (number, (old, new)) in lines {
        if old != new {
            bail!(
                "{FILE} is stale at line {}:\n  committed: {old}\n  types say: {new}\nRun `cargo xtask codegen`, read the difference, commit it.",
                number + 1
            );
        }
    }
    bail!(
        "{FILE} is stale: one is longer than the other. Run `cargo xtask codegen`, read the difference, commit it."
    )
}
