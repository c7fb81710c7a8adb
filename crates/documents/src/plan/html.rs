//! A page, or what a browser or Word puts on the clipboard.
//!
//! Tokens alone are read, without a tree: cells and rows that are not closed are closed by the next one, as in a browser.

use domain::roadmap::plan::{Block, Paper, Paragraph, PlanProblem};
use html5gum::emitters::default::DefaultEmitter;
use html5gum::{StartTag, Token, Tokenizer};

use super::meter::Meter;
use super::rectangle::{RawCell, RawRow, rectangle};

/// The deepest nesting of tables.
const MAX_DEPTH: usize = 30;
/// The widest and the highest cell.
const MAX_SPAN: usize = 100;

/// Reads a page.
pub(super) fn read(page: &str) -> Result<Paper, PlanProblem> {
    let mut emitter = DefaultEmitter::default();
    emitter.naively_switch_states(true);
    let mut reading = Reading::default();
    for token in Tokenizer::new_with_emitter(page, emitter) {
        let Ok(token) = token;
        match token {
            Token::StartTag(tag) => reading.start(&tag)?,
            Token::EndTag(tag) => reading.end(&String::from_utf8_lossy(&tag.name))?,
            Token::String(text) => reading.text(&String::from_utf8_lossy(&text.value)),
            Token::Comment(_) | Token::Doctype(_) | Token::Error(_) => {}
        }
    }
    while !reading.tables.is_empty() {
        reading.close_table()?;
    }
    reading.paragraph()?;
    Ok(Paper {
        blocks: reading.blocks,
    })
}

#[derive(Default)]
struct OpenTable {
    rows: Vec<RawRow>,
    row: Option<RawRow>,
    cell: Option<(RawCell, usize)>,
    text: String,
    /// Cells that reach down: how many more rows, and how wide, by their first column.
    down: Vec<(usize, usize, usize)>,
}

#[derive(Default)]
struct Reading {
    meter: Meter,
    blocks: Vec<Block>,
    tables: Vec<OpenTable>,
    text: String,
    heading: bool,
    /// Within a style or a script.
    hidden: bool,
}

impl Reading {
    fn text(&mut self, text: &str) {
        if self.hidden {
            return;
        }
        let into = match self.tables.last_mut() {
            Some(table) if table.cell.is_some() => &mut table.text,
            // Between cells nothing is printed.
            Some(_) => return,
            None => &mut self.text,
        };
        for letter in text.chars() {
            let blank = letter.is_whitespace();
            if !blank {
                into.push(letter);
            } else if !into.ends_with([' ', '\n']) {
                into.push(' ');
            }
        }
    }

    fn break_line(&mut self) {
        let into = match self.tables.last_mut() {
            Some(table) => &mut table.text,
            None => &mut self.text,
        };
        if !into.is_empty() && !into.ends_with('\n') {
            into.push('\n');
        }
    }

    fn start(&mut self, tag: &StartTag<()>) -> Result<(), PlanProblem> {
        let name = String::from_utf8_lossy(&tag.name);
        match name.as_ref() {
            "script" | "style" | "title" | "template" => self.hidden = true,
            "table" => {
                if self.tables.is_empty() {
                    self.paragraph()?;
                }
                self.tables.push(OpenTable::default());
                if self.tables.len() > MAX_DEPTH {
                    return Err(PlanProblem::Damaged);
                }
            }
            "tr" => {
                self.close_row();
                if let Some(table) = self.tables.last_mut() {
                    table.row = Some(RawRow::default());
                }
            }
            "td" | "th" => {
                self.close_cell();
                let span = |name: &[u8]| {
                    let value = tag.attributes.get(name)?;
                    std::str::from_utf8(value)
                        .ok()?
                        .trim()
                        .parse::<usize>()
                        .ok()
                };
                let width = span(b"colspan").unwrap_or(1).clamp(1, MAX_SPAN);
                let height = span(b"rowspan").unwrap_or(1).clamp(1, MAX_SPAN);
                if let Some(table) = self.tables.last_mut() {
                    table.row.get_or_insert_with(RawRow::default);
                    let cell = RawCell {
                        span: width,
                        ..RawCell::default()
                    };
                    table.cell = Some((cell, height));
                    table.text.clear();
                }
            }
            "br" | "li" | "dt" | "dd" => self.break_line(),
            "p" | "div" | "h1" | "h2" | "h3" | "h4" | "h5" | "h6" | "ul" | "ol" | "section" => {
                self.block()?;
                self.heading = name.starts_with('h');
            }
            _ => {}
        }
        Ok(())
    }

    fn end(&mut self, name: &str) -> Result<(), PlanProblem> {
        match name {
            "script" | "style" | "title" | "template" => self.hidden = false,
            "table" => return self.close_table(),
            "tr" => self.close_row(),
            "td" | "th" => self.close_cell(),
            "p" | "div" | "li" | "h1" | "h2" | "h3" | "h4" | "h5" | "h6" | "ul" | "ol"
            | "section" => return self.block(),
            _ => {}
        }
        Ok(())
    }

    /// Ends a paragraph; within a cell, a line.
    fn block(&mut self) -> Result<(), PlanProblem> {
        if self.tables.is_empty() {
            return self.paragraph();
        }
        self.break_line();
        Ok(())
    }

    fn paragraph(&mut self) -> Result<(), PlanProblem> {
        let text = tidy(&std::mem::take(&mut self.text));
        let heading = std::mem::take(&mut self.heading);
        if text.is_empty() {
            return Ok(());
        }
        self.meter.paragraph(&text)?;
        self.blocks.push(Block::Paragraph(Paragraph {
            heading,
            ..Paragraph::plain(text)
        }));
        Ok(())
    }

    fn close_cell(&mut self) {
        let Some(table) = self.tables.last_mut() else {
            return;
        };
        let Some((mut cell, height)) = table.cell.take() else {
            return;
        };
        cell.text = tidy(&std::mem::take(&mut table.text));
        let row = table.row.get_or_insert_with(RawRow::default);
        fill_down(row, &mut table.down);
        let at = row.cells.iter().map(|cell| cell.span).sum();
        if height > 1 && table.down.len() < MAX_SPAN {
            table.down.push((at, cell.span, height));
        }
        // What is too wide is refused when the table is made.
        if row.cells.len() < 500 {
            row.cells.push(cell);
        }
    }

    fn close_row(&mut self) {
        self.close_cell();
        let Some(table) = self.tables.last_mut() else {
            return;
        };
        let Some(mut row) = table.row.take() else {
            return;
        };
        fill_down(&mut row, &mut table.down);
        for reach in &mut table.down {
            reach.2 -= 1;
        }
        table.down.retain(|(_, _, left)| *left > 0);
        table.rows.push(row);
    }

    fn close_table(&mut self) -> Result<(), PlanProblem> {
        self.close_row();
        let Some(table) = self.tables.pop() else {
            return Ok(());
        };
        let width = table
            .rows
            .iter()
            .map(|row| row.cells.len())
            .max()
            .unwrap_or(0);
        let cells_of = |outer: &OpenTable| outer.rows.iter().map(|row| row.cells.len()).max();
        let frames = self.tables.iter().all(|outer| cells_of(outer) < Some(3));
        match self.tables.last_mut() {
            // A table within one: by itself when it may be a plan in a page's frame, else as text.
            Some(outer) if width < 3 || !frames => {
                for cell in table.rows.iter().flat_map(|row| &row.cells) {
                    if !outer.text.is_empty() {
                        outer.text.push('\n');
                    }
                    outer.text.push_str(&cell.text);
                }
            }
            _ if width > 0 => {
                // What the page's frame said before it stands above it.
                let mut said = String::new();
                for outer in &mut self.tables {
                    let rows = outer.rows.iter().chain(&outer.row);
                    let cells = rows.flat_map(|row| &row.cells);
                    let cells: Vec<String> = cells.map(|cell| cell.text.clone()).collect();
                    outer.rows.clear();
                    if let Some(row) = &mut outer.row {
                        row.cells.clear();
                    }
                    said.push_str(&cells.join("\n"));
                    said.push('\n');
                    said.push_str(&std::mem::take(&mut outer.text));
                    said.push('\n');
                }
                for line in said.lines().map(str::trim).filter(|line| !line.is_empty()) {
                    self.meter.paragraph(line)?;
                    self.blocks.push(Block::Paragraph(Paragraph::plain(line)));
                }
                let table = rectangle(&table.rows, &mut self.meter)?;
                self.blocks.push(Block::Table(table));
            }
            _ => {}
        }
        Ok(())
    }
}

/// Adds the cells that reach down from the rows above to where the next cell stands.
fn fill_down(row: &mut RawRow, down: &mut [(usize, usize, usize)]) {
    loop {
        let at: usize = row.cells.iter().map(|cell| cell.span).sum();
        let begun = |reach: &&(usize, usize, usize)| reach.0 == at;
        let own = down.iter().find(begun).copied();
        let Some((_, span, _)) = own.filter(|_| row.cells.len() < 500) else {
            return;
        };
        row.cells.push(RawCell {
            span,
            above: true,
            ..RawCell::default()
        });
    }
}

fn tidy(text: &str) -> String {
    let lines: Vec<&str> = text.lines().map(str::trim).collect();
    lines.join("\n").trim().to_owned()
}
