//! Rules of repetition as RFC 5545 writes them, as far as terms need them.

use std::fmt;

use chrono::{Datelike, Weekday};
use serde::{Serialize, Serializer};

use crate::clock::Date;

/// `FREQ` of a rule.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum Frequency {
    /// Every so many days.
    Daily,
    /// Every so many weeks.
    Weekly,
    /// Every so many months.
    Monthly,
    /// Every so many years.
    Yearly,
}

/// `BYDAY` of a rule: a day of the week, and which one of its month; -1 is the last one.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub struct ByDay {
    /// Which one of the month; `None` for every one.
    pub nth: Option<i8>,
    /// The day.
    pub weekday: Weekday,
}

/// A rule whose dates are the days on which the windows of a part end.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Rrule {
    /// `DTSTART`: the first date of the rule.
    pub first: Date,
    /// `FREQ`.
    pub frequency: Frequency,
    /// `INTERVAL`, from 1.
    pub interval: u32,
    /// `BYMONTH`, 1–12.
    pub months: Vec<u32>,
    /// `BYMONTHDAY`: 1–31, or -1 for the last day.
    pub month_days: Vec<i8>,
    /// `BYDAY`.
    pub by_day: Vec<ByDay>,
    /// `COUNT`; excludes `until`.
    pub count: Option<u32>,
    /// `UNTIL`: no date is later.
    pub until: Option<Date>,
}

impl Rrule {
    /// A rule without any `BY…`, every `interval` from `first`.
    pub(super) fn every(frequency: Frequency, interval: u32, first: Date) -> Self {
        Self {
            first,
            frequency,
            interval: interval.max(1),
            months: Vec::new(),
            month_days: Vec::new(),
            by_day: Vec::new(),
            count: None,
            until: None,
        }
    }

    /// The line `DTSTART`, with its value as a date.
    pub fn dtstart(&self) -> String {
        format!("DTSTART;VALUE=DATE:{}", basic(self.first))
    }
}

/// A date in the basic format: `20211130`.
fn basic(date: Date) -> String {
    format!("{:04}{:02}{:02}", date.year(), date.month(), date.day())
}

fn joined<T: fmt::Display>(values: &[T]) -> String {
    let words: Vec<String> = values.iter().map(T::to_string).collect();
    words.join(",")
}

impl fmt::Display for ByDay {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let day = match self.weekday {
            Weekday::Mon => "MO",
            Weekday::Tue => "TU",
            Weekday::Wed => "WE",
            Weekday::Thu => "TH",
            Weekday::Fri => "FR",
            Weekday::Sat => "SA",
            Weekday::Sun => "SU",
        };
        match self.nth {
            Some(nth) => write!(f, "{nth}{day}"),
            None => f.write_str(day),
        }
    }
}

/// The value of the property: `FREQ=YEARLY;BYMONTH=11;BYMONTHDAY=-1;UNTIL=20241231`.
impl fmt::Display for Rrule {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let frequency = match self.frequency {
            Frequency::Daily => "DAILY",
            Frequency::Weekly => "WEEKLY",
            Frequency::Monthly => "MONTHLY",
            Frequency::Yearly => "YEARLY",
        };
        write!(f, "FREQ={frequency}")?;
        if self.interval > 1 {
            write!(f, ";INTERVAL={}", self.interval)?;
        }
        if !self.months.is_empty() {
            write!(f, ";BYMONTH={}", joined(&self.months))?;
        }
        if !self.month_days.is_empty() {
            write!(f, ";BYMONTHDAY={}", joined(&self.month_days))?;
        }
        if !self.by_day.is_empty() {
            write!(f, ";BYDAY={}", joined(&self.by_day))?;
        }
        match (self.count, self.until) {
            (Some(count), _) => write!(f, ";COUNT={count}"),
            (None, Some(until)) => write!(f, ";UNTIL={}", basic(until)),
            (None, None) => Ok(()),
        }
    }
}

impl Serialize for Rrule {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_str(self)
    }
}
