//! Where in a unit a thing happens: «10 числа каждого месяца», «последняя пятница», «в конце квартала».

use chrono::Weekday;

use super::cursor::{Cursor, LONGEST_LIST};
use super::rate::{rates, unit};
use super::{numbers, parts};
use crate::roadmap::term::lexicon::Lexeme;
use crate::roadmap::term::phrase::{At, Moment, Phrase, Rate, When};
use crate::roadmap::term::schedule::Unit;
use crate::roadmap::term::stretch::{Place, Stretch};

/// A place in a unit that is named elsewhere: «10 числа», «последняя пятница», «2 неделя», «понедельник».
pub(super) fn at(c: &mut Cursor<'_>) -> Option<Vec<Phrase>> {
    c.take(Lexeme::In);
    if let Some(Lexeme::Weekday(weekday)) = c.lexeme() {
        c.at += 1;
        return Some(weekdays_until(c, weekday));
    }
    let ats = places_in_unit(c)?;
    // «первый месяц» is that of somebody's work.
    let bare = ats.iter().any(|at| matches!(at, At::Month { .. }));
    (!bare).then(|| ats.into_iter().map(Phrase::At).collect())
}

/// «понедельник – пятница»: all the days between, too.
fn weekdays_until(c: &mut Cursor<'_>, first: Weekday) -> Vec<Phrase> {
    let last = c.attempt(|c| {
        (c.take_mark('-') || c.take(Lexeme::By)).then_some(())?;
        match c.lexeme()? {
            Lexeme::Weekday(last) => {
                c.at += 1;
                Some(last)
            }
            _ => None,
        }
    });
    let days = std::iter::successors(Some(first), |day| Some(day.succ())).take(7);
    let count = last.and_then(|last| days.clone().position(|day| day == last));
    let days = days.take(count.unwrap_or(0) + 1);
    days.map(|day| Phrase::At(At::Weekday(day))).collect()
}

/// «последняя пятница месяца», «в конце каждого квартала», «10 числа каждого месяца», «по итогам полугодия».
pub(super) fn of_each_unit(c: &mut Cursor<'_>) -> Option<Vec<Phrase>> {
    c.take(Lexeme::In);
    if let Some(at) = c.attempt(month_day) {
        if let Some((at, unit)) = c.attempt(|c| of_last_month(c, at)) {
            return Some(rates(&[at], unit));
        }
        let unit = c.attempt(of_unit).unwrap_or(Unit::Month);
        let unit = c.attempt(after_the_reported).unwrap_or(unit);
        return Some(rates(&[at], unit));
    }
    if let Some(ats) = c.attempt(listed_days) {
        c.attempt(of_unit);
        return Some(rates(&ats, Unit::Month));
    }
    if let Some(ats) = c.attempt(places_in_unit) {
        let unit = of_unit(c)?;
        return Some(rates(&ats, unit));
    }
    let places = parts::places(c)?;
    let each = c.lexeme() == Some(Lexeme::Each);
    let unit = of_unit(c)?;
    if matches!(unit, Unit::Year | Unit::SchoolYear) {
        return each.then(|| parts_of_years(&places, unit));
    }
    let at = |place: Place| match unit {
        Unit::Month => At::Third(parts::third_of(place)),
        _ => At::Month {
            last: place != Place::Start,
        },
    };
    let ats: Vec<At> = places.into_iter().map(at).collect();
    Some(rates(&ats, unit))
}

/// «в начале и в конце каждого учебного года»
fn parts_of_years(places: &[Place], unit: Unit) -> Vec<Phrase> {
    let stretch = |place: &Place| match unit {
        Unit::SchoolYear => Stretch::PartOfSchoolYear(*place),
        _ => Stretch::PartOfYear(*place),
    };
    let moments = places
        .iter()
        .map(|place| Moment::new(stretch(place), Vec::new()));
    let whens = moments.map(|moment| Phrase::When(When::In(moment)));
    std::iter::once(Phrase::Rate(Rate::each(unit)))
        .chain(whens)
        .collect()
}

/// «месяца», «каждого квартала», «отчётного месяца».
pub(super) fn of_unit(c: &mut Cursor<'_>) -> Option<Unit> {
    c.take_if(|word| matches!(word, Lexeme::Each | Lexeme::Following | Lexeme::Current));
    unit(c)
}

/// «, следующего за отчётным кварталом»: the unit that is reported on.
pub(super) fn after_the_reported(c: &mut Cursor<'_>) -> Option<Unit> {
    c.take_mark(',');
    c.take(Lexeme::Following).then_some(())?;
    c.take(Lexeme::For);
    c.take(Lexeme::Following);
    let reported = c.attempt(unit).or_else(|| {
        c.take_if(|word| matches!(word, Lexeme::Span));
        Some(Unit::Month)
    });
    // «до 5 числа следующего за отчётным периодом месяца»
    c.take(Lexeme::Unit(Unit::Month));
    reported
}

/// «(20 числа) последнего месяца квартала»
fn of_last_month(c: &mut Cursor<'_>, at: At) -> Option<(At, Unit)> {
    c.take(Lexeme::Each);
    (c.take(Lexeme::Last) && c.take(Lexeme::Unit(Unit::Month))).then_some(())?;
    let unit = of_unit(c)?;
    match at {
        At::MonthDay(day) => Some((At::DayOfLastMonth { day, by: false }, unit)),
        At::ByMonthDay(day) => Some((At::DayOfLastMonth { day, by: true }, unit)),
        _ => None,
    }
}

/// «1 и 15 числа»
fn listed_days(c: &mut Cursor<'_>) -> Option<Vec<At>> {
    let mut ats = Vec::new();
    while ats.len() < LONGEST_LIST {
        ats.push(At::MonthDay(numbers::day(c)?));
        if c.take(Lexeme::MonthDay) {
            let dated = matches!(c.lexeme(), Some(Lexeme::Month(_)));
            return (!dated && ats.len() > 1).then_some(ats);
        }
        c.take_between().then_some(())?;
    }
    None
}

/// «10 числа», «до 10 числа», «с 1 по 10 число», «последнего числа», «последний день».
pub(super) fn month_day(c: &mut Cursor<'_>) -> Option<At> {
    if c.take(Lexeme::From) {
        let first = numbers::day(c)?;
        (c.take(Lexeme::By) || c.take(Lexeme::Until) || c.take_mark('-')).then_some(())?;
        let last = numbers::day(c)?;
        c.take(Lexeme::MonthDay).then_some(())?;
        return (first <= last).then_some(At::MonthDays(first, last));
    }
    c.take(Lexeme::In);
    let not_later = c
        .attempt(|c| (c.take(Lexeme::Not) && c.take(Lexeme::Later)).then_some(()))
        .is_some();
    let until = c.take(Lexeme::Until) || c.take(Lexeme::Toward) || c.take(Lexeme::By) || not_later;
    let day = if c.take(Lexeme::Last) {
        31
    } else {
        numbers::day(c)?
    };
    let range = c.attempt(|c| {
        c.take_mark('-').then_some(())?;
        numbers::day(c).filter(|last| *last >= day)
    });
    c.take(Lexeme::MonthDay).then_some(())?;
    // «1 числа сентября» is a date.
    (!matches!(c.lexeme(), Some(Lexeme::Month(_)))).then_some(())?;
    Some(match (range, until) {
        (Some(last), _) => At::MonthDays(day, last),
        (None, true) => At::ByMonthDay(day),
        (None, false) => At::MonthDay(day),
    })
}

/// «первая пятница», «1 и 3 среда», «последний рабочий день», «2 неделя», «первая декада».
pub(super) fn places_in_unit(c: &mut Cursor<'_>) -> Option<Vec<At>> {
    let nths = if c.take(Lexeme::Last) {
        vec![(0, 0)]
    } else {
        numbers::nths(c)?
    };
    let working = c.take(Lexeme::Working);
    let noun = c.lexeme()?;
    c.at += 1;
    // «первая половина дня» is an hour, that of a year no part of a month.
    let hours = noun == Lexeme::HalfOf
        && (c.number().is_some()
            || !matches!(
                c.lexeme(),
                None | Some(Lexeme::Unit(Unit::Month) | Lexeme::Each)
            ));
    if hours || matches!(c.lexeme(), Some(Lexeme::Month(_))) {
        return None;
    }
    let at = |n: u32| match noun {
        Lexeme::Weekday(weekday) if n <= 5 => Some(At::NthWeekday(n, weekday)),
        Lexeme::Day if working && n <= 1 => Some(At::WorkingDay { last: n == 0 }),
        Lexeme::Day | Lexeme::MonthDay if n == 0 => Some(At::MonthDay(31)),
        Lexeme::Unit(Unit::Week) if n <= 5 => Some(At::Week(if n == 5 { 0 } else { n })),
        Lexeme::Unit(Unit::Decade) if n <= 3 => Some(At::Third(if n == 0 { 3 } else { n })),
        Lexeme::HalfOf if (1..=2).contains(&n) => Some(At::Half(n)),
        Lexeme::Unit(Unit::Month) if n == 0 => Some(At::Month { last: true }),
        Lexeme::Unit(Unit::Month) if n == 1 => Some(At::Month { last: false }),
        _ => None,
    };
    let all = nths.iter().flat_map(|(from, to)| *from..=*to);
    all.map(at).collect()
}
