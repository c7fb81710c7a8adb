//! Why a paper or a table could not be printed.

use domain::document::RaggedTable;

/// Why a paper could not be printed. None of these is the user's fault; all are logged and answered as a failure.
#[derive(Debug, thiserror::Error)]
pub enum DocumentError {
    /// A stored text has a table whose rows do not fit its columns.
    #[error("a table of the paper is damaged")]
    Table(#[from] RaggedTable),
    /// The text could not be handed to the typesetter.
    #[error("the paper could not be handed to the typesetter")]
    Json(#[from] serde_json::Error),
    /// The Word archive could not be written.
    #[error("the Word file could not be written: {0}")]
    Docx(String),
    /// The typesetter refused the template or the text.
    #[error("the typesetter refused the paper: {0}")]
    Typeset(String),
    /// A workbook could not be written.
    #[error("the workbook could not be written")]
    Xlsx(#[from] rust_xlsxwriter::XlsxError),
    /// A line of a table could not be written.
    #[error("the table could not be written: {0}")]
    Csv(String),
    /// An archive of files could not be written.
    #[error("the archive could not be written")]
    Zip(#[from] zip::result::ZipError),
}

impl From<csv::Error> for DocumentError {
    fn from(error: csv::Error) -> Self {
        Self::Csv(error.to_string())
    }
}
