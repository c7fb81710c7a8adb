//! A file on its way: read, looked at, taken over.

/// Why a file could not be read.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub enum FileProblem {
    /// Nothing is in it.
    Empty,
    /// A Word document.
    WordFile,
    /// A workbook of Excel 97–2003, .xls.
    OldExcel,
    /// A workbook with a password.
    Encrypted,
    /// A table of `LibreOffice`, .ods.
    OpenDocument,
    /// A PDF.
    Pdf,
    /// A picture.
    Picture,
    /// Neither a workbook nor a text.
    Unknown,
    /// A workbook that is damaged.
    Damaged,
    /// It is larger, or unpacks to more, than is taken.
    TooLarge,
    /// More than 50 000 lines.
    TooManyRows,
    /// More than 200 columns.
    TooManyColumns,
    /// A cell longer than a cell can be.
    CellTooLong,
    /// No line of headings was found.
    NoHeadings,
}

/// How far a file has come.
#[derive(Clone, Copy, PartialEq, Eq, Debug, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub enum RunState {
    /// To be read and compared.
    Waiting,
    /// Compared; somebody looks at it.
    Previewed,
    /// It could not be read.
    Unreadable,
    /// To be taken over.
    Applying,
    /// Taken over.
    Applied,
    /// Given up.
    Discarded,
}

/// What happens to a file.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum RunEvent {
    /// It was compared with what is known.
    Preview,
    /// It turned out not to be a table.
    GiveUpReading,
    /// Somebody says which column is which, or what a doubtful line is: it is to be compared anew.
    Remap,
    /// Somebody wants it taken over.
    Apply,
    /// It was taken over.
    Finish,
    /// It could not be taken over: what it was compared with has changed, and so it is compared anew.
    FallBack,
    /// Somebody gives it up.
    Discard,
}

/// It is not at the point where this can happen.
#[derive(Clone, Copy, PartialEq, Eq, Debug, thiserror::Error)]
#[error("a file that is {0:?} cannot go that way")]
pub struct Stuck(pub RunState);

impl RunState {
    /// Every state.
    pub const ALL: [Self; 6] = [
        Self::Waiting,
        Self::Previewed,
        Self::Unreadable,
        Self::Applying,
        Self::Applied,
        Self::Discarded,
    ];

    /// Its name in the database.
    pub fn code(self) -> &'static str {
        match self {
            Self::Waiting => "WAITING",
            Self::Previewed => "PREVIEWED",
            Self::Unreadable => "UNREADABLE",
            Self::Applying => "APPLYING",
            Self::Applied => "APPLIED",
            Self::Discarded => "DISCARDED",
        }
    }

    /// Whether the server has to do something about it.
    pub fn is_due(self) -> bool {
        matches!(self, Self::Waiting | Self::Applying)
    }

    /// Where `event` leads.
    pub fn after(self, event: RunEvent) -> Result<Self, Stuck> {
        use RunEvent::*;
        match (self, event) {
            (Self::Waiting, Preview) => Ok(Self::Previewed),
            (Self::Waiting, GiveUpReading) => Ok(Self::Unreadable),
            (Self::Previewed, Remap) => Ok(Self::Waiting),
            (Self::Previewed, Apply) => Ok(Self::Applying),
            (Self::Applying, Finish) => Ok(Self::Applied),
            (Self::Applying, FallBack) => Ok(Self::Waiting),
            (Self::Waiting | Self::Previewed | Self::Unreadable, Discard) => Ok(Self::Discarded),
            (Self::Waiting, Remap | Apply | Finish | FallBack)
            | (Self::Previewed, Preview | GiveUpReading | Finish | FallBack)
            | (Self::Unreadable, Preview | GiveUpReading | Remap | Apply | Finish | FallBack)
            | (Self::Applying, Preview | GiveUpReading | Remap | Apply | Discard)
            | (Self::Applied | Self::Discarded, _) => Err(Stuck(self)),
        }
    }
}
