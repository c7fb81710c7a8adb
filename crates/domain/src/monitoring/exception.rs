//! What is not as it should be at the schools of a municipality, the worst first (row 63 of the permission table).
//!
//! Nothing is stored: each exception is read from the states of things, so that it is gone as soon as its cause is.

use std::collections::BTreeMap;

use chrono::Duration;
use uuid::Uuid;

use super::{Shown, shown_people, shown_people_sum};
use crate::clock::Date;
use crate::id::SchoolId;

/// Days without a meeting after which a pair in force is silent.
pub const SILENCE_DAYS: i64 = 30;
/// Days in the bank of mentees after which somebody without a mentor waits too long.
pub const WAITING_DAYS: i64 = 30;
/// Days before its end from which a consent is to be given anew.
pub const ENDING_DAYS: i64 = crate::consent::RENEWAL_DAYS;
/// Days after its beginning from which a pair in force is to have an approved programme.
pub const PROGRAMME_DAYS: i64 = 14;

/// What is not as it should be. Ordered: the worst comes first.
#[derive(
    Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, serde::Serialize, serde::Deserialize,
)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub enum ExceptionKind {
    /// Consents that end within thirty days and that no later one follows.
    ConsentsEnding,
    /// People in the bank of mentees for thirty days who have no mentor.
    NewcomersWaiting,
    /// Pairs in force without a meeting for thirty days.
    SilentPairs,
    /// Pairs in force for fourteen days without an approved programme.
    ProgrammesMissing,
    /// Mentors with more mentees than they offered to take.
    MentorsOverloaded,
    /// No roadmap that is agreed or in force.
    RoadmapMissing,
    /// Roadmaps whose time is over and on which nobody has reported.
    ReportsOverdue,
    /// In the model, and nothing is known of it: that is no nought.
    NoData,
}

impl ExceptionKind {
    /// Every one, the worst first.
    pub const ALL: [Self; 8] = [
        Self::ConsentsEnding,
        Self::NewcomersWaiting,
        Self::SilentPairs,
        Self::ProgrammesMissing,
        Self::MentorsOverloaded,
        Self::RoadmapMissing,
        Self::ReportsOverdue,
        Self::NoData,
    ];

    /// Whether it counts people, so that one to four of them are withheld from who may see only counts.
    pub fn counts_people(self) -> bool {
        match self {
            Self::ConsentsEnding | Self::NewcomersWaiting | Self::MentorsOverloaded => true,
            Self::SilentPairs
            | Self::ProgrammesMissing
            | Self::RoadmapMissing
            | Self::ReportsOverdue
            | Self::NoData => false,
        }
    }

    /// The number for who may see only counts.
    pub fn shown(self, count: u32) -> Shown {
        if self.counts_people() {
            shown_people(count)
        } else {
            Shown::Exact(count)
        }
    }
}

/// The sum of what several schools have of one kind, for who may see only counts.
pub fn shown_sum(kind: ExceptionKind, counts: &[u32]) -> Shown {
    if kind.counts_people() {
        shown_people_sum(counts.iter().copied())
    } else {
        let add = |sum: u32, one: &u32| sum.saturating_add(*one);
        Shown::Exact(counts.iter().fold(0, add))
    }
}

/// The days by which it is decided, on some day.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Bounds {
    /// The day itself.
    pub today: Date,
    /// A pair whose last meeting was on this day or before it is silent.
    pub silent: Date,
    /// Who came into the bank on this day or before it waits too long.
    pub waiting: Date,
    /// A consent that ends on this day or before it is to be given anew.
    pub ending: Date,
    /// A pair that began on this day or before it is to have a programme.
    pub programme: Date,
}

impl Bounds {
    /// The bounds on `today`.
    pub fn on(today: Date) -> Self {
        let ago = |days| {
            let day = today.checked_sub_signed(Duration::days(days));
            day.unwrap_or(Date::MIN)
        };
        let ahead = today.checked_add_signed(Duration::days(ENDING_DAYS));
        Self {
            today,
            silent: ago(SILENCE_DAYS),
            waiting: ago(WAITING_DAYS),
            ending: ahead.unwrap_or(Date::MAX),
            programme: ago(PROGRAMME_DAYS),
        }
    }
}

/// One thing that is not as it should be.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Finding {
    /// Where.
    pub school: SchoolId,
    /// What.
    pub kind: ExceptionKind,
    /// Since which day; for a consent, until which.
    pub day: Date,
    /// The pair, the person, the roadmap or the school that it is about.
    pub subject: Uuid,
}

/// What of one kind is not as it should be at one school.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Exception {
    /// Where.
    pub school: SchoolId,
    /// What.
    pub kind: ExceptionKind,
    /// The earliest day.
    pub day: Date,
    /// What it is about, the earliest first, each once.
    pub subjects: Vec<Uuid>,
}

impl Exception {
    /// How many.
    pub fn count(&self) -> u32 {
        u32::try_from(self.subjects.len()).unwrap_or(u32::MAX)
    }
}

/// Findings by kind and school: the worst kind first, within a kind whatever has lasted longest, then by `name` of the school.
pub fn worst_first<N: Ord>(
    findings: impl IntoIterator<Item = Finding>,
    name: impl Fn(SchoolId) -> N,
) -> Vec<Exception> {
    let mut findings: Vec<Finding> = findings.into_iter().collect();
    findings.sort_by_key(|one| (one.kind, one.school.0, one.day, one.subject));
    let mut gathered: BTreeMap<(ExceptionKind, Uuid), Exception> = BTreeMap::new();
    for finding in findings {
        let key = (finding.kind, finding.school.0);
        let exception = gathered.entry(key).or_insert_with(|| Exception {
            school: finding.school,
            kind: finding.kind,
            day: finding.day,
            subjects: Vec::new(),
        });
        if !exception.subjects.contains(&finding.subject) {
            exception.subjects.push(finding.subject);
        }
    }
    let mut all: Vec<Exception> = gathered.into_values().collect();
    all.sort_by_cached_key(|one| (one.kind, one.day, name(one.school), one.school.0));
    all
}

#[cfg(test)]
mod tests;
