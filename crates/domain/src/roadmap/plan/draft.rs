//! What the reader of plans answers: rows to be checked by a person.

use std::collections::BTreeSet;

use serde::Serialize;

use super::bodies::Bodies;
use super::column::Column;
use crate::roadmap::term::Schedule;

/// Something about a row that a person should look at.
#[derive(
    Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, serde::Serialize, serde::Deserialize,
)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub enum Doubt {
    /// Nothing stands in the column of terms, or there is no such column.
    TermMissing,
    /// Something of the term was not understood.
    TermNotUnderstood,
    /// The term may be meant otherwise.
    TermUnclear,
    /// The row has no term, and the heading above it is one: «СЕНТЯБРЬ».
    TermFromSection,
    /// The term lies outside of the plan's period, or begins or ends there.
    OutsidePeriod,
    /// Nobody is named.
    ResponsibleMissing,
    /// Somebody is named of whom it is not known what they are.
    ResponsibleUnknown,
    /// The activity is that of the row above: the paper prints it once for several terms.
    ActivityShared,
    /// The row was torn apart, by the end of a page, and put together again.
    Joined,
    /// Another row of the same section has the same number.
    NumberRepeated,
    /// Several terms for several bodies stood in one line, and were told apart.
    Cut,
}

/// A row of a plan.
#[derive(Clone, PartialEq, Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct PlanRow {
    /// The rows that it came from, from 1 on: those of the paper, or of the table where only a table was given.
    pub places: Vec<u32>,
    /// The headings above it, the widest first: stage, section.
    pub sections: Vec<String>,
    /// The number as it is printed, «2.1».
    pub number: Option<String>,
    /// What is to be done.
    pub activity: String,
    /// When, as it is printed.
    pub term: String,
    /// When, as it was read.
    pub schedule: Schedule,
    /// Who does it, as it is printed.
    pub responsible: String,
    /// Who does it, as it was recognised.
    pub bodies: Bodies,
    /// For whom, as it is printed.
    pub participants: String,
    /// What comes of it.
    pub result: String,
    /// What proves it.
    pub evidence: String,
    /// What a person should look at.
    pub doubts: BTreeSet<Doubt>,
}

/// A plan's table, read.
#[derive(Clone, PartialEq, Debug, Serialize)]
pub struct PlanDraft {
    /// Which column of the table is what, by its place from 0 on.
    pub columns: Vec<(usize, Column)>,
    /// Columns that were looked for and not found, and that a plan should have.
    pub missing: Vec<Column>,
    /// The rows, in the order of the paper.
    pub rows: Vec<PlanRow>,
}

impl PlanDraft {
    /// A plan without rows yet, with these columns.
    pub(super) fn empty(columns: Vec<(usize, Column)>) -> Self {
        let wanted = [Column::Number, Column::Term, Column::Responsible];
        let has = |wanted: &Column| columns.iter().any(|(_, column)| column == wanted);
        let missing = wanted.into_iter().filter(|column| !has(column)).collect();
        Self {
            columns,
            missing,
            rows: Vec::new(),
        }
    }
}

/// Why a table is no plan.
#[derive(Clone, Copy, PartialEq, Eq, Debug, thiserror::Error)]
pub enum PlanError {
    /// No row has the headings of a plan: an activity, and a term or somebody responsible.
    #[error("no row of headings with an activity and a term or who is responsible")]
    NoHeadings,
    /// There are headings, and no row below them.
    #[error("no rows below the headings")]
    NoRows,
}
