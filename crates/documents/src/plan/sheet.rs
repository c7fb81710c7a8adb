//! Workbooks, every sheet with its merged regions, and .csv.

use std::io::Cursor;

use calamine::{Reader, Xlsx};
use domain::import::Line;
use domain::roadmap::plan::{Block, Paper, PlanProblem};

use super::lines;
use super::meter::{MAX_COLUMNS, Meter, problem};
use super::rectangle::{RawCell, RawRow};
use crate::table::bounds::measure;
use crate::table::csv_file;
use crate::table::xlsx_file::{Book, cell};

/// A region whose cells are one.
struct Region {
    rows: (u32, u32),
    columns: (u32, u32),
}

/// A cell by its place: row, column, text.
type Told = (u32, u32, String);

/// The most rows of a sheet that are looked at.
const MAX_LINES: usize = 20_000;

/// Reads all sheets of a workbook, one below the other.
pub(super) fn xlsx(bytes: &[u8]) -> Result<Paper, PlanProblem> {
    measure(bytes).map_err(problem)?;
    let mut book: Book<'_> = Xlsx::new(Cursor::new(bytes)).or(Err(PlanProblem::Damaged))?;
    let mut meter = Meter::default();
    let mut blocks: Vec<Block> = Vec::new();
    for name in book.sheet_names() {
        let regions = book.merge_cells_by_sheet_name(&name).unwrap_or_default();
        let regions: Vec<Region> = regions
            .iter()
            .map(|region| Region {
                rows: (region.start.0, region.end.0),
                columns: (region.start.1, region.end.1),
            })
            .collect();
        let cells = cells(&mut book, &name)?;
        lines::add(&mut blocks, &rows(cells, &regions)?, &mut meter)?;
    }
    Ok(Paper { blocks })
}

fn cells(book: &mut Book<'_>, name: &str) -> Result<Vec<Told>, PlanProblem> {
    let mut told: Vec<Told> = Vec::new();
    let mut meter = Meter::default();
    // A sheet of charts has no cells.
    let Ok(mut reader) = book.worksheet_cells_reader(name) else {
        return Ok(told);
    };
    while let Some(found) = reader.next_cell().or(Err(PlanProblem::Damaged))? {
        let (row, column) = found.get_position();
        let cell = cell(found.get_value());
        if cell.is_blank() {
            continue;
        }
        if usize::try_from(column).unwrap_or(usize::MAX) >= MAX_COLUMNS {
            return Err(PlanProblem::TooManyColumns);
        }
        meter.text(&cell.text)?;
        told.push((row, column, cell.text));
        if told.len() > MAX_LINES * 10 {
            return Err(PlanProblem::TooManyRows);
        }
    }
    Ok(told)
}

/// The rows with anything in them; a region's text at its first place, the others joined to it.
fn rows(mut told: Vec<Told>, regions: &[Region]) -> Result<Vec<RawRow>, PlanProblem> {
    told.sort_by_key(|(row, column, _)| (*row, *column));
    let width = told
        .iter()
        .map(|(_, column, _)| *column + 1)
        .max()
        .unwrap_or(0);
    let mut lines: Vec<u32> = told.iter().map(|(row, ..)| *row).collect();
    lines.dedup();
    if lines.len() > MAX_LINES {
        return Err(PlanProblem::TooManyRows);
    }
    let mut told = told.into_iter().peekable();
    let mut rows: Vec<RawRow> = Vec::new();
    for line in lines {
        let here: Vec<&Region> = regions
            .iter()
            .filter(|region| region.rows.0 <= line && line <= region.rows.1)
            .take(MAX_COLUMNS)
            .collect();
        let mut row = RawRow::default();
        let mut column = 0;
        while column < width {
            let mut text = String::new();
            while let Some((_, at, said)) =
                told.next_if(|(at, place, _)| *at == line && *place <= column)
            {
                if at == column {
                    text = said;
                }
            }
            let region = here.iter().find(|region| region.columns.0 == column);
            let end = region
                .map_or(column, |region| region.columns.1)
                .min(width - 1);
            // Where the first line of a region was blank to its end, there is nothing above to go on from.
            let above = region.is_some_and(|region| region.rows.0 < line) && !rows.is_empty();
            row.cells.push(RawCell {
                text,
                span: usize::try_from(end - column + 1).unwrap_or(1),
                above,
            });
            column = end + 1;
        }
        rows.push(row);
    }
    Ok(rows)
}

/// Reads lines with separators.
pub(super) fn csv(bytes: &[u8]) -> Result<Paper, PlanProblem> {
    let lines: Vec<Line> = csv_file::read(bytes).map_err(problem)?.into_lines();
    let row = |line: &Line| RawRow {
        skipped: 0,
        cells: line
            .cells
            .iter()
            .map(|cell| RawCell {
                text: cell.text.clone(),
                span: 1,
                above: false,
            })
            .collect(),
    };
    let mut rows: Vec<RawRow> = lines.iter().map(row).collect();
    let width = rows.iter().map(|row| row.cells.len()).max().unwrap_or(0);
    let blank = RawCell {
        span: 1,
        ..RawCell::default()
    };
    for row in &mut rows {
        row.cells.resize(width, blank.clone());
    }
    let mut blocks = Vec::new();
    lines::add(&mut blocks, &rows, &mut Meter::default())?;
    Ok(Paper { blocks })
}
