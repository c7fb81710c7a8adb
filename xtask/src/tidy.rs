//! The direction of the dependencies, files that grow out of their room, and promises whose tests are gone.

use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use anyhow::{Context, Result, bail};
use serde_json::Value;

/// Which of our crates a crate may use. Nothing else is allowed.
const DIRECTION: &[(&str, &[&str])] = &[
    ("domain", &[]),
    ("migrations", &[]),
    ("persistence", &["domain", "migrations"]),
    ("documents", &["domain"]),
    ("graphql", &["documents", "domain", "persistence"]),
    ("server", &["documents", "domain", "graphql", "persistence"]),
    ("xtask", &[]),
];

/// What the core may never reach, however far down.
const NOT_IN_DOMAIN: &[&str] = &["tokio", "sea-orm", "sqlx", "async-graphql", "actix-web"];

/// From 500 lines on a file is looked at twice; one longer than this is split.
const LONG: usize = 600;

/// Checks the workspace.
pub fn check(root: &Path) -> Result<String> {
    let mut wrong = direction(root)?;
    wrong.extend(long_files(root)?);
    wrong.extend(lost_tests(root)?);
    if wrong.is_empty() {
        Ok("the house is tidy".to_owned())
    } else {
        bail!("{}", wrong.join("\n"))
    }
}

fn direction(root: &Path) -> Result<Vec<String>> {
    let output = Command::new(std::env::var("CARGO").unwrap_or_else(|_| "cargo".to_owned()))
        .args(["metadata", "--format-version", "1", "--locked", "--no-deps"])
        .current_dir(root)
        .output()
        .context("cargo metadata cannot be run")?;
    let metadata: Value = serde_json::from_slice(&output.stdout).context("cargo metadata")?;
    let packages = metadata["packages"]
        .as_array()
        .context("cargo metadata names no packages")?;
    let ours: BTreeSet<&str> = packages
        .iter()
        .filter_map(|one| one["name"].as_str())
        .collect();
    let mut wrong = Vec::new();
    for package in packages {
        let name = package["name"].as_str().unwrap_or_default();
        let Some((_, allowed)) = DIRECTION.iter().find(|(known, _)| *known == name) else {
            wrong.push(format!("{name}: a crate without a place. Give it one in xtask/src/tidy.rs and in docs/ARCHITECTURE.md."));
            continue;
        };
        let needs = package["dependencies"].as_array().into_iter().flatten();
        // A crate's own tests may use it with its test helpers.
        for need in needs.filter(|need| need["kind"].as_str() != Some("dev")) {
            let need = need["name"].as_str().unwrap_or_default();
            if ours.contains(need) && !allowed.contains(&need) {
                wrong.push(format!("{name} depends on {need}, against the direction. Move the code down, or the need up."));
            }
            if name == "domain" && NOT_IN_DOMAIN.contains(&need) {
                wrong.push(format!(
                    "domain depends on {need}: the core neither waits nor does input and output."
                ));
            }
        }
    }
    Ok(wrong)
}

fn long_files(root: &Path) -> Result<Vec<String>> {
    let mut wrong = Vec::new();
    let mut folders: Vec<PathBuf> = ["crates", "migrations", "xtask", "frontend/src"]
        .iter()
        .map(|name| root.join(name))
        .collect();
    while let Some(folder) = folders.pop() {
        let Ok(entries) = fs::read_dir(&folder) else {
            continue;
        };
        for entry in entries {
            let path = entry?.path();
            let name = path
                .file_name()
                .and_then(|name| name.to_str())
                .unwrap_or_default();
            if path.is_dir() {
                if !["node_modules", "generated", "target", "dist", "tests"].contains(&name) {
                    folders.push(path);
                }
                continue;
            }
            let code = matches!(
                path.extension().and_then(|end| end.to_str()),
                Some("rs" | "ts" | "tsx")
            );
            if !code || name.ends_with(".gen.ts") {
                continue;
            }
            let lines = fs::read_to_string(&path)?.lines().count();
            if lines > LONG {
                let path = path
                    .strip_prefix(root)
                    .unwrap_or(&path)
                    .display()
                    .to_string();
                wrong.push(format!(
                    "{path} has {lines} lines, more than {LONG}: split it by what changes together."
                ));
            }
        }
    }
    Ok(wrong)
}

/// Tests that `docs/INVARIANTS.md` names (``- `file` `test` ``) and that are not there.
fn lost_tests(root: &Path) -> Result<Vec<String>> {
    let list = fs::read_to_string(root.join("docs/INVARIANTS.md")).context("docs/INVARIANTS.md")?;
    let mut wrong = Vec::new();
    let mut named = 0;
    for line in list.lines().filter(|line| line.starts_with("- `")) {
        let mut parts = line.split('`').skip(1).step_by(2);
        let (Some(file), Some(test)) = (parts.next(), parts.next()) else {
            wrong.push(format!("docs/INVARIANTS.md: «{line}» names no test."));
            continue;
        };
        named += 1;
        let found = fs::read_to_string(root.join(file)).unwrap_or_default();
        if !found.contains(&format!("fn {test}(")) {
            wrong.push(format!(
                "docs/INVARIANTS.md: {file} has no test {test}. Name the one that holds the promise now."
            ));
        }
    }
    if named == 0 {
        wrong.push("docs/INVARIANTS.md names no tests.".to_owned());
    }
    Ok(wrong)
}
