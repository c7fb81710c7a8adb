//! How often: «ежегодно», «не реже двух раз в год», «каждый второй вторник», «до 10 числа каждого месяца».

use super::cursor::{Cursor, LONGEST_LIST};
use super::unit_places::{after_the_reported, month_day, of_each_unit, of_unit, places_in_unit};
use super::{Parser, numbers, years};
use crate::roadmap::term::lexicon::Lexeme;
use crate::roadmap::term::phrase::{At, Moment, Phrase, Rate, When};
use crate::roadmap::term::schedule::Unit;
use crate::roadmap::term::stretch::Stretch;

/// Any rate.
pub(super) fn rate(c: &mut Cursor<'_>) -> Option<Vec<Phrase>> {
    const RATES: &[Parser] = &[named, counted, each, weekdays, by_units, of_each_unit];
    RATES.iter().find_map(|parser| c.attempt(parser))
}

/// «ежемесячно», «ежемесячно до 10 числа», «ежеквартально, 5 числа».
fn named(c: &mut Cursor<'_>) -> Option<Vec<Phrase>> {
    let Some(Lexeme::Every(unit)) = c.lexeme() else {
        return None;
    };
    c.at += 1;
    let at = c.attempt(|c| {
        c.take_mark(',');
        let at = month_day(c)?;
        c.attempt(of_unit);
        c.attempt(after_the_reported);
        Some(at)
    });
    Some(vec![Phrase::Rate(Rate {
        at,
        ..Rate::each(unit)
    })])
}

/// «не реже двух раз в год», «1 раз в 3 месяца», «дважды в год», «2 р./год», «раз в полугодие».
fn counted(c: &mut Cursor<'_>) -> Option<Vec<Phrase>> {
    c.take(Lexeme::In);
    c.attempt(|c| {
        c.take(Lexeme::Not);
        c.take_if(|word| matches!(word, Lexeme::Fewer | Lexeme::Oftener))
    });
    c.take(Lexeme::Than);
    c.take_if(|word| matches!(word, Lexeme::By | Lexeme::In));
    // «не менее 2 занятий в месяц»
    let things = c.attempt(|c| {
        let times = numbers::count(c)?;
        let noun = c.lexeme()?;
        matches!(noun, Lexeme::Unknown | Lexeme::Venue | Lexeme::Course).then_some(())?;
        c.at += 1;
        matches!(c.lexeme()?, Lexeme::In | Lexeme::For).then_some(())?;
        Some((times, per(c)?))
    });
    if let Some((times, (every, unit))) = things.filter(|(times, _)| *times > 0) {
        return Some(vec![Phrase::Rate(Rate {
            times,
            every,
            unit,
            counted: true,
            at: None,
        })]);
    }
    let times = if let Some(Lexeme::Fold(times)) = c.lexeme() {
        c.at += 1;
        times
    } else {
        let times = c.attempt(|c| {
            let least = numbers::count(c)?;
            // «1-2 раза»: the least counts.
            c.attempt(|c| {
                (c.take_mark('-') || c.take_mark('/') || c.take(Lexeme::And)).then_some(())?;
                numbers::count(c)
            });
            (c.lexeme() == Some(Lexeme::Times)).then_some(least)
        });
        c.take(Lexeme::Times).then_some(())?;
        times.unwrap_or(1)
    };
    (times > 0).then_some(())?;
    // «не менее 2 раз»: of a year or what is named beside it.
    let Some((every, unit)) = c.attempt(per) else {
        return Some(vec![Phrase::Rate(Rate {
            times,
            every: 0,
            counted: true,
            ..Rate::each(Unit::Year)
        })]);
    };
    let at = c.attempt(|c| {
        c.take_mark(',');
        month_day(c)
    });
    Some(vec![Phrase::Rate(Rate {
        times,
        every,
        unit,
        counted: true,
        at,
    })])
}

/// «в год», «в 2 года», «за учебный год», «в течение месяца», «/мес.».
fn per(c: &mut Cursor<'_>) -> Option<(u32, Unit)> {
    let joined = c.take_mark('/')
        || c.take_if(|word| matches!(word, Lexeme::In | Lexeme::For))
            .is_some();
    c.take(Lexeme::During);
    c.take(Lexeme::Each);
    c.take(Lexeme::Whole);
    if c.text() == "полмесяца" {
        c.at += 1;
        return Some((2, Unit::Week));
    }
    if let Some(unit) = c.attempt(unit) {
        return joined.then_some((1, unit));
    }
    let every = numbers::count(c)?;
    // «в 3-4 месяца»: the longest pause counts.
    let upper = c.attempt(|c| {
        c.take_mark('-').then_some(())?;
        numbers::count(c)
    });
    // «в 1,5 года»
    let half = c.is_mark(',') && c.number_at(1) == Some((5, 1));
    c.at += if half { 2 } else { 0 };
    let unit = c.attempt(unit)?;
    if half && unit == Unit::Year {
        return Some((2 * every + 1, Unit::HalfYear));
    }
    let every = upper.unwrap_or(every);
    (every > 0).then_some((every, unit))
}

/// A unit of time by its name.
pub(super) fn unit(c: &mut Cursor<'_>) -> Option<Unit> {
    if c.attempt(years::school_year_word).is_some() {
        return Some(Unit::SchoolYear);
    }
    c.take_if(|word| matches!(word, Lexeme::Calendar | Lexeme::School | Lexeme::Working));
    match c.lexeme()? {
        Lexeme::Unit(unit) => {
            c.at += 1;
            Some(unit)
        }
        Lexeme::Day => {
            c.at += 1;
            Some(Unit::Day)
        }
        _ => None,
    }
}

/// «каждый месяц», «каждые 2 недели», «каждый второй вторник», «каждый сентябрь», «каждую вторую неделю».
fn each(c: &mut Cursor<'_>) -> Option<Vec<Phrase>> {
    c.take_if(|word| matches!(word, Lexeme::In | Lexeme::By | Lexeme::For));
    c.take(Lexeme::Each).then_some(())?;
    if let Some(at) = c.attempt(month_day) {
        c.attempt(of_unit);
        return Some(vec![Phrase::Rate(Rate {
            at: Some(at),
            ..Rate::each(Unit::Month)
        })]);
    }
    if let Some(Lexeme::Weekday(weekday)) = c.lexeme() {
        c.at += 1;
        return Some(vec![weekly(weekday)]);
    }
    if let Some(Lexeme::Month(month)) = c.lexeme() {
        c.at += 1;
        let moment = Moment::new(Stretch::Month(month), Vec::new());
        return Some(vec![
            Phrase::Rate(Rate::each(Unit::Year)),
            Phrase::When(When::In(moment)),
        ]);
    }
    if let Some(ats) = c.attempt(places_in_unit) {
        let unit = c.attempt(of_unit).unwrap_or(Unit::Month);
        return Some(rates(&ats, unit));
    }
    let every = c.attempt(numbers::nth).unwrap_or(1);
    let unit = unit(c)?;
    let at = c.attempt(month_day);
    Some(vec![Phrase::Rate(Rate {
        every: every.max(1),
        at,
        ..Rate::each(unit)
    })])
}

fn weekly(weekday: chrono::Weekday) -> Phrase {
    Phrase::Rate(Rate {
        at: Some(At::Weekday(weekday)),
        ..Rate::each(Unit::Week)
    })
}

pub(super) fn rates(ats: &[At], unit: Unit) -> Vec<Phrase> {
    let rate = |at: &At| {
        Phrase::Rate(Rate {
            at: Some(*at),
            ..Rate::each(unit)
        })
    };
    ats.iter().map(rate).collect()
}

/// «по понедельникам», «по средам и пятницам».
fn weekdays(c: &mut Cursor<'_>) -> Option<Vec<Phrase>> {
    c.take(Lexeme::By);
    let mut phrases = Vec::new();
    while let Some(Lexeme::Weekdays(weekday)) = c.lexeme() {
        c.at += 1;
        phrases.push(weekly(weekday));
        let more = c.attempt(|c| {
            c.take_between().then_some(())?;
            c.take(Lexeme::By);
            matches!(c.lexeme(), Some(Lexeme::Weekdays(_))).then_some(())
        });
        if more.is_none() || phrases.len() == LONGEST_LIST {
            break;
        }
    }
    (!phrases.is_empty()).then_some(phrases)
}

/// «по четвертям», «по полугодиям»
fn by_units(c: &mut Cursor<'_>) -> Option<Vec<Phrase>> {
    c.take(Lexeme::By).then_some(())?;
    let several = c.text().ends_with("ям") || c.text().ends_with("ам");
    let Some(Lexeme::Unit(unit)) = c.lexeme().filter(|_| several) else {
        return None;
    };
    c.at += 1;
    Some(vec![Phrase::Rate(Rate::each(unit))])
}
