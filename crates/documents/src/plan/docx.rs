//! Documents of Word 2007 and later.
//!
//! The main part is read as a stream; nothing in it is followed or opened. What a change inserted is kept, what it deleted
//! is not; fields show their results; a text box is read where it is anchored.

use std::io::{Cursor, Read};

use domain::roadmap::plan::{Block, Paper, Paragraph, PlanProblem};
use quick_xml::events::BytesStart;
use zip::ZipArchive;

use super::meter::{Meter, problem};
use super::numbering::Numbering;
use super::rectangle::{RawCell, RawRow, rectangle};
use super::xml::{Step, attribute, walk};
use crate::table::bounds::measure;
use crate::table::csv_file::decode;

/// The most that a part unpacks to, in bytes.
const MAX_PART: u64 = 32 * 1024 * 1024;
/// The deepest nesting of tables, and of text boxes.
const MAX_DEPTH: usize = 30;

/// Reads a document.
pub(super) fn read(bytes: &[u8]) -> Result<Paper, PlanProblem> {
    measure(bytes).map_err(problem)?;
    let mut archive = ZipArchive::new(Cursor::new(bytes)).or(Err(PlanProblem::Damaged))?;
    let main = main_part(&archive).ok_or(PlanProblem::Damaged)?;
    let mut part = |name: &str| -> Result<Option<String>, PlanProblem> {
        let Some(index) = archive.index_for_name(name) else {
            return Ok(None);
        };
        let entry = archive.by_index(index).or(Err(PlanProblem::Damaged))?;
        let mut content = Vec::new();
        let read = entry.take(MAX_PART + 1).read_to_end(&mut content);
        read.or(Err(PlanProblem::Damaged))?;
        if u64::try_from(content.len()).unwrap_or(u64::MAX) > MAX_PART {
            return Err(PlanProblem::TooLarge);
        }
        Ok(Some(decode(&content).into_owned()))
    };
    let styles = part("word/styles.xml")?.unwrap_or_default();
    let numbers = part("word/numbering.xml")?.unwrap_or_default();
    let document = part(&main)?.ok_or(PlanProblem::Damaged)?;
    let mut reading = Reading {
        numbering: Numbering::read(&numbers, &styles)?,
        ..Reading::default()
    };
    walk(&document, &mut |step| reading.step(step))?;
    Ok(Paper {
        blocks: reading.blocks,
    })
}

/// The part with the text: `word/document.xml`, which some programs number.
fn main_part(archive: &ZipArchive<Cursor<&[u8]>>) -> Option<String> {
    let own = "word/document.xml";
    if archive.index_for_name(own).is_some() {
        return Some(own.to_owned());
    }
    let mut names = archive.file_names();
    let main = names.find(|name| name.starts_with("word/document") && name.ends_with(".xml"));
    main.map(str::to_owned)
}

/// What is passed over with all that it holds.
const PASSED: [&str; 15] = [
    "w:del",
    "w:moveFrom",
    "w:delText",
    "w:instrText",
    "w:delInstrText",
    "mc:Fallback",
    "w:pPrChange",
    "w:rPrChange",
    "w:tblPrChange",
    "w:tcPrChange",
    "w:trPrChange",
    "w:sectPrChange",
    "w:tblGridChange",
    "w:numberingChange",
    "w:sectPr",
];

#[derive(Default)]
struct OpenParagraph {
    text: String,
    style: Option<String>,
    numbering: Option<String>,
    level: Option<usize>,
    outlined: bool,
}

#[derive(Default)]
struct OpenTable {
    rows: Vec<RawRow>,
    row: RawRow,
    row_deleted: bool,
    cell: Option<RawCell>,
    lines: Vec<String>,
    /// Tables within that are tables by themselves.
    lifted: Vec<Vec<RawRow>>,
}

#[derive(Default)]
struct Reading {
    numbering: Numbering,
    meter: Meter,
    blocks: Vec<Block>,
    paragraphs: Vec<OpenParagraph>,
    tables: Vec<OpenTable>,
    /// How deep in what is passed over.
    passed: usize,
    in_text: bool,
    in_row_properties: bool,
}

impl Reading {
    fn step(&mut self, step: Step<'_>) -> Result<(), PlanProblem> {
        match step {
            Step::Start(..) if self.passed > 0 => self.passed += 1,
            Step::End(_) if self.passed > 0 => self.passed -= 1,
            Step::Text(_) if self.passed > 0 => {}
            Step::Start(name, start) => return self.start(name, start),
            Step::End(name) => return self.end(name),
            Step::Text(text) => {
                if self.in_text {
                    self.print(text);
                }
            }
        }
        Ok(())
    }

    fn print(&mut self, text: &str) {
        if let Some(paragraph) = self.paragraphs.last_mut() {
            paragraph.text.push_str(text);
        }
    }

    fn start(&mut self, name: &str, start: &BytesStart<'_>) -> Result<(), PlanProblem> {
        if PASSED.contains(&name) {
            if let Some(table) = self.tables.last_mut().filter(|_| self.in_row_properties) {
                table.row_deleted |= name == "w:del";
            }
            self.passed = 1;
            return Ok(());
        }
        let value = || attribute(start, "w:val");
        let number = || value().and_then(|value| value.parse::<usize>().ok());
        match name {
            "w:p" => {
                self.paragraphs.push(OpenParagraph::default());
                if self.paragraphs.len() > MAX_DEPTH {
                    return Err(PlanProblem::Damaged);
                }
            }
            "w:t" => self.in_text = true,
            "w:tab" => self.print("\t"),
            "w:br" | "w:cr" => self.print("\n"),
            "w:noBreakHyphen" => self.print("-"),
            "w:sym" => self.print("•"),
            "w:tbl" => {
                self.tables.push(OpenTable::default());
                if self.tables.len() > MAX_DEPTH {
                    return Err(PlanProblem::Damaged);
                }
            }
            "w:trPr" => self.in_row_properties = true,
            _ => {}
        }
        if let Some(paragraph) = self.paragraphs.last_mut() {
            match name {
                "w:pStyle" => paragraph.style = value(),
                "w:numId" => paragraph.numbering = value(),
                "w:ilvl" => paragraph.level = number(),
                "w:outlineLvl" => paragraph.outlined = number().is_some_and(|level| level < 9),
                _ => {}
            }
        }
        if let Some(table) = self.tables.last_mut() {
            match name {
                "w:tr" => {
                    table.row = RawRow::default();
                    table.row_deleted = false;
                }
                "w:gridBefore" => table.row.skipped = number().unwrap_or(0).min(100),
                "w:tc" => {
                    table.lines.clear();
                    table.cell = Some(RawCell {
                        span: 1,
                        ..RawCell::default()
                    });
                }
                _ => {}
            }
            if let Some(cell) = &mut table.cell {
                match name {
                    "w:gridSpan" => cell.span = number().unwrap_or(1).clamp(1, 100),
                    "w:vMerge" => cell.above = value().is_none_or(|value| value != "restart"),
                    // The merging of old documents: the cell is part of the one before.
                    "w:hMerge" if value().is_none_or(|value| value != "restart") => cell.span = 0,
                    _ => {}
                }
            }
        }
        Ok(())
    }

    fn end(&mut self, name: &str) -> Result<(), PlanProblem> {
        match name {
            "w:t" => self.in_text = false,
            "w:trPr" => self.in_row_properties = false,
            "w:p" => {
                if let Some(paragraph) = self.paragraphs.pop() {
                    return self.paragraph(paragraph);
                }
            }
            "w:tc" => {
                if let Some(table) = self.tables.last_mut()
                    && let Some(mut cell) = table.cell.take()
                {
                    cell.text = table.lines.join("\n");
                    table.lines.clear();
                    let before = table.row.cells.last_mut();
                    match before.filter(|_| cell.span == 0) {
                        Some(before) => before.span += 1,
                        None => table.row.cells.push(cell),
                    }
                    if table.row.cells.len() > 500 {
                        return Err(PlanProblem::TooManyColumns);
                    }
                }
            }
            "w:tr" => {
                if let Some(table) = self.tables.last_mut() {
                    let row = std::mem::take(&mut table.row);
                    if !table.row_deleted {
                        table.rows.push(row);
                    }
                }
            }
            "w:tbl" => {
                if let Some(table) = self.tables.pop() {
                    return self.table(table);
                }
            }
            _ => {}
        }
        Ok(())
    }

    fn paragraph(&mut self, open: OpenParagraph) -> Result<(), PlanProblem> {
        let number =
            self.numbering
                .next(open.style.as_deref(), open.numbering.as_deref(), open.level);
        let paragraph = Paragraph {
            heading: open.outlined || self.numbering.is_heading(open.style.as_deref()),
            number,
            text: tidy(&open.text),
        };
        match self.tables.last_mut().filter(|table| table.cell.is_some()) {
            Some(table) => {
                let printed = paragraph.printed();
                let printed = printed.trim();
                self.meter.text(printed)?;
                if !printed.is_empty() {
                    table.lines.push(printed.to_owned());
                }
            }
            None => {
                self.meter.paragraph(&paragraph.text)?;
                self.blocks.push(Block::Paragraph(paragraph));
            }
        }
        Ok(())
    }

    fn table(&mut self, table: OpenTable) -> Result<(), PlanProblem> {
        let width = table
            .rows
            .iter()
            .map(|row| row.cells.len())
            .max()
            .unwrap_or(0);
        let Some(outer) = self.tables.last_mut().filter(|outer| outer.cell.is_some()) else {
            // A frame around whole tables is no table.
            let frame = width == 1 && !table.lifted.is_empty();
            for cell in table
                .rows
                .iter()
                .flat_map(|row| &row.cells)
                .filter(|_| frame)
            {
                self.meter.paragraph(&cell.text)?;
                self.blocks
                    .push(Block::Paragraph(Paragraph::plain(cell.text.clone())));
            }
            let own = (!frame).then_some(table.rows);
            for rows in own.into_iter().chain(table.lifted) {
                self.blocks
                    .push(Block::Table(rectangle(&rows, &mut self.meter)?));
            }
            return Ok(());
        };
        outer.lifted.extend(table.lifted);
        if width >= 3 && table.rows.len() >= 2 {
            outer.lifted.push(table.rows);
            return Ok(());
        }
        for row in &table.rows {
            let texts = row.cells.iter().map(|cell| cell.text.trim());
            let texts: Vec<&str> = texts.filter(|text| !text.is_empty()).collect();
            outer
                .lines
                .extend((!texts.is_empty()).then(|| texts.join(" ")));
        }
        Ok(())
    }
}

/// Lines without blanks at their ends and without soft hyphens.
fn tidy(text: &str) -> String {
    let text = text.replace('\u{ad}', "");
    let lines: Vec<&str> = text.lines().map(str::trim).collect();
    lines.join("\n").trim().to_owned()
}
