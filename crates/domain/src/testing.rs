//! What the tests of this crate share: short ways to ids and days, and tables for snapshots.

use std::fmt;

use uuid::Uuid;

use crate::clock::Date;
use crate::id::{OrderId, PersonId};

/// The day that `text` names, as in `2026-09-01`.
pub fn day(text: &str) -> Date {
    text.parse().unwrap()
}

/// The `n`th person.
pub fn person(n: u128) -> PersonId {
    PersonId(Uuid::from_u128(n))
}

/// The `n`th order.
pub fn order(n: u128) -> OrderId {
    OrderId(Uuid::from_u128(n))
}

/// A state × event table: a line per row, `→ state` where the step is taken, the name of the refusal where not.
pub fn table<S: fmt::Debug, E: fmt::Debug>(
    rows: &[&str],
    columns: &[&str],
    step: impl Fn(usize, usize) -> Result<S, E>,
) -> String {
    let mut lines = vec![
        columns
            .iter()
            .fold(vec![String::new()], |mut line, column| {
                line.push((*column).to_owned());
                line
            }),
    ];
    for (row, name) in rows.iter().enumerate() {
        let mut line = vec![(*name).to_owned()];
        line.extend((0..columns.len()).map(|column| match step(row, column) {
            Ok(state) => format!("→ {}", head(&state)),
            Err(refusal) => head(&refusal),
        }));
        lines.push(line);
    }
    aligned(&lines)
}

/// Lines of cells as text, every column as wide as its widest cell.
pub fn aligned(lines: &[Vec<String>]) -> String {
    let width = |column: usize| {
        lines
            .iter()
            .filter_map(|line| line.get(column))
            .map(|cell| cell.chars().count())
            .max()
            .unwrap_or(0)
    };
    let mut text = String::new();
    for line in lines {
        let padded = line
            .iter()
            .enumerate()
            .map(|(at, cell)| format!("{cell:<0$}", width(at)));
        text.push_str(padded.collect::<Vec<_>>().join("  ").trim_end());
        text.push('\n');
    }
    text
}

/// The variant's name without the facts that it carries.
fn head(value: &impl fmt::Debug) -> String {
    let text = format!("{value:?}");
    text.trim_matches('"')
        .split([' ', '(', '{'])
        .next()
        .unwrap_or_default()
        .to_owned()
}
