//! A table of cells that span columns and rows → a rectangle.
//!
//! Word keeps a grid finer than what is seen: every cell spans some of its columns, and hand-drawn tables have borders
//! that are a hair apart from row to row. So rows with as many cells as most rows have are put side by side, cell by cell;
//! the others by where they stand in the grid.

use domain::roadmap::plan::{Merged, PlanProblem, Table, TableCell, TableRow};

use super::meter::{MAX_COLUMNS, Meter};

/// A cell as it is written.
#[derive(Clone, Default)]
pub(super) struct RawCell {
    /// Its text.
    pub(super) text: String,
    /// How many columns of the grid it spans, at least 1.
    pub(super) span: usize,
    /// Whether it goes on from the cell above.
    pub(super) above: bool,
}

/// A row as it is written.
#[derive(Clone, Default)]
pub(super) struct RawRow {
    /// Columns of the grid before its first cell.
    pub(super) skipped: usize,
    /// Its cells.
    pub(super) cells: Vec<RawCell>,
}

/// Where a cell stands in the grid.
struct Placed<'r> {
    from: usize,
    to: usize,
    cell: &'r RawCell,
}

/// Makes the rectangle; counts its texts at each of their places.
pub(super) fn rectangle(rows: &[RawRow], meter: &mut Meter) -> Result<Table, PlanProblem> {
    let placed: Vec<Vec<Placed<'_>>> = rows.iter().map(place).collect();
    let columns = columns(&placed);
    let mut table = Table::default();
    for row in &placed {
        meter.row(columns.len())?;
        let alike = row.len() == columns.len();
        let mut cells: Vec<TableCell> = Vec::with_capacity(columns.len());
        let mut before: Option<usize> = None;
        for (at, (from, to)) in columns.iter().enumerate() {
            let middle = from + to;
            let which = match alike {
                true => Some(at),
                false => row
                    .iter()
                    .position(|one| one.from * 2 <= middle && middle < one.to * 2),
            };
            let Some((which, one)) = which.and_then(|which| Some((which, row.get(which)?))) else {
                before = None;
                cells.push(TableCell::default());
                continue;
            };
            let left = before == Some(which);
            before = Some(which);
            let up = table
                .rows
                .last()
                .and_then(|above: &TableRow| above.cells.get(at));
            let cell = match (left, one.cell.above, up) {
                (true, ..) => TableCell {
                    text: cells
                        .last()
                        .map(|cell| cell.text.clone())
                        .unwrap_or_default(),
                    merged: Merged::Left,
                },
                (false, true, Some(up)) => TableCell {
                    text: up.text.clone(),
                    merged: Merged::Above,
                },
                _ => TableCell {
                    text: one.cell.text.clone(),
                    merged: Merged::No,
                },
            };
            meter.text(&cell.text)?;
            cells.push(cell);
        }
        table.rows.push(TableRow { number: 0, cells });
    }
    Ok(table)
}

fn place(row: &RawRow) -> Vec<Placed<'_>> {
    let mut at = row.skipped;
    row.cells
        .iter()
        .map(|cell| {
            let from = at;
            at += cell.span.max(1);
            Placed { from, to: at, cell }
        })
        .collect()
}

/// The columns as they are seen, each with its place in the grid.
fn columns(rows: &[Vec<Placed<'_>>]) -> Vec<(usize, usize)> {
    let most = rows.iter().map(Vec::len).max().unwrap_or(0);
    let mut counts = vec![0_usize; most + 1];
    for row in rows {
        if let Some(count) = counts.get_mut(row.len()) {
            *count += 1;
        }
    }
    // Rows with fewer than three cells are titles, unless there are no others.
    let least = if most < 3 { 1 } else { 3 };
    let usual = (least..=most)
        .rev()
        .max_by_key(|length| (counts.get(*length).copied().unwrap_or(0), *length));
    let wide = |row: &&Vec<Placed<'_>>| row.len() == usual.unwrap_or(0);
    if usual == Some(most) {
        let first = rows.iter().find(wide);
        let places = first.map(|row| row.iter().map(|one| (one.from, one.to)).collect());
        return places.unwrap_or_default();
    }
    // Some rows have more cells than is usual: every border counts.
    let mut borders: Vec<usize> = rows
        .iter()
        .flatten()
        .flat_map(|one| [one.from, one.to])
        .collect();
    borders.sort_unstable();
    borders.dedup();
    let pairs = borders.iter().zip(borders.iter().skip(1));
    pairs
        .map(|(from, to)| (*from, *to))
        .take(MAX_COLUMNS + 1)
        .collect()
}
