//! A decree's file in: the paper as it is printed, for the reader of plans and for the eye.
//!
//! One way in for files, [`read`], one for what is pasted, [`pasted`]; one way out, a
//! [`Paper`](domain::roadmap::plan::Paper). What a file is, is told by its bytes. It comes from outside and may be
//! anything: how much an archive unpacks to is measured before it is unpacked, nothing of it is written anywhere, so that
//! the names of its entries are of no use; what a document declares of itself (DTD, entities) is refused.
//!
//! | room | what it reads |
//! |---|---|
//! | `docx` | Word: merged and nested cells, automatic numbers, tracked changes, text boxes |
//! | `xlsx` | Excel, every sheet; .csv |
//! | `html` | a page, or what a browser or Word puts on the clipboard |
//! | `text` | plain text: tabs, bars, aligned columns, a cell on each line |
//! | `library` | ready plans to take over, read as pasted text |

mod docx;
mod explain;
mod html;
mod library;
mod lines;
mod meter;
mod numbering;
mod rectangle;
mod sheet;
mod sniff;
mod text;
pub(crate) mod xml;

use domain::roadmap::plan::{Block, Paper, PlanProblem, PlanReading, read_paper};
use domain::roadmap::term::Period;

use crate::table::MAX_BYTES;
use crate::table::csv_file::decode;

pub use explain::{UNTITLED, explain};
pub use library::{ReadyFor, ReadyPlan};

use sniff::Found;

/// Reads a file. Of its name only the ending counts, and only for a text: whether it is .csv.
///
/// # Errors
/// Whatever the file is that cannot be read, [`PlanProblem::NoTable`] when it is a paper without one.
pub fn read(bytes: &[u8], name: &str) -> Result<Paper, PlanProblem> {
    if bytes.len() > MAX_BYTES {
        return Err(PlanProblem::TooLarge);
    }
    let paper = match sniff::sniff(bytes, name)? {
        Found::Docx => docx::read(bytes)?,
        Found::Xlsx => sheet::xlsx(bytes)?,
        Found::Csv => sheet::csv(bytes)?,
        Found::Html => html::read(&decode(bytes))?,
        Found::Text => text::read(&decode(bytes))?,
    };
    with_table(paper)
}

/// The words of a Word file, a paragraph or a cell a line; `None` when it cannot be read.
pub(crate) fn words_of_docx(bytes: &[u8]) -> Option<String> {
    let paper = docx::read(bytes).ok()?;
    let mut lines = Vec::new();
    for block in paper.blocks {
        match block {
            Block::Paragraph(paragraph) => lines.push(paragraph.text),
            Block::Table(table) => {
                let cells = table.rows.into_iter().flat_map(|row| row.cells);
                lines.extend(cells.map(|cell| cell.text));
            }
        }
    }
    Some(lines.join("\n"))
}

/// Reads what was pasted: the HTML of the clipboard, or its text.
///
/// # Errors
/// As for [`read`].
pub fn pasted(content: &str) -> Result<Paper, PlanProblem> {
    if content.len() > MAX_BYTES {
        return Err(PlanProblem::TooLarge);
    }
    if content.trim().is_empty() {
        return Err(PlanProblem::Empty);
    }
    let paper = match sniff::is_html(content) {
        true => html::read(content)?,
        false => text::read(content)?,
    };
    with_table(paper)
}

/// Reads the plan of a file; terms without a year are read in the `assumed` period where the title names none.
///
/// # Errors
/// As for [`read`], and when no table is a plan.
pub fn plan_of(bytes: &[u8], name: &str, assumed: Period) -> Result<PlanReading, PlanProblem> {
    Ok(read_paper(read(bytes, name)?, assumed)?)
}

/// Reads the plan of what was pasted.
///
/// # Errors
/// As for [`plan_of`].
pub fn plan_of_pasted(content: &str, assumed: Period) -> Result<PlanReading, PlanProblem> {
    Ok(read_paper(pasted(content)?, assumed)?)
}

fn with_table(paper: Paper) -> Result<Paper, PlanProblem> {
    let paper = paper.finished();
    if paper.blocks.is_empty() {
        return Err(PlanProblem::Empty);
    }
    if paper.tables().next().is_none() {
        return Err(PlanProblem::NoTable);
    }
    Ok(paper)
}
