//! The plan reader: the table of a printed plan becomes rows with dated windows, to be checked by a person.
//!
//! One way in, [`read`]; one way out, a [`PlanDraft`]. The table comes as plain cells, whatever file it stood in; merged
//! cells are filled throughout. What printed plans do to a table is undone here: rows of headings that are repeated on
//! each page, rows that number the columns, sections and stages that stretch over all columns, rows torn apart by the
//! end of a page, one activity with several terms for several bodies (decree plans of types A, D and E of the
//! requirements).
//!
//! As with [`term`](super::term), Russian words stand here: how plans are headed *is* the rule of this room.

mod column;
mod draft;
mod period;
mod rows;
#[cfg(test)]
mod tests;

pub use column::Column;
pub use draft::{Doubt, PlanDraft, PlanError, PlanRow};
pub use period::period_of;

use super::term::Period;

/// Reads a table of a plan in force during `period`. Rows are numbered from 1 on.
///
/// Fails when no row has the headings of a plan, or when nothing stands below them. A table without a column of terms is
/// read, and says so in [`PlanDraft::missing`] and at each row.
pub fn read(table: &[Vec<String>], period: Period) -> Result<PlanDraft, PlanError> {
    let heads = table.iter().map(|row| column::columns(row));
    let found = heads.enumerate().find(|(_, head)| column::is_plan(head));
    let (at, columns) = found.ok_or(PlanError::NoHeadings)?;
    let rows = rows::rows(table, at, &columns, period);
    if rows.is_empty() {
        return Err(PlanError::NoRows);
    }
    let wanted = [Column::Number, Column::Term, Column::Responsible];
    let has = |wanted: &Column| columns.iter().any(|(_, column)| column == wanted);
    let missing = wanted.into_iter().filter(|column| !has(column)).collect();
    Ok(PlanDraft {
        columns,
        missing,
        rows,
    })
}
