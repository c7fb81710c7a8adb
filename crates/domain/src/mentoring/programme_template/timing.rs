//! From relative days to dates and back.

use chrono::Days;

use super::{TemplateContent, TemplateMonths};
use crate::clock::{Date, add_months, is_working_day};

/// A template on real dates.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct LaidOut {
    /// First day.
    pub starts_on: Date,
    /// Last day.
    pub ends_on: Date,
    /// By when each line of the plan is to be done, in its order.
    pub planned_on: Vec<Date>,
}

/// Lays a template onto a first day. A line that falls on a day off moves to the next working day, and back to the last
/// working day of the term where there is none before its end.
pub fn lay_out(content: &TemplateContent, starts_on: Date) -> LaidOut {
    let after_last = add_months(starts_on, u32::from(content.months.get()));
    let ends_on = after_last.pred_opt().unwrap_or(after_last).max(starts_on);
    let planned = content
        .activities
        .iter()
        .map(|line| on_working_day(starts_on, ends_on, line.due_day));
    LaidOut {
        starts_on,
        ends_on,
        planned_on: planned.collect(),
    }
}

fn on_working_day(starts_on: Date, ends_on: Date, due_day: u16) -> Date {
    let due = starts_on
        .checked_add_days(Days::new(due_day.into()))
        .map_or(ends_on, |due| due.min(ends_on));
    let works = |day: &Date| is_working_day(*day).0;
    let on = due
        .iter_days()
        .take_while(|day| *day <= ends_on)
        .find(works);
    on.or_else(|| last_before(starts_on, due, works))
        .unwrap_or(due)
}

fn last_before(starts_on: Date, due: Date, works: impl Fn(&Date) -> bool) -> Option<Date> {
    std::iter::successors(Some(due), chrono::NaiveDate::pred_opt)
        .take_while(|day| *day >= starts_on)
        .find(works)
}

/// How many whole months a term takes, as near as a template can say it.
pub fn months_of(starts_on: Date, ends_on: Date) -> TemplateMonths {
    let range = TemplateMonths::RANGE;
    let covers = |months: &u8| add_months(starts_on, u32::from(*months)) > ends_on;
    let months = range.clone().find(covers).unwrap_or(*range.end());
    TemplateMonths(months)
}

/// The relative day of a date, inside a template of so many months.
pub fn due_day(starts_on: Date, planned_on: Date, months: TemplateMonths) -> u16 {
    let days = planned_on.signed_duration_since(starts_on).num_days();
    let last = i64::from(months.last_day());
    u16::try_from(days.clamp(0, last)).unwrap_or(0)
}

/// In which week of the programme a relative day stands, from 1.
pub fn week_of(due_day: u16) -> u16 {
    due_day / 7 + 1
}
