//! Days: in figures, with the month in words, several of one month, and months themselves.

use super::cursor::{Cursor, LONGEST_LIST};
use super::{numbers, years};
use crate::roadmap::term::lexicon::Lexeme;
use crate::roadmap::term::phrase::{Moment, When, Year};
use crate::roadmap::term::schedule::Unit;
use crate::roadmap::term::stretch::Stretch;
use crate::roadmap::term::token::Kind;

/// «31.08.2021», «01–05.09.2023», «10, 20.05».
pub(super) fn in_figures(c: &mut Cursor<'_>) -> Option<Vec<When>> {
    if let Some(date) = c.attempt(iso) {
        return Some(vec![When::In(date)]);
    }
    if let Some(date) = c.attempt(roman) {
        return Some(vec![When::In(date)]);
    }
    if let Some(month) = c.attempt(month_in_figures) {
        return Some(vec![When::In(month)]);
    }
    if let Some(month) = c.attempt(month_alone) {
        return Some(vec![When::In(month)]);
    }
    if let Some(months) = c.attempt(months_in_figures) {
        return Some(vec![months]);
    }
    let mut days = c.attempt(leading_days).unwrap_or_default();
    let (month, day, years) = figures(c)?;
    match days.last_mut() {
        // The range of days ends with the dated one.
        Some((_, end @ None)) => *end = Some(day),
        Some(_) | None => days.push((day, Some(day))),
    }
    Some(of_month(&days, month, &years))
}

/// «1 сентября», «1–5 сентября 2023 г.», «10 и 20 мая», «тридцать первого августа».
pub(super) fn with_month(c: &mut Cursor<'_>) -> Option<Vec<When>> {
    let mut days = Vec::new();
    while days.len() < LONGEST_LIST {
        let numbering = c.peek()?.dotted;
        // «в первых числах сентября»
        (c.text() != "первых").then_some(())?;
        let from = numbers::day(c)?;
        let to = c.attempt(|c| {
            c.take_mark('-').then_some(())?;
            numbers::day(c).filter(|to| *to > from)
        });
        days.push((from, Some(to.unwrap_or(from))));
        c.take(Lexeme::MonthDay);
        if let Some(Lexeme::Month(_)) = c.lexeme() {
            // «1. Сентябрь» is a number of a list and a month.
            if numbering && days.len() == 1 && c.peek()?.capital {
                return None;
            }
            break;
        }
        c.take_between().then_some(())?;
    }
    let month = month_name(c)?;
    let years = years::suffix(c);
    Some(of_month(&days, month, &years))
}

/// «сентябрь 2021 г.», «в сентябре месяце».
pub(super) fn month(c: &mut Cursor<'_>) -> Option<Vec<When>> {
    let month = month_name(c)?;
    if let Some(days) = c.attempt(days_behind) {
        return Some(of_month(&[days], month, &years::suffix(c)));
    }
    let years = years::suffix(c);
    Some(vec![When::In(Moment::new(Stretch::Month(month), years))])
}

/// «октябрь, 15», «сентябрь 20–25»: days behind their month, where nothing else can be meant: no year of two figures,
/// no hour, no count of something.
fn days_behind(c: &mut Cursor<'_>) -> Option<(u32, Option<u32>)> {
    // «сентябрь2» has a footnote.
    (!c.peek()?.glued || c.is_mark(',')).then_some(())?;
    let apart = c.take_mark(',');
    let day = |c: &mut Cursor<'_>| {
        let (day @ 1..=31, 1..=2) = c.number()? else {
            return None;
        };
        c.at += 1;
        Some(day)
    };
    let from = day(c)?;
    let to = c.attempt(|c| {
        c.take_mark('-').then_some(())?;
        day(c).filter(|to| *to > from)
    });
    let year = !apart && to.is_none() && from >= 20;
    let ends = match c.peek().map(|token| &token.kind) {
        None => true,
        Some(Kind::Mark(mark)) => matches!(mark, ',' | ';' | '(') && c.number_at(1).is_none(),
        Some(Kind::Word { .. } | Kind::Number { .. }) => false,
    };
    (ends && !year).then_some((from, Some(to.unwrap_or(from))))
}

/// «августовский»: the month of what is named so.
pub(super) fn month_of(c: &mut Cursor<'_>) -> Option<Vec<When>> {
    let Some(Lexeme::MonthOf(month)) = c.lexeme() else {
        return None;
    };
    let preposition = c.behind().is_some_and(|before| match before.kind {
        Kind::Word { lexeme, .. } => {
            matches!(
                lexeme,
                Lexeme::Toward | Lexeme::Until | Lexeme::From | Lexeme::After
            )
        }
        Kind::Number { .. } | Kind::Mark(_) => false,
    });
    (!preposition).then_some(())?;
    c.at += 1;
    Some(vec![When::In(Moment::new(
        Stretch::Month(month),
        Vec::new(),
    ))])
}

/// «09.2023», «09/2023»
fn month_in_figures(c: &mut Cursor<'_>) -> Option<Moment> {
    let (month, 1..=2) = c.number()? else {
        return None;
    };
    (c.is_mark_at(1, '.') || c.is_mark_at(1, '/')).then_some(())?;
    let (year @ 1900..=2199, 4) = c.number_at(2)? else {
        return None;
    };
    (1..=12).contains(&month).then_some(())?;
    c.at += 3;
    c.take(Lexeme::Unit(Unit::Year));
    let years = vec![Year::Calendar(i32::try_from(year).ok()?)];
    Some(Moment::new(Stretch::Month(month), years))
}

/// «09.23», where the term says nothing else: with anything beside it, it may be an hour or a number.
fn month_alone(c: &mut Cursor<'_>) -> Option<Moment> {
    let ((month @ 1..=12, 2), (year @ 13..=50, 2)) = (c.number()?, c.number_at(2)?) else {
        return None;
    };
    (c.behind().is_none() && c.is_mark_at(1, '.') && c.look(3).is_none()).then_some(())?;
    c.at += 3;
    let years = vec![Year::Calendar(2000 + i32::try_from(year).ok()?)];
    Some(Moment::new(Stretch::Month(month), years))
}

/// «09–10.2023»
fn months_in_figures(c: &mut Cursor<'_>) -> Option<When> {
    let (first, 1..=2) = c.number()? else {
        return None;
    };
    c.is_mark_at(1, '-').then_some(())?;
    c.at += 2;
    let last = month_in_figures(c)?;
    (1..=12).contains(&first).then_some(())?;
    let first = Moment::new(Stretch::Month(first), Vec::new());
    Some(When::Between(first, last))
}

/// The number of the month named here.
pub(super) fn month_name(c: &mut Cursor<'_>) -> Option<u32> {
    let Some(Lexeme::Month(month)) = c.lexeme() else {
        return None;
    };
    c.at += 1;
    let redundant = c.lexeme() == Some(Lexeme::Unit(Unit::Month));
    c.at += usize::from(redundant);
    Some(month)
}

fn of_month(days: &[(u32, Option<u32>)], month: u32, years: &[Year]) -> Vec<When> {
    let moment = |day| Moment::new(Stretch::Day { month, day }, years.to_vec());
    let whens = days.iter().map(|(from, to)| match to {
        Some(to) if to != from => When::Between(moment(*from), moment(*to)),
        Some(_) | None => When::In(moment(*from)),
    });
    whens.collect()
}

/// «01-», «10, », «10 и »: days before a date in figures; a range stays open.
fn leading_days(c: &mut Cursor<'_>) -> Option<Vec<(u32, Option<u32>)>> {
    let mut days: Vec<(u32, Option<u32>)> = Vec::new();
    while days.len() < LONGEST_LIST && !c.is_mark_at(1, '.') && !c.is_mark_at(1, '/') {
        let day = numbers::day(c)?;
        if c.take_mark('-') {
            days.push((day, None));
            if c.is_mark_at(1, '.') || c.is_mark_at(1, '/') {
                break;
            }
            let end = numbers::day(c)?;
            days.pop();
            days.push((day, Some(end)));
        } else {
            days.push((day, Some(day)));
        }
        c.take_between().then_some(())?;
    }
    (!days.is_empty()).then_some(days)
}

/// «2021-08-31», «2021.08.31»
fn iso(c: &mut Cursor<'_>) -> Option<Moment> {
    let (year, 4) = c.number()? else { return None };
    let mark = ['-', '.', '/']
        .into_iter()
        .find(|mark| c.is_mark_at(1, *mark))?;
    let (month, 1..=2) = c.number_at(2)? else {
        return None;
    };
    c.is_mark_at(3, mark).then_some(())?;
    let (day, 1..=2) = c.number_at(4)? else {
        return None;
    };
    c.at += 5;
    valid(month, day)?;
    let years = vec![Year::Calendar(i32::try_from(year).ok()?)];
    c.take(Lexeme::Unit(Unit::Year));
    Some(Moment::new(Stretch::Day { month, day }, years))
}

/// «15.IX.2023»: the month in Roman numerals. Without a year it could be the number of a line and a quarter.
fn roman(c: &mut Cursor<'_>) -> Option<Moment> {
    let (day, 1..=2) = c.number()? else {
        return None;
    };
    // The full stop before a letter that may be a misread figure is kept as a mark.
    let at = if c.is_mark_at(1, '.') { 2 } else { 1 };
    let month = c.look(at).filter(|next| next.glued && next.dotted)?;
    let Kind::Word {
        roman: Some(month), ..
    } = month.kind
    else {
        return None;
    };
    let year = match c.number_at(at + 1)? {
        (year @ 1900..=2199, 4) => year,
        (year, 2) => 2000 + year,
        _ => return None,
    };
    c.look(at + 1)?.glued.then_some(())?;
    valid(month, day)?;
    c.at += at + 2;
    c.take(Lexeme::Unit(Unit::Year));
    let years = vec![Year::Calendar(i32::try_from(year).ok()?)];
    Some(Moment::new(Stretch::Day { month, day }, years))
}

/// «31.08.2021», «31/8/21», «31-08-2021», «31.08», «31.08 2021 г.»: month, day, years.
fn figures(c: &mut Cursor<'_>) -> Option<(u32, u32, Vec<Year>)> {
    let (day, 1..=2) = c.number()? else {
        return None;
    };
    let mark = ['.', '/', '-']
        .into_iter()
        .find(|mark| c.is_mark_at(1, *mark))?;
    let (month, 1..=2) = c.number_at(2)? else {
        return None;
    };
    valid(month, day)?;
    let year = c.number_at(4).filter(|_| c.is_mark_at(3, mark));
    let year = match year {
        Some((year, 4)) => Some(year),
        Some((year, 2)) => Some(2000 + year),
        _ => None,
    };
    if let Some(year) = year {
        c.at += 5;
        c.take(Lexeme::Unit(Unit::Year));
        return Some((month, day, vec![Year::Calendar(i32::try_from(year).ok()?)]));
    }
    (mark == '.').then_some(())?;
    c.at += 3;
    // «1.2 сентября» is something else, «10.30» was refused above.
    if matches!(c.lexeme(), Some(Lexeme::Month(_))) && c.look(0)?.glued {
        return None;
    }
    Some((month, day, years::suffix(c)))
}

/// A month and a day that exist together in some year.
fn valid(month: u32, day: u32) -> Option<()> {
    crate::roadmap::term::stretch::date(2004, month, day).map(|_| ())
}
