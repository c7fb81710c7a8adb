//! The paper that a roadmap was read from, as it is printed.

use async_graphql::{SimpleObject, Union};
use domain::roadmap::plan::{Block, Paper};

use crate::types::enums::mirror;

mirror! {
    /// Whether a place of a table has a cell of its own.
    PlanMerged = "domain::roadmap::plan::Merged" {
        /// It has.
        No,
        /// It belongs to the cell at the left.
        Left,
        /// It belongs to the cell above.
        Above,
    }
}

/// A piece of the paper, in the order of reading.
#[derive(Clone, Debug, Union)]
pub enum PlanBlock {
    /// A paragraph.
    Paragraph(PlanParagraph),
    /// A table.
    Table(PlanTable),
}

/// A paragraph of the paper.
#[derive(Clone, Debug, SimpleObject)]
pub struct PlanParagraph {
    /// Its place among the pieces, from 0.
    pub block: i32,
    /// Whether it is a heading, by its style in the file.
    pub is_heading: bool,
    /// The automatic number or mark as printed; `null` when there is none.
    pub number: Option<String>,
    /// The text; lines that the paper breaks are broken.
    pub text: String,
}

/// A table of the paper: a rectangle, in which a merged cell's text stands at each of its places.
#[derive(Clone, Debug, SimpleObject)]
pub struct PlanTable {
    /// Its place among the pieces, from 0.
    pub block: i32,
    /// The rows.
    pub rows: Vec<PlanTableRow>,
}

/// A row of a table of the paper.
#[derive(Clone, Debug, SimpleObject)]
pub struct PlanTableRow {
    /// Its number among the rows of all tables of the paper, from 1.
    pub row: i32,
    /// Its cells.
    pub cells: Vec<PlanTableCell>,
}

/// A place of a table of the paper.
#[derive(Clone, Debug, SimpleObject)]
pub struct PlanTableCell {
    /// The text.
    pub text: String,
    /// Whether it has a cell of its own.
    pub merged: PlanMerged,
}

/// Where a row of the roadmap stands in the paper.
#[derive(Clone, Copy, Debug, SimpleObject)]
pub struct PaperPlace {
    /// The piece, from 0.
    pub block: i32,
    /// The row, from 1 through the whole paper.
    pub row: i32,
}

/// The pieces of a paper.
pub(super) fn blocks(paper: Paper) -> Vec<PlanBlock> {
    let shown = |(at, block): (usize, Block)| match block {
        Block::Paragraph(paragraph) => PlanBlock::Paragraph(PlanParagraph {
            block: number(at),
            is_heading: paragraph.heading,
            number: paragraph.number,
            text: paragraph.text,
        }),
        Block::Table(table) => PlanBlock::Table(PlanTable {
            block: number(at),
            rows: table
                .rows
                .into_iter()
                .map(|row| PlanTableRow {
                    row: i32::try_from(row.number).unwrap_or(i32::MAX),
                    cells: row
                        .cells
                        .into_iter()
                        .map(|cell| PlanTableCell {
                            text: cell.text,
                            merged: cell.merged.into(),
                        })
                        .collect(),
                })
                .collect(),
        }),
    };
    paper.blocks.into_iter().enumerate().map(shown).collect()
}

/// Where the rows with these numbers stand.
pub(super) fn places(paper: &Paper, rows: &[u32]) -> Vec<PaperPlace> {
    let table_of = |row: u32| {
        let holds =
            |table: &domain::roadmap::plan::Table| table.rows.iter().any(|one| one.number == row);
        let found = paper.tables().find(|(_, table)| holds(table));
        found.map(|(block, _)| PaperPlace {
            block: number(block),
            row: i32::try_from(row).unwrap_or(i32::MAX),
        })
    };
    rows.iter().filter_map(|row| table_of(*row)).collect()
}

fn number(at: usize) -> i32 {
    i32::try_from(at).unwrap_or(i32::MAX)
}
