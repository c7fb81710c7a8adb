//! What is to become of a line.

use super::{Field, Problem};
use crate::clock::Date;
use crate::id::PersonId;

/// A line as it was read.
#[derive(Clone, PartialEq, Debug)]
pub struct Draft<T> {
    /// Its number in the sheet.
    pub row: u32,
    /// What it says; none when something is wrong with it.
    pub value: Option<T>,
    /// What is wrong with it, by column.
    pub problems: Vec<Problem>,
}

/// Somebody who may be meant.
#[derive(Clone, PartialEq, Eq, Debug, serde::Serialize, serde::Deserialize)]
pub struct Candidate {
    /// Who.
    pub person: PersonId,
    /// What they are called.
    pub name: String,
    /// When they were born.
    pub birth_date: Option<Date>,
    /// Their position at the school; none for who works elsewhere in the municipality.
    pub position: Option<String>,
}

/// A field that a line changes.
#[derive(Clone, PartialEq, Eq, Debug, serde::Serialize, serde::Deserialize)]
pub struct Change {
    /// Which one.
    pub field: Field,
    /// What is kept; a date as `2026-09-01`, yes and no as `true` and `false`, values by their code.
    pub from: Option<String>,
    /// What the line says, in the same form.
    pub to: Option<String>,
}

/// What somebody says of a doubtful line.
#[derive(Clone, Copy, PartialEq, Eq, Debug, serde::Serialize, serde::Deserialize)]
#[serde(
    rename_all = "SCREAMING_SNAKE_CASE",
    tag = "choice",
    content = "person"
)]
pub enum Choice {
    /// It is somebody else than those who were shown.
    New,
    /// It is this one.
    Same(PersonId),
    /// It is to be left out.
    Skip,
}

/// What a line comes to.
#[derive(Clone, PartialEq, Debug)]
pub enum Step {
    /// Something new.
    Add,
    /// It is known and says nothing new; or it repeats another line.
    Nothing,
    /// It changes what is known, in these fields.
    Update(Vec<Change>),
    /// Somebody has to say who is meant.
    Ask(Vec<Candidate>),
    /// Somebody said that it is to be left out.
    Skip,
    /// It is wrong.
    Refuse,
}

/// A line with what it comes to.
#[derive(Clone, PartialEq, Debug)]
pub struct Planned<T, K> {
    /// Its number in the sheet.
    pub row: u32,
    /// What it says, when nothing is wrong with it.
    pub value: Option<T>,
    /// What is wrong with it.
    pub problems: Vec<Problem>,
    /// What it belongs to or changes, where that is known.
    pub of: Option<K>,
    /// What it comes to.
    pub step: Step,
}

/// A step by its name.
#[derive(
    Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, serde::Serialize, serde::Deserialize,
)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub enum Verdict {
    /// Adds something.
    New,
    /// Changes something.
    Update,
    /// Nothing to do.
    Same,
    /// Somebody has to choose.
    Doubtful,
    /// Wrong.
    Wrong,
    /// Left out.
    Skipped,
}

impl Verdict {
    /// Every verdict.
    pub const ALL: [Self; 6] = [
        Self::New,
        Self::Update,
        Self::Same,
        Self::Doubtful,
        Self::Wrong,
        Self::Skipped,
    ];

    /// Its name in the database.
    pub fn code(self) -> &'static str {
        match self {
            Self::New => "NEW",
            Self::Update => "UPDATE",
            Self::Same => "SAME",
            Self::Doubtful => "DOUBTFUL",
            Self::Wrong => "WRONG",
            Self::Skipped => "SKIPPED",
        }
    }
}

impl<T, K> Planned<T, K> {
    pub(super) fn taken(row: u32, value: T, of: Option<K>, step: Step) -> Self {
        Self {
            row,
            value: Some(value),
            problems: Vec::new(),
            of,
            step,
        }
    }

    /// The step by its name.
    pub fn verdict(&self) -> Verdict {
        match self.step {
            Step::Add => Verdict::New,
            Step::Nothing => Verdict::Same,
            Step::Update(_) => Verdict::Update,
            Step::Ask(_) => Verdict::Doubtful,
            Step::Skip => Verdict::Skipped,
            Step::Refuse => Verdict::Wrong,
        }
    }

    /// A line that is wrong.
    pub fn refused(row: u32, problems: Vec<Problem>) -> Self {
        Self {
            row,
            value: None,
            problems,
            of: None,
            step: Step::Refuse,
        }
    }
}

/// Collects the changes of a line.
#[derive(Default)]
pub(super) struct Changes(pub(super) Vec<Change>);

impl Changes {
    /// The step that they make.
    pub(super) fn step(self) -> Step {
        if self.0.is_empty() {
            Step::Nothing
        } else {
            Step::Update(self.0)
        }
    }

    /// Notes a change of `field` where the two differ.
    pub(super) fn note(&mut self, field: Field, from: Option<String>, to: Option<String>) {
        if from != to {
            self.0.push(Change { field, from, to });
        }
    }
}
