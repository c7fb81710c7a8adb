//! The windows of a rate: every month, every second quarter, the last Friday of each month.

use chrono::{Datelike, Days, NaiveDate, Weekday};

use super::place::{MOST_WINDOWS, Plan};
use crate::clock::{Date, add_months, is_working_day};
use crate::roadmap::term::phrase::At;
use crate::roadmap::term::schedule::{Unit, Window};
use crate::roadmap::term::stretch::{Stretch, month_end};

/// From the first to the last day, both included.
pub(super) type Bounds = (Date, Date);

/// The windows of every `every` units within `bounds`, one for each of `ats` or the whole unit when there are none.
pub(super) fn unit_windows(
    plan: &Plan,
    unit: Unit,
    every: u32,
    bounds: Bounds,
    ats: &[At],
) -> Vec<Window> {
    let (from, to) = (bounds.0.max(plan.period.from), bounds.1.min(plan.period.to));
    if from > to {
        return Vec::new();
    }
    let clip = |start: Date, end: Date, open| {
        let (start, end) = (start.max(from), end.min(to));
        (start <= end).then_some(Window {
            start,
            end,
            open_start: open,
        })
    };
    if !ats.is_empty() {
        let mut windows = Vec::new();
        let mut cell = first_cell(plan, unit, from);
        // A deadline in the month after a quarter belongs to the quarter before.
        if unit == Unit::Quarter {
            cell = cell.and_then(|(start, _)| first_cell(plan, unit, start.pred_opt()?));
        }
        while let Some((start, end)) = cell.filter(|(start, _)| *start <= to) {
            for at in ats {
                let Some((first, last, open)) = place_in(unit, start, end, *at) else {
                    continue;
                };
                if (from..=to).contains(&last) {
                    windows.extend(clip(first, last, open));
                }
            }
            if windows.len() > MOST_WINDOWS {
                break;
            }
            cell = skip(plan, unit, end, every);
        }
        return windows;
    }
    whole_units(plan, unit, every, (from, to))
}

fn whole_units(plan: &Plan, unit: Unit, every: u32, (from, to): Bounds) -> Vec<Window> {
    let mut kept: Vec<Window> = Vec::new();
    let mut fallback: Option<(i64, Window)> = None;
    let mut cell = first_cell(plan, unit, from);
    let mut first = true;
    while let Some((start, end)) = cell.filter(|(start, _)| *start <= to) {
        let length = (end - start).num_days() + 1;
        let inside = (end.min(to) - start.max(from)).num_days() + 1;
        // A unit that begins long before the plan is not its own.
        let (start, end) = if every > 1 && (!first || inside * 2 >= length) {
            (start, group_end(plan, unit, end, every))
        } else {
            (start, end)
        };
        let window = Window {
            start: start.max(from),
            end: end.min(to),
            open_start: false,
        };
        let length = (end - start).num_days() + 1;
        let inside = (window.end - window.start).num_days() + 1;
        if inside * 2 >= length {
            kept.push(window);
        } else if fallback.is_none_or(|(best, _)| inside > best) {
            fallback = Some((inside, window));
        }
        if kept.len() > MOST_WINDOWS {
            break;
        }
        first = false;
        cell = next_cell(plan, unit, end);
    }
    if kept.is_empty() {
        kept.extend(fallback.map(|(_, window)| window));
    }
    kept
}

fn group_end(plan: &Plan, unit: Unit, end: Date, every: u32) -> Date {
    let mut last = end;
    for _ in 1..every.min(400) {
        match next_cell(plan, unit, last) {
            Some((_, end)) => last = end,
            None => break,
        }
    }
    last
}

fn skip(plan: &Plan, unit: Unit, end: Date, every: u32) -> Option<Bounds> {
    let mut cell = next_cell(plan, unit, end)?;
    for _ in 1..every.min(400) {
        cell = next_cell(plan, unit, cell.1)?;
    }
    Some(cell)
}

fn next_cell(plan: &Plan, unit: Unit, end: Date) -> Option<Bounds> {
    first_cell(plan, unit, end.succ_opt()?)
}

/// The unit in which `day` lies, or the next one where units leave a gap.
fn first_cell(plan: &Plan, unit: Unit, day: Date) -> Option<Bounds> {
    let (year, month) = (day.year(), day.month());
    match unit {
        Unit::Day => Some((day, day)),
        Unit::Week => {
            let back = Days::new(u64::from(day.weekday().num_days_from_monday()));
            let monday = day.checked_sub_days(back)?;
            Some((monday, monday.checked_add_days(Days::new(6))?))
        }
        Unit::Decade => {
            let n = ((day.day() - 1) / 10 + 1).min(3);
            Stretch::MonthThird { month, n }.days(year)
        }
        Unit::Month => Stretch::Month(month).days(year),
        Unit::Quarter => Stretch::Quarter((month - 1) / 3 + 1).days(year),
        Unit::HalfYear if plan.school => {
            containing(&[Stretch::SchoolHalf(1), Stretch::SchoolHalf(2)], day)
        }
        Unit::HalfYear => Stretch::Half((month - 1) / 6 + 1).days(year),
        Unit::Trimester => containing(
            &[
                Stretch::Trimester(1),
                Stretch::Trimester(2),
                Stretch::Trimester(3),
            ],
            day,
        ),
        Unit::SchoolTerm => containing(
            &[
                Stretch::Term(1),
                Stretch::Term(2),
                Stretch::Term(3),
                Stretch::Term(4),
            ],
            day,
        ),
        Unit::Year if plan.school => containing(&[Stretch::SchoolYear], day),
        Unit::Year => Stretch::Year.days(year),
        Unit::SchoolYear => containing(&[Stretch::SchoolYear], day),
    }
}

/// The first of the stretches that has not ended before `day`.
fn containing(stretches: &[Stretch], day: Date) -> Option<Bounds> {
    let years = day.year() - 1..=day.year() + 1;
    let all = years.flat_map(|year| {
        stretches
            .iter()
            .filter_map(move |stretch| stretch.days(year))
    });
    all.filter(|(_, end)| *end >= day).min()
}

/// The days of `at` in the unit from `start` to `end`, and whether they are a deadline.
fn place_in(unit: Unit, start: Date, end: Date, at: At) -> Option<(Date, Date, bool)> {
    let day_of = |month: Date, day: u32| {
        let last = month_end(month.year(), month.month())?;
        Some(NaiveDate::from_ymd_opt(month.year(), month.month(), day).unwrap_or(last))
    };
    // Days of a month in a longer unit: of the month that follows it.
    let month = if matches!(unit, Unit::Month | Unit::Week | Unit::Decade | Unit::Day) {
        start
    } else {
        end.succ_opt()?
    };
    match at {
        At::MonthDay(day) => day_of(month, day).map(|day| (day, day, false)),
        At::ByMonthDay(day) => {
            day_of(month, day).map(|day| (month.with_day(1).unwrap_or(month), day, true))
        }
        At::MonthDays(first, last) => Some((day_of(month, first)?, day_of(month, last)?, false)),
        At::DayOfLastMonth { day, by } => {
            let day = day_of(end, day)?;
            let first = if by { day.with_day(1)? } else { day };
            Some((first, day, by))
        }
        At::Weekday(weekday) => {
            let day = start.checked_add_days(Days::new(ahead(start.weekday(), weekday)))?;
            (day <= end).then_some((day, day, false))
        }
        At::NthWeekday(n, weekday) => {
            let month = if n == 0 { end } else { start };
            let stretch = Stretch::WeekdayOf {
                month: month.month(),
                n,
                weekday,
            };
            stretch.days(month.year()).map(|(day, _)| (day, day, false))
        }
        At::WorkingDay { last } => working_day(start, end, last).map(|day| (day, day, false)),
        At::Week(n) => {
            let month = if n == 0 { end } else { start };
            let (first, last) = Stretch::WeekOfMonth {
                month: month.month(),
                n,
            }
            .days(month.year())?;
            Some((first, last, false))
        }
        At::Half(n) => {
            let stretch = Stretch::MonthHalf {
                month: start.month(),
                n,
            };
            let (first, last) = stretch.days(start.year())?;
            Some((first, last, false))
        }
        At::Third(n) => {
            let month = if n == 3 { end } else { start };
            let (first, last) = Stretch::MonthThird {
                month: month.month(),
                n,
            }
            .days(month.year())?;
            Some((first, last, false))
        }
        At::Month { last } => {
            let month = if last { end } else { start };
            let (first, last) = Stretch::Month(month.month()).days(month.year())?;
            Some((first.max(start), last.min(end), false))
        }
    }
}

/// Days from one day of the week to the next `to`.
fn ahead(from: Weekday, to: Weekday) -> u64 {
    u64::from((7 + to.num_days_from_monday() - from.num_days_from_monday()) % 7)
}

fn working_day(start: Date, end: Date, last: bool) -> Option<Date> {
    let works = |day: &Date| is_working_day(*day).0;
    if last {
        let days = std::iter::successors(Some(end), |day| day.pred_opt());
        days.take_while(|day| *day >= start).find(works)
    } else {
        start.iter_days().take_while(|day| *day <= end).find(works)
    }
}

/// Windows that follow `after`, each `months` long and ending with a month: a thing is due once in each.
pub(super) fn steps_after(plan: &Plan, after: Date, months: u32, until: Date) -> Vec<Window> {
    let mut windows: Vec<Window> = Vec::new();
    let mut start = after.succ_opt();
    let until = until.min(plan.period.to);
    for step in 1..=u32::try_from(MOST_WINDOWS).unwrap_or(u32::MAX) {
        let month = add_months(
            after.with_day(1).unwrap_or(after),
            months.saturating_mul(step),
        );
        let (Some(first), Some(end)) = (start, month_end(month.year(), month.month())) else {
            break;
        };
        if end > until || months == 0 {
            break;
        }
        windows.extend(plan.clip(first, end, false));
        start = end.succ_opt();
    }
    windows
}

/// The months that come every `months` months from that of `first`.
pub(super) fn months_from(plan: &Plan, first: Date, months: u32, until: Date) -> Vec<Window> {
    let mut windows: Vec<Window> = Vec::new();
    let until = until.min(plan.period.to);
    for step in 0..=u32::try_from(MOST_WINDOWS).unwrap_or(u32::MAX) {
        let month = add_months(
            first.with_day(1).unwrap_or(first),
            months.saturating_mul(step),
        );
        let Some((start, end)) = Stretch::Month(month.month()).days(month.year()) else {
            break;
        };
        if start > until || months == 0 {
            break;
        }
        windows.extend(plan.clip(start, end, false));
    }
    windows
}

/// How many months a unit has; `None` for shorter ones and school terms.
pub(super) fn months_of(unit: Unit) -> Option<u32> {
    match unit {
        Unit::Month => Some(1),
        Unit::Quarter => Some(3),
        Unit::HalfYear => Some(6),
        Unit::Year | Unit::SchoolYear => Some(12),
        Unit::Day | Unit::Week | Unit::Decade | Unit::SchoolTerm | Unit::Trimester => None,
    }
}

/// About how many days a unit has.
pub(super) fn days_of(unit: Unit) -> i64 {
    match unit {
        Unit::Day => 1,
        Unit::Week => 7,
        Unit::Decade => 10,
        Unit::Month => 30,
        Unit::SchoolTerm => 60,
        Unit::Trimester => 90,
        Unit::Quarter => 91,
        Unit::HalfYear => 182,
        Unit::Year | Unit::SchoolYear => 365,
    }
}
