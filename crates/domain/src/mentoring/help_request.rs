//! A mentee asks for help between meetings (A-021, B-031), or anybody of a school for a consultation (E-2.4).
//!
//! ```text
//! NEW ──somebody takes it──▶ TAKEN ──▶ ANSWERED ──asked person rates──▶ CLOSED
//!  │ ▲────── gives it back ───┘
//!  └──────────▶ ANSWERED at once · WITHDRAWN by who asked
//! ```

use chrono::Duration;

use crate::clock::Timestamp;
use crate::id::PersonId;
use crate::mentoring::pulse::Score;

/// Whom a request is for.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub enum Addressee {
    /// The mentors of who asks.
    OwnMentor,
    /// Any mentor of the school's bank.
    AnyMentor,
    /// The curator.
    Curator,
}

/// Where a request stands.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum HelpState {
    /// Nobody has taken it yet.
    New,
    /// Somebody is at it.
    Taken {
        /// Who.
        by: PersonId,
    },
    /// Answered; who asked is to say whether it helped.
    Answered {
        /// Who answered.
        by: PersonId,
        /// When.
        at: Timestamp,
    },
    /// Over, with how much it helped.
    Closed {
        /// Who answered.
        by: PersonId,
        /// When it was answered.
        at: Timestamp,
        /// 1–10.
        rating: Score,
    },
    /// Taken back by who asked.
    Withdrawn,
}

/// The name of a state, without its facts.
#[derive(
    Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, serde::Serialize, serde::Deserialize,
)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub enum HelpStateKind {
    /// [`HelpState::New`].
    New,
    /// [`HelpState::Taken`].
    Taken,
    /// [`HelpState::Answered`].
    Answered,
    /// [`HelpState::Closed`].
    Closed,
    /// [`HelpState::Withdrawn`].
    Withdrawn,
}

impl HelpStateKind {
    /// The stored name.
    pub fn code(self) -> &'static str {
        match self {
            Self::New => "NEW",
            Self::Taken => "TAKEN",
            Self::Answered => "ANSWERED",
            Self::Closed => "CLOSED",
            Self::Withdrawn => "WITHDRAWN",
        }
    }
}

/// Why a step was not taken.
#[derive(Clone, Copy, PartialEq, Eq, Debug, thiserror::Error)]
pub enum HelpError {
    /// The request is not where the step begins.
    #[error("the request is not waiting for this")]
    NotWaiting,
    /// Somebody else is at it.
    #[error("somebody else has taken it")]
    TakenByAnother,
}

impl HelpState {
    /// The state's name.
    pub fn kind(self) -> HelpStateKind {
        match self {
            Self::New => HelpStateKind::New,
            Self::Taken { .. } => HelpStateKind::Taken,
            Self::Answered { .. } => HelpStateKind::Answered,
            Self::Closed { .. } => HelpStateKind::Closed,
            Self::Withdrawn => HelpStateKind::Withdrawn,
        }
    }

    /// `by` says that they are at it.
    pub fn take(self, by: PersonId) -> Result<Self, HelpError> {
        match self {
            Self::New => Ok(Self::Taken { by }),
            Self::Taken { by: other } if other != by => Err(HelpError::TakenByAnother),
            Self::Taken { .. } | Self::Answered { .. } | Self::Closed { .. } | Self::Withdrawn => {
                Err(HelpError::NotWaiting)
            }
        }
    }

    /// `by`, who took it, leaves it to others.
    pub fn give_back(self, by: PersonId) -> Result<Self, HelpError> {
        match self {
            Self::Taken { by: taker } if taker == by => Ok(Self::New),
            Self::Taken { .. } => Err(HelpError::TakenByAnother),
            Self::New | Self::Answered { .. } | Self::Closed { .. } | Self::Withdrawn => {
                Err(HelpError::NotWaiting)
            }
        }
    }

    /// `by` answers, whether they had taken it before or not.
    pub fn answer(self, by: PersonId, at: Timestamp) -> Result<Self, HelpError> {
        match self {
            Self::New => Ok(Self::Answered { by, at }),
            Self::Taken { by: taker } if taker == by => Ok(Self::Answered { by, at }),
            Self::Taken { .. } => Err(HelpError::TakenByAnother),
            Self::Answered { .. } | Self::Closed { .. } | Self::Withdrawn => {
                Err(HelpError::NotWaiting)
            }
        }
    }

    /// Who asked says how much it helped.
    pub fn close(self, rating: Score) -> Result<Self, HelpError> {
        match self {
            Self::Answered { by, at } => Ok(Self::Closed { by, at, rating }),
            Self::New | Self::Taken { .. } | Self::Closed { .. } | Self::Withdrawn => {
                Err(HelpError::NotWaiting)
            }
        }
    }

    /// Who asked needs no answer any more.
    pub fn withdraw(self) -> Result<Self, HelpError> {
        match self {
            Self::New | Self::Taken { .. } => Ok(Self::Withdrawn),
            Self::Answered { .. } | Self::Closed { .. } | Self::Withdrawn => {
                Err(HelpError::NotWaiting)
            }
        }
    }

    /// Who is at it, or answered.
    pub fn helper(self) -> Option<PersonId> {
        match self {
            Self::Taken { by } | Self::Answered { by, .. } | Self::Closed { by, .. } => Some(by),
            Self::New | Self::Withdrawn => None,
        }
    }

    /// How long who asked at `asked_at` waited for the answer.
    pub fn response_time(self, asked_at: Timestamp) -> Option<Duration> {
        match self {
            Self::Answered { at, .. } | Self::Closed { at, .. } => {
                Some(at.signed_duration_since(asked_at))
            }
            Self::New | Self::Taken { .. } | Self::Withdrawn => None,
        }
    }
}

#[cfg(test)]
mod tests;
