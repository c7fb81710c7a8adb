//! Absences: somebody says that they are away for some days, so that nobody is matched with them meanwhile (B-056).

use crate::clock::Date;

/// From which day until which somebody is away, both included.
#[derive(Clone, Copy, PartialEq, Eq, Debug, serde::Serialize, serde::Deserialize)]
pub struct AbsenceTerm {
    /// The first day.
    pub from: Date,
    /// The last day.
    pub until: Date,
}

/// Why days make no absence.
#[derive(Clone, Copy, PartialEq, Eq, Debug, thiserror::Error)]
pub enum AbsenceError {
    /// The last day comes before the first.
    #[error("an absence ends on its first day at the earliest")]
    Backwards,
    /// It is over already: nobody is kept from being matched by it.
    #[error("the absence is over")]
    Over,
    /// It is longer than [`LONGEST_DAYS`].
    #[error("an absence takes four years at most")]
    TooLong,
}

/// The longest absence in days: a parental leave of three years with the leaves around it.
pub const LONGEST_DAYS: i64 = 4 * 366;

impl AbsenceTerm {
    /// An absence that is stated on `today`.
    pub fn new(from: Date, until: Date, today: Date) -> Result<Self, AbsenceError> {
        if until < from {
            return Err(AbsenceError::Backwards);
        }
        if until < today {
            return Err(AbsenceError::Over);
        }
        if (until - from).num_days() > LONGEST_DAYS {
            return Err(AbsenceError::TooLong);
        }
        Ok(Self { from, until })
    }

    /// Whether `day` is one of its days.
    pub fn has(self, day: Date) -> bool {
        self.from <= day && day <= self.until
    }

    /// Whether the two have a day in common.
    pub fn overlaps(self, other: Self) -> bool {
        self.from <= other.until && other.from <= self.until
    }
}

#[cfg(test)]
mod tests;
