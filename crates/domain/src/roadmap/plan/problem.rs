//! Why no plan was read from a file or a pasted text, and what helps.

use serde::{Deserialize, Serialize};

use super::draft::PlanError;

/// Why no plan was read.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, Serialize, Deserialize, thiserror::Error)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub enum PlanProblem {
    /// Nothing is in it.
    #[error("nothing is in it")]
    Empty,
    /// A PDF, of text or of pictures.
    #[error("a PDF is not read")]
    Pdf,
    /// A picture: a scan, a photograph.
    #[error("a picture is not read")]
    Picture,
    /// A document of Word 97–2003, .doc, whatever it is called.
    #[error("a document of Word 97–2003")]
    OldWord,
    /// A workbook of Excel 97–2003, .xls.
    #[error("a workbook of Excel 97–2003")]
    OldExcel,
    /// A document in Rich Text Format, .rtf.
    #[error("a document in Rich Text Format")]
    RichText,
    /// A document or table of `LibreOffice`, .odt, .ods.
    #[error("a document of LibreOffice")]
    OpenDocument,
    /// A file with a password.
    #[error("a file with a password")]
    Encrypted,
    /// A file of another kind.
    #[error("a file of another kind")]
    Unknown,
    /// A file that is damaged.
    #[error("a damaged file")]
    Damaged,
    /// It declares a document type of its own, as no office program does.
    #[error("a file that declares its own document type")]
    Unsafe,
    /// It is larger than 10 MiB, or unpacks to more than is taken.
    #[error("a file that is too large")]
    TooLarge,
    /// Its tables have more than 5 000 rows.
    #[error("too many rows")]
    TooManyRows,
    /// A table has more than 60 columns.
    #[error("too many columns")]
    TooManyColumns,
    /// A cell has more than 20 000 letters.
    #[error("a cell that is too long")]
    CellTooLong,
    /// No table is in it.
    #[error("no table is in it")]
    NoTable,
    /// No table has the headings of a plan: an activity, and a term or somebody responsible.
    #[error("no table has the headings of a plan")]
    NoHeadings,
    /// There are headings, and no row below them.
    #[error("no rows below the headings")]
    NoRows,
}

/// What helps.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, Serialize, Deserialize)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub enum Remedy {
    /// Choose the file of the plan.
    ChooseFile,
    /// Open it in Word and save it as .docx, or copy the table from it and paste it.
    SaveAsWordOrPaste,
    /// Open it in Excel and save it as .xlsx.
    SaveAsExcel,
    /// Ask for the paper as a Word file, or type the rows: what stands in a picture is not read.
    AskForWord,
    /// Take the password away.
    RemovePassword,
    /// Copy the table and paste it.
    Paste,
    /// Keep the plan alone: take pictures and other papers out.
    KeepThePlanAlone,
    /// Give the table a row of headings: activity, term, responsible.
    NameColumns,
    /// Write at least one row below the headings.
    WriteRows,
}

impl PlanProblem {
    /// Every problem.
    pub const ALL: [Self; 18] = [
        Self::Empty,
        Self::Pdf,
        Self::Picture,
        Self::OldWord,
        Self::OldExcel,
        Self::RichText,
        Self::OpenDocument,
        Self::Encrypted,
        Self::Unknown,
        Self::Damaged,
        Self::Unsafe,
        Self::TooLarge,
        Self::TooManyRows,
        Self::TooManyColumns,
        Self::CellTooLong,
        Self::NoTable,
        Self::NoHeadings,
        Self::NoRows,
    ];

    /// What helps against it.
    pub fn remedy(self) -> Remedy {
        match self {
            Self::Empty | Self::Unknown => Remedy::ChooseFile,
            Self::Pdf | Self::OldWord | Self::RichText | Self::OpenDocument | Self::Damaged => {
                Remedy::SaveAsWordOrPaste
            }
            Self::Unsafe => Remedy::Paste,
            Self::OldExcel => Remedy::SaveAsExcel,
            Self::Picture => Remedy::AskForWord,
            Self::Encrypted => Remedy::RemovePassword,
            Self::TooLarge | Self::TooManyRows | Self::TooManyColumns | Self::CellTooLong => {
                Remedy::KeepThePlanAlone
            }
            Self::NoTable | Self::NoHeadings => Remedy::NameColumns,
            Self::NoRows => Remedy::WriteRows,
        }
    }
}

impl From<PlanError> for PlanProblem {
    fn from(error: PlanError) -> Self {
        match error {
            PlanError::NoHeadings => Self::NoHeadings,
            PlanError::NoRows => Self::NoRows,
        }
    }
}
