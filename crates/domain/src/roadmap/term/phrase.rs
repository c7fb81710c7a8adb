//! Phrases of terms, before their years are known.

use chrono::Weekday;

use super::schedule::{Condition, Unit};
use super::stretch::Stretch;

/// A year as it is written.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum Year {
    Calendar(i32),
    /// The school year that begins in September of it.
    School(i32),
}

impl Year {
    /// The same year, `by` years later.
    pub fn shifted(self, by: i32) -> Self {
        match self {
            Self::Calendar(year) => Self::Calendar(year.saturating_add(by)),
            Self::School(year) => Self::School(year.saturating_add(by)),
        }
    }
}

/// A stretch with the years that stand beside it; none when the text leaves them out.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) struct Moment {
    pub stretch: Stretch,
    pub years: Vec<Year>,
}

impl Moment {
    pub fn new(stretch: Stretch, years: Vec<Year>) -> Self {
        Self { stretch, years }
    }
}

/// When something is to be done.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) enum When {
    In(Moment),
    /// «с … по …», «сентябрь – май».
    Between(Moment, Moment),
    /// «до …», «не позднее …», «к …»; «по …» when `through`.
    Until {
        moment: Moment,
        /// Whether all of the moment belongs to the time, as in «по май».
        through: bool,
    },
    /// «с …», «начиная с …».
    From(Moment),
    /// Years alone: «2023, 2024 гг.».
    Years {
        years: Vec<Year>,
        /// «2022–2024»: one after the other, without a pause.
        range: bool,
        /// «2022–2023» without a word that says which kind of years they are.
        unclear: bool,
    },
}

/// Where in its unit a repeated thing happens.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) enum At {
    /// «10 числа».
    MonthDay(u32),
    /// «до 10 числа».
    ByMonthDay(u32),
    /// «с 1 по 10 число».
    MonthDays(u32, u32),
    /// «20 числа последнего месяца (квартала)», or by it.
    DayOfLastMonth { day: u32, by: bool },
    /// «по понедельникам».
    Weekday(Weekday),
    /// «последняя пятница»; 0 is the last.
    NthWeekday(u32, Weekday),
    /// The first or last working day.
    WorkingDay { last: bool },
    /// The first or last week; 0 is the last.
    Week(u32),
    /// Half of a month.
    Half(u32),
    /// A third of a month: «в начале», «вторая декада».
    Third(u32),
    /// The last month of a longer unit, or the first.
    Month { last: bool },
}

/// How often.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) struct Rate {
    /// How many times …
    pub times: u32,
    /// … in how many …; 0 where the unit is named elsewhere or is the year: «не менее двух раз».
    pub every: u32,
    /// … of these.
    pub unit: Unit,
    /// Whether it was counted, «2 раза в год», or only named, «ежегодно».
    pub counted: bool,
    pub at: Option<At>,
}

impl Rate {
    /// Once in each unit.
    pub fn each(unit: Unit) -> Self {
        Self {
            times: 1,
            every: 1,
            unit,
            counted: false,
            at: None,
        }
    }
}

/// Over what something goes on.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) enum Extent {
    /// All of the plan's period.
    Period,
    /// A month of which the text does not say which.
    Month,
    /// What the phrases name.
    These(Vec<When>),
}

/// One phrase.
#[derive(Clone, PartialEq, Eq, Debug)]
pub(super) enum Phrase {
    When(When),
    Rate(Rate),
    /// A weekday, a week or a day of a month that waits for its unit.
    At(At),
    Running(Extent),
    Waiting(Condition),
    /// «кроме июля и августа»: when not.
    Except(When),
    /// «далее»
    Then,
}
