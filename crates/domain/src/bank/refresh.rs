//! When a school's banks have to be confirmed (A-M1, B-045, E-4.1). A municipality says how often; the strictest rule
//! that the documents know stands until it does.

use chrono::Datelike;

use crate::clock::{Date, add_months};

/// How often the banks of a municipality's schools are confirmed.
#[derive(Clone, Copy, PartialEq, Eq, Debug, serde::Serialize, serde::Deserialize)]
pub struct RefreshRule {
    /// At least once in so many months, 1–12.
    pub months: u8,
    /// And once in every November besides (E-4.1).
    pub each_november: bool,
}

impl Default for RefreshRule {
    fn default() -> Self {
        Self {
            months: 6,
            each_november: true,
        }
    }
}

/// Where a school stands with the refreshing of its banks.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct RefreshStanding {
    /// By when the banks are to be confirmed the next time.
    pub due_on: Date,
    /// Whether that day has passed.
    pub overdue: bool,
}

impl RefreshRule {
    /// The rule with these months; `None` outside 1–12.
    pub fn new(months: i32, each_november: bool) -> Option<Self> {
        let months = u8::try_from(months)
            .ok()
            .filter(|months| (1..=12).contains(months))?;
        Some(Self {
            months,
            each_november,
        })
    }

    /// By when a bank that was confirmed on `last` is to be confirmed again. The last day is in time, the next one is
    /// not: six months and a day do not satisfy A-M1.
    pub fn due_after(self, last: Date) -> Date {
        let regular = add_months(last, u32::from(self.months));
        if self.each_november {
            regular.min(november_after(last))
        } else {
            regular
        }
    }

    /// Where a school stands on `today`. A bank that was never confirmed is counted from the day of its first card;
    /// there is no duty without one.
    pub fn standing(
        self,
        last: Option<Date>,
        first_card: Option<Date>,
        today: Date,
    ) -> Option<RefreshStanding> {
        let due_on = match (last, first_card) {
            (Some(last), _) => self.due_after(last),
            (None, Some(since)) => self.due_after(since),
            (None, None) => return None,
        };
        Some(RefreshStanding {
            due_on,
            overdue: due_on < today,
        })
    }

    /// Whether a confirmation on `taken` came too late after the one before.
    pub fn is_late(self, before: Option<Date>, taken: Date) -> bool {
        before.is_some_and(|before| self.due_after(before) < taken)
    }
}

/// The end of the first November that a confirmation on `last` does not cover.
fn november_after(last: Date) -> Date {
    let year = if last.month() >= 11 {
        last.year() + 1
    } else {
        last.year()
    };
    Date::from_ymd_opt(year, 11, 30).unwrap_or(Date::MAX)
}

#[cfg(test)]
mod tests;
