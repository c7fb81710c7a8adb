//! A monitoring campaign: who asks what of whom, from when and by when (A-M4, A-F1, D-3.10, E-2.1, E-2.5).

use serde::{Deserialize, Serialize};

use crate::clock::Date;
use crate::document::percent;

/// What a campaign looks at.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize, Deserialize)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub enum CampaignKind {
    /// Whether the conditions for mentoring are there (E-2.1).
    Readiness,
    /// How mentoring is carried out: the first stage (C-041…045, E-2.5).
    Process,
    /// What it does to those who take part: the second stage (C-046…049).
    Impact,
    /// How far one has come, in the middle of the way (A-M4).
    Interim,
    /// What came of it in the end (A-F1).
    Final,
    /// How the roadmap is carried out.
    RoadmapExecution,
    /// What teachers lack.
    Deficits,
    /// Whatever was asked on request.
    AdHoc,
}

impl CampaignKind {
    /// Every kind.
    pub const ALL: [Self; 8] = [
        Self::Readiness,
        Self::Process,
        Self::Impact,
        Self::Interim,
        Self::Final,
        Self::RoadmapExecution,
        Self::Deficits,
        Self::AdHoc,
    ];
}

/// Which schools a campaign asks.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize, Deserialize)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub enum Audience {
    /// Those in the register of the model in its school year. Who leaves the register is asked no more.
    InModel,
    /// All, whether they are in the register or not.
    All,
}

/// Where a campaign stands.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize, Deserialize)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub enum CampaignState {
    /// Announced to nobody yet.
    Planned,
    /// Schools answer.
    Open,
    /// Over: only who was given more time, or has something to correct, still answers.
    Closed,
    /// Given up.
    Cancelled,
}

/// Why a step of a campaign was not taken.
#[derive(Clone, Copy, PartialEq, Eq, Debug, thiserror::Error)]
pub enum CampaignError {
    /// Not in this state.
    #[error("not in this state")]
    WrongState,
    /// The last day has passed already.
    #[error("the last day has passed")]
    TooLate,
}

impl CampaignState {
    /// Every state.
    pub const ALL: [Self; 4] = [Self::Planned, Self::Open, Self::Closed, Self::Cancelled];

    /// The stored name.
    pub fn code(self) -> &'static str {
        match self {
            Self::Planned => "PLANNED",
            Self::Open => "OPEN",
            Self::Closed => "CLOSED",
            Self::Cancelled => "CANCELLED",
        }
    }

    /// Whether schools know of it.
    pub fn is_announced(self) -> bool {
        match self {
            Self::Open | Self::Closed => true,
            Self::Planned | Self::Cancelled => false,
        }
    }

    /// It is announced: its questions are as they are from now on. Nobody is asked for yesterday.
    pub fn open(self, due: Date, today: Date) -> Result<Self, CampaignError> {
        match self {
            Self::Planned if due < today => Err(CampaignError::TooLate),
            Self::Planned => Ok(Self::Open),
            Self::Open | Self::Closed | Self::Cancelled => Err(CampaignError::WrongState),
        }
    }

    /// One school gets more time, until a day that is still to come; of a closed campaign that reopens it for this school.
    pub fn extend(self, until: Date, today: Date) -> Result<Self, CampaignError> {
        match self {
            Self::Open | Self::Closed if until < today => Err(CampaignError::TooLate),
            Self::Open | Self::Closed => Ok(self),
            Self::Planned | Self::Cancelled => Err(CampaignError::WrongState),
        }
    }

    /// It is over.
    pub fn close(self) -> Result<Self, CampaignError> {
        match self {
            Self::Open => Ok(Self::Closed),
            Self::Planned | Self::Closed | Self::Cancelled => Err(CampaignError::WrongState),
        }
    }

    /// It is given up; what was answered is kept and counts nowhere.
    pub fn cancel(self) -> Result<Self, CampaignError> {
        match self {
            Self::Planned | Self::Open => Ok(Self::Cancelled),
            Self::Closed | Self::Cancelled => Err(CampaignError::WrongState),
        }
    }
}

/// How far a campaign has come, over the schools that are asked.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct Completeness {
    /// Schools that are to answer.
    pub required: u32,
    /// Those that have not begun.
    pub not_started: u32,
    /// Those that are writing.
    pub draft: u32,
    /// Those that have handed in and wait for the centre.
    pub submitted: u32,
    /// Those that have something to correct.
    pub returned: u32,
    /// Those whose answers were accepted.
    pub accepted: u32,
    /// Of the accepted, those that were handed in by their day.
    pub accepted_in_time: u32,
    /// Those that have not handed in though their day has passed.
    pub overdue: u32,
}

impl Completeness {
    /// How many in a hundred were accepted; `None` when nobody is asked.
    pub fn percent(&self) -> Option<u32> {
        percent(self.accepted, self.required)
    }

    /// How many in a hundred were accepted and handed in by their day; `None` when nobody is asked.
    pub fn timeliness(&self) -> Option<u32> {
        percent(self.accepted_in_time, self.required)
    }

    /// Adds other schools.
    pub fn add(&mut self, other: &Self) {
        self.required += other.required;
        self.not_started += other.not_started;
        self.draft += other.draft;
        self.submitted += other.submitted;
        self.returned += other.returned;
        self.accepted += other.accepted;
        self.accepted_in_time += other.accepted_in_time;
        self.overdue += other.overdue;
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testing::{day, table};

    #[test]
    fn every_event_in_every_state() {
        let rows = CampaignState::ALL.map(CampaignState::code);
        let events = [
            "open",
            "open after the last day",
            "extend",
            "extend until yesterday",
            "close",
            "cancel",
        ];
        let (past, today, ahead) = (day("2026-11-09"), day("2026-11-10"), day("2026-11-30"));
        let step = |row: usize, event: usize| {
            let state = CampaignState::ALL[row];
            match event {
                0 => state.open(ahead, today),
                1 => state.open(past, today),
                2 => state.extend(ahead, today),
                3 => state.extend(past, today),
                4 => state.close(),
                _ => state.cancel(),
            }
        };
        insta::assert_snapshot!(table(&rows, &events, step));
    }

    #[test]
    fn the_last_day_itself_is_not_too_late() {
        let today = day("2026-11-30");
        assert_eq!(
            CampaignState::Planned.open(today, today),
            Ok(CampaignState::Open)
        );
        assert_eq!(
            CampaignState::Closed.extend(today, today),
            Ok(CampaignState::Closed)
        );
    }

    #[test]
    fn completeness_is_accepted_of_required_and_nobody_asked_is_no_data() {
        let mut sum = Completeness {
            required: 3,
            accepted: 2,
            accepted_in_time: 1,
            ..Completeness::default()
        };
        assert_eq!((sum.percent(), sum.timeliness()), (Some(66), Some(33)));
        let nobody = Completeness::default();
        assert_eq!((nobody.percent(), nobody.timeliness()), (None, None));
        sum.add(&Completeness {
            required: 1,
            accepted: 1,
            ..Completeness::default()
        });
        assert_eq!((sum.percent(), sum.timeliness()), (Some(75), Some(25)));
    }
}
