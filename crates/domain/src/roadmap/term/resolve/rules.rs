//! RRULEs: the rule whose dates are the ends of windows.

use chrono::{Datelike, Weekday};

use super::place::{Plan, last_stretch};
use crate::clock::Date;
use crate::roadmap::term::phrase::{At, When};
use crate::roadmap::term::rrule::{ByDay, Frequency, Rrule};
use crate::roadmap::term::schedule::{Unit, Window};
use crate::roadmap::term::stretch::{Stretch, month_end};

/// The day of a year on which something ends.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
enum End {
    Day(u32, i8),
    Weekday(u32, ByDay),
}

/// Every `interval` years at the ends of `whens`.
pub(super) fn yearly(
    plan: &Plan,
    whens: &[When],
    interval: u32,
    windows: &[Window],
    until: Date,
) -> Option<Rrule> {
    let first = windows.first()?.end;
    let ends: Vec<End> = whens
        .iter()
        .map(|when| end_of(plan, when))
        .collect::<Option<_>>()?;
    let mut rule = Rrule::every(Frequency::Yearly, interval, first);
    for end in ends {
        let month = match end {
            End::Day(month, day) => {
                rule.month_days.push(day);
                month
            }
            End::Weekday(month, day) => {
                rule.by_day.push(day);
                month
            }
        };
        rule.months.push(month);
    }
    rule.months.sort_unstable();
    rule.months.dedup();
    rule.month_days.sort_unstable();
    rule.month_days.dedup();
    rule.by_day.dedup();
    let mixed = !rule.month_days.is_empty() && !rule.by_day.is_empty();
    // Different days of different months are no single rule.
    let many_days = rule.month_days.len().max(rule.by_day.len());
    if mixed || (rule.months.len() > 1 && many_days > 1) {
        return None;
    }
    rule.until = Some(until);
    Some(rule)
}

fn end_of(plan: &Plan, when: &When) -> Option<End> {
    let stretch = last_stretch(when)?;
    let stretch = if plan.school {
        stretch.of_school()
    } else {
        stretch
    };
    if let Stretch::WeekdayOf { month, n, weekday } = stretch {
        let nth = if n == 0 { -1 } else { i8::try_from(n).ok()? };
        let nth = Some(nth);
        return Some(End::Weekday(month, ByDay { nth, weekday }));
    }
    if let Stretch::WorkingDayOf { .. } = stretch {
        return None;
    }
    let (start, end) = stretch.days(2001).or_else(|| stretch.days(2004))?;
    let before = match when {
        When::Until { through, .. } => !through && !stretch.deadline_is_inside(),
        _ => false,
    };
    let end = if before { start.pred_opt()? } else { end };
    let last = month_end(end.year(), end.month())? == end;
    let by_name = matches!(stretch, Stretch::Day { .. }) && !before;
    let day = if last && (!by_name || end.day() == 31) {
        -1
    } else {
        i8::try_from(end.day()).ok()?
    };
    // The 31st is the last day: a month that is shorter must not be left out.
    Some(End::Day(end.month(), day))
}

/// Every `every` units, at the places of `ats`.
pub(super) fn of_unit(
    plan: &Plan,
    unit: Unit,
    every: u32,
    ats: &[At],
    windows: &[Window],
    until: Date,
) -> Option<Rrule> {
    let first = windows.first()?.end;
    let months = |list: &[u32]| {
        let mut rule = Rrule::every(Frequency::Yearly, 1, first);
        rule.months = list.to_vec();
        rule.month_days = vec![-1];
        rule
    };
    let mut rule = if ats.is_empty() {
        match (unit, every) {
            (Unit::Day, _) => Rrule::every(Frequency::Daily, every, first),
            (Unit::Week, _) => {
                let mut rule = Rrule::every(Frequency::Weekly, every, first);
                rule.by_day = vec![ByDay {
                    nth: None,
                    weekday: Weekday::Sun,
                }];
                rule
            }
            (Unit::Decade, _) => return None,
            (Unit::Month, _) => month_ends(every, first),
            (Unit::Quarter, 1) => months(&[3, 6, 9, 12]),
            (Unit::Quarter, _) => month_ends(3 * every, first),
            (Unit::HalfYear, 1) if plan.school => months(&[5, 12]),
            (Unit::HalfYear, 1) => months(&[6, 12]),
            (Unit::HalfYear, _) if plan.school => return None,
            (Unit::HalfYear, _) => month_ends(6 * every, first),
            (Unit::SchoolTerm, 1) => months(&[3, 5, 10, 12]),
            (Unit::Trimester, 1) => months(&[2, 5, 11]),
            (Unit::SchoolTerm | Unit::Trimester, _) => return None,
            (Unit::Year | Unit::SchoolYear, _) => {
                let school = plan.school || unit == Unit::SchoolYear;
                let mut rule = months(&[if school { 8 } else { 12 }]);
                rule.interval = every;
                rule
            }
        }
    } else {
        placed(plan, unit, every, ats, first)?
    };
    rule.until = Some(until);
    Some(rule)
}

/// The last day of every `interval`th month.
pub(super) fn month_ends(interval: u32, first: Date) -> Rrule {
    let mut rule = Rrule::every(Frequency::Monthly, interval, first);
    rule.month_days = vec![-1];
    rule
}

fn placed(plan: &Plan, unit: Unit, every: u32, ats: &[At], first: Date) -> Option<Rrule> {
    let mut rule = match unit {
        Unit::Week => Rrule::every(Frequency::Weekly, every, first),
        Unit::Month => Rrule::every(Frequency::Monthly, every, first),
        Unit::Quarter => {
            let mut rule = Rrule::every(Frequency::Yearly, 1, first);
            let after = ats
                .iter()
                .all(|at| matches!(at, At::MonthDay(_) | At::ByMonthDay(_)));
            rule.months = if after {
                vec![1, 4, 7, 10]
            } else {
                vec![3, 6, 9, 12]
            };
            rule
        }
        Unit::HalfYear if plan.school => {
            let mut rule = Rrule::every(Frequency::Yearly, 1, first);
            rule.months = vec![5, 12];
            rule
        }
        _ => return None,
    };
    for at in ats {
        match at {
            At::MonthDay(day) | At::ByMonthDay(day) | At::MonthDays(_, day) => {
                let day = i8::try_from(*day).ok()?;
                // February has none of these, and its last day is meant.
                (!matches!(day, 29 | 30)).then_some(())?;
                rule.month_days.push(if day == 31 { -1 } else { day });
            }
            At::DayOfLastMonth { day, .. } => rule.month_days.push(i8::try_from(*day).ok()?),
            At::Weekday(weekday) if unit == Unit::Week => {
                rule.by_day.push(ByDay {
                    nth: None,
                    weekday: *weekday,
                });
            }
            At::NthWeekday(n, weekday) => {
                let nth = if *n == 0 { -1 } else { i8::try_from(*n).ok()? };
                rule.by_day.push(ByDay {
                    nth: Some(nth),
                    weekday: *weekday,
                });
            }
            At::Third(3) | At::Half(2) | At::Week(0) | At::Month { last: true } => {
                rule.month_days.push(-1)
            }
            At::Half(_) => rule.month_days.push(15),
            At::Third(n) => rule.month_days.push(i8::try_from(10 * n).ok()?),
            At::Week(n) => rule.month_days.push(i8::try_from(7 * n).ok()?),
            At::Weekday(_) | At::WorkingDay { .. } | At::Month { last: false } => return None,
        }
    }
    let both = !rule.month_days.is_empty() && !rule.by_day.is_empty();
    (!both).then_some(rule)
}

/// The rule of a finite list of months' ends or of one day of several months; `None` when it has no shape.
pub(super) fn of_list(windows: &[Window]) -> Option<Rrule> {
    let (first, second) = (windows.first()?, windows.get(1)?);
    let last_day = |date: Date| month_end(date.year(), date.month()) == Some(date);
    let day = if windows.iter().all(|window| last_day(window.end)) {
        -1
    } else {
        let day = first.end.day();
        windows
            .iter()
            .all(|window| window.end.day() == day)
            .then_some(())?;
        i8::try_from(day).ok()?
    };
    let mut months: Vec<u32> = windows.iter().map(|window| window.end.month()).collect();
    months.sort_unstable();
    months.dedup();
    // The rule must give these months one after the other and no other ones.
    let ordinal = |date: Date| i64::from(date.year()) * 12 + i64::from(date.month());
    let follows = |pair: &[Window]| {
        let [a, b] = pair else { return true };
        (ordinal(a.end) + 1..ordinal(b.end)).all(|at| {
            let month = u32::try_from((at - 1).rem_euclid(12) + 1).unwrap_or(0);
            !months.contains(&month)
        })
    };
    let apart = ordinal(second.end) - ordinal(first.end) <= 12 && windows.len() <= 60;
    (apart && windows.windows(2).all(follows)).then_some(())?;
    let mut rule = Rrule::every(Frequency::Yearly, 1, first.end);
    rule.months = months;
    rule.month_days = vec![day];
    rule.count = u32::try_from(windows.len()).ok();
    Some(rule)
}
