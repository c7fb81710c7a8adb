//! Numeric targets: how many organisations of each kind are to have something by a year, and how many have it
//! (A-033…A-036).
//!
//! The number of organisations that a plan was made for, its base, is a part of the plan: organisations merge and close,
//! and a percent of a base that moves says nothing. Two targets of one year that contradict each other are two
//! indicators (I-03).

use std::collections::{BTreeMap, BTreeSet};

use crate::clock::{Date, SchoolYear};
use crate::org::SchoolKind;

/// What an organisation has, or has not. Each is computed from what is in the system; nobody fills it in.
#[derive(
    Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, serde::Serialize, serde::Deserialize,
)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub enum TargetIndicator {
    /// A programme of mentoring in force.
    ProgrammeExists,
    /// A published practice.
    PracticePublished,
    /// Every document that its municipality requires, current.
    DocumentPackage,
    /// A place in the register of those that implement the model (D-2.1).
    InModel,
}

impl TargetIndicator {
    /// Every one.
    pub const ALL: [Self; 4] = [
        Self::ProgrammeExists,
        Self::PracticePublished,
        Self::DocumentPackage,
        Self::InModel,
    ];

    /// The stored name.
    pub fn code(self) -> &'static str {
        match self {
            Self::ProgrammeExists => "PROGRAMME_EXISTS",
            Self::PracticePublished => "PRACTICE_PUBLISHED",
            Self::DocumentPackage => "DOCUMENT_PACKAGE",
            Self::InModel => "IN_MODEL",
        }
    }
}

/// A calendar year in which something is to be reached.
#[derive(
    Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, serde::Serialize, serde::Deserialize,
)]
#[serde(transparent)]
pub struct TargetYear(i32);

impl TargetYear {
    /// The year; `None` outside of those that the system speaks of.
    pub fn of(year: i32) -> Option<Self> {
        SchoolYear::RANGE.contains(&year).then_some(Self(year))
    }

    /// Its number.
    pub fn number(self) -> i32 {
        self.0
    }

    /// The day as at which the fact is counted: the last of the year, or today while it runs. `None` for a year that has
    /// not begun: of that there is no fact, which is no nought.
    pub fn as_at(self, today: Date) -> Option<Date> {
        let first = Date::from_ymd_opt(self.0, 1, 1)?;
        let last = Date::from_ymd_opt(self.0, 12, 31)?;
        (first <= today).then(|| last.min(today))
    }
}

/// What is planned for the organisations of one kind.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, serde::Serialize, serde::Deserialize)]
pub struct PlanLine {
    /// Which kind.
    pub kind: SchoolKind,
    /// How many of them are to have it.
    pub planned: u32,
    /// How many of them there are in the plan's year.
    pub base: u32,
}

/// The most organisations of one kind that a plan speaks of.
pub const MOST_ORGANISATIONS: u32 = 100_000;

/// What is planned, a line for each kind of organisation, in the order of the kinds.
#[derive(Clone, PartialEq, Eq, Debug, serde::Serialize)]
pub struct Plan(Vec<PlanLine>);

/// Why lines make no plan.
#[derive(Clone, Copy, PartialEq, Eq, Debug, thiserror::Error)]
pub enum PlanError {
    /// There is none.
    #[error("a plan has at least one kind of organisation")]
    Empty,
    /// The line at this place speaks of a kind that another one has spoken of.
    #[error("each kind of organisation stands in a plan once")]
    Twice(usize),
    /// The line at this place plans for no organisation, or for more than there can be.
    #[error("a base is from one organisation to a hundred thousand")]
    Base(usize),
    /// The line at this place plans for more organisations than there are.
    #[error("no more organisations can be planned for than there are")]
    MoreThanBase(usize),
}

impl Plan {
    /// A plan of these lines.
    pub fn of(mut lines: Vec<PlanLine>) -> Result<Self, PlanError> {
        if lines.is_empty() {
            return Err(PlanError::Empty);
        }
        let mut kinds = BTreeSet::new();
        for (place, line) in lines.iter().enumerate() {
            if !kinds.insert(line.kind) {
                return Err(PlanError::Twice(place));
            }
            if !(1..=MOST_ORGANISATIONS).contains(&line.base) {
                return Err(PlanError::Base(place));
            }
            if line.planned > line.base {
                return Err(PlanError::MoreThanBase(place));
            }
        }
        lines.sort_by_key(|line| line.kind);
        Ok(Self(lines))
    }

    /// Its lines.
    pub fn lines(&self) -> &[PlanLine] {
        &self.0
    }

    /// Whether organisations of this kind count.
    pub fn covers(&self, kind: SchoolKind) -> bool {
        self.0.iter().any(|line| line.kind == kind)
    }

    /// How it stands with `facts`: how many organisations of each kind have it. What the plan does not cover does not count.
    pub fn against(&self, facts: &BTreeMap<SchoolKind, u32>) -> Standing {
        let line = |line: &PlanLine| StandingLine {
            kind: line.kind,
            sum: Sum {
                planned: line.planned,
                base: line.base,
                fact: facts.get(&line.kind).copied().unwrap_or(0),
            },
        };
        Standing(self.0.iter().map(line).collect())
    }
}

/// Plan and fact of some organisations.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct Sum {
    /// How many are to have it.
    pub planned: u32,
    /// How many there are in the plan's year.
    pub base: u32,
    /// How many have it.
    pub fact: u32,
}

impl Sum {
    /// Both together.
    #[must_use]
    pub fn and(self, other: Self) -> Self {
        Self {
            planned: self.planned.saturating_add(other.planned),
            base: self.base.saturating_add(other.base),
            fact: self.fact.saturating_add(other.fact),
        }
    }

    /// The share of the base that is planned.
    pub fn planned_share(self) -> Option<Share> {
        Share::of(self.planned, self.base)
    }

    /// The share of the base that has it.
    pub fn fact_share(self) -> Option<Share> {
        Share::of(self.fact, self.base)
    }

    /// How many are wanting to the plan.
    pub fn short_by(self) -> u32 {
        self.planned.saturating_sub(self.fact)
    }
}

/// Plan and fact of one kind of organisation.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct StandingLine {
    /// Which kind.
    pub kind: SchoolKind,
    /// Its numbers.
    pub sum: Sum,
}

/// How a plan stands.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Standing(Vec<StandingLine>);

impl Standing {
    /// By kind, in the order of the kinds.
    pub fn lines(&self) -> &[StandingLine] {
        &self.0
    }

    /// All kinds together: what stands by kind, summed up (invariant 11).
    pub fn total(&self) -> Sum {
        let sums = self.0.iter().map(|line| line.sum);
        sums.fold(Sum::default(), Sum::and)
    }
}

/// A share in tenths of a percent.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub struct Share(u32);

impl Share {
    /// `part` of `base`, to the nearest tenth of a percent; `None` when there is no base. 100 % is said of all alone and 0 % of
    /// none alone, however near the others come.
    pub fn of(part: u32, base: u32) -> Option<Self> {
        const ALL: u64 = 1_000;
        let (part, base) = (u64::from(part), u64::from(base));
        let nearest = (part * ALL * 2 + base).checked_div(base * 2)?;
        let said = match nearest {
            0 if part > 0 => 1,
            ALL if part < base => ALL - 1,
            ALL if part > base => ALL + 1,
            said => said,
        };
        u32::try_from(said).ok().map(Self)
    }

    /// As tenths of a percent: 409 is 40.9 %.
    pub fn tenths(self) -> u32 {
        self.0
    }

    /// As a percent with one place after the point.
    pub fn percent(self) -> f64 {
        f64::from(self.0) / 10.0
    }
}

/// Where an edition of a target stands. One of a target is proposed at most, and one approved.
#[derive(
    Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, serde::Serialize, serde::Deserialize,
)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub enum EditionState {
    /// Written, not yet approved.
    Proposed,
    /// It holds.
    Approved,
    /// A later one has taken its place.
    Superseded,
}

/// Why an edition did not change.
#[derive(Clone, Copy, PartialEq, Eq, Debug, thiserror::Error)]
pub enum EditionError {
    /// It holds already.
    #[error("this edition is approved")]
    AlreadyApproved,
    /// A later one has taken its place.
    #[error("a later edition has taken its place")]
    Superseded,
}

impl EditionState {
    /// Every one.
    pub const ALL: [Self; 3] = [Self::Proposed, Self::Approved, Self::Superseded];

    /// The stored name.
    pub fn code(self) -> &'static str {
        match self {
            Self::Proposed => "PROPOSED",
            Self::Approved => "APPROVED",
            Self::Superseded => "SUPERSEDED",
        }
    }

    /// Who may, approves it.
    pub fn approve(self) -> Result<Self, EditionError> {
        match self {
            Self::Proposed => Ok(Self::Approved),
            Self::Approved => Err(EditionError::AlreadyApproved),
            Self::Superseded => Err(EditionError::Superseded),
        }
    }

    /// What becomes of it when a later edition is written: what holds, holds until that one is approved.
    #[must_use]
    pub fn written_anew(self) -> Self {
        match self {
            Self::Proposed | Self::Superseded => Self::Superseded,
            Self::Approved => Self::Approved,
        }
    }

    /// What becomes of it when a later edition is approved.
    #[must_use]
    pub fn followed(self) -> Self {
        match self {
            Self::Proposed | Self::Approved | Self::Superseded => Self::Superseded,
        }
    }
}

#[cfg(test)]
mod tests;
