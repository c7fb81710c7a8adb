//! Time is an argument: instants in UTC, dates without a zone, and the school year.

use chrono::{
    DateTime, Datelike, Months, NaiveDate, NaiveTime, SubsecRound, TimeDelta, TimeZone, Utc,
};

mod working_days;

pub use working_days::{WorkingDaysGround, is_working_day, working_days_after};

/// An instant, in UTC, to the microsecond (what both databases keep).
pub type Timestamp = DateTime<Utc>;
/// A calendar date in the region's own zone.
pub type Date = NaiveDate;

/// Tells the time; tests fix it.
pub trait Clock: Send + Sync {
    /// Now, cut to the microsecond.
    fn now(&self) -> Timestamp;
}

/// The machine's clock.
#[derive(Clone, Copy, Debug, Default)]
pub struct SystemClock;

impl Clock for SystemClock {
    #[expect(
        clippy::disallowed_methods,
        reason = "this is the one place that reads the clock"
    )]
    fn now(&self) -> Timestamp {
        Utc::now().trunc_subsecs(6)
    }
}

/// A clock that stands still.
#[derive(Clone, Copy, Debug)]
pub struct FixedClock(pub Timestamp);

impl Clock for FixedClock {
    fn now(&self) -> Timestamp {
        self.0
    }
}

/// A school year, named by the calendar year in which it begins: 1 September – 31 August.
#[derive(
    Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, serde::Serialize, serde::Deserialize,
)]
#[serde(try_from = "i32", into = "i32")]
pub struct SchoolYear(i32);

/// A year that the system does not speak of.
#[derive(Clone, Copy, PartialEq, Eq, Debug, thiserror::Error)]
#[error("the school year {0} is outside 2000–2100")]
pub struct SchoolYearOutOfRange(pub i32);

impl TryFrom<i32> for SchoolYear {
    type Error = SchoolYearOutOfRange;

    fn try_from(first: i32) -> Result<Self, SchoolYearOutOfRange> {
        Self::starting(first).ok_or(SchoolYearOutOfRange(first))
    }
}

impl From<SchoolYear> for i32 {
    fn from(year: SchoolYear) -> i32 {
        year.0
    }
}

impl SchoolYear {
    /// The years that the system can speak of.
    pub const RANGE: std::ops::RangeInclusive<i32> = 2000..=2100;

    /// The school year that begins in September of `first`; `None` outside 2000–2100.
    pub fn starting(first: i32) -> Option<Self> {
        Self::RANGE.contains(&first).then_some(Self(first))
    }

    /// The school year in which `date` lies; the nearest one of [`RANGE`](Self::RANGE) for a date outside it.
    pub fn of(date: Date) -> Self {
        let first = if date.month() >= 9 {
            date.year()
        } else {
            date.year() - 1
        };
        Self(first.clamp(*Self::RANGE.start(), *Self::RANGE.end()))
    }

    /// The calendar year of its September.
    pub fn first_year(self) -> i32 {
        self.0
    }

    /// 1 September.
    pub fn starts_on(self) -> Date {
        day(self.0, 9, 1)
    }

    /// 31 August.
    pub fn ends_on(self) -> Date {
        day(self.0 + 1, 8, 31)
    }

    /// Whether the span from `from` to `until` (open when `None`) touches this school year.
    pub fn overlaps(self, from: Date, until: Option<Date>) -> bool {
        from <= self.ends_on() && until.is_none_or(|until| until >= self.starts_on())
    }

    /// The year before; the first one is its own.
    pub fn previous(self) -> Self {
        Self((self.0 - 1).max(*Self::RANGE.start()))
    }
}

#[expect(
    clippy::expect_used,
    reason = "1 September and 31 August exist in every year of RANGE"
)]
fn day(year: i32, month: u32, day: u32) -> Date {
    NaiveDate::from_ymd_opt(year, month, day).expect("a day that every year has")
}

/// Full years from `since` to `on`; 0 when `since` is later.
pub fn full_years(since: Date, on: Date) -> u32 {
    on.years_since(since).unwrap_or(0)
}

/// `date` moved by `months`: the last day of the month where the day does not exist, [`Date::MAX`] beyond the calendar.
pub fn add_months(date: Date, months: u32) -> Date {
    date.checked_add_months(Months::new(months))
        .unwrap_or(Date::MAX)
}

/// A region's time zone, by its IANA name: what "today" means there.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Zone(chrono_tz::Tz);

impl Zone {
    /// The zone called `name`, such as `Asia/Tomsk`; `None` for a name that is not in the IANA table.
    pub fn named(name: &str) -> Option<Self> {
        name.parse().ok().map(Self)
    }

    /// The date that the wall clock of the zone shows at `instant`.
    pub fn date(self, instant: Timestamp) -> Date {
        instant.with_timezone(&self.0).date_naive()
    }

    /// The hour that the wall clock of the zone shows at `instant`.
    pub fn hour(self, instant: Timestamp) -> u32 {
        chrono::Timelike::hour(&instant.with_timezone(&self.0))
    }

    /// The instant at which `date` begins in the zone; an hour later where the clocks skip midnight that day.
    pub fn begins(self, date: Date) -> Timestamp {
        let midnight = date.and_time(NaiveTime::MIN);
        let one = midnight + TimeDelta::hours(1);
        let wall = |time| self.0.from_local_datetime(&time).earliest();
        wall(midnight)
            .or_else(|| wall(one))
            .map_or_else(|| midnight.and_utc(), |instant| instant.to_utc())
    }
}

impl Default for Zone {
    /// Moscow time, by which federal terms are counted.
    fn default() -> Self {
        Self(chrono_tz::Europe::Moscow)
    }
}

#[cfg(test)]
mod tests;
