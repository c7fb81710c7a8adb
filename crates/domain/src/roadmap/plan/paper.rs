//! A paper as it was brought in: paragraphs and tables in the order of reading, whatever file they stood in.
//!
//! It is what a person sees beside the rows that were read from it, so everything stands as it is printed; rows of tables
//! are numbered through the whole paper, and [`PlanRow::places`](super::PlanRow::places) names them.

use serde::{Deserialize, Serialize};

/// A paper, read from a file or from pasted text.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
pub struct Paper {
    /// What stands in it, in order.
    pub blocks: Vec<Block>,
}

/// A paragraph or a table.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(tag = "kind", rename_all = "SCREAMING_SNAKE_CASE")]
pub enum Block {
    /// A paragraph.
    Paragraph(Paragraph),
    /// A table.
    Table(Table),
}

/// A paragraph.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Paragraph {
    /// Whether it is a heading, by its style in the file.
    pub heading: bool,
    /// The automatic number or mark as it is printed, «1.2.», «•».
    pub number: Option<String>,
    /// The text; lines that the paper breaks are broken.
    pub text: String,
}

impl Paragraph {
    /// A paragraph without a style.
    pub fn plain(text: impl Into<String>) -> Self {
        Self {
            text: text.into(),
            ..Self::default()
        }
    }

    /// The number and the text, as printed.
    pub fn printed(&self) -> String {
        match &self.number {
            Some(number) => format!("{number} {}", self.text),
            None => self.text.clone(),
        }
    }
}

/// A table as a rectangle: each row has the same number of cells.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
pub struct Table {
    /// The rows.
    pub rows: Vec<TableRow>,
}

/// A row of a table.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
pub struct TableRow {
    /// Its number among the rows of all tables of the paper, from 1 on.
    pub number: u32,
    /// Its cells.
    pub cells: Vec<TableCell>,
}

/// A place of a table.
#[derive(Clone, PartialEq, Eq, Debug, Default, Serialize, Deserialize)]
pub struct TableCell {
    /// The text; of a merged cell it stands at each of its places.
    pub text: String,
    /// Whose place it is.
    pub merged: Merged,
}

/// Whether a place of a table has a cell of its own.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, Default, Serialize, Deserialize)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub enum Merged {
    /// It has.
    #[default]
    No,
    /// It belongs to the cell at the left.
    Left,
    /// It belongs to the cell above.
    Above,
}

impl Paper {
    /// Makes the tables rectangular, drops the empty ones, and numbers their rows through the paper.
    pub fn finished(mut self) -> Self {
        let mut number = 0;
        for block in &mut self.blocks {
            let Block::Table(table) = block else { continue };
            let said = |row: &TableRow| row.cells.iter().any(|cell| !cell.text.trim().is_empty());
            table.rows.retain(said);
            let width = table.rows.iter().map(|row| row.cells.len()).max();
            for row in &mut table.rows {
                number += 1;
                row.number = number;
                row.cells.resize(width.unwrap_or(0), TableCell::default());
            }
        }
        self.blocks.retain(|block| match block {
            Block::Paragraph(paragraph) => !paragraph.printed().trim().is_empty(),
            Block::Table(table) => !table.rows.is_empty(),
        });
        self
    }

    /// The tables, each with its place among the blocks.
    pub fn tables(&self) -> impl Iterator<Item = (usize, &Table)> {
        self.blocks
            .iter()
            .enumerate()
            .filter_map(|(at, block)| match block {
                Block::Table(table) => Some((at, table)),
                Block::Paragraph(_) => None,
            })
    }
}
