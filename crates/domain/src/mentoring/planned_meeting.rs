//! A meeting that a pair has agreed upon, until it was held, missed or called off (A-M5, B-029).
//!
//! ```text
//! PLANNED ──written into the journal──▶ HELD
//!    └────▶ MISSED (its day has come) · CANCELLED, each with a reason
//! ```

use crate::clock::Date;
use crate::id::MeetingId;

/// Where a planned meeting stands.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum PlannedMeetingState {
    /// Agreed upon.
    Planned,
    /// It took place, and this is its entry in the journal.
    Held {
        /// The entry.
        meeting: MeetingId,
    },
    /// It was to take place and did not.
    Missed,
    /// It was called off.
    Cancelled,
}

/// The name of a state, without its facts.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub enum PlannedMeetingStateKind {
    /// [`PlannedMeetingState::Planned`].
    Planned,
    /// [`PlannedMeetingState::Held`].
    Held,
    /// [`PlannedMeetingState::Missed`].
    Missed,
    /// [`PlannedMeetingState::Cancelled`].
    Cancelled,
}

impl PlannedMeetingStateKind {
    /// The stored name.
    pub fn code(self) -> &'static str {
        match self {
            Self::Planned => "PLANNED",
            Self::Held => "HELD",
            Self::Missed => "MISSED",
            Self::Cancelled => "CANCELLED",
        }
    }
}

/// Why a step of a planned meeting was not taken.
#[derive(Clone, Copy, PartialEq, Eq, Debug, thiserror::Error)]
pub enum PlanError {
    /// It was held, missed or called off already.
    #[error("the meeting is planned no more")]
    NotPlanned,
    /// The day has passed.
    #[error("the day has passed")]
    InThePast,
    /// The day has not come: a meeting that lies ahead is called off, not missed.
    #[error("the day has not come")]
    NotYet,
    /// The pair is not in force on that day.
    #[error("the pair is not in force on that day")]
    OutsidePair,
}

/// Checks a day for a meeting of a pair in force since `since`.
pub fn check_planned(on: Date, since: Date, today: Date) -> Result<(), PlanError> {
    if on < today {
        Err(PlanError::InThePast)
    } else if on < since {
        Err(PlanError::OutsidePair)
    } else {
        Ok(())
    }
}

impl PlannedMeetingState {
    /// The state's name.
    pub fn kind(self) -> PlannedMeetingStateKind {
        match self {
            Self::Planned => PlannedMeetingStateKind::Planned,
            Self::Held { .. } => PlannedMeetingStateKind::Held,
            Self::Missed => PlannedMeetingStateKind::Missed,
            Self::Cancelled => PlannedMeetingStateKind::Cancelled,
        }
    }

    /// Another day, mode or agenda.
    pub fn replan(self) -> Result<Self, PlanError> {
        self.step(Self::Planned)
    }

    /// It was written into the journal.
    pub fn hold(self, meeting: MeetingId) -> Result<Self, PlanError> {
        self.step(Self::Held { meeting })
    }

    /// It did not take place on its day, `on`.
    pub fn miss(self, on: Date, today: Date) -> Result<Self, PlanError> {
        let missed = self.step(Self::Missed)?;
        if on > today {
            Err(PlanError::NotYet)
        } else {
            Ok(missed)
        }
    }

    /// It is called off.
    pub fn cancel(self) -> Result<Self, PlanError> {
        self.step(Self::Cancelled)
    }

    fn step(self, next: Self) -> Result<Self, PlanError> {
        match self {
            Self::Planned => Ok(next),
            Self::Held { .. } | Self::Missed | Self::Cancelled => Err(PlanError::NotPlanned),
        }
    }
}

#[cfg(test)]
mod tests;
