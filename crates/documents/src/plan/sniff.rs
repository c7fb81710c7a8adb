//! Which files hold a plan, and what the others are.

use domain::roadmap::plan::PlanProblem;

use crate::sniff::Sort;
use crate::table::csv_file::decode;

/// What can be read.
pub(super) enum Found {
    /// A document of Word 2007 or later.
    Docx,
    /// A workbook of Excel 2007 or later.
    Xlsx,
    /// Lines with separators.
    Csv,
    /// A page.
    Html,
    /// Lines of text.
    Text,
}

/// Says what a file is; for what is not wanted, by its own name.
pub(super) fn sniff(bytes: &[u8], name: &str) -> Result<Found, PlanProblem> {
    match Sort::of(bytes) {
        Sort::Docx => Ok(Found::Docx),
        Sort::Xlsx => Ok(Found::Xlsx),
        Sort::Text if is_html(&decode(bytes)) => Ok(Found::Html),
        Sort::Text if name.to_lowercase().ends_with(".csv") => Ok(Found::Csv),
        Sort::Text => Ok(Found::Text),
        Sort::Empty => Err(PlanProblem::Empty),
        Sort::Damaged => Err(PlanProblem::Damaged),
        Sort::OpenDocument => Err(PlanProblem::OpenDocument),
        Sort::OldWord => Err(PlanProblem::OldWord),
        Sort::OldExcel => Err(PlanProblem::OldExcel),
        Sort::Encrypted => Err(PlanProblem::Encrypted),
        Sort::Pdf => Err(PlanProblem::Pdf),
        Sort::RichText => Err(PlanProblem::RichText),
        Sort::Picture => Err(PlanProblem::Picture),
        Sort::Unknown => Err(PlanProblem::Unknown),
    }
}

/// Whether a text is a page or a piece of one.
pub(super) fn is_html(text: &str) -> bool {
    let opens = text.trim_start().starts_with('<');
    let lower = text
        .get(..floor(text, 200_000))
        .unwrap_or(text)
        .to_ascii_lowercase();
    let tags = ["<table", "<!doctype html", "<html", "<body", "<tr>", "<tr "];
    (opens || lower.contains("</td>")) && tags.iter().any(|tag| lower.contains(tag))
}

/// The longest length of at most `most` bytes that does not cut a letter.
fn floor(text: &str, most: usize) -> usize {
    let mut end = most.min(text.len());
    while !text.is_char_boundary(end) {
        end -= 1;
    }
    end
}
