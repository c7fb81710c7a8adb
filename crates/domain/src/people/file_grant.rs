//! Grants to read a mentee's file (B-066, Q-19): a mentor asks for named fields with a purpose, the head grants them until a
//! day. No file is kept for that: the fields are read where they stand.
//!
//! ```text
//! ASKED ──the head──▶ GRANTED until a day ──mentor, mentee or head──▶ CLOSED
//!   │  └───────────▶ REFUSED                                            ▲
//!   └─────────────────── mentor, mentee or head ───────────────────────┘
//! ```

use std::collections::BTreeSet;

use crate::clock::Date;

/// What of a file can be asked for.
#[derive(
    Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, serde::Serialize, serde::Deserialize,
)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub enum FileField {
    /// The birth date; the year of birth of a pupil.
    BirthDate,
    /// Where letters reach them.
    Email,
    /// Where calls reach them.
    Phone,
    /// The position; the class of a pupil.
    Position,
    /// The subject that they teach.
    Subject,
    /// Since when they have worked or learned at the school.
    EmployedSince,
    /// Since when they have worked as a pedagogue anywhere.
    TeachingSince,
    /// Whether the diploma is a pedagogical one.
    PedagogicalEducation,
}

/// Where a grant stands, as it is kept.
#[derive(
    Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, serde::Serialize, serde::Deserialize,
)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub enum FileGrantState {
    /// The head has yet to decide.
    Asked,
    /// The fields may be read until a day.
    Granted,
    /// They may not.
    Refused,
    /// Given up or taken back.
    Closed,
}

/// Where a grant stands on a day: one whose last day has passed is over by itself.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug)]
pub enum FileGrantStanding {
    /// The head has yet to decide.
    Asked,
    /// The fields may be read.
    Granted,
    /// They may not.
    Refused,
    /// The last day has passed.
    Expired,
    /// Given up or taken back.
    Closed,
}

/// Why a step of a grant is refused.
#[derive(Clone, Copy, PartialEq, Eq, Debug, thiserror::Error)]
pub enum FileGrantError {
    /// The head has decided, or nobody asks any more.
    #[error("it was decided")]
    AlreadyDecided,
    /// It was refused, is over, or was given up or taken back.
    #[error("it is not in force")]
    NotInForce,
}

/// Days for which a grant lasts at the most.
pub const MOST_GRANT_DAYS: i64 = 366;

impl FileGrantState {
    /// Every state.
    pub const ALL: [Self; 4] = [Self::Asked, Self::Granted, Self::Refused, Self::Closed];

    /// The stored name.
    pub fn code(self) -> &'static str {
        match self {
            Self::Asked => "ASKED",
            Self::Granted => "GRANTED",
            Self::Refused => "REFUSED",
            Self::Closed => "CLOSED",
        }
    }

    /// The head decides.
    pub fn decide(self, grant: bool) -> Result<Self, FileGrantError> {
        match self {
            Self::Asked if grant => Ok(Self::Granted),
            Self::Asked => Ok(Self::Refused),
            Self::Granted | Self::Refused | Self::Closed => Err(FileGrantError::AlreadyDecided),
        }
    }

    /// It is given up or taken back.
    pub fn close(self) -> Result<Self, FileGrantError> {
        match self {
            Self::Asked | Self::Granted => Ok(Self::Closed),
            Self::Refused | Self::Closed => Err(FileGrantError::NotInForce),
        }
    }

    /// Where it stands on `today`, when it lasts until `until`.
    pub fn standing(self, until: Option<Date>, today: Date) -> FileGrantStanding {
        match self {
            Self::Asked => FileGrantStanding::Asked,
            Self::Granted if until.is_some_and(|last| last < today) => FileGrantStanding::Expired,
            Self::Granted => FileGrantStanding::Granted,
            Self::Refused => FileGrantStanding::Refused,
            Self::Closed => FileGrantStanding::Closed,
        }
    }
}

/// Whether `granted` are some of the fields that were `asked` for: nobody is handed more than they asked for.
pub fn are_some_of(granted: &BTreeSet<FileField>, asked: &BTreeSet<FileField>) -> bool {
    !granted.is_empty() && granted.is_subset(asked)
}

/// Whether a grant that is given on `today` may last until `until`.
pub fn may_last(until: Date, today: Date) -> bool {
    let days = until.signed_duration_since(today).num_days();
    (0..=MOST_GRANT_DAYS).contains(&days)
}

#[cfg(test)]
mod tests;
