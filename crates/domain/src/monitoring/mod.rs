//! What the levels above see: counters of a school and a school year, kept in the writing transaction; what schools answer
//! in campaigns; targets and how they are met; what is not as it should be.

pub mod calendar;
pub mod campaign;
pub mod check;
pub mod demand;
pub mod exception;
pub mod indicator_set;
mod load;
pub mod retention;
pub mod submission;
pub mod target;

pub use calendar::{Rhythm, Suggestion};
pub use campaign::{Audience, CampaignError, CampaignKind, CampaignState, Completeness};
pub use check::{Answer, Finding, Said, check};
pub use indicator_set::{
    IndicatorSet, Item, ItemFault, SetError, SetState, Source, Stage, ValueKind,
};
pub use load::{Load, LoadBand};
pub use submission::{SubmissionError, SubmissionState, Term, joining_term};

/// The smallest count of people that is shown to who may see only counts.
pub const ANONYMITY_THRESHOLD: u32 = 5;

/// A counter of one school in one school year.
#[derive(
    Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, serde::Serialize, serde::Deserialize,
)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub enum Indicator {
    /// 1 when the school is in the register of the model, else 0; above the school, the number of such schools.
    SchoolsInModel,
    /// People who mentored in the year: on the mentor's side of a pair in force at any time of it.
    Mentors,
    /// People who were supported in the year; pupils are not among them.
    Mentees,
    /// Pairs in force at any time of the year.
    Pairs,
    /// Pairs in force now, for the running year; on 31 August, for a finished one.
    ActivePairs,
    /// Teachers with fewer than three full years on 1 September.
    YoungTeachers,
    /// Of those, how many were mentees in the year.
    YoungTeachersMentored,
    /// Programmes completed in the year.
    ProgrammesCompleted,
    /// Practices first published in the year and public now.
    PracticesPublished,
    /// Meetings held in the year.
    Meetings,
    /// People of the school who mentored at another school in the year: its pairs are counted there.
    MentorsGiven,
    /// Single meetings without an order that took place in the year: counted apart from pairs.
    OneOffs,
}

impl Indicator {
    /// Every counter.
    pub const ALL: [Self; 12] = [
        Self::SchoolsInModel,
        Self::Mentors,
        Self::Mentees,
        Self::Pairs,
        Self::ActivePairs,
        Self::YoungTeachers,
        Self::YoungTeachersMentored,
        Self::ProgrammesCompleted,
        Self::PracticesPublished,
        Self::Meetings,
        Self::MentorsGiven,
        Self::OneOffs,
    ];

    /// The stored name.
    pub fn code(self) -> &'static str {
        match self {
            Self::SchoolsInModel => "SCHOOLS_IN_MODEL",
            Self::Mentors => "MENTORS",
            Self::Mentees => "MENTEES",
            Self::Pairs => "PAIRS",
            Self::ActivePairs => "ACTIVE_PAIRS",
            Self::YoungTeachers => "YOUNG_TEACHERS",
            Self::YoungTeachersMentored => "YOUNG_TEACHERS_MENTORED",
            Self::ProgrammesCompleted => "PROGRAMMES_COMPLETED",
            Self::PracticesPublished => "PRACTICES_PUBLISHED",
            Self::Meetings => "MEETINGS",
            Self::MentorsGiven => "MENTORS_GIVEN",
            Self::OneOffs => "ONE_OFFS",
        }
    }

    /// Whether it counts people, so that small numbers are withheld from who may see only counts.
    pub fn counts_people(self) -> bool {
        match self {
            Self::Mentors
            | Self::Mentees
            | Self::YoungTeachers
            | Self::YoungTeachersMentored
            | Self::MentorsGiven => true,
            Self::SchoolsInModel
            | Self::Pairs
            | Self::ActivePairs
            | Self::ProgrammesCompleted
            | Self::PracticesPublished
            | Self::Meetings
            | Self::OneOffs => false,
        }
    }
}

/// A count as a viewer may see it.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Shown {
    /// The number.
    Exact(u32),
    /// Between one and four people: withheld.
    Withheld,
}

/// The count for a viewer who may see only counts: 1–4 people are withheld, nought is said.
pub fn shown(indicator: Indicator, count: u32) -> Shown {
    if indicator.counts_people() {
        shown_people(count)
    } else {
        Shown::Exact(count)
    }
}

/// A count of people for a viewer who may see only counts.
pub fn shown_people(count: u32) -> Shown {
    if (1..ANONYMITY_THRESHOLD).contains(&count) {
        Shown::Withheld
    } else {
        Shown::Exact(count)
    }
}

/// The sum of counts of people for a viewer who may see only counts, and sees each of them too.
///
/// It is withheld where it would tell what is withheld of them: where one alone is, where they are one to four together, and where each can only be one, or
/// four.
pub fn shown_people_sum(counts: impl IntoIterator<Item = u32>) -> Shown {
    let (mut sum, mut hidden, mut many) = (0u32, 0u32, 0u32);
    for count in counts {
        sum = sum.saturating_add(count);
        if shown_people(count) == Shown::Withheld {
            hidden += count;
            many += 1;
        }
    }
    let most = ANONYMITY_THRESHOLD - 1;
    let tells = many == 1 || hidden == many || hidden == many.saturating_mul(most);
    if many > 0 && (tells || hidden < ANONYMITY_THRESHOLD) {
        Shown::Withheld
    } else {
        shown_people(sum)
    }
}

#[cfg(test)]
mod tests;
