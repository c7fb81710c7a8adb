//! Requests for correction: somebody says what is wrong in what the school keeps about them (152-ФЗ art. 14, 20, 21).
//!
//! ```text
//! OPEN ──curator or head──▶ CORRECTED · DECLINED, with an answer in writing
//!   └──── who asked ──────▶ WITHDRAWN
//! ```

use crate::clock::{Date, WorkingDaysGround, working_days_after};

/// What of the data is wrong.
#[derive(
    Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, serde::Serialize, serde::Deserialize,
)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub enum CorrectionArea {
    /// Last name, first name, patronymic.
    Name,
    /// Address and telephone.
    Contacts,
    /// The birth date.
    BirthDate,
    /// A job, the seniority, the education.
    Employment,
    /// A card or a need in the banks.
    Cards,
    /// A pair, its programme or its journal.
    Pairs,
    /// A consent.
    Consents,
    /// Anything else.
    Other,
}

/// Where a request stands.
#[derive(
    Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, serde::Serialize, serde::Deserialize,
)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub enum CorrectionState {
    /// It waits for an answer.
    Open,
    /// The data are corrected.
    Corrected,
    /// They are not, and the answer says why.
    Declined,
    /// Who asked took it back.
    Withdrawn,
}

/// A step that comes too late.
#[derive(Clone, Copy, PartialEq, Eq, Debug, thiserror::Error)]
#[error("the request was settled before")]
pub struct AlreadySettled;

impl CorrectionState {
    /// The stored name.
    pub fn code(self) -> &'static str {
        match self {
            Self::Open => "OPEN",
            Self::Corrected => "CORRECTED",
            Self::Declined => "DECLINED",
            Self::Withdrawn => "WITHDRAWN",
        }
    }

    /// The school answers.
    pub fn answer(self, corrected: bool) -> Result<Self, AlreadySettled> {
        match self {
            Self::Open if corrected => Ok(Self::Corrected),
            Self::Open => Ok(Self::Declined),
            Self::Corrected | Self::Declined | Self::Withdrawn => Err(AlreadySettled),
        }
    }

    /// Who asked takes it back.
    pub fn withdraw(self) -> Result<Self, AlreadySettled> {
        match self {
            Self::Open => Ok(Self::Withdrawn),
            Self::Corrected | Self::Declined | Self::Withdrawn => Err(AlreadySettled),
        }
    }
}

/// Working days within which wrong data are corrected (152-ФЗ art. 20 part 3).
pub const CORRECT_WITHIN: u32 = 7;
/// Working days within which the operator answers (152-ФЗ art. 20 part 1, 2).
pub const ANSWER_WITHIN: u32 = 10;

/// The last day for the correction of what was said on `filed_on`, and on what that count rests.
pub fn correct_by(filed_on: Date) -> (Date, WorkingDaysGround) {
    working_days_after(filed_on, CORRECT_WITHIN)
}

/// The last day for the answer, and on what that count rests.
pub fn answer_by(filed_on: Date) -> (Date, WorkingDaysGround) {
    working_days_after(filed_on, ANSWER_WITHIN)
}

#[cfg(test)]
mod tests;
