//! What is written on an order: the snapshot from which the paper is printed.

use super::{OrderKind, OrderNumber};
use crate::clock::Date;

/// The whole text of an order, in Russian, part by part in the order of the paper.
///
/// Stored as JSON with the order. A part that is empty is not printed.
#[derive(Clone, PartialEq, Eq, Debug, serde::Serialize, serde::Deserialize)]
pub struct OrderContent {
    /// What the order decides.
    pub kind: OrderKind,
    /// Whose order it is.
    pub letterhead: Letterhead,
    /// The number; a draft prints a gap for it.
    pub number: Option<OrderNumber>,
    /// The date; a draft prints a gap for it.
    pub date: Option<Date>,
    /// The title, «О …», without a full stop.
    pub title: String,
    /// Why the order is given, up to the word «ПРИКАЗЫВАЮ», without a closing mark.
    pub preamble: String,
    /// What is ordered.
    pub points: Vec<Point>,
    /// The papers that the order rests on, printed after the points.
    pub grounds: Vec<String>,
    /// Who signs.
    pub signatory: Signatory,
    /// Who must have read the order: names as «И. О. Фамилия».
    pub acquaintance: Vec<String>,
    /// Appendices; numbered when there are several.
    pub appendices: Vec<Appendix>,
}

/// The head of the paper.
#[derive(Clone, PartialEq, Eq, Debug, serde::Serialize, serde::Deserialize)]
pub struct Letterhead {
    /// Authorities above the organisation, outermost first; may be empty.
    pub authorities: Vec<String>,
    /// The organisation's full name.
    pub organisation: String,
    /// Its short name, «МБОУ «СОШ № 5»».
    pub short_name: Option<String>,
    /// The settlement where the order is given: «г. Северск».
    pub place: String,
}

/// A point of an order, with what stands under it.
#[derive(Clone, PartialEq, Eq, Debug, Default, serde::Serialize, serde::Deserialize)]
pub struct Point {
    /// The sentence, without its number.
    pub text: String,
    /// Lines under it that have no number, such as a list of people.
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub lines: Vec<String>,
    /// Subpoints: «2.1», «2.2».
    #[serde(default, skip_serializing_if = "Vec::is_empty")]
    pub subpoints: Vec<Point>,
}

/// A point with the number that the paper gives it.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct NumberedPoint<'a> {
    /// «2.» or «2.1.».
    pub number: String,
    /// How deep it stands; 0 for a point, 1 for a subpoint.
    pub depth: usize,
    /// The point; its subpoints follow on their own.
    pub point: &'a Point,
}

/// Who signs.
#[derive(Clone, PartialEq, Eq, Debug, serde::Serialize, serde::Deserialize)]
pub struct Signatory {
    /// The position, capitalised: «Директор».
    pub position: String,
    /// The name as «И. О. Фамилия».
    pub name: String,
}

/// An appendix, which begins on a page of its own.
#[derive(Clone, PartialEq, Eq, Debug, serde::Serialize, serde::Deserialize)]
pub struct Appendix {
    /// Its heading.
    pub title: String,
    /// What it holds.
    pub blocks: Vec<AppendixBlock>,
}

/// A piece of an appendix.
#[derive(Clone, PartialEq, Eq, Debug, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub enum AppendixBlock {
    /// A paragraph of text.
    Paragraph(String),
    /// A table.
    Table(Table),
}

/// A table; its head is repeated on every page.
#[derive(Clone, PartialEq, Eq, Debug, serde::Serialize, serde::Deserialize)]
pub struct Table {
    /// The columns, from the left.
    pub columns: Vec<Column>,
    /// The rows, each with one cell per column, see [`Table::check`].
    pub rows: Vec<Vec<Cell>>,
}

/// A column of a table.
#[derive(Clone, PartialEq, Eq, Debug, serde::Serialize, serde::Deserialize)]
pub struct Column {
    /// The heading.
    pub title: String,
    /// Its part of the table's width, against the sum of all; at least 1.
    pub share: u16,
}

/// The lines of one cell, from the top.
#[derive(Clone, PartialEq, Eq, Debug, Default, serde::Serialize, serde::Deserialize)]
#[serde(transparent)]
pub struct Cell(pub Vec<String>);

/// A row has more or fewer cells than the table has columns.
#[derive(Clone, Copy, PartialEq, Eq, Debug, thiserror::Error)]
#[error("row {row} has {cells} cells under {columns} columns")]
pub struct RaggedTable {
    /// The row, counted from 1.
    pub row: usize,
    /// How many cells it has.
    pub cells: usize,
    /// How many columns the table has.
    pub columns: usize,
}

impl OrderContent {
    /// The same text with its number and date, as it is signed.
    pub fn signed_as(self, number: OrderNumber, date: Date) -> Self {
        Self {
            number: Some(number),
            date: Some(date),
            ..self
        }
    }

    /// All points in the order of printing, each with its number.
    pub fn numbered_points(&self) -> Vec<NumberedPoint<'_>> {
        let mut out = Vec::new();
        number_points(&self.points, "", 0, &mut out);
        out
    }
}

fn number_points<'a>(
    points: &'a [Point],
    prefix: &str,
    depth: usize,
    out: &mut Vec<NumberedPoint<'a>>,
) {
    for (index, point) in points.iter().enumerate() {
        let number = format!("{prefix}{}.", index + 1);
        out.push(NumberedPoint {
            number: number.clone(),
            depth,
            point,
        });
        number_points(&point.subpoints, &number, depth + 1, out);
    }
}

impl Point {
    /// A point of one sentence.
    pub fn new(text: impl Into<String>) -> Self {
        Self {
            text: text.into(),
            ..Self::default()
        }
    }

    /// The same point with lines under it.
    pub fn with_lines(self, lines: Vec<String>) -> Self {
        Self { lines, ..self }
    }

    /// The same point with subpoints of one sentence each.
    pub fn with_subpoints(self, texts: impl IntoIterator<Item = String>) -> Self {
        Self {
            subpoints: texts.into_iter().map(Self::new).collect(),
            ..self
        }
    }
}

impl Table {
    /// Whether every row fits the columns.
    pub fn check(&self) -> Result<(), RaggedTable> {
        let columns = self.columns.len();
        for (index, row) in self.rows.iter().enumerate() {
            if row.len() != columns {
                return Err(RaggedTable {
                    row: index + 1,
                    cells: row.len(),
                    columns,
                });
            }
        }
        Ok(())
    }
}

impl Cell {
    /// A cell of one line.
    pub fn line(text: impl Into<String>) -> Self {
        Self(vec![text.into()])
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn points_and_subpoints_are_numbered_as_on_paper() {
        let points = vec![
            Point::new("Закрепить пары."),
            Point::new("Наставникам:").with_subpoints(["раз;".to_owned(), "два.".to_owned()]),
            Point::new("Контроль оставляю за собой."),
        ];
        let mut numbered = Vec::new();
        number_points(&points, "", 0, &mut numbered);
        let seen: Vec<_> = numbered
            .iter()
            .map(|one| (one.number.as_str(), one.depth))
            .collect();
        assert_eq!(
            seen,
            [("1.", 0), ("2.", 0), ("2.1.", 1), ("2.2.", 1), ("3.", 0)]
        );
    }

    #[test]
    fn a_row_that_does_not_fit_its_table_is_named() {
        let columns = ["№", "ФИО"]
            .map(|title| Column {
                title: title.to_owned(),
                share: 1,
            })
            .into();
        let row = |cells: &[&str]| {
            cells
                .iter()
                .map(|text| Cell::line(*text))
                .collect::<Vec<_>>()
        };
        let mut table = Table {
            columns,
            rows: vec![row(&["1", "Иванова"])],
        };
        assert_eq!(table.check(), Ok(()));
        table.rows.push(row(&["2"]));
        assert_eq!(
            table.check(),
            Err(RaggedTable {
                row: 2,
                cells: 1,
                columns: 2
            })
        );
    }
}
