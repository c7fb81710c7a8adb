//! Which files hold a table, and what the others are.

use domain::import::FileProblem;

use crate::sniff::Sort;

/// What can be read.
pub(super) enum Found {
    /// A workbook of Excel 2007 or later.
    Xlsx,
    /// Lines of text.
    Text,
}

/// Says what a file is; for what is not wanted, by its own name.
pub(super) fn sniff(bytes: &[u8]) -> Result<Found, FileProblem> {
    match Sort::of(bytes) {
        Sort::Xlsx => Ok(Found::Xlsx),
        Sort::Text => Ok(Found::Text),
        Sort::Empty => Err(FileProblem::Empty),
        Sort::Damaged => Err(FileProblem::Damaged),
        Sort::OpenDocument => Err(FileProblem::OpenDocument),
        Sort::OldExcel => Err(FileProblem::OldExcel),
        Sort::Encrypted => Err(FileProblem::Encrypted),
        Sort::Pdf => Err(FileProblem::Pdf),
        Sort::Docx | Sort::OldWord | Sort::RichText => Err(FileProblem::WordFile),
        Sort::Picture => Err(FileProblem::Picture),
        Sort::Unknown => Err(FileProblem::Unknown),
    }
}
