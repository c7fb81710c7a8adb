//! What the reader answers.

use std::ops::Range;

use serde::{Deserialize, Serialize};

use super::rrule::Rrule;
use crate::clock::Date;

/// A place in the text that was read: bytes, on borders of characters.
pub type Span = Range<usize>;

/// The days on which a plan is in force, both included. It has no day when `from` is later than `to`.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, Serialize, Deserialize)]
pub struct Period {
    /// The first day.
    pub from: Date,
    /// The last day.
    pub to: Date,
}

/// What sort of schedule a term, or a part of it, sets.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, Serialize, Deserialize)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub enum Kind {
    /// A date, a window, or a list of them that comes to an end: «июнь 2023, 2024».
    Once,
    /// A rule that repeats: «ежегодно, ноябрь», and a first date that goes on by a rule: «сентябрь 2021, далее – не
    /// реже двух раз в год».
    Recurring,
    /// Work that never stops within its window: «в течение учебного года», «постоянно».
    Continuous,
    /// Work that waits for something that the calendar does not know: «по запросу», «при приёме на работу».
    OnDemand,
    /// Parts that differ in kind, in the rule or in whose they are.
    Compound,
    /// Nothing was understood, or there was nothing: «», «-».
    NotUnderstood,
}

/// Days within which a duty is to be done once, both included; it is due on the last one.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize, Deserialize)]
#[serde(rename_all = "camelCase")]
pub struct Window {
    /// The first day.
    pub start: Date,
    /// The day on which the duty is due.
    pub end: Date,
    /// Whether the text names only the end, «до 1 февраля»: the start is that of the plan, or the day after the
    /// window before.
    pub open_start: bool,
}

/// A length of time by which rates are counted.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize, Deserialize)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub enum Unit {
    /// A day.
    Day,
    /// Monday to Sunday.
    Week,
    /// Ten days, the third of a month.
    Decade,
    /// A calendar month.
    Month,
    /// A school term, «четверть».
    SchoolTerm,
    /// A third of a school year, «триместр».
    Trimester,
    /// A calendar quarter.
    Quarter,
    /// Half a calendar or school year, as the plan's period suggests.
    HalfYear,
    /// A calendar year.
    Year,
    /// 1 September – 31 August.
    SchoolYear,
}

/// The least that a term asks for: `count` times in `every` units.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, Serialize, Deserialize)]
pub struct Minimum {
    /// How many times.
    pub count: u32,
    /// In how many units; 2 in «раз в два года».
    pub every: u32,
    /// Of which unit.
    pub unit: Unit,
}

impl Minimum {
    /// How many times in a year at least, rounded down: 0 for «раз в два года».
    pub fn per_year(self) -> u32 {
        let units = match self.unit {
            Unit::Day => 365,
            Unit::Week => 52,
            Unit::Decade => 36,
            Unit::Month => 12,
            Unit::SchoolTerm | Unit::Quarter => 4,
            Unit::Trimester => 3,
            Unit::HalfYear => 2,
            Unit::Year | Unit::SchoolYear => 1,
        };
        units * self.count / self.every.max(1)
    }
}

/// For what a duty waits, beside or instead of a date.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, Serialize, Deserialize)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub enum Condition {
    /// «по мере необходимости».
    Need,
    /// «по запросу», «по заявкам», «по требованию».
    Request,
    /// «по мере поступления».
    Arrival,
    /// «по согласованию».
    Agreement,
    /// A plan, a schedule or organisers that set the day: «по отдельному графику».
    Schedule,
    /// Something that happens: «при приёме на работу», «в течение 3 дней после издания приказа».
    Event,
}

/// One reading of one piece of the text.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Part {
    /// Never [`Kind::Compound`] or [`Kind::NotUnderstood`].
    pub kind: Kind,
    /// Where the piece stands.
    pub span: Span,
    /// The bodies or people named with the piece, as they are written: «ОО, ДО».
    pub responsible: Option<String>,
    /// Within the plan's period, in order, without overlap.
    pub windows: Vec<Window>,
    /// The least number of times, where the text says it.
    pub minimum: Option<Minimum>,
    /// When the windows end, as a rule of RFC 5545, where one exists.
    pub rrule: Option<Rrule>,
    /// For what the duty waits besides.
    pub condition: Option<Condition>,
}

/// Another way to understand a part.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Alternative {
    /// The part's place in [`Schedule::parts`].
    pub part: usize,
    /// What would be understood otherwise.
    pub reason: Reason,
    /// The kind in this reading.
    pub kind: Kind,
    /// The windows in this reading.
    pub windows: Vec<Window>,
}

/// In which way an [`Alternative`] differs from what was chosen.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, Serialize, Deserialize)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub enum Reason {
    /// The text has no year: the same in every year of the plan, not the first time only.
    EveryYearOfPeriod,
    /// «ежегодно до 1 февраля 2024»: the date ends the repetition instead of being each year's deadline.
    DateEndsRepetition,
    /// «до мая»: the month named counts.
    LastUnitIncluded,
    /// «до 2024 года»: the year named does not count.
    LastUnitExcluded,
    /// «2022–2023»: one school year instead of two calendar years.
    SchoolYear,
    /// «2023 год»: all through it instead of once in it.
    Continuous,
    /// «постоянно (по запросу)»: all through it, not only when asked.
    ContinuousNotOnDemand,
    /// «с января ежеквартально»: quarters of the calendar, not every third month.
    CalendarQuarters,
    /// «I полугодие» of a school plan: half of the calendar year; or the other way round.
    OtherHalfYear,
    /// «в начале года»: of the other year, calendar or school.
    OtherYearPart,
}

/// What was taken for granted because the text does not say it.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, Serialize, Deserialize)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub enum Assumption {
    /// The year was found from the plan's period.
    YearFromPeriod,
    /// School half-years: 1 September – 31 December, 1 January – 31 May.
    SchoolHalfYears,
    /// School terms: September–October, November–December, January–March, April–May; thirds of a school year:
    /// September–November, December–February, March–May.
    SchoolTerms,
    /// School holidays by the usual dates: 26 October – 4 November, 29 December – 8 January, 22–31 March, June –
    /// August.
    SchoolHolidays,
    /// The beginning, the middle or the end of something: its first, middle and last third, or month of a year.
    PartOfUnit,
    /// Weeks of a month are counted in sevens from its first day.
    WeekOfMonth,
    /// A working day by the production calendar where it is known, otherwise by weekends and holidays alone.
    WorkingDay,
    /// A deadline of each quarter falls into the month after it.
    DeadlineAfterQuarter,
    /// A date lies outside the plan's period and has no window.
    OutsidePeriod,
    /// There are more windows than are listed.
    WindowsCut,
}

/// All that a term says.
#[derive(Clone, PartialEq, Eq, Debug, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Schedule {
    /// The kind of the whole.
    pub kind: Kind,
    /// In the order of the text.
    pub parts: Vec<Part>,
    /// What may matter and was not understood.
    pub not_understood: Vec<Span>,
    /// Other readings, the more probable first.
    pub alternatives: Vec<Alternative>,
    /// What was taken for granted, each once.
    pub assumptions: Vec<Assumption>,
}

impl Schedule {
    /// The windows of all parts, in order; those of different parts may overlap.
    pub fn occurrences(&self) -> Vec<Window> {
        let mut all: Vec<Window> = self
            .parts
            .iter()
            .flat_map(|part| part.windows.iter().copied())
            .collect();
        all.sort_unstable();
        all.dedup();
        all
    }

    /// The least number of times in a year, where a part says it.
    pub fn minimum_per_year(&self) -> Option<u32> {
        let mut said = self.parts.iter().filter_map(|part| part.minimum);
        said.next().map(Minimum::per_year)
    }

    /// The rule of the whole: that of the only part that has one.
    pub fn rrule(&self) -> Option<&Rrule> {
        let mut rules = self.parts.iter().filter_map(|part| part.rrule.as_ref());
        rules.next().filter(|_| rules.next().is_none())
    }
}
