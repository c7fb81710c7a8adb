//! Plain text: what is left of a table when it is copied without its form.
//!
//! Cells stand between tabs or bars, in columns aligned by spaces, or each on a line of its own; the headings of a plan
//! say which. Everything else is paragraphs.

mod aligned;
mod listed;

use domain::roadmap::plan::{Block, Paper, Paragraph, PlanProblem, columns, is_plan};

use super::meter::Meter;
use super::rectangle::{RawCell, RawRow, rectangle};

/// The most lines.
const MAX_LINES: usize = 100_000;
/// A longer line is a paragraph by itself, in letters.
const WRAPPED: usize = 100;
/// The most lines of a quoted cell.
const QUOTED: usize = 60;

/// Reads a text.
pub(super) fn read(text: &str) -> Result<Paper, PlanProblem> {
    let lines: Vec<String> = joined(text);
    if lines.len() > MAX_LINES {
        return Err(PlanProblem::TooLarge);
    }
    let mut reading = Reading::default();
    let mut at = 0;
    while let Some(line) = lines.get(at) {
        let rest = lines.get(at..).unwrap_or_default();
        let taken = if line.trim().is_empty() {
            reading.paragraph()?;
            1
        } else if tabs(line) >= 2 {
            let taken = run(rest, &|line| tabs(line) >= 2);
            reading.separated(rest.get(..taken).unwrap_or_default(), '\t')?;
            taken
        } else if bars(line) {
            let taken = run(rest, &|line| bars(line));
            reading.separated(rest.get(..taken).unwrap_or_default(), '|')?;
            taken
        } else if let Some((blocks, taken)) = heading_at(rest) {
            reading.paragraph()?;
            for block in blocks {
                reading.add(block)?;
            }
            taken
        } else {
            reading.line(line)?;
            1
        };
        at += taken.max(1);
    }
    reading.paragraph()?;
    Ok(Paper {
        blocks: reading.blocks,
    })
}

/// A piece of a paper before it is measured.
enum Piece {
    Title(String),
    Rows(Vec<Vec<String>>),
}

/// A table that begins with this line, in one of the forms that only headings give away.
fn heading_at(rest: &[String]) -> Option<(Vec<Piece>, usize)> {
    let first = rest.first()?.trim();
    // Cheap, for every line of a text comes here.
    if first.len() > 800 || columns(&[first.to_owned()]).is_empty() && !first.contains("  ") {
        return None;
    }
    aligned::read(rest).or_else(|| listed::read(rest))
}

fn tabs(line: &str) -> usize {
    line.matches('\t').count()
}

fn bars(line: &str) -> bool {
    line.trim().matches('|').count() >= 2
}

/// How many lines belong together: those that are alike, with blank ones between them.
fn run(lines: &[String], alike: &dyn Fn(&str) -> bool) -> usize {
    let mut taken = 0;
    for (at, line) in lines.iter().enumerate() {
        if alike(line) {
            taken = at + 1;
        } else if !line.trim().is_empty() {
            // A cell of several lines: the row is whole only with the next line.
            let next = lines.get(at + 1).is_some_and(|next| next.contains('\t'));
            let before = at > 0 && taken == at;
            if !(before && next && line.contains('\t')) {
                break;
            }
        }
    }
    taken
}

/// Lines, with those of a quoted cell put together as Excel copies them.
fn joined(text: &str) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    let mut open = 0;
    for line in text.lines().take(MAX_LINES + 1) {
        let odd = line.matches('"').count() % 2 == 1;
        if open > 0
            && let Some(last) = lines.last_mut()
        {
            last.push('\u{b}');
            last.push_str(line);
            open = if odd || open > QUOTED { 0 } else { open + 1 };
            continue;
        }
        let quoted = line.contains('\t') && line.split('\t').any(|cell| cell.starts_with('"'));
        open = usize::from(odd && quoted);
        lines.push(line.to_owned());
    }
    lines
}

/// A cell without the quotes of Excel, its lines broken again.
fn cell(text: &str) -> String {
    let text = text.trim();
    let inner = text
        .strip_prefix('"')
        .and_then(|text| text.strip_suffix('"'));
    let text = match inner {
        Some(inner) if text.contains('\u{b}') || inner.contains("\"\"") => {
            inner.replace("\"\"", "\"")
        }
        _ => text.to_owned(),
    };
    text.replace('\u{b}', "\n")
        .replace("<br>", "\n")
        .replace("**", "")
}

#[derive(Default)]
struct Reading {
    meter: Meter,
    blocks: Vec<Block>,
    lines: Vec<String>,
    /// How many columns the plan's headings have.
    width: Option<usize>,
}

impl Reading {
    fn line(&mut self, line: &str) -> Result<(), PlanProblem> {
        let line = line.replace(['\t', '\u{b}'], " ");
        let line = line.trim();
        let long = self
            .lines
            .last()
            .is_some_and(|last| last.chars().count() > WRAPPED);
        if long || begins_anew(line) {
            self.paragraph()?;
        }
        self.lines.push(line.to_owned());
        Ok(())
    }

    fn paragraph(&mut self) -> Result<(), PlanProblem> {
        let text = std::mem::take(&mut self.lines).join("\n");
        if text.trim().is_empty() {
            return Ok(());
        }
        self.meter.paragraph(&text)?;
        let heading = text.starts_with('#');
        let text = text.trim_start_matches(['#', ' ']);
        self.blocks.push(Block::Paragraph(Paragraph {
            heading,
            ..Paragraph::plain(text)
        }));
        Ok(())
    }

    fn add(&mut self, piece: Piece) -> Result<(), PlanProblem> {
        match piece {
            Piece::Title(title) => {
                self.meter.paragraph(&title)?;
                self.blocks.push(Block::Paragraph(Paragraph::plain(title)));
            }
            Piece::Rows(rows) => self.table(&rows)?,
        }
        Ok(())
    }

    fn table(&mut self, rows: &[Vec<String>]) -> Result<(), PlanProblem> {
        let width = rows.iter().map(Vec::len).max().unwrap_or(0);
        let raw = |row: &Vec<String>| {
            let mut texts = row.clone();
            texts.resize(width, String::new());
            let cell = |text| RawCell {
                text,
                span: 1,
                above: false,
            };
            RawRow {
                skipped: 0,
                cells: texts.into_iter().map(cell).collect(),
            }
        };
        let rows: Vec<RawRow> = rows.iter().map(raw).collect();
        self.blocks
            .push(Block::Table(rectangle(&rows, &mut self.meter)?));
        Ok(())
    }

    /// Lines with a separator.
    fn separated(&mut self, lines: &[String], separator: char) -> Result<(), PlanProblem> {
        self.paragraph()?;
        let mut rows: Vec<Vec<String>> = Vec::new();
        let mut whole = true;
        for line in lines.iter().filter(|line| !line.trim().is_empty()) {
            let line = match separator {
                '|' => line.trim().trim_start_matches('|').trim_end_matches('|'),
                _ => line.as_str(),
            };
            let cells: Vec<String> = line.split(separator).map(cell).collect();
            let ruled = |cell: &String| {
                !cell.is_empty() && cell.chars().all(|c| matches!(c, '-' | ':' | '='))
            };
            if cells.iter().all(ruled) {
                continue;
            }
            if is_plan(&columns(&cells)) {
                self.width = Some(cells.len());
            }
            // A row broken within a cell goes on in the next line.
            let wanted = self.width.unwrap_or(0);
            let goes_on = rows
                .last()
                .filter(|last| !whole && last.len() + cells.len() == wanted + 1);
            if goes_on.is_some()
                && let Some(last) = rows.last_mut()
            {
                let mut cells = cells.into_iter();
                if let (Some(end), Some(first)) = (last.last_mut(), cells.next()) {
                    end.push('\n');
                    end.push_str(&first);
                }
                last.extend(cells);
                whole = true;
                continue;
            }
            whole = cells.len() >= wanted;
            rows.push(cells);
        }
        if let (Some(width), Some(first)) = (self.width, rows.first_mut())
            && first.len() < width
        {
            first.resize(width, String::new());
        }
        self.table(&rows)
    }
}

/// Whether a line begins a paragraph: a number or a mark stands first.
fn begins_anew(line: &str) -> bool {
    let rest = line.trim_start_matches(|c: char| c.is_ascii_digit() || c == '.');
    let numbered = rest.len() < line.len() && rest.starts_with([' ', ')']) && line.contains('.');
    numbered || line.starts_with(['•', '·', '–', '-', '—', '#', '*'])
}
