//! The roll-over of a school from one school year into the next: what ends, what goes on, what wants a fresh look.
//!
//! Nothing ends by silence. A pair whose programme runs into the new year goes on; about every other one the curator
//! says a word. Nothing is deleted: pairs get a last day, cards a state, and the old year reads as it did.

mod card;
mod pair;
mod staff;

pub use card::{CardAtYearsEnd, CardChoice, CardDecision, CardOutlook, CardRefusal};
pub use pair::{PairAtYearsEnd, PairChoice, PairFate, PairOutlook, PairRefusal};
pub use staff::{PersonTurn, turn_of};

use chrono::{Datelike, NaiveDate};

use crate::clock::{Date, SchoolYear};

/// Whether a school may roll over into a school year.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Season {
    /// From that day on.
    NotYet {
        /// 1 May before the year begins.
        opens_on: Date,
    },
    /// Now.
    Open,
    /// Not any longer: the year is half over.
    Over {
        /// 31 December of the year.
        closed_on: Date,
    },
}

impl Season {
    /// The season of the roll-over into `year`, seen on `today`.
    pub fn of(year: SchoolYear, today: Date) -> Self {
        let (opens_on, closed_on) = Self::span(year);
        if today < opens_on {
            Self::NotYet { opens_on }
        } else if today > closed_on {
            Self::Over { closed_on }
        } else {
            Self::Open
        }
    }

    /// First and last day.
    pub fn span(year: SchoolYear) -> (Date, Date) {
        let on = |month, day| {
            let found = NaiveDate::from_ymd_opt(year.first_year(), month, day);
            found.unwrap_or(year.starts_on())
        };
        (on(5, 1), on(12, 31))
    }

    /// The year that a school rolls over into on `today`, or will next.
    pub fn next(today: Date) -> SchoolYear {
        let running = SchoolYear::of(today);
        // From January to April the running year is too old and the next not due; it is the one to wait for.
        let first = if today.month() >= 9 {
            running.first_year()
        } else {
            running.first_year() + 1
        };
        SchoolYear::starting(first).unwrap_or(running)
    }
}

#[cfg(test)]
mod tests;
