//! Lines of cells without spans, from sheets and texts: what stands above the table is no part of it.

use domain::roadmap::plan::{Block, Paragraph, PlanProblem};

use super::meter::Meter;
use super::rectangle::{RawRow, rectangle};

/// From so many cells on a line is a row of a table.
const FEWEST: usize = 3;

/// Adds the lines to a paper: those above the first with several cells as paragraphs, the rest as a table.
pub(super) fn add(
    blocks: &mut Vec<Block>,
    rows: &[RawRow],
    meter: &mut Meter,
) -> Result<(), PlanProblem> {
    let said = |row: &RawRow| -> Vec<String> {
        let texts = row.cells.iter().filter(|cell| !cell.above);
        let texts = texts.map(|cell| cell.text.trim().to_owned());
        texts.filter(|text| !text.is_empty()).collect()
    };
    let most = rows.iter().map(|row| said(row).len()).max().unwrap_or(0);
    let first = rows
        .iter()
        .position(|row| said(row).len() >= FEWEST.min(most.max(2)));
    let first = first.unwrap_or(rows.len());
    for row in rows.get(..first).unwrap_or_default() {
        for text in said(row) {
            meter.paragraph(&text)?;
            blocks.push(Block::Paragraph(Paragraph::plain(text)));
        }
    }
    let table = rows.get(first..).unwrap_or_default();
    if !table.is_empty() {
        blocks.push(Block::Table(rectangle(table, meter)?));
    }
    Ok(())
}
