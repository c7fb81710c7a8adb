//! The plan reader: the table of a printed plan becomes rows with dated windows, to be checked by a person.
//!
//! Two ways in: [`read_paper`] finds the plan in a whole [`Paper`] and answers a [`PlanReading`], [`read`] takes one table
//! as plain cells and answers its [`PlanDraft`]. Merged cells are filled throughout, whatever file the table stood in. What printed plans do to a table is undone here: rows of headings that are repeated on
//! each page, rows that number the columns, sections and stages that stretch over all columns, rows torn apart by the
//! end of a page, one activity with several terms for several bodies (decree plans of types A, D and E of the
//! requirements).
//!
//! As with [`term`](super::term), Russian words stand here: how plans are headed *is* the rule of this room.

mod bodies;
mod column;
mod draft;
mod head;
mod names;
mod paper;
mod period;
mod problem;
mod rows;
mod stamp;
#[cfg(test)]
mod tests;
#[cfg(test)]
mod tests_of_bodies;
#[cfg(test)]
mod tests_of_papers;
mod whole;

pub use bodies::{Bodies, Body, BodyKind, Legend};
pub use column::{Column, columns, is_plan};
pub use draft::{Doubt, PlanDraft, PlanError, PlanRow};
pub use head::{PlanHead, Stated};
pub use paper::{Block, Merged, Paper, Paragraph, Table, TableCell, TableRow};
pub use period::period_of;
pub use problem::{PlanProblem, Remedy};
pub use whole::{PlanReading, read_paper};

use super::term::Period;

/// Reads a table of a plan in force during `period`. Rows are numbered from 1 on.
///
/// Fails when no row has the headings of a plan, or when nothing stands below them. A table without a column of terms is
/// read, and says so in [`PlanDraft::missing`] and at each row.
pub fn read(table: &[Vec<String>], period: Period) -> Result<PlanDraft, PlanError> {
    let heads = table.iter().map(|row| columns(row));
    let found = heads.enumerate().find(|(_, head)| is_plan(head));
    let (at, columns) = found.ok_or(PlanError::NoHeadings)?;
    let below = table.get(at + 1..).unwrap_or_default();
    let mut draft = PlanDraft::empty(columns);
    draft.rows = rows::rows(below, &draft.columns, period, &Legend::default());
    let shift = u32::try_from(at + 1).unwrap_or(u32::MAX);
    for place in draft.rows.iter_mut().flat_map(|row| &mut row.places) {
        *place = place.saturating_add(shift);
    }
    if draft.rows.is_empty() {
        return Err(PlanError::NoRows);
    }
    Ok(draft)
}
