//! What waits for something the calendar does not know: a need, a request, another schedule, an event.

use super::cursor::Cursor;
use super::tail::{adjectives, tail};
use super::{numbers, rate, when};
use crate::roadmap::term::lexicon::Lexeme;
use crate::roadmap::term::phrase::Phrase;
use crate::roadmap::term::schedule::{Condition, Unit};
use crate::roadmap::term::token::{Kind, Token};

/// Any condition.
pub(super) fn waiting(c: &mut Cursor<'_>) -> Option<Vec<Phrase>> {
    let condition = condition(c)?;
    tail(c);
    Some(vec![Phrase::Waiting(condition)])
}

fn condition(c: &mut Cursor<'_>) -> Option<Condition> {
    const CONDITIONS: &[fn(&mut Cursor<'_>) -> Option<Condition>] = &[
        by_measure, by, according, upon, in_terms, within, after, toward, gathering, of_work,
        duration, alone,
    ];
    CONDITIONS.iter().find_map(|parser| c.attempt(parser))
}

/// «по мере необходимости», «по мере поступления информации».
fn by_measure(c: &mut Cursor<'_>) -> Option<Condition> {
    c.take(Lexeme::By);
    c.take(Lexeme::Measure).then_some(())?;
    match c.lexeme() {
        Some(Lexeme::Condition(condition)) => {
            c.at += 1;
            Some(condition)
        }
        Some(_) => Some(Condition::Arrival),
        None => None,
    }
}

/// «по запросу», «по отдельному плану», «по специальному графику».
pub(super) fn by(c: &mut Cursor<'_>) -> Option<Condition> {
    c.take(Lexeme::By).then_some(())?;
    adjectives(c);
    let Some(Lexeme::Condition(condition)) = c.lexeme() else {
        return None;
    };
    c.at += 1;
    Some(condition)
}

/// «согласно плану-графику», «в соответствии с планом».
fn according(c: &mut Cursor<'_>) -> Option<Condition> {
    c.take(Lexeme::In);
    c.take(Lexeme::According).then_some(())?;
    c.take(Lexeme::From);
    Some(Condition::Schedule)
}

/// «при необходимости», «при приёме на работу», «в случае изменений», «накануне».
fn upon(c: &mut Cursor<'_>) -> Option<Condition> {
    c.take(Lexeme::In);
    let time = c.text() == "время"
        && c.is_after_in()
        && !matches!(c.lexeme_at(1), Some(Lexeme::SeasonOf(_) | Lexeme::Holidays));
    c.at += usize::from(time);
    (time || c.take(Lexeme::Upon)).then_some(())?;
    match c.lexeme() {
        Some(Lexeme::Condition(condition @ (Condition::Need | Condition::Request))) => {
            c.at += 1;
            Some(condition)
        }
        _ => Some(Condition::Event),
    }
}

/// «в сроки, определяемые организаторами», «в установленные сроки», «сроки устанавливаются».
fn in_terms(c: &mut Cursor<'_>) -> Option<Condition> {
    c.take(Lexeme::In);
    for _ in 0..3 {
        if c.lexeme() != Some(Lexeme::Unknown) {
            break;
        }
        c.at += 1;
    }
    c.take(Lexeme::Deadlines).then_some(())?;
    let clause = c.is_mark(',') && c.lexeme_at(1) == Some(Lexeme::Unknown);
    c.at += usize::from(clause);
    Some(Condition::Schedule)
}

/// «в течение 3 дней после …», «через месяц», «за 10 дней до …», «не позднее 5 дней», «в десятидневный срок».
fn within(c: &mut Cursor<'_>) -> Option<Condition> {
    if let Some(condition) = c.attempt(within_term) {
        return Some(condition);
    }
    let not_later = c
        .attempt(|c| (c.take(Lexeme::Not) && c.take(Lexeme::Later)).then_some(()))
        .is_some();
    c.take(Lexeme::Than);
    let ahead = c.take(Lexeme::Ahead);
    let lead = !ahead && c.take(Lexeme::For);
    let during = !ahead && !lead && {
        c.take(Lexeme::In);
        c.take(Lexeme::During)
    };
    (not_later || ahead || lead || during).then_some(())?;
    let counted = c.attempt(numbers::count);
    let unit = c.attempt(rate::unit);
    // «в течение 1 полугодия» is a half-year and not so many of them.
    let numbered = matches!(
        unit,
        Some(Unit::HalfYear | Unit::Quarter | Unit::SchoolTerm | Unit::Trimester)
    );
    if during && numbered && counted.is_some_and(|count| count <= 4) {
        return None;
    }
    let (counted, unit) = (counted.is_some(), unit.is_some());
    let day_of = c.lexeme_at(0) == Some(Lexeme::From) || c.lexeme() == Some(Lexeme::After);
    let before = c.lexeme() == Some(Lexeme::Until);
    let enough = match (counted, unit) {
        (true, true) => true,
        (false, true) => ahead || day_of || before,
        _ => false,
    };
    enough.then_some(Condition::Event)
}

fn within_term(c: &mut Cursor<'_>) -> Option<Condition> {
    c.take(Lexeme::In);
    let counted = c.attempt(numbers::count).is_some();
    c.take_mark('-');
    let text = c.text();
    let adjective = ["дневный", "недельный", "месячный", "дневн", "суточный"]
        .iter()
        .any(|ending| text.ends_with(ending));
    (adjective || (counted && c.lexeme() == Some(Lexeme::Day))).then_some(())?;
    c.at += 1;
    (c.text() == "срок").then_some(())?;
    c.at += 1;
    Some(Condition::Event)
}

/// «после издания приказа», «со дня назначения», «с момента трудоустройства», «за день до».
fn after(c: &mut Cursor<'_>) -> Option<Condition> {
    if c.take(Lexeme::After) {
        // «после 1 сентября» is a date.
        return (c.attempt(when::single).is_none() && c.peek().is_some())
            .then_some(Condition::Event);
    }
    c.take(Lexeme::From).then_some(())?;
    c.take_if(|word| matches!(word, Lexeme::Moment | Lexeme::Day))?;
    Some(Condition::Event)
}

/// «ко Дню учителя», «к августовскому совещанию», «до заседания педсовета», «в день открытия».
fn toward(c: &mut Cursor<'_>) -> Option<Condition> {
    let toward = c.take(Lexeme::Toward);
    c.take(Lexeme::Each);
    let until = !toward && c.take(Lexeme::Until);
    let day = !toward && !until && {
        c.take(Lexeme::In);
        // «на следующий день», «в тот же день»
        let other = matches!(c.text(), "тот" | "этот") || c.lexeme() == Some(Lexeme::Following);
        if other {
            c.at += 1;
            c.at += usize::from(c.text() == "же");
            let day = c.take(Lexeme::Day);
            return day.then_some(Condition::Event);
        }
        c.lexeme() == Some(Lexeme::Day)
    };
    let word = match c.lexeme()? {
        Lexeme::Day if day => c.lexeme_at(1)?,
        // «до начала аттестации»
        Lexeme::Place(_) if until || toward => c.lexeme_at(1)?,
        Lexeme::Day if toward => Lexeme::Unknown,
        word => word,
    };
    let named = matches!(
        word,
        Lexeme::Unknown
            | Lexeme::MonthOf(_)
            | Lexeme::Moment
            | Lexeme::Body
            | Lexeme::Course
            | Lexeme::Condition(_)
            | Lexeme::Filler
    );
    ((toward || until || day) && named).then_some(())?;
    c.at += 1;
    Some(Condition::Event)
}

/// «на заседании МО», «на педагогических советах»
fn gathering(c: &mut Cursor<'_>) -> Option<Condition> {
    const GATHERINGS: [&str; 7] = [
        "заседани",
        "совещани",
        "педсовет",
        "совет",
        "семинар",
        "конференци",
        "собрани",
    ];
    c.take(Lexeme::In).then_some(())?;
    adjectives(c);
    let text = c.text();
    let there = ["е", "и", "ах", "ях"]
        .iter()
        .any(|ending| text.ends_with(ending));
    (there && GATHERINGS.iter().any(|stem| text.starts_with(stem))).then_some(())?;
    c.at += 1;
    Some(Condition::Event)
}

/// «первый месяц работы», «в течение первого года»: counted from somebody's beginning.
fn of_work(c: &mut Cursor<'_>) -> Option<Condition> {
    c.take(Lexeme::In);
    c.take(Lexeme::During);
    numbers::nth(c)?;
    let unit = rate::unit(c)?;
    let described = matches!(c.lexeme(), Some(Lexeme::Unknown | Lexeme::Course));
    let long = matches!(unit, Unit::Month | Unit::Year);
    let short = matches!(unit, Unit::Week | Unit::Day);
    (long || (short && described)).then_some(Condition::Event)
}

/// «6 месяцев», «3 дня»: how long, but not from when.
fn duration(c: &mut Cursor<'_>) -> Option<Condition> {
    c.attempt(|c| {
        c.take(Lexeme::From).then_some(())?;
        numbers::count(c)?;
        (c.take(Lexeme::Until) || c.take(Lexeme::By)).then_some(())
    });
    numbers::count(c)?;
    c.attempt(|c| {
        c.take_mark('-').then_some(())?;
        numbers::count(c)
    });
    let unit = rate::unit(c)?;
    matches!(unit, Unit::Day | Unit::Month | Unit::Year).then_some(Condition::Event)
}

/// A condition without its preposition: «необходимость», «(план-график)».
fn alone(c: &mut Cursor<'_>) -> Option<Condition> {
    let mark = |token: Option<&Token>| {
        token.is_none_or(|token| matches!(token.kind, Kind::Mark(',' | ';' | '(' | ')' | '-')))
    };
    let begins = mark(c.behind());
    adjectives(c);
    let condition = match c.lexeme()? {
        Lexeme::Condition(condition) => condition,
        _ if c.text() == "план" => Condition::Schedule,
        _ => return None,
    };
    let fits = matches!(
        condition,
        Condition::Need | Condition::Agreement | Condition::Schedule
    );
    (fits && begins && mark(c.look(1))).then_some(())?;
    c.at += 1;
    Some(condition)
}

impl Cursor<'_> {
    /// Whether «в» or «во» stands before this place.
    fn is_after_in(&self) -> bool {
        let mut there = *self;
        there.at = there.at.saturating_sub(1);
        matches!(there.text(), "в" | "во")
    }
}
