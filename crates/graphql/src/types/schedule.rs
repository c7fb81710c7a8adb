//! How a term of a printed plan is read (Q-06, Q-07; requirement ids of the plans cite their own terms).

use async_graphql::{Object, SimpleObject};
use domain::roadmap::term;

use super::enums::mirror;
use crate::date::Date;

mirror! {
    /// What sort of schedule a term, or a part of it, sets.
    ScheduleKind = "domain::roadmap::term::Kind" {
        /// A date, a window, or a list of them that comes to an end: «июнь 2023, 2024».
        Once,
        /// A rule that repeats, also after a first date: «ежегодно, ноябрь», «сентябрь 2021, далее – два раза в год».
        Recurring,
        /// Work that never stops within its window: «в течение учебного года», «постоянно».
        Continuous,
        /// Work that waits for something that the calendar does not know: «по запросу».
        OnDemand,
        /// Parts that differ in kind, in the rule or in whose they are.
        Compound,
        /// Nothing was understood, or there was nothing.
        NotUnderstood,
    }
}

mirror! {
    /// A length of time by which rates are counted.
    TermUnit = "domain::roadmap::term::Unit" {
        /// A day.
        Day,
        /// Monday to Sunday.
        Week,
        /// A third of a month.
        Decade,
        /// A calendar month.
        Month,
        /// A school term, «четверть».
        SchoolTerm,
        /// A third of a school year, «триместр».
        Trimester,
        /// A calendar quarter.
        Quarter,
        /// Half a calendar or school year.
        HalfYear,
        /// A calendar year.
        Year,
        /// 1 September – 31 August.
        SchoolYear,
    }
}

mirror! {
    /// For what a duty waits, beside or instead of a date.
    TermCondition = "domain::roadmap::term::Condition" {
        /// «по мере необходимости».
        Need,
        /// «по запросу», «по заявкам».
        Request,
        /// «по мере поступления».
        Arrival,
        /// «по согласованию».
        Agreement,
        /// A plan or a schedule that sets the day: «по отдельному графику».
        Schedule,
        /// Something that happens: «при приёме на работу».
        Event,
    }
}

mirror! {
    /// In which way another reading differs from the chosen one.
    AlternativeReason = "domain::roadmap::term::Reason" {
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
        /// All through it instead of once in it.
        Continuous,
        /// All through it, not only when asked.
        ContinuousNotOnDemand,
        /// Quarters of the calendar, not every third month.
        CalendarQuarters,
        /// Half of the other year: of the calendar or of the school.
        OtherHalfYear,
        /// A part of the other year: of the calendar or of the school.
        OtherYearPart,
    }
}

mirror! {
    /// What was taken for granted because the text does not say it.
    TermAssumption = "domain::roadmap::term::Assumption" {
        /// The year was found from the plan's period.
        YearFromPeriod,
        /// School half-years: 1 September – 31 December, 1 January – 31 May.
        SchoolHalfYears,
        /// School terms and thirds of a school year by the usual months.
        SchoolTerms,
        /// School holidays by the usual dates.
        SchoolHolidays,
        /// The beginning, the middle or the end of something: a third of it.
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
}

/// Days within which a duty is to be done once, both included; it is due on the last one.
#[derive(Clone, Copy, SimpleObject)]
pub struct OccurrenceWindow {
    /// The first day.
    start: Date,
    /// The day on which the duty is due.
    end: Date,
    /// Whether the text names only the end, «до 1 февраля»: the start is that of the plan, or the day after the window
    /// before.
    open_start: bool,
}

impl From<term::Window> for OccurrenceWindow {
    fn from(window: term::Window) -> Self {
        Self {
            start: window.start.into(),
            end: window.end.into(),
            open_start: window.open_start,
        }
    }
}

/// A place in the text that was read, in characters (code points) from 0.
#[derive(Clone, SimpleObject)]
pub struct TextSpan {
    /// The first character.
    start: i32,
    /// The character after the last one.
    end: i32,
    /// What stands there.
    text: String,
}

/// The least that a term asks for: so many times in so many units.
#[derive(Clone, Copy, SimpleObject)]
pub struct TermMinimum {
    /// How many times.
    count: i32,
    /// In how many units; 2 in «раз в два года».
    every: i32,
    /// Of which unit.
    unit: TermUnit,
}

/// One reading of one piece of the text.
#[derive(Clone)]
pub struct SchedulePart {
    text: String,
    part: term::Part,
}

/// One reading of one piece of the text.
#[Object]
impl SchedulePart {
    /// Its sort; never `COMPOUND` or `NOT_UNDERSTOOD`.
    async fn kind(&self) -> ScheduleKind {
        self.part.kind.into()
    }

    /// Where the piece stands.
    async fn span(&self) -> TextSpan {
        span(&self.text, &self.part.span)
    }

    /// The bodies or people named with the piece, as they are written: «ОО, ДО»; `null` when there are none.
    async fn responsible(&self) -> Option<&str> {
        self.part.responsible.as_deref()
    }

    /// Within the plan's period, in order, without overlap.
    #[graphql(complexity = "50 * child_complexity + 1")]
    async fn occurrences(&self) -> Vec<OccurrenceWindow> {
        windows(&self.part.windows)
    }

    /// The least number of times, where the text says it.
    async fn minimum(&self) -> Option<TermMinimum> {
        self.part.minimum.map(|minimum| TermMinimum {
            count: number(minimum.count),
            every: number(minimum.every),
            unit: minimum.unit.into(),
        })
    }

    /// When the windows end, as a rule of RFC 5545; `null` where there is no such rule.
    async fn rrule(&self) -> Option<String> {
        self.part.rrule.as_ref().map(ToString::to_string)
    }

    /// For what the duty waits besides; `null` when for nothing.
    async fn condition(&self) -> Option<TermCondition> {
        self.part.condition.map(Into::into)
    }
}

/// Another way to understand a part: the person chooses.
#[derive(Clone, SimpleObject)]
pub struct ScheduleAlternative {
    /// The part's place among `parts`, from 0.
    part: i32,
    /// What would be understood otherwise.
    reason: AlternativeReason,
    /// The sort in this reading.
    kind: ScheduleKind,
    /// The windows in this reading.
    occurrences: Vec<OccurrenceWindow>,
}

/// What the text of a plan's column «Сроки» says.
#[derive(Clone)]
pub struct SchedulePreview {
    text: String,
    schedule: term::Schedule,
}

impl SchedulePreview {
    /// Reads `text` as a term of a plan in force during `period`.
    pub(crate) fn read(text: String, period: term::Period) -> Self {
        let schedule = term::read(&text, period);
        Self { text, schedule }
    }
}

/// What the text of a plan's column «Сроки» says.
#[Object]
impl SchedulePreview {
    /// The sort of the whole.
    async fn kind(&self) -> ScheduleKind {
        self.schedule.kind.into()
    }

    /// The windows of all parts within the period, in order; those of different parts may overlap. At most two thousand,
    /// with those of `parts` and `alternatives`.
    #[graphql(complexity = "50 * child_complexity + 1")]
    async fn occurrences(&self) -> Vec<OccurrenceWindow> {
        windows(&self.schedule.occurrences())
    }

    /// The least number of times in a year, where the text says one; 0 for «раз в два года».
    async fn minimum_per_year(&self) -> Option<i32> {
        self.schedule.minimum_per_year().map(number)
    }

    /// The rule of RFC 5545 by which the windows end, where the whole has exactly one.
    async fn rrule(&self) -> Option<String> {
        self.schedule.rrule().map(ToString::to_string)
    }

    /// Pieces of the text that may matter and were not understood, as they are written.
    async fn not_understood(&self) -> Vec<String> {
        let pieces = self.schedule.not_understood.iter();
        pieces.map(|piece| span(&self.text, piece).text).collect()
    }

    /// Where those pieces stand.
    async fn not_understood_spans(&self) -> Vec<TextSpan> {
        let pieces = self.schedule.not_understood.iter();
        pieces.map(|piece| span(&self.text, piece)).collect()
    }

    /// Other readings, the more probable first.
    #[graphql(complexity = "20 * child_complexity + 1")]
    async fn alternatives(&self) -> Vec<ScheduleAlternative> {
        let others = self.schedule.alternatives.iter();
        others
            .map(|other| ScheduleAlternative {
                part: i32::try_from(other.part).unwrap_or(i32::MAX),
                reason: other.reason.into(),
                kind: other.kind.into(),
                occurrences: windows(&other.windows),
            })
            .collect()
    }

    /// What was taken for granted because the text does not say it, each once.
    async fn assumptions(&self) -> Vec<TermAssumption> {
        let all = self.schedule.assumptions.iter();
        all.map(|assumption| (*assumption).into()).collect()
    }

    /// The pieces of which the whole consists, in the order of the text.
    #[graphql(complexity = "20 * child_complexity + 1")]
    async fn parts(&self) -> Vec<SchedulePart> {
        let parts = self.schedule.parts.iter();
        parts
            .map(|part| SchedulePart {
                text: self.text.clone(),
                part: part.clone(),
            })
            .collect()
    }
}

fn windows(windows: &[term::Window]) -> Vec<OccurrenceWindow> {
    windows.iter().copied().map(Into::into).collect()
}

fn number(count: u32) -> i32 {
    i32::try_from(count).unwrap_or(i32::MAX)
}

/// Clients count characters; the reader counts bytes.
fn span(text: &str, bytes: &term::Span) -> TextSpan {
    let count = |end: usize| {
        let before = text.get(..end).unwrap_or(text);
        i32::try_from(before.chars().count()).unwrap_or(i32::MAX)
    };
    TextSpan {
        start: count(bytes.start),
        end: count(bytes.end),
        text: text.get(bytes.clone()).unwrap_or_default().to_owned(),
    }
}
