//! A pair in force when a school year ends.

use crate::clock::{Date, SchoolYear};
use crate::mentoring::{EndReason, ProgrammeStateKind};

/// What is known of a pair in force.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct PairAtYearsEnd {
    /// First day.
    pub since: Date,
    /// The day of its last meeting, if it has met.
    pub last_meeting: Option<Date>,
    /// Its programme: where it stands, and its last day.
    pub programme: Option<(ProgrammeStateKind, Date)>,
    /// Whether one of its people does not work on the first day of the new year.
    pub someone_leaves: bool,
    /// An ending that waits for the curator's word.
    pub ending_proposed: Option<EndReason>,
}

/// How a pair stands before a new school year.
#[derive(
    Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, serde::Serialize, serde::Deserialize,
)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub enum PairOutlook {
    /// Its approved programme runs into the new year: it goes on, unless somebody says otherwise.
    ProgrammeRuns,
    /// Its programme has come to its last day, and nobody has said what came of it.
    ResultMissing,
    /// Its programme is not approved yet.
    ProgrammeNotApproved,
    /// It has no programme.
    ProgrammeMissing,
    /// An ending waits for the curator's word.
    EndingProposed,
    /// One of its people will not work any longer: it cannot go on.
    ParticipantLeaves,
}

impl PairOutlook {
    /// Every outlook, from the best to the worst.
    pub const ALL: [Self; 6] = [
        Self::ProgrammeRuns,
        Self::ResultMissing,
        Self::ProgrammeNotApproved,
        Self::ProgrammeMissing,
        Self::EndingProposed,
        Self::ParticipantLeaves,
    ];
}

/// What the curator says about a pair.
#[derive(Clone, Copy, PartialEq, Eq, Debug, serde::Serialize, serde::Deserialize)]
pub enum PairChoice {
    /// It goes on.
    GoOn,
    /// It ends.
    End(EndReason),
}

/// What becomes of a pair.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum PairFate {
    /// It goes on as it is.
    GoesOn,
    /// It ends.
    Ends {
        /// Last day.
        on: Date,
        /// Why.
        reason: EndReason,
    },
}

/// Why a choice cannot be followed.
#[derive(Clone, Copy, PartialEq, Eq, Debug, thiserror::Error)]
pub enum PairRefusal {
    /// Nothing was said, and it does not go on by itself.
    #[error("nothing was decided")]
    Undecided,
    /// One of its people will not work any longer.
    #[error("a participant leaves")]
    ParticipantLeaves,
    /// Completion is recorded by the programme.
    #[error("completion is recorded by the programme")]
    CompletedByProgramme,
    /// It began after the old year had ended, or met after today.
    #[error("it belongs to the new year")]
    BeganInNewYear,
}

impl PairAtYearsEnd {
    /// How it stands before `year`. The worst that is known counts.
    pub fn outlook(&self, year: SchoolYear) -> PairOutlook {
        use ProgrammeStateKind::{Agreed, Approved, Completed, Draft, Terminated};
        if self.someone_leaves {
            return PairOutlook::ParticipantLeaves;
        }
        if self.ending_proposed.is_some() {
            return PairOutlook::EndingProposed;
        }
        match self.programme {
            None | Some((Completed | Terminated, _)) => PairOutlook::ProgrammeMissing,
            Some((Draft | Agreed, _)) => PairOutlook::ProgrammeNotApproved,
            Some((Approved, last)) if last < year.starts_on() => PairOutlook::ResultMissing,
            Some((Approved, _)) => PairOutlook::ProgrammeRuns,
        }
    }

    /// What a wizard offers first: `None` where it has to ask.
    pub fn suggestion(&self, year: SchoolYear) -> Option<PairChoice> {
        match self.outlook(year) {
            PairOutlook::ProgrammeRuns => Some(PairChoice::GoOn),
            PairOutlook::ParticipantLeaves => Some(PairChoice::End(EndReason::EmploymentEnded)),
            PairOutlook::EndingProposed => self.ending_proposed.map(PairChoice::End),
            PairOutlook::ResultMissing
            | PairOutlook::ProgrammeNotApproved
            | PairOutlook::ProgrammeMissing => None,
        }
    }

    /// The last day that it would have: today, or the last day of the old year when that is over, but never before its
    /// last meeting. `None` for a pair of the new year.
    pub fn last_day(&self, year: SchoolYear, today: Date) -> Option<Date> {
        let old_year = year.previous().ends_on();
        let last = today.min(self.last_meeting.map_or(old_year, |met| met.max(old_year)));
        let sound = self.since <= old_year && self.since <= last;
        let met_later = self.last_meeting.is_some_and(|met| met > last);
        (sound && !met_later).then_some(last)
    }

    /// What becomes of it by `choice`.
    pub fn decide(
        &self,
        choice: Option<PairChoice>,
        year: SchoolYear,
        today: Date,
    ) -> Result<PairFate, PairRefusal> {
        let outlook = self.outlook(year);
        match choice {
            None if outlook == PairOutlook::ProgrammeRuns => Ok(PairFate::GoesOn),
            None => Err(PairRefusal::Undecided),
            Some(PairChoice::GoOn) if outlook == PairOutlook::ParticipantLeaves => {
                Err(PairRefusal::ParticipantLeaves)
            }
            Some(PairChoice::GoOn) => Ok(PairFate::GoesOn),
            Some(PairChoice::End(EndReason::PlanCompleted)) => {
                Err(PairRefusal::CompletedByProgramme)
            }
            Some(PairChoice::End(reason)) => match self.last_day(year, today) {
                Some(on) => Ok(PairFate::Ends { on, reason }),
                None => Err(PairRefusal::BeganInNewYear),
            },
        }
    }
}
