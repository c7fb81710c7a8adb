//! A paper as a list of blocks: what both printers print.

mod certificate;
mod consent;
mod extract;
mod filled;
mod fitted;
mod order;
mod programme;
mod roadmap;
mod roadmap_report;
mod text;

pub(crate) use certificate::certificate;
pub(crate) use consent::consent;
pub(crate) use extract::extract;
pub(crate) use filled::filled;
pub(crate) use order::order;
pub(crate) use programme::programme;
pub(crate) use roadmap::roadmap;
pub(crate) use roadmap_report::roadmap_report;
pub(crate) use text::Text;

/// A line to sign on.
pub(crate) const SIGNING_LINE: &str = "______________";
/// A gap for the day of signing, written in by hand.
pub(crate) const SIGNING_DAY: &str = "«___» ___________ 20___\u{a0}г.";

/// A paper, from the top.
#[derive(Clone, PartialEq, Eq, Debug, serde::Serialize)]
pub(crate) struct Paper {
    /// The title in the file's properties.
    pub title: Text,
    /// The organisation in the file's properties.
    pub author: Text,
    /// The date in the file's properties, `YYYY-MM-DD`; none for a draft.
    pub date: Option<domain::clock::Date>,
    /// Whether the sheet lies across: for a table of many columns.
    pub wide: bool,
    /// What is printed.
    pub blocks: Vec<Block>,
}

/// A piece of a paper. The names are those of the template's functions.
#[derive(Clone, PartialEq, Eq, Debug, serde::Serialize)]
#[serde(tag = "kind", rename_all = "kebab-case")]
pub(crate) enum Block {
    /// The organisation's name on one or two lines and those above it, centred.
    Letterhead {
        authorities: Vec<Text>,
        organisation: Vec<Text>,
        short_name: Option<Text>,
    },
    /// The word that says what paper it is: «ПРИКАЗ», centred.
    Species { text: Text },
    /// Date at the left, number at the right, place centred under them.
    Requisites {
        date: Text,
        number: Text,
        place: Text,
    },
    /// The title of an order, in a narrow column at the left unless it is so long that it needs the whole width.
    Title { text: Text, wide: bool },
    /// A centred heading, on a new page if asked.
    Heading { text: Text, new_page: bool },
    /// A paragraph with an indented first line.
    Paragraph { text: Text },
    /// A line with gaps that are filled in by hand.
    Gaps { text: Text },
    /// «ПРИКАЗЫВАЮ:».
    Command { text: Text },
    /// A table with a head that is repeated on every page.
    Table {
        columns: Vec<Column>,
        rows: Vec<Row>,
        tall: bool,
    },
    /// Position, a line to sign on, the name.
    Signature {
        position: Text,
        line: Text,
        name: Text,
    },
    /// Lines to sign, each with a day: of those who have read the paper, or of the one who agrees.
    Signatures {
        heading: Option<Text>,
        signatures: Vec<SignLine>,
    },
    /// «Приложение 1 к приказу …», «УТВЕРЖДЕНО …» at the right, on a new page if asked.
    Stamp { lines: Vec<Text>, new_page: bool },
    /// A line in the middle of the sheet; a large one is the word or the name that the paper is about.
    Centred { text: Text, large: bool },
    /// How the paper is checked: lines, and beside them in a PDF their address as a code of dark modules (`1`).
    Verify {
        modules: Vec<String>,
        lines: Vec<Text>,
    },
    /// Small print at the end.
    Note { text: Text },
    /// Where the next of several papers begins, on a page that is its first.
    NextPaper,
}

/// Several papers as one file, each from its own first page on.
pub(crate) fn several(papers: Vec<Paper>) -> Option<Paper> {
    let mut papers = papers.into_iter();
    let mut all = papers.next()?;
    for paper in papers {
        all.title = Text::from("Приказы");
        all.date = all.date.max(paper.date);
        all.blocks.push(Block::NextPaper);
        all.blocks.extend(paper.blocks);
    }
    Some(all)
}

/// A column of a printed table.
#[derive(Clone, PartialEq, Eq, Debug, serde::Serialize)]
pub(crate) struct Column {
    pub title: Text,
    /// Its part of the width against the sum of all; at least 1.
    pub share: u16,
}

/// A row of a printed table.
#[derive(Clone, PartialEq, Eq, Debug, serde::Serialize)]
#[serde(tag = "kind", rename_all = "kebab-case")]
pub(crate) enum Row {
    /// A cell for each column, lines in each; `None` for one that goes on from the cell above.
    Cells { cells: Vec<Option<Vec<Text>>> },
    /// A heading over all columns; the widest headings have level 1.
    Over { text: Text, level: usize },
}

impl From<Vec<Vec<Text>>> for Row {
    fn from(cells: Vec<Vec<Text>>) -> Self {
        Self::Cells {
            cells: cells.into_iter().map(Some).collect(),
        }
    }
}

impl Row {
    /// Whether the cell of this column goes on from the one above.
    pub(crate) fn goes_on(&self, column: usize) -> bool {
        match self {
            Self::Cells { cells } => matches!(cells.get(column), Some(None)),
            Self::Over { .. } => false,
        }
    }
}

/// A line to sign on, with the name and a gap for the day.
#[derive(Clone, PartialEq, Eq, Debug, serde::Serialize)]
pub(crate) struct SignLine {
    pub line: Text,
    pub name: Text,
    pub day: Text,
}
