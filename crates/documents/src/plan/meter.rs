//! How much of a paper is taken.

use domain::import::FileProblem;
use domain::roadmap::plan::PlanProblem;

/// The most rows of all tables.
const MAX_ROWS: usize = 5_000;
/// The most columns of a table.
pub(super) const MAX_COLUMNS: usize = 60;
/// The longest cell or paragraph, in letters.
const MAX_CELL: usize = 20_000;
/// The most text, with that of merged cells at each of their places, in bytes.
const MAX_TEXT: usize = 16 * 1024 * 1024;
/// The most paragraphs.
const MAX_PARAGRAPHS: usize = 50_000;

/// Counts what is read, and stops it at the limit.
#[derive(Default)]
pub(super) struct Meter {
    rows: usize,
    paragraphs: usize,
    text: usize,
}

impl Meter {
    /// Another row.
    pub(super) fn row(&mut self, cells: usize) -> Result<(), PlanProblem> {
        self.rows += 1;
        if self.rows > MAX_ROWS {
            Err(PlanProblem::TooManyRows)
        } else if cells > MAX_COLUMNS {
            Err(PlanProblem::TooManyColumns)
        } else {
            Ok(())
        }
    }

    /// Another paragraph of the paper itself.
    pub(super) fn paragraph(&mut self, text: &str) -> Result<(), PlanProblem> {
        self.paragraphs += 1;
        if self.paragraphs > MAX_PARAGRAPHS {
            return Err(PlanProblem::TooLarge);
        }
        self.text(text)
    }

    /// Another text.
    pub(super) fn text(&mut self, text: &str) -> Result<(), PlanProblem> {
        self.text += text.len();
        if self.text > MAX_TEXT {
            Err(PlanProblem::TooLarge)
        } else if text.len() > MAX_CELL && text.chars().count() > MAX_CELL {
            Err(PlanProblem::CellTooLong)
        } else {
            Ok(())
        }
    }
}

/// What a table's reader says, in our words.
pub(super) fn problem(problem: FileProblem) -> PlanProblem {
    match problem {
        FileProblem::Empty => PlanProblem::Empty,
        FileProblem::WordFile => PlanProblem::OldWord,
        FileProblem::OldExcel => PlanProblem::OldExcel,
        FileProblem::Encrypted => PlanProblem::Encrypted,
        FileProblem::OpenDocument => PlanProblem::OpenDocument,
        FileProblem::Pdf => PlanProblem::Pdf,
        FileProblem::Picture => PlanProblem::Picture,
        FileProblem::Unknown => PlanProblem::Unknown,
        FileProblem::Damaged => PlanProblem::Damaged,
        FileProblem::TooLarge => PlanProblem::TooLarge,
        FileProblem::TooManyRows => PlanProblem::TooManyRows,
        FileProblem::TooManyColumns => PlanProblem::TooManyColumns,
        FileProblem::CellTooLong => PlanProblem::CellTooLong,
        FileProblem::NoHeadings => PlanProblem::NoHeadings,
    }
}
