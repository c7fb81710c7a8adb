//! A file on its way into the registers.

use std::collections::BTreeMap;

use async_graphql::{ID, InputObject, Object, SimpleObject};
use chrono::{DateTime, Utc};
use domain::access::rules::place::{municipality, school};
use domain::access::{Place as At, Subject, Verdict as Allowed};
use domain::id::ImportId;
use domain::import::{Remark, Verdict, column_letters};
use persistence::imports::{LineFilter, Run};

use super::import_enums::{FileProblem, ImportField, ImportKind, ImportState, ImportVerdict};
use super::import_line::ImportLine;
use super::place::Place;
use crate::error::GqlError;
use crate::ids::PublicId;
use crate::pagination::{Connection, Total, page_cost, page_slice};
use crate::viewer::Viewer;

/// A file on its way into the registers.
#[derive(Clone)]
pub struct ImportRun {
    viewer: Viewer,
    row: Run,
}

/// A column of the file.
#[derive(Clone, SimpleObject)]
pub struct ImportColumn {
    /// Which one, from 0 on.
    pub column: i32,
    /// Its letters as Excel shows them.
    pub letters: String,
    /// What it is headed with; empty for a column without a heading.
    pub heading: String,
    /// The first cells below that are not blank, at most three.
    pub samples: Vec<String>,
    /// What it is; `null` for one that is not taken.
    pub field: Option<ImportField>,
}

/// How many lines came to something.
#[derive(Clone, SimpleObject)]
pub struct ImportCount {
    /// To what.
    pub verdict: ImportVerdict,
    /// How many.
    pub count: i32,
}

/// What was left out of the file, or read in a way that somebody should know of.
#[derive(Clone, SimpleObject)]
pub struct ImportRemark {
    /// What.
    pub kind: ImportRemarkKind,
    /// In which line; `null` where it is about the file.
    pub row: Option<i32>,
    /// How many sheets, for those that were not read.
    pub count: Option<i32>,
}

/// What was left out of a file.
#[derive(Clone, Copy, PartialEq, Eq, Debug, async_graphql::Enum)]
pub enum ImportRemarkKind {
    /// A line of totals.
    Totals,
    /// The line below the headings that numbers the columns.
    ColumnNumbers,
    /// A merged cell was read as filled throughout.
    Merged,
    /// Other sheets were not read.
    OtherSheets,
}

/// Which lines are wanted.
#[derive(InputObject, Default)]
pub struct ImportLineFilter {
    /// Those that come to one of these; all when left out.
    pub verdicts: Option<Vec<ImportVerdict>>,
}

/// Counts the lines on demand.
pub struct ImportLineTotal {
    viewer: Viewer,
    run: ImportId,
    filter: LineFilter,
}

impl Total for ImportLineTotal {
    async fn total(&self) -> Result<u64, GqlError> {
        let imports = self.viewer.store().imports();
        Ok(imports.count_lines(self.run, &self.filter).await?)
    }
}

impl ImportRun {
    pub(crate) fn new(viewer: Viewer, row: Run) -> Self {
        Self { viewer, row }
    }

    /// The file with this id, as it is now.
    pub(crate) async fn load(viewer: &Viewer, id: ImportId) -> Result<Self, GqlError> {
        let row = viewer.store().imports().find(id).await?;
        Ok(Self::new(viewer.clone(), row.ok_or(GqlError::NotFound)?))
    }

    /// The file, for who may take such a file over at its place.
    pub(crate) async fn seen(viewer: &Viewer, id: ImportId) -> Result<Option<Self>, GqlError> {
        let Some(row) = viewer.store().imports().find(id).await? else {
            return Ok(None);
        };
        let may = may_import(viewer, row.place, row.kind).await?;
        Ok(may.then(|| Self::new(viewer.clone(), row)))
    }

    /// The files of a place that the viewer may take over, the latest first.
    pub(crate) async fn latest(viewer: &Viewer, place: At) -> Result<Vec<Self>, GqlError> {
        let rows = viewer.store().imports().latest(place).await?;
        let mut may = BTreeMap::new();
        let mut seen = Vec::new();
        for row in rows {
            let allowed = match may.get(row.kind.code()) {
                Some(allowed) => *allowed,
                None => {
                    let allowed = may_import(viewer, place, row.kind).await?;
                    may.insert(row.kind.code(), allowed);
                    allowed
                }
            };
            if allowed {
                seen.push(Self::new(viewer.clone(), row));
            }
        }
        Ok(seen)
    }
}

/// Whether the viewer may take files of a kind over at a place.
async fn may_import(
    viewer: &Viewer,
    place: At,
    kind: domain::import::ImportKind,
) -> Result<bool, GqlError> {
    use domain::import::ImportKind as Kind;
    let verdict = match place {
        At::Region(_) => return Ok(false),
        At::School(id) => {
            let Some(row) = viewer.store().schools().find(id).await? else {
                return Ok(false);
            };
            let action = match kind {
                Kind::Organisations => return Ok(false),
                Kind::People => school::Action::ImportPeople,
                Kind::MentorCards | Kind::Needs => school::Action::ImportCards,
                Kind::Pairs => school::Action::ImportPairs,
            };
            row.facts().judge(viewer.actor(), action)
        }
        At::Municipality(id) => {
            let Some(row) = viewer.store().municipalities().find(id).await? else {
                return Ok(false);
            };
            match kind {
                Kind::Organisations => row
                    .facts()
                    .judge(viewer.actor(), municipality::Action::KeepRegister),
                Kind::People | Kind::MentorCards | Kind::Needs | Kind::Pairs => return Ok(false),
            }
        }
    };
    Ok(verdict == Allowed::Full)
}

/// A file on its way into the registers: read by the server, looked at by somebody, taken over as a whole or not at all.
#[Object]
impl ImportRun {
    /// `import:…`.
    async fn id(&self) -> ID {
        self.row.id.public()
    }

    /// What it holds.
    async fn kind(&self) -> ImportKind {
        self.row.kind.into()
    }

    /// Where it is to be taken over.
    async fn place(&self) -> Result<Place, GqlError> {
        Place::at(&self.viewer, self.row.place).await
    }

    /// What the file is called.
    async fn file_name(&self) -> &str {
        &self.row.file_name
    }

    /// How far it has come. `WAITING` and `APPLYING` go on by themselves.
    async fn state(&self) -> ImportState {
        self.row.state.into()
    }

    /// Why it could not be read.
    async fn failure(&self) -> Option<FileProblem> {
        self.row.failure.map(Into::into)
    }

    /// Whether something had changed when it was to be taken over, so that nothing was, and it was compared anew.
    async fn changed_meanwhile(&self) -> bool {
        self.row.changed_meanwhile
    }

    /// Lines that the server is done with.
    async fn done(&self) -> i32 {
        i32::try_from(self.row.done).unwrap_or(i32::MAX)
    }

    /// All lines.
    async fn total(&self) -> i32 {
        i32::try_from(self.row.total).unwrap_or(i32::MAX)
    }

    /// Its columns, each with what it is.
    async fn columns(&self) -> Vec<ImportColumn> {
        let shown = |heading: &persistence::imports::KeptHeading| ImportColumn {
            column: i32::try_from(heading.column).unwrap_or(i32::MAX),
            letters: column_letters(heading.column),
            heading: heading.text.clone(),
            samples: heading.samples.clone(),
            field: self.row.mapping.field(heading.column).map(Into::into),
        };
        self.row.headings.iter().map(shown).collect()
    }

    /// What a column of such a file can be.
    async fn fields(&self) -> Vec<ImportField> {
        self.row
            .kind
            .fields()
            .iter()
            .map(|field| (*field).into())
            .collect()
    }

    /// What is needed and no column is it; nothing is compared before it is named.
    async fn missing_fields(&self) -> Vec<ImportField> {
        let missing = self.row.mapping.missing(self.row.kind);
        missing.into_iter().map(Into::into).collect()
    }

    /// What was left out.
    async fn remarks(&self) -> Vec<ImportRemark> {
        let number = |number: u32| i32::try_from(number).ok();
        let shown = |remark: &Remark| match *remark {
            Remark::Totals { row } => (ImportRemarkKind::Totals, number(row), None),
            Remark::ColumnNumbers { row } => (ImportRemarkKind::ColumnNumbers, number(row), None),
            Remark::Merged { row, .. } => (ImportRemarkKind::Merged, number(row), None),
            Remark::OtherSheets { count } => (ImportRemarkKind::OtherSheets, None, number(count)),
        };
        let remarks = self.row.remarks.iter().map(shown);
        remarks
            .map(|(kind, row, count)| ImportRemark { kind, row, count })
            .collect()
    }

    /// How many lines came to what; those that no line came to are left out.
    async fn counts(&self) -> Vec<ImportCount> {
        let shown = |(verdict, count): (&Verdict, &u32)| ImportCount {
            verdict: (*verdict).into(),
            count: i32::try_from(*count).unwrap_or(i32::MAX),
        };
        self.row.counts.iter().map(shown).collect()
    }

    /// Its lines in the order of the sheet; none once it was given up or forgotten.
    #[graphql(complexity = "page_cost(first, last) * child_complexity + 1")]
    async fn lines(
        &self,
        #[graphql(desc = "Which lines.")] filter: Option<ImportLineFilter>,
        #[graphql(desc = "The first so many rows, 1–100.")] first: Option<i32>,
        #[graphql(desc = "Beyond this cursor.")] after: Option<String>,
        #[graphql(desc = "The last so many rows, 1–100.")] last: Option<i32>,
        #[graphql(desc = "Before this cursor.")] before: Option<String>,
    ) -> Result<Connection<ImportLine, ImportLineTotal>, GqlError> {
        let verdicts = filter.unwrap_or_default().verdicts.unwrap_or_default();
        let filter = LineFilter {
            verdicts: verdicts.into_iter().map(Into::into).collect(),
        };
        let slice = page_slice(first, after, last, before)?;
        let imports = self.viewer.store().imports();
        let window = imports.lines(self.row.id, &filter, &slice).await?;
        let kind = self.row.kind;
        let total = ImportLineTotal {
            viewer: self.viewer.clone(),
            run: self.row.id,
            filter,
        };
        let choices = self.row.choices.clone();
        let window = window.map(move |row| {
            let choice = choices.get(&row.row).copied();
            ImportLine::new(kind, row, choice)
        });
        Ok(Connection::new(window, total))
    }

    /// When it was brought.
    async fn created_at(&self) -> DateTime<Utc> {
        self.row.created_at
    }

    /// When it last went on.
    async fn updated_at(&self) -> DateTime<Utc> {
        self.row.updated_at
    }

    /// To be sent back with a change, which is refused when the file went on meanwhile.
    async fn version(&self) -> i32 {
        self.row.version
    }
}
