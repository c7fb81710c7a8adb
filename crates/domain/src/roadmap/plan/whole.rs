//! The plan of a whole paper: which of its tables are the plan, and which parts of one table stand apart.
//!
//! A plan is printed as one table, as one table on several pages, or as a table for each direction of work with the
//! direction's title between them. All of these become one list of rows.

use super::bodies::Legend;
use super::column::{Column, columns, is_plan};
use super::draft::{PlanDraft, PlanError};
use super::head::{PlanHead, head};
use super::paper::{Block, Merged, Paper, Table, TableRow};
use super::{period::period_of, rows};
use crate::roadmap::term::Period;
use serde::Serialize;

/// The most paragraphs that stand between two parts of a plan.
const BETWEEN: usize = 3;
/// The longest title of a direction, in letters.
const TITLE: usize = 300;

/// A paper and the plan that was read from it.
#[derive(Clone, PartialEq, Debug, Serialize)]
pub struct PlanReading {
    /// The paper, for the left page.
    pub paper: Paper,
    /// What stands above the plan.
    pub head: PlanHead,
    /// In which period the terms were read: that of the title, or the one assumed.
    pub period: Period,
    /// The rows, for the right page.
    pub draft: PlanDraft,
}

/// Reads the plan of `paper`; where its title names no period, the terms are read in the `assumed` one.
///
/// Fails when no table has the headings of a plan, or nothing stands below them.
pub fn read_paper(paper: Paper, assumed: Period) -> Result<PlanReading, PlanError> {
    let parts = parts(&paper);
    let first = parts.first().ok_or(PlanError::NoHeadings)?;
    let mut head = head(&paper, first.block);
    let period = head.period.as_ref().map_or(assumed, |period| period.value);
    let legend = Legend::of(&paper);
    let mut draft = PlanDraft::empty(first.columns.clone());
    for part in &parts {
        let table: Vec<Vec<String>> = part.rows.iter().map(|row| row.cells.clone()).collect();
        let mut rows = rows::rows(&table, &part.columns, period, &legend);
        for place in rows.iter_mut().flat_map(|row| &mut row.places) {
            let at = usize::try_from(*place).unwrap_or(0).saturating_sub(1);
            *place = part.rows.get(at).map_or(0, |row| row.number);
        }
        draft.rows.append(&mut rows);
    }
    if draft.rows.is_empty() {
        return Err(PlanError::NoRows);
    }
    head.stages_of(&draft, &paper);
    Ok(PlanReading {
        paper,
        head,
        period,
        draft,
    })
}

/// A table with headings and what goes on below it.
struct Part {
    /// Where its first table stands.
    block: usize,
    columns: Vec<(usize, Column)>,
    /// Places under a heading that is wider than its column, each with the column.
    wider: Vec<(usize, usize)>,
    width: usize,
    rows: Vec<PartRow>,
}

/// A row of a part: one of a table, or a title between tables, over all columns.
struct PartRow {
    /// The number of the row in the paper; 0 for a title.
    number: u32,
    cells: Vec<String>,
}

impl Part {
    fn title(&mut self, title: &str) {
        let title = title.trim().to_owned();
        self.rows.push(PartRow {
            number: 0,
            cells: vec![title; self.width],
        });
    }

    /// «Сроки» over «начало» and «окончание»: what stands in the places of one heading is one text.
    fn gather(&self, row: &TableRow, cells: &mut [String]) {
        for (place, column) in &self.wider {
            let own = row.cells.get(*place);
            let own =
                own.filter(|cell| cell.merged != Merged::Left && !cell.text.trim().is_empty());
            if let (Some(own), Some(cell)) = (own, cells.get_mut(*column)) {
                let dates = self.columns.contains(&(*column, Column::Term));
                let between = if dates { " – " } else { "\n" };
                if !cell.trim().is_empty() {
                    cell.push_str(between);
                }
                cell.push_str(own.text.trim());
            }
        }
    }

    fn rows(&mut self, rows: &[TableRow]) {
        for row in rows {
            let mut cells = cells(row, &self.columns);
            self.gather(row, &mut cells);
            self.rows.push(PartRow {
                number: row.number,
                cells,
            });
        }
    }
}

/// The texts of a row. Where the number and the activity go on from the row above, they are left blank: it is one
/// activity with another term or for somebody else.
fn cells(row: &TableRow, columns: &[(usize, Column)]) -> Vec<String> {
    let above = |wanted: Column| {
        let mut found = columns.iter().filter(|(_, column)| *column == wanted);
        let place = found.next().and_then(|(at, _)| row.cells.get(*at));
        place.map(|cell| cell.merged == Merged::Above)
    };
    let shared = above(Column::Activity) == Some(true) && above(Column::Number) != Some(false);
    let blank = |at: usize| {
        let is = |column| columns.contains(&(at, column));
        shared && (is(Column::Activity) || is(Column::Number))
    };
    let texts = row.cells.iter().enumerate();
    texts
        .map(|(at, cell)| match blank(at) {
            true => String::new(),
            false => cell.text.clone(),
        })
        .collect()
}

fn parts(paper: &Paper) -> Vec<Part> {
    let mut parts: Vec<Part> = Vec::new();
    // Paragraphs since the last table of the plan.
    let mut between: Vec<&str> = Vec::new();
    let mut open = false;
    for (at, block) in paper.blocks.iter().enumerate() {
        let table = match block {
            Block::Paragraph(paragraph) => {
                between.push(paragraph.text.as_str());
                continue;
            }
            Block::Table(table) => table,
        };
        let near = between.len() <= BETWEEN;
        let titles: Vec<&str> = between.drain(..).filter(|text| is_title(text)).collect();
        if let Some((first, found)) = heads(table) {
            let same = parts.last().is_some_and(|part| part.columns == found);
            if !(open && same) {
                parts.push(Part {
                    block: at,
                    wider: wider(table.rows.get(first), &found),
                    width: table.rows.first().map_or(0, |row| row.cells.len()),
                    columns: found,
                    rows: Vec::new(),
                });
            }
            open = true;
            if let Some(part) = parts.last_mut() {
                // Above the first headings only what calls itself a direction is one; the rest is the plan's own title.
                let last = titles.last().filter(|text| names_itself(text));
                last.into_iter().for_each(|title| part.title(title));
                // A section between the headings' repetition and the table's first row is kept.
                let above = table.rows.get(..first).unwrap_or_default();
                let section = above.last().filter(|row| names_itself(text_of(row)));
                section.into_iter().for_each(|row| part.title(text_of(row)));
                // Headings of two storeys: no cell of a row goes on from one.
                let below = table.rows.get(first + 1..).unwrap_or_default();
                let heads = below
                    .iter()
                    .take_while(|row| row.cells.iter().any(|cell| cell.merged == Merged::Above));
                let heads = heads.count();
                part.rows(below.get(heads..).unwrap_or_default());
            }
            continue;
        }
        let Some(part) = parts.last_mut().filter(|_| open) else {
            continue;
        };
        let width = table.rows.first().map_or(0, |row| row.cells.len());
        if near && width == part.width {
            titles.iter().for_each(|title| part.title(title));
            part.rows(&table.rows);
        } else if width != 1 {
            open = false;
        } else if let Some(row) = table.rows.first().filter(|_| table.rows.len() == 1) {
            // A direction's title in a frame.
            part.title(text_of(row));
        }
    }
    parts
}

/// The headings of a plan in a table: their row and columns.
fn heads(table: &Table) -> Option<(usize, Vec<(usize, Column)>)> {
    let found = table.rows.iter().enumerate().map(|(at, row)| {
        let texts: Vec<String> = row
            .cells
            .iter()
            .map(|cell| own(cell.merged, &cell.text))
            .collect();
        (at, columns(&texts))
    });
    let mut plans = found.filter(|(_, columns)| is_plan(columns));
    plans.next()
}

/// The places at the right of a known column that its heading reaches over.
fn wider(heads: Option<&TableRow>, columns: &[(usize, Column)]) -> Vec<(usize, usize)> {
    let mut column = None;
    let cells = heads
        .into_iter()
        .flat_map(|row| row.cells.iter().enumerate());
    cells
        .filter_map(|(at, cell)| {
            if cell.merged != Merged::Left {
                column = Some(at).filter(|at| columns.iter().any(|(known, _)| known == at));
                return None;
            }
            Some((at, column?))
        })
        .collect()
}

/// A heading over several columns names the first of them.
fn own(merged: Merged, text: &str) -> String {
    match merged {
        Merged::Left => String::new(),
        Merged::No | Merged::Above => text.to_owned(),
    }
}

fn text_of(row: &TableRow) -> &str {
    let mut texts = row.cells.iter().map(|cell| cell.text.as_str());
    texts.find(|text| !text.trim().is_empty()).unwrap_or("")
}

fn is_title(text: &str) -> bool {
    let length = text.chars().count();
    (3..=TITLE).contains(&length) && period_of(text).is_none_or(|_| names_itself(text))
}

/// «Направление 2», «Раздел I», «II этап».
fn names_itself(text: &str) -> bool {
    let lower = text.trim().to_lowercase();
    let kinds = ["направлени", "раздел", "блок", "этап", "модуль"];
    let mut words = lower.split_whitespace().take(2);
    words.any(|word| kinds.iter().any(|kind| word.starts_with(kind)))
        && text.chars().count() <= TITLE
}
