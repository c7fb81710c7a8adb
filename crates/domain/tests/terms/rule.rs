//! The days of a rule, counted one by one as RFC 5545 says.

use chrono::{Datelike, Days, NaiveDate};
use domain::roadmap::term::{Frequency, Rrule};

/// The dates of `rule` up to `until`.
pub fn dates(rule: &Rrule, until: NaiveDate) -> Vec<NaiveDate> {
    let until = rule.until.map_or(until, |own| own.min(until));
    let days = rule.first.iter_days().take_while(|day| *day <= until);
    let fitting = days.filter(|day| fits(rule, *day));
    fitting
        .take(rule.count.map_or(usize::MAX, |count| count as usize))
        .collect()
}

fn fits(rule: &Rrule, day: NaiveDate) -> bool {
    let first = rule.first;
    let interval = i64::from(rule.interval);
    let months = |date: NaiveDate| i64::from(date.year()) * 12 + i64::from(date.month());
    let week = |date: NaiveDate| date - Days::new(date.weekday().num_days_from_monday().into());
    let step = match rule.frequency {
        Frequency::Daily => (day - first).num_days(),
        Frequency::Weekly => (week(day) - week(first)).num_days() / 7,
        Frequency::Monthly => months(day) - months(first),
        Frequency::Yearly => i64::from(day.year() - first.year()),
    };
    let last = day
        .succ_opt()
        .is_none_or(|next| next.month() != day.month());
    let length = i64::from(day.num_days_in_month());
    let month_day = rule.month_days.is_empty()
        || rule.month_days.iter().any(|want| match want {
            -1 => last,
            want => i64::from(*want) == i64::from(day.day()),
        });
    let by_day = rule.by_day.is_empty()
        || rule.by_day.iter().any(|want| {
            let from_start = i64::from(day.day() - 1) / 7 + 1;
            let from_end = -((length - i64::from(day.day())) / 7 + 1);
            want.weekday == day.weekday()
                && want
                    .nth
                    .is_none_or(|nth| [from_start, from_end].contains(&i64::from(nth)))
        });
    let month = rule.months.is_empty() || rule.months.contains(&day.month());
    step % interval == 0 && month_day && by_day && month
}
