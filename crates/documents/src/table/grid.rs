//! Cells by their places, and the table that they make: headings above, lines below.

use domain::import::{Cell, FileProblem, Heading, ImportKind, Line, Mapping, Remark, Sheet};

use super::bounds::Meter;
use crate::words::import::VOCABULARY;

/// Lines among which the headings are looked for.
const FIRST: usize = 20;
/// Words with which a line of totals begins.
const TOTALS: [&str; 3] = ["итого", "всего", "в том числе"];

/// A cell that spans lines.
pub(super) struct Merged {
    /// Its first line, from 1 on.
    pub(super) first_row: u32,
    /// Its last line.
    pub(super) last_row: u32,
    /// Its first column.
    pub(super) column: u32,
}

/// Lines that are not blank, in their order.
#[derive(Default)]
pub(crate) struct Grid {
    name: String,
    merged: Vec<Merged>,
    pub(super) other_sheets: u32,
    rows: Vec<Line>,
}

impl Grid {
    pub(super) fn named(name: &str, merged: Vec<Merged>) -> Self {
        Self {
            name: name.to_owned(),
            merged,
            ..Self::default()
        }
    }

    /// The lines that are not blank.
    pub(crate) fn into_lines(self) -> Vec<Line> {
        self.rows
    }

    pub(super) fn is_empty(&self) -> bool {
        self.rows.is_empty()
    }

    /// Puts a cell; cells come line by line.
    pub(super) fn put(
        &mut self,
        row: u32,
        column: u32,
        cell: Cell,
        meter: &mut Meter,
    ) -> Result<(), FileProblem> {
        let current = self.rows.last().is_some_and(|line| line.number == row);
        if !current {
            if self.rows.last().is_some_and(|line| line.number > row) {
                return Err(FileProblem::Damaged);
            }
            meter.row()?;
            self.rows.push(Line {
                number: row,
                cells: Vec::new(),
            });
        }
        let Some(line) = self.rows.last_mut() else {
            return Ok(());
        };
        set(line, column, cell);
        Ok(())
    }

    /// The table: headings, lines, and what was left out.
    pub(super) fn into_sheet(mut self, kind: ImportKind) -> Result<Sheet, FileProblem> {
        let at = self.heading_line(kind).ok_or(FileProblem::NoHeadings)?;
        let mut remarks = Vec::new();
        let lines = self.rows.split_off(at + 1);
        let heading = self.rows.pop().ok_or(FileProblem::NoHeadings)?;
        let headings = headings(&heading);
        let mut lines = lines;
        if lines.first().is_some_and(numbers_columns) {
            remarks.push(Remark::ColumnNumbers {
                row: lines.remove(0).number,
            });
        }
        while let Some(last) = lines.last().filter(|line| is_total(line)) {
            remarks.push(Remark::Totals { row: last.number });
            lines.pop();
        }
        for region in self
            .merged
            .iter()
            .filter(|region| region.last_row > heading.number)
        {
            if fill(&mut lines, region) {
                remarks.push(Remark::Merged {
                    row: region.first_row,
                    column: region.column,
                });
            }
        }
        if self.other_sheets > 0 {
            remarks.push(Remark::OtherSheets {
                count: self.other_sheets,
            });
        }
        if lines.is_empty() {
            return Err(FileProblem::Empty);
        }
        Ok(Sheet {
            name: self.name,
            heading_row: heading.number,
            headings,
            lines,
            remarks,
        })
    }

    /// The line that names most columns; where none names any, the first with two texts.
    fn heading_line(&self, kind: ImportKind) -> Option<usize> {
        let first = self.rows.iter().take(FIRST).enumerate();
        let named = |line: &Line| {
            Mapping::guess(kind, &headings(line), &VOCABULARY)
                .pairs()
                .len()
        };
        let best = first.clone().map(|(at, line)| (named(line), at));
        // Of equals the uppermost.
        let best = best.max_by_key(|(count, at)| (*count, std::cmp::Reverse(*at)));
        match best {
            Some((count, at)) if count > 0 => Some(at),
            Some(_) | None => first
                .filter(|(_, line)| texts(line) >= 2)
                .map(|(at, _)| at)
                .next(),
        }
    }
}

fn texts(line: &Line) -> usize {
    let is_text = |cell: &&Cell| !cell.is_blank() && cell.number.is_none() && cell.date.is_none();
    line.cells.iter().filter(is_text).count()
}

fn headings(line: &Line) -> Vec<Heading> {
    let heading = |(column, cell): (u32, &Cell)| Heading {
        column,
        text: cell.text.split_whitespace().collect::<Vec<_>>().join(" "),
    };
    (0_u32..).zip(&line.cells).map(heading).collect()
}

/// «1 2 3 4» below the headings, as forms have it.
fn numbers_columns(line: &Line) -> bool {
    let said: Vec<u32> = line
        .cells
        .iter()
        .filter(|cell| !cell.is_blank())
        .filter_map(|cell| cell.text.trim().parse().ok())
        .collect();
    let filled = line.cells.iter().filter(|cell| !cell.is_blank()).count();
    said.len() > 1
        && said.len() == filled
        && (1_u32..).zip(&said).all(|(wanted, said)| wanted == *said)
}

fn is_total(line: &Line) -> bool {
    let first = line.cells.iter().find(|cell| !cell.is_blank());
    first.is_some_and(|cell| {
        let said = cell.text.trim().to_lowercase();
        TOTALS.iter().any(|word| said.starts_with(word))
    })
}

/// Writes a cell that spans lines into each of them.
fn fill(lines: &mut [Line], region: &Merged) -> bool {
    let inside = |line: &Line| (region.first_row..=region.last_row).contains(&line.number);
    let first = lines.iter().find(|line| line.number == region.first_row);
    let Some(cell) = first.and_then(|line| line.cell(region.column)).cloned() else {
        return false;
    };
    let mut filled = false;
    for line in lines.iter_mut().filter(|line| inside(line)) {
        if line.cell(region.column).is_none_or(Cell::is_blank) {
            set(line, region.column, cell.clone());
            filled = true;
        }
    }
    filled
}

fn set(line: &mut Line, column: u32, cell: Cell) {
    let Ok(at) = usize::try_from(column) else {
        return;
    };
    if line.cells.len() <= at {
        line.cells.resize(at + 1, Cell::default());
    }
    if let Some(place) = line.cells.get_mut(at) {
        *place = cell;
    }
}
