//! One dated execution of a duty: what was planned, done, verified. Being overdue is computed from today and never kept
//! (invariant 19).

use crate::clock::Date;

/// Where an occurrence stands.
#[derive(
    Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, serde::Serialize, serde::Deserialize,
)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub enum OccurrenceState {
    /// To be done.
    Planned,
    /// Begun, or sent back by the centre.
    InProgress,
    /// Stated as done.
    Done,
    /// Verified by the level above.
    Verified,
    /// Given up with its roadmap.
    Cancelled,
    /// Does not concern this place.
    NotApplicable,
}

/// Why a step of an occurrence was not taken.
#[derive(Clone, Copy, PartialEq, Eq, Debug, thiserror::Error)]
pub enum StepError {
    /// Not in this state.
    #[error("not in this state")]
    WrongState,
    /// The duty does not concern this place.
    #[error("not applicable")]
    NotApplicable,
}

impl OccurrenceState {
    /// Every state.
    pub const ALL: [Self; 6] = [
        Self::Planned,
        Self::InProgress,
        Self::Done,
        Self::Verified,
        Self::Cancelled,
        Self::NotApplicable,
    ];

    /// The stored name.
    pub fn code(self) -> &'static str {
        match self {
            Self::Planned => "PLANNED",
            Self::InProgress => "IN_PROGRESS",
            Self::Done => "DONE",
            Self::Verified => "VERIFIED",
            Self::Cancelled => "CANCELLED",
            Self::NotApplicable => "NOT_APPLICABLE",
        }
    }

    /// Whether it still waits for somebody to do it.
    pub fn is_open(self) -> bool {
        match self {
            Self::Planned | Self::InProgress => true,
            Self::Done | Self::Verified | Self::Cancelled | Self::NotApplicable => false,
        }
    }

    /// Work begins.
    pub fn start(self) -> Result<Self, StepError> {
        match self {
            Self::Planned => Ok(Self::InProgress),
            Self::NotApplicable => Err(StepError::NotApplicable),
            Self::InProgress | Self::Done | Self::Verified | Self::Cancelled => {
                Err(StepError::WrongState)
            }
        }
    }

    /// It is stated as done; what was stated before is written anew until it is verified.
    pub fn state_done(self) -> Result<Self, StepError> {
        match self {
            Self::Planned | Self::InProgress | Self::Done => Ok(Self::Done),
            Self::NotApplicable => Err(StepError::NotApplicable),
            Self::Verified | Self::Cancelled => Err(StepError::WrongState),
        }
    }

    /// What was stated is taken back.
    pub fn withdraw(self) -> Result<Self, StepError> {
        match self {
            Self::InProgress => Ok(Self::Planned),
            Self::Done => Ok(Self::InProgress),
            Self::NotApplicable => Err(StepError::NotApplicable),
            Self::Planned | Self::Verified | Self::Cancelled => Err(StepError::WrongState),
        }
    }

    /// The level above has looked at it.
    pub fn verify(self) -> Result<Self, StepError> {
        match self {
            Self::Done => Ok(Self::Verified),
            Self::NotApplicable => Err(StepError::NotApplicable),
            Self::Planned | Self::InProgress | Self::Verified | Self::Cancelled => {
                Err(StepError::WrongState)
            }
        }
    }

    /// The level above sends it back; also what it had verified by mistake.
    pub fn send_back(self) -> Result<Self, StepError> {
        match self {
            Self::Done | Self::Verified => Ok(Self::InProgress),
            Self::NotApplicable => Err(StepError::NotApplicable),
            Self::Planned | Self::InProgress | Self::Cancelled => Err(StepError::WrongState),
        }
    }

    /// Its duty turns out not to concern the place: what is open is waived, what was done stays done.
    #[must_use]
    pub fn waive(self) -> Self {
        match self {
            Self::Planned | Self::InProgress => Self::NotApplicable,
            Self::Done | Self::Verified | Self::Cancelled | Self::NotApplicable => self,
        }
    }

    /// Its duty concerns the place after all.
    #[must_use]
    pub fn take_up(self) -> Self {
        match self {
            Self::NotApplicable => Self::Planned,
            Self::Planned | Self::InProgress | Self::Done | Self::Verified | Self::Cancelled => {
                self
            }
        }
    }

    /// Its roadmap is over.
    #[must_use]
    pub fn cancel(self) -> Self {
        match self {
            Self::Planned | Self::InProgress => Self::Cancelled,
            Self::Done | Self::Verified | Self::Cancelled | Self::NotApplicable => self,
        }
    }
}

/// Something is due soon within so many days, today included.
pub const DUE_SOON: i64 = 14;

/// How many days an occurrence that is due on `due` is overdue `today`; 0 when it is not.
pub fn days_overdue(state: OccurrenceState, due: Date, today: Date) -> i64 {
    if state.is_open() {
        (today - due).num_days().max(0)
    } else {
        0
    }
}

/// Whether it is to be done within [`DUE_SOON`] days.
pub fn is_due_soon(state: OccurrenceState, due: Date, today: Date) -> bool {
    state.is_open() && (0..=DUE_SOON).contains(&(due - today).num_days())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testing::{day, table};

    #[test]
    fn every_event_in_every_state() {
        let rows = OccurrenceState::ALL.map(OccurrenceState::code);
        let events = [
            "start",
            "state",
            "withdraw",
            "verify",
            "send back",
            "waive",
            "take up",
            "cancel",
        ];
        let step = |row: usize, event: usize| {
            let state = OccurrenceState::ALL[row];
            match event {
                0 => state.start(),
                1 => state.state_done(),
                2 => state.withdraw(),
                3 => state.verify(),
                4 => state.send_back(),
                5 => Ok(state.waive()),
                6 => Ok(state.take_up()),
                _ => Ok(state.cancel()),
            }
        };
        insta::assert_snapshot!(table(&rows, &events, step));
    }

    #[test]
    fn overdue_is_what_is_open_after_its_day() {
        let due = day("2026-11-10");
        for state in OccurrenceState::ALL {
            assert_eq!(days_overdue(state, due, due), 0);
            let late = days_overdue(state, due, day("2026-11-15"));
            assert_eq!(late, if state.is_open() { 5 } else { 0 }, "{state:?}");
            let soon = |today| is_due_soon(state, due, day(today));
            let seen = ["2026-10-26", "2026-10-27", "2026-11-10", "2026-11-11"].map(soon);
            let open = state.is_open();
            assert_eq!(seen, [false, open, open, false], "{state:?}");
        }
    }
}
