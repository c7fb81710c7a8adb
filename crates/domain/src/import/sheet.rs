//! A sheet as it came: headings and lines of cells, each with the place that its reader sees.

use crate::clock::Date;

/// A cell: what is printed in it, and what else it can be read as.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct Cell {
    /// What is printed in it.
    pub text: String,
    /// The date that it is, or that its text says.
    pub date: Option<Date>,
    /// The number that it is.
    pub number: Option<f64>,
}

impl Cell {
    /// A cell with a text and nothing else.
    pub fn text(text: &str) -> Self {
        Self {
            text: text.to_owned(),
            ..Self::default()
        }
    }

    /// Whether nothing is printed in it.
    pub fn is_blank(&self) -> bool {
        self.text.trim().is_empty()
    }
}

/// A column's heading.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Heading {
    /// Which column, from 0 on.
    pub column: u32,
    /// What it is headed with; empty for a column without a heading.
    pub text: String,
}

/// A line of the sheet.
#[derive(Clone, PartialEq, Debug)]
pub struct Line {
    /// Its number as the program shows it, from 1 on.
    pub number: u32,
    /// Its cells, from column 0 on; those behind the last one are blank.
    pub cells: Vec<Cell>,
}

impl Line {
    /// The cell of a column.
    pub fn cell(&self, column: u32) -> Option<&Cell> {
        self.cells.get(usize::try_from(column).ok()?)
    }
}

/// What was left out of a sheet, to be said.
#[derive(Clone, Copy, PartialEq, Eq, Debug, serde::Serialize, serde::Deserialize)]
#[serde(tag = "remark", rename_all = "SCREAMING_SNAKE_CASE")]
pub enum Remark {
    /// A line of totals at the end.
    Totals {
        /// The line.
        row: u32,
    },
    /// The line below the headings that numbers the columns.
    ColumnNumbers {
        /// The line.
        row: u32,
    },
    /// A merged cell was read as filled throughout.
    Merged {
        /// Its first line.
        row: u32,
        /// Its first column.
        column: u32,
    },
    /// Other sheets of the file were not read.
    OtherSheets {
        /// How many.
        count: u32,
    },
}

/// One sheet of a file.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct Sheet {
    /// What it is called; empty for a file without sheets.
    pub name: String,
    /// Where the headings stand.
    pub heading_row: u32,
    /// The headings, one for each column.
    pub headings: Vec<Heading>,
    /// The lines below, without blank ones.
    pub lines: Vec<Line>,
    /// What was left out.
    pub remarks: Vec<Remark>,
}

/// The letters of a column as Excel shows them: A, B … Z, AA …
pub fn column_letters(column: u32) -> String {
    let mut letters = Vec::new();
    let mut rest = column;
    loop {
        letters.push(char::from(b'A' + u8::try_from(rest % 26).unwrap_or(0)));
        if rest < 26 {
            break;
        }
        rest = rest / 26 - 1;
    }
    letters.iter().rev().collect()
}
