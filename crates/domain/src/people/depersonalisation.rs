//! When personal data become nobody's (Q-21, Q-22; 152-ФЗ art. 5 part 7, art. 21 part 5).
//!
//! Nobody who works, learns or is paired somewhere is made nobody: labour law and the pair need their name. Afterwards
//! it happens thirty days after the last consent to processing was taken back, or some years after the last day.

use chrono::Months;

use crate::clock::Date;
use crate::consent::{ConsentPurpose, destroy_by};

/// Years for which data are kept after the last day: an award for mentoring asks for five years' proof.
pub const RETENTION_YEARS: u32 = 5;

/// Why data become nobody's.
#[derive(
    Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, serde::Serialize, serde::Deserialize,
)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub enum Basis {
    /// The consent to processing was taken back.
    ConsentWithdrawn,
    /// The years for which data are kept are over.
    RetentionOver,
}

/// What is asked about somebody whose data may become nobody's.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct Traces {
    /// Whether they work or learn somewhere, hold a post, or are in a pair that is not over.
    pub tied: bool,
    /// The last day of their last job, school or pair; nothing when there never was one.
    pub last_day: Option<Date>,
    /// The day on which the last consent to processing was taken back; nothing while one holds or none was given.
    pub withdrawn_on: Option<Date>,
    /// Whether a proceeding needs the data as they are.
    pub held: bool,
}

/// That data are due to become nobody's.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Due {
    /// Why.
    pub basis: Basis,
    /// By which day.
    pub on: Date,
}

impl Traces {
    /// What is due on `today`, when data are kept for `years`. Of two grounds the earlier one is named.
    pub fn due(&self, years: u32, today: Date) -> Option<Due> {
        if self.tied || self.held {
            return None;
        }
        let withdrawn = self
            .withdrawn_on
            .and_then(|on| destroy_by(ConsentPurpose::PersonalDataProcessing, on))
            .map(|on| Due {
                basis: Basis::ConsentWithdrawn,
                on,
            });
        let over = self
            .last_day
            .and_then(|day| day.checked_add_months(Months::new(years.saturating_mul(12))))
            .map(|on| Due {
                basis: Basis::RetentionOver,
                on,
            });
        let grounds = [withdrawn, over].into_iter().flatten();
        grounds
            .min_by_key(|due| due.on)
            .filter(|due| due.on <= today)
    }
}

#[cfg(test)]
mod tests;
