//! What stands beside a date and makes it exact, or makes it a deadline.

use crate::roadmap::term::phrase::{At, Moment, When, Year};
use crate::roadmap::term::stretch::Stretch;

/// «до 25 октября, 25 декабря»: the second is a deadline, too.
pub(super) fn carried(when: When, before: &[When], separated: bool, bracketed: bool) -> When {
    let deadlines = before.iter().all(|when| matches!(when, When::Until { .. }));
    match (when, before.last()) {
        (When::In(moment), Some(When::Until { through, .. }))
            if separated
                && !bracketed
                && deadlines
                && matches!(moment.stretch, Stretch::Day { .. }) =>
        {
            When::Until {
                moment,
                through: *through,
            }
        }
        (when, _) => when,
    }
}

/// «I квартал (март)», «ноябрь (14–18 ноября)»: what stands in the bracket says it exactly.
pub(super) fn detail(whens: &mut Vec<When>, outer: &When, inner: When) -> Option<When> {
    let When::In(outer) = outer else {
        return Some(inner);
    };
    let within = |moment: &Moment| {
        outer.stretch.contains(moment.stretch) || outer.stretch.of_school().contains(moment.stretch)
    };
    let fits = match &inner {
        When::In(moment) | When::Until { moment, .. } => within(moment),
        When::Between(start, end) => within(start) && within(end),
        When::From(_) | When::Years { .. } => false,
    };
    // «декабрь (1 полугодие)»: the bracket says less.
    let wider = matches!(&inner, When::In(moment) if moment.stretch.of_school().contains(outer.stretch)
        || moment.stretch.contains(outer.stretch));
    let around = |moment: &Moment| match &inner {
        When::Between(start, end) => {
            let (first, last) = (start.stretch.days(2001), end.stretch.days(2001));
            let own = moment.stretch.days(2001);
            first.map(|days| days.0) <= own.map(|days| days.0)
                && own.map(|days| days.1) <= last.map(|days| days.1)
        }
        _ => false,
    };
    if wider || around(outer) {
        return None;
    }
    if !fits {
        return Some(inner);
    }
    whens.pop();
    Some(dated(inner, &outer.years))
}

/// The same with the years of what it details.
fn dated(when: When, years: &[Year]) -> When {
    let with = |moment: Moment| {
        if moment.years.is_empty() {
            Moment::new(moment.stretch, years.to_vec())
        } else {
            moment
        }
    };
    match when {
        When::In(moment) => When::In(with(moment)),
        When::Until { moment, through } => When::Until {
            moment: with(moment),
            through,
        },
        When::Between(start, end) => When::Between(with(start), with(end)),
        other => other,
    }
}

/// «сентябрь (1–2 неделя)»: says where in the month that was named last. `again` for the same words.
pub(super) fn refine(whens: &mut Vec<When>, at: At, again: bool) -> bool {
    let (moment, before) = match whens.last() {
        Some(When::In(moment)) => (moment.clone(), None),
        Some(When::Between(start, end)) if again => (end.clone(), Some(start.clone())),
        _ => return false,
    };
    let month = match moment.stretch {
        Stretch::Month(month) => month,
        Stretch::WeekOfMonth { month, .. }
        | Stretch::MonthThird { month, .. }
        | Stretch::WeekdayOf { month, .. }
            if again =>
        {
            month
        }
        _ => return false,
    };
    let Some(stretch) = in_month(at, month) else {
        return false;
    };
    let refined = Moment::new(stretch, moment.years.clone());
    if let At::ByMonthDay(_) = at {
        whens.pop();
        whens.push(When::Until {
            moment: refined,
            through: false,
        });
        return true;
    }
    if !again {
        whens.pop();
        whens.push(When::In(refined));
        return true;
    }
    let next = match (moment.stretch, stretch) {
        (Stretch::WeekOfMonth { n: a, .. }, Stretch::WeekOfMonth { n: b, .. })
        | (Stretch::MonthThird { n: a, .. }, Stretch::MonthThird { n: b, .. }) => a + 1 == b,
        _ => false,
    };
    if next {
        whens.pop();
        whens.push(When::Between(before.unwrap_or(moment), refined));
    } else {
        whens.push(When::In(refined));
    }
    true
}

/// The days of a month that `at` names; `None` for what is no place in a month.
pub(in crate::roadmap::term) fn in_month(at: At, month: u32) -> Option<Stretch> {
    match at {
        At::NthWeekday(n, weekday) => Some(Stretch::WeekdayOf { month, n, weekday }),
        At::Week(n) => Some(Stretch::WeekOfMonth { month, n }),
        At::Third(n) => Some(Stretch::MonthThird { month, n }),
        At::Half(n) => Some(Stretch::MonthHalf { month, n }),
        At::MonthDay(31) => Some(Stretch::LastDay(month)),
        At::MonthDay(day) | At::ByMonthDay(day) => Some(Stretch::Day { month, day }),
        At::WorkingDay { last } => Some(Stretch::WorkingDayOf { month, last }),
        At::MonthDays(..) | At::DayOfLastMonth { .. } | At::Weekday(_) | At::Month { .. } => None,
    }
}
