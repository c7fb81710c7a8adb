//! `schema.graphql`, as the types say it.
//!
//! The binary itself prints it: xtask does not depend on what it looks at, and nothing is built in a second variant.

use std::fs;
use std::path::Path;
use std::process::Command;

use anyhow::{Context, Result, bail};

const FILE: &str = "schema.graphql";

/// Writes the schema.
pub fn write(root: &Path) -> Result<String> {
    fs::write(root.join(FILE), fresh(root)?).context("schema.graphql cannot be written")?;
    Ok(format!(
        "{FILE} written; the frontend's types follow: npm --prefix frontend run codegen"
    ))
}

/// Compares the schema with the committed one.
pub fn check(root: &Path) -> Result<String> {
    let committed = fs::read_to_string(root.join(FILE)).context("schema.graphql cannot be read")?;
    let fresh = fresh(root)?;
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

fn fresh(root: &Path) -> Result<String> {
    let output = Command::new(std::env::var("CARGO").unwrap_or_else(|_| "cargo".to_owned()))
        .args(["run", "--quiet", "--bin", "nastavnik", "--", "schema"])
        .current_dir(root)
        .output()
        .context("cargo cannot be run")?;
    if !output.status.success() {
        bail!("{}", String::from_utf8_lossy(&output.stderr));
    }
    String::from_utf8(output.stdout).context("the schema is not UTF-8")
}
