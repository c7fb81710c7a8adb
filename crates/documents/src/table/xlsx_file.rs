//! Workbooks of Excel 2007 and later, read cell by cell: a sheet whose only cell stands in the last column of the last
//! row costs one cell.

use std::io::Cursor;

use calamine::{DataRef, Reader, Xlsx};
use domain::clock::Date;
use domain::import::{Cell, FileProblem};

use super::bounds::{self, MAX_COLUMNS, Meter};
use super::grid::{Grid, Merged};
use crate::words::date;

/// A workbook in memory.
pub(crate) type Book<'b> = Xlsx<Cursor<&'b [u8]>>;

/// Reads the first sheet with anything in it.
pub(super) fn read(bytes: &[u8]) -> Result<Grid, FileProblem> {
    bounds::measure(bytes)?;
    let mut book: Book<'_> = Xlsx::new(Cursor::new(bytes)).or(Err(FileProblem::Damaged))?;
    let names = book.sheet_names();
    for (index, name) in names.iter().enumerate() {
        let mut grid = sheet(&mut book, name)?;
        if !grid.is_empty() {
            grid.other_sheets = u32::try_from(names.len() - index - 1).unwrap_or(0);
            return Ok(grid);
        }
    }
    Err(FileProblem::Empty)
}

fn sheet(book: &mut Book<'_>, name: &str) -> Result<Grid, FileProblem> {
    let regions = book.merge_cells_by_sheet_name(name).unwrap_or_default();
    let merged = regions.iter().map(|region| Merged {
        first_row: region.start.0 + 1,
        last_row: region.end.0 + 1,
        column: region.start.1,
    });
    let mut grid = Grid::named(name, merged.collect());
    // A sheet of charts has no cells.
    let Ok(mut cells) = book.worksheet_cells_reader(name) else {
        return Ok(grid);
    };
    let mut meter = Meter::default();
    while let Some(found) = cells.next_cell().or(Err(FileProblem::Damaged))? {
        let (row, column) = found.get_position();
        let cell = cell(found.get_value());
        if cell.is_blank() {
            continue;
        }
        meter.cell(column, &cell)?;
        grid.put(row + 1, column.min(MAX_COLUMNS), cell, &mut meter)?;
    }
    Ok(grid)
}

/// The value of a cell, as a Russian Excel prints it.
pub(crate) fn cell(value: &DataRef<'_>) -> Cell {
    match value {
        DataRef::Empty => Cell::default(),
        DataRef::String(text) => text_cell(text),
        DataRef::SharedString(text) => text_cell(text),
        DataRef::Int(number) => number_cell(*number as f64),
        DataRef::Float(number) => number_cell(*number),
        DataRef::Bool(true) => Cell::text("да"),
        DataRef::Bool(false) => Cell::text("нет"),
        DataRef::DateTime(at) if at.is_datetime() => {
            let (year, month, day, ..) = at.to_ymd_hms_milli();
            date_cell(Date::from_ymd_opt(year.into(), month.into(), day.into()))
        }
        DataRef::DateTime(span) => number_cell(span.as_f64()),
        DataRef::DateTimeIso(text) | DataRef::DurationIso(text) => text_cell(text),
        DataRef::Error(error) => Cell::text(&error.to_string()),
    }
}

/// A text, and the date that it says.
pub(super) fn text_cell(text: &str) -> Cell {
    Cell {
        date: date::parse(text),
        ..Cell::text(text)
    }
}

fn date_cell(day: Option<Date>) -> Cell {
    Cell {
        text: day.map(date::short).unwrap_or_default(),
        date: day,
        number: None,
    }
}

/// A number as a Russian Excel prints it; a telephone number among them without an exponent.
fn number_cell(number: f64) -> Cell {
    let text = if number.fract() == 0.0 && number.abs() < 1e15 {
        format!("{number:.0}")
    } else {
        number.to_string().replace('.', ",")
    };
    Cell {
        text,
        date: None,
        number: Some(number),
    }
}
