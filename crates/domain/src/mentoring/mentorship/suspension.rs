//! Rest and return: a mentorship in force rests while somebody is on leave or ill, and goes on afterwards.
//!
//! It stays in force all the while and counts as running; the terms of its programme do not move by themselves.

use super::{Mentorship, MentorshipState, ResumeError, SuspendError};
use crate::clock::Date;

/// Why a mentorship rests.
#[derive(
    Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, serde::Serialize, serde::Deserialize,
)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub enum SuspensionReason {
    /// A yearly or an unpaid leave.
    Leave,
    /// Maternity or parental leave.
    ParentalLeave,
    /// Illness.
    Illness,
    /// A business trip or courses away from the school.
    Away,
    /// Something else, told in the note.
    Other,
}

/// A rest that has no last day yet.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Suspension {
    /// First day of rest.
    pub from: Date,
    /// The day on which it is expected to go on; open when `None`.
    pub expected_back: Option<Date>,
    /// Why.
    pub reason: SuspensionReason,
}

impl Mentorship {
    /// Lets it rest. What ends or is ended while it rests ends from rest.
    pub fn suspend(self, suspension: Suspension, today: Date) -> Result<Self, SuspendError> {
        let since = match self.state {
            MentorshipState::Active { since, .. } => since,
            MentorshipState::Proposed
            | MentorshipState::Declined
            | MentorshipState::Revoked
            | MentorshipState::Agreed
            | MentorshipState::OrderPrepared { .. }
            | MentorshipState::Ended { .. } => return Err(SuspendError::NotActive),
        };
        if self.suspension.is_some() {
            return Err(SuspendError::AlreadySuspended);
        }
        if suspension.from < since {
            return Err(SuspendError::BeforeItBegins);
        }
        if suspension.from > today {
            return Err(SuspendError::InTheFuture);
        }
        if suspension
            .expected_back
            .is_some_and(|day| day < suspension.from)
        {
            return Err(SuspendError::ReturnsBeforeItRests);
        }
        Ok(Self {
            suspension: Some(suspension),
            ..self
        })
    }

    /// Goes on from `on`, the first day of work.
    pub fn resume(self, on: Date, today: Date) -> Result<Self, ResumeError> {
        let suspension = self.suspension.ok_or(ResumeError::NotSuspended)?;
        if on < suspension.from {
            return Err(ResumeError::BeforeItRests);
        }
        if on > today {
            return Err(ResumeError::InTheFuture);
        }
        Ok(Self {
            suspension: None,
            ..self
        })
    }
}
