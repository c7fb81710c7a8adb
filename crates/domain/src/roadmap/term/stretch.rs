//! Stretches of the calendar that terms name, and which days they are in a given year.

use chrono::{Datelike, Days, NaiveDate, Weekday};

use crate::clock::{Date, is_working_day};

/// Where in something.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Place {
    Start,
    Middle,
    End,
}

/// A season of three months; winter is named by its December.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Season {
    Winter,
    Spring,
    Summer,
    Autumn,
}

/// School holidays, named like the seasons.
pub(super) type Holidays = Season;

/// A stretch without its year.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Stretch {
    Day {
        month: u32,
        day: u32,
    },
    /// The last day of a month.
    LastDay(u32),
    Month(u32),
    /// The `n`th third of a month, 1–3.
    MonthThird {
        month: u32,
        n: u32,
    },
    /// The `n`th half of a month, 1–2.
    MonthHalf {
        month: u32,
        n: u32,
    },
    /// The `n`th seven days of a month, 1–5; 0 is the last seven.
    WeekOfMonth {
        month: u32,
        n: u32,
    },
    /// The `n`th of a weekday in a month; 0 is the last.
    WeekdayOf {
        month: u32,
        n: u32,
        weekday: Weekday,
    },
    /// The first or the last working day of a month.
    WorkingDayOf {
        month: u32,
        last: bool,
    },
    Quarter(u32),
    /// Half of the calendar year.
    Half(u32),
    /// Half of the school year.
    SchoolHalf(u32),
    /// A school term, 1–4.
    Term(u32),
    /// A third of a school year, 1–3.
    Trimester(u32),
    Holidays(Holidays),
    Season(Season),
    Year,
    SchoolYear,
    /// A part of a calendar year.
    PartOfYear(Place),
    /// A part of a school year.
    PartOfSchoolYear(Place),
    /// A part of a quarter.
    PartOfQuarter(Place, u32),
    /// A part of a half-year.
    PartOfHalf(Place, u32),
    /// A part of half a school year.
    PartOfSchoolHalf(Place, u32),
    /// A part of a school term.
    PartOfTerm(Place, u32),
}

impl Stretch {
    /// The first and last day of the stretch that begins in `year`; `None` where it does not exist.
    pub fn days(self, year: i32) -> Option<(Date, Date)> {
        match self {
            Self::Day { month, day } => date(year, month, day).map(|day| (day, day)),
            Self::LastDay(month) => month_end(year, month).map(|day| (day, day)),
            Self::Month(month) => months(year, month, 1),
            Self::MonthThird { month, n } => within(year, month, 10 * (n - 1) + 1, 10 * n, n == 3),
            Self::MonthHalf { month, n } => within(year, month, 15 * (n - 1) + 1, 15 * n, n == 2),
            Self::WeekOfMonth { month, n: 0 } => {
                let (_, last) = months(year, month, 1)?;
                Some((last.checked_sub_days(Days::new(6))?, last))
            }
            Self::WeekOfMonth { month, n } => within(year, month, 7 * (n - 1) + 1, 7 * n, n >= 5),
            Self::WeekdayOf { month, n, weekday } => {
                let day = nth_weekday(year, month, n, weekday)?;
                Some((day, day))
            }
            Self::WorkingDayOf { month, last } => {
                let day = working_day(year, month, last)?;
                Some((day, day))
            }
            Self::Quarter(n) => months(year, 3 * n - 2, 3),
            Self::Half(n) => months(year, 6 * n - 5, 6),
            Self::SchoolHalf(1) => months(year, 9, 4),
            Self::SchoolHalf(_) => months(year, 1, 5),
            Self::Term(1) => months(year, 9, 2),
            Self::Term(2) => months(year, 11, 2),
            Self::Term(3) => months(year, 1, 3),
            Self::Term(_) => months(year, 4, 2),
            Self::Trimester(1) => months(year, 9, 3),
            Self::Trimester(2) => months(year, 12, 3),
            Self::Trimester(_) => months(year, 3, 3),
            Self::Holidays(season) => holidays(year, season),
            Self::Season(season) => months(year, season.first_month(), 3),
            Self::Year => months(year, 1, 12),
            Self::SchoolYear => months(year, 9, 12),
            Self::PartOfYear(Place::Start) => months(year, 1, 1),
            Self::PartOfYear(Place::Middle) => months(year, 6, 2),
            Self::PartOfYear(Place::End) => months(year, 12, 1),
            Self::PartOfSchoolYear(Place::Start) => months(year, 9, 1),
            Self::PartOfSchoolYear(Place::Middle) => months(year, 12, 2),
            Self::PartOfSchoolYear(Place::End) => months(year, 5, 1),
            Self::PartOfQuarter(place, n) => part(Self::Quarter(n), place, year),
            Self::PartOfHalf(place, n) => part(Self::Half(n), place, year),
            Self::PartOfSchoolHalf(place, n) => part(Self::SchoolHalf(n), place, year),
            Self::PartOfTerm(place, n) => part(Self::Term(n), place, year),
        }
    }

    /// Where the stretch begins within its year, for comparing: month and day.
    pub fn order(self) -> (u32, u32) {
        self.days(2001)
            .or_else(|| self.days(2004))
            .map_or((1, 1), |(start, _)| (start.month(), start.day()))
    }

    /// The days of the stretch in the school year that begins in `first`.
    pub fn days_of_school_year(self, first: i32) -> Option<(Date, Date)> {
        let year = if self.order() >= (9, 1) {
            first
        } else {
            first.checked_add(1)?
        };
        self.days(year)
    }

    /// The stretch as a plan for a school year means it, where that makes a difference.
    pub fn of_school(self) -> Self {
        match self {
            Self::Half(n) => Self::SchoolHalf(n),
            Self::PartOfHalf(place, n) => Self::PartOfSchoolHalf(place, n),
            Self::PartOfYear(place) => Self::PartOfSchoolYear(place),
            Self::Year => Self::SchoolYear,
            other => other,
        }
    }

    /// The stretch as the calendar means it, where that makes a difference.
    pub fn of_calendar(self) -> Self {
        match self {
            Self::SchoolHalf(n) => Self::Half(n),
            Self::PartOfSchoolHalf(place, n) => Self::PartOfHalf(place, n),
            Self::PartOfSchoolYear(place) => Self::PartOfYear(place),
            other => other,
        }
    }

    /// Whether «до …» means the last day of it, as with «до 1 мая» and «до конца мая», and not the day before it.
    pub fn deadline_is_inside(self) -> bool {
        match self {
            Self::Day { .. }
            | Self::LastDay(_)
            | Self::WeekdayOf { .. }
            | Self::WorkingDayOf { .. }
            | Self::Year
            | Self::SchoolYear => true,
            Self::MonthThird { n, .. } => n > 1,
            Self::PartOfYear(place)
            | Self::PartOfSchoolYear(place)
            | Self::PartOfQuarter(place, _)
            | Self::PartOfHalf(place, _)
            | Self::PartOfSchoolHalf(place, _)
            | Self::PartOfTerm(place, _) => place != Place::Start,
            Self::Month(_)
            | Self::MonthHalf { .. }
            | Self::WeekOfMonth { .. }
            | Self::Quarter(_)
            | Self::Half(_)
            | Self::SchoolHalf(_)
            | Self::Term(_)
            | Self::Trimester(_)
            | Self::Holidays(_)
            | Self::Season(_) => false,
        }
    }

    /// Whether it is the beginning, the middle or the end of something.
    pub fn is_part(self) -> bool {
        matches!(
            self,
            Self::PartOfYear(_)
                | Self::PartOfSchoolYear(_)
                | Self::PartOfQuarter(..)
                | Self::PartOfHalf(..)
                | Self::PartOfSchoolHalf(..)
                | Self::PartOfTerm(..)
        )
    }

    /// Whether `other` lies in it, in a year like any other.
    pub fn contains(self, other: Self) -> bool {
        let inside = |year| {
            let ((start, end), (first, last)) = (self.days(year)?, other.days(year)?);
            Some(start <= first && last <= end && (start, end) != (first, last))
        };
        inside(2001).or_else(|| inside(2004)).unwrap_or(false)
    }

    /// About how many days it has.
    pub fn length(self) -> i64 {
        let days = self.days(2001).or_else(|| self.days(2004));
        days.map_or(1, |(start, end)| (end - start).num_days() + 1)
    }
}

impl Season {
    /// The month in which the season begins.
    pub fn first_month(self) -> u32 {
        match self {
            Self::Winter => 12,
            Self::Spring => 3,
            Self::Summer => 6,
            Self::Autumn => 9,
        }
    }
}

/// A date of the calendar, in the years 1–9999.
pub(super) fn date(year: i32, month: u32, day: u32) -> Option<Date> {
    (1..=9999).contains(&year).then_some(())?;
    NaiveDate::from_ymd_opt(year, month, day)
}

/// The last day of a month.
pub(super) fn month_end(year: i32, month: u32) -> Option<Date> {
    let first = NaiveDate::from_ymd_opt(year, month, 1)?;
    date(year, month, u32::from(first.num_days_in_month()))
}

/// `count` whole months from `month` on.
pub(super) fn months(year: i32, month: u32, count: u32) -> Option<(Date, Date)> {
    let last = month + count - 1;
    let end = month_end(
        year + i32::from(last > 12),
        if last > 12 { last - 12 } else { last },
    )?;
    Some((date(year, month, 1)?, end))
}

fn within(year: i32, month: u32, from: u32, to: u32, to_end: bool) -> Option<(Date, Date)> {
    let end = month_end(year, month)?;
    let to = if to_end { end } else { date(year, month, to)? };
    Some((date(year, month, from)?, to))
}

fn nth_weekday(year: i32, month: u32, n: u32, weekday: Weekday) -> Option<Date> {
    if n == 0 {
        let last = month_end(year, month)?;
        let back = weekday.days_since_back(last.weekday());
        return last.checked_sub_days(Days::new(back));
    }
    date(year, month, 1)?;
    NaiveDate::from_weekday_of_month_opt(year, month, weekday, u8::try_from(n).ok()?)
}

/// Counting back through the week.
trait Back {
    fn days_since_back(self, later: Weekday) -> u64;
}

impl Back for Weekday {
    fn days_since_back(self, later: Weekday) -> u64 {
        u64::from((7 + later.num_days_from_monday() - self.num_days_from_monday()) % 7)
    }
}

fn working_day(year: i32, month: u32, last: bool) -> Option<Date> {
    let (first, end) = months(year, month, 1)?;
    let mut days = first.iter_days().take_while(|day| *day <= end);
    let works = |day: &Date| is_working_day(*day).0;
    if last {
        days.filter(works).last()
    } else {
        days.find(works)
    }
}

fn holidays(year: i32, season: Holidays) -> Option<(Date, Date)> {
    match season {
        Season::Autumn => Some((date(year, 10, 26)?, date(year, 11, 4)?)),
        Season::Winter => Some((date(year, 12, 29)?, date(year + 1, 1, 8)?)),
        Season::Spring => Some((date(year, 3, 22)?, date(year, 3, 31)?)),
        Season::Summer => months(year, 6, 3),
    }
}

/// The first ten days, the middle month or the last ten days of a longer stretch.
fn part(of: Stretch, place: Place, year: i32) -> Option<(Date, Date)> {
    let (start, end) = of.days(year)?;
    match place {
        Place::Start => Some((start, start.checked_add_days(Days::new(9))?)),
        Place::End => Some((end.checked_sub_days(Days::new(9))?, end)),
        Place::Middle => {
            let third = u64::try_from((end - start).num_days() / 3).ok()?;
            let third = Days::new(third);
            Some((start.checked_add_days(third)?, end.checked_sub_days(third)?))
        }
    }
}
