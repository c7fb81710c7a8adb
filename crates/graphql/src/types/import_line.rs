//! A line of a file with what it comes to.

use async_graphql::{Enum, ID, SimpleObject};
use domain::id::{MentorshipId, PersonId, SchoolId};
use domain::import::{Choice, ImportKind, column_letters};
use persistence::imports::RunLine;

use super::import_enums::{CellProblemKind, ImportField, ImportVerdict};
use crate::date::Date;
use crate::ids::PublicId;

/// A line of a file with what it comes to.
#[derive(Clone, SimpleObject)]
pub struct ImportLine {
    /// Its number as Excel shows it.
    pub row: i32,
    /// What it comes to.
    pub verdict: ImportVerdict,
    /// What is printed in its cells, from column 0 on.
    pub cells: Vec<String>,
    /// What is wrong with it, cell by cell.
    pub problems: Vec<CellProblem>,
    /// What it changes.
    pub changes: Vec<ImportChange>,
    /// Who may be meant, where somebody has to say so.
    pub candidates: Vec<ImportCandidate>,
    /// What somebody said of it.
    pub choice: Option<ImportChoiceKind>,
    /// `person:…`, `school:…` or `mentorship:…`: what it belongs to, or what it became.
    pub subject_id: Option<ID>,
}

/// What is wrong with a cell.
#[derive(Clone, SimpleObject)]
pub struct CellProblem {
    /// What the column is.
    pub field: ImportField,
    /// The letters of the column; `null` when it is about the line.
    pub letters: Option<String>,
    /// Which column, from 0 on.
    pub column: Option<i32>,
    /// What is wrong.
    pub kind: CellProblemKind,
    /// What is printed there, or the part of it that is wrong.
    pub value: String,
    /// The most that would be right.
    pub limit: Option<i32>,
    /// The other line, for lines that contradict each other.
    pub row: Option<i32>,
    /// Who may be meant, where it is not clear who is.
    pub candidates: Vec<ImportCandidate>,
}

/// A field that a line changes.
#[derive(Clone, SimpleObject)]
pub struct ImportChange {
    /// Which one.
    pub field: ImportField,
    /// What is kept; a date as `2026-09-01`, yes and no as `true` and `false`.
    pub from: Option<String>,
    /// What the line says.
    pub to: Option<String>,
}

/// Somebody who may be meant by a line.
#[derive(Clone, SimpleObject)]
pub struct ImportCandidate {
    /// `person:…`.
    pub person_id: ID,
    /// What they are called.
    pub full_name: String,
    /// When they were born.
    pub birth_date: Option<Date>,
    /// Their position at the school; `null` for who works elsewhere in the municipality.
    pub position: Option<String>,
}

/// What somebody says of a line.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Enum)]
pub enum ImportChoiceKind {
    /// It is somebody else than those who were shown.
    New,
    /// It is one of those who were shown.
    Same,
    /// It is to be left out.
    Skip,
}

impl ImportLine {
    pub(crate) fn new(kind: ImportKind, row: RunLine, choice: Option<Choice>) -> Self {
        let number = |number: u32| i32::try_from(number).unwrap_or(i32::MAX);
        let candidate = |candidate: domain::import::Candidate| ImportCandidate {
            person_id: candidate.person.public(),
            full_name: candidate.name,
            birth_date: candidate.birth_date.map(Date),
            position: candidate.position,
        };
        let problem = |problem: domain::import::Problem| CellProblem {
            field: problem.field.into(),
            letters: problem.column.map(column_letters),
            column: problem.column.map(number),
            kind: problem.kind.into(),
            value: problem.value,
            limit: problem.limit.map(number),
            row: problem.row.map(number),
            candidates: problem.candidates.into_iter().map(candidate).collect(),
        };
        let change = |change: domain::import::Change| ImportChange {
            field: change.field.into(),
            from: change.from,
            to: change.to,
        };
        let public = |id| match kind {
            ImportKind::Organisations => SchoolId(id).public(),
            ImportKind::People | ImportKind::MentorCards | ImportKind::Needs => {
                PersonId(id).public()
            }
            ImportKind::Pairs => MentorshipId(id).public(),
        };
        Self {
            row: number(row.row),
            verdict: row.verdict.into(),
            cells: row.cells,
            problems: row.problems.into_iter().map(problem).collect(),
            changes: row.changes.into_iter().map(change).collect(),
            candidates: row.candidates.into_iter().map(candidate).collect(),
            choice: choice.map(|choice| match choice {
                Choice::New => ImportChoiceKind::New,
                Choice::Same(_) => ImportChoiceKind::Same,
                Choice::Skip => ImportChoiceKind::Skip,
            }),
            subject_id: row.subject.map(public),
        }
    }
}
