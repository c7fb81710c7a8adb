//! What goes on: «в течение учебного года», «весь период», «постоянно».

use super::cursor::Cursor;
use super::tail::tail;
use super::{when, years};
use crate::roadmap::term::lexicon::Lexeme;
use crate::roadmap::term::phrase::{Extent, Phrase, When};
use crate::roadmap::term::schedule::{Condition, Unit};

/// Anything that goes on.
pub(super) fn running(c: &mut Cursor<'_>) -> Option<Vec<Phrase>> {
    let extent = c
        .attempt(constantly)
        .or_else(|| c.attempt(during))
        .or_else(|| c.attempt(whole))
        .or_else(|| c.attempt(school_year));
    if let Some(extent) = extent {
        return Some(vec![Phrase::Running(extent)]);
    }
    // «в рабочем порядке»
    c.take(Lexeme::In);
    (c.take(Lexeme::Working) && c.take(Lexeme::Manner)).then_some(())?;
    Some(vec![Phrase::Waiting(Condition::Need)])
}

/// «постоянно», «регулярное обновление», «на постоянной основе», «в постоянном режиме».
fn constantly(c: &mut Cursor<'_>) -> Option<Extent> {
    c.take(Lexeme::In);
    c.take_if(|word| matches!(word, Lexeme::Constantly | Lexeme::Regularly))?;
    c.take(Lexeme::Manner);
    Some(Extent::Period)
}

/// «в течение …», «на протяжении …», «в период реализации …», «в ходе …».
fn during(c: &mut Cursor<'_>) -> Option<Extent> {
    c.take(Lexeme::In);
    let during = c.take(Lexeme::During);
    if !during {
        c.take_if(|word| matches!(word, Lexeme::Span | Lexeme::Course))?;
    }
    let whole = c.take(Lexeme::Whole);
    c.take(Lexeme::Current);
    if let Some(extent) = c.attempt(of_what) {
        return Some(extent);
    }
    // «в течение испытательного срока»
    let described =
        during && c.lexeme() == Some(Lexeme::Unknown) && c.lexeme_at(1) == Some(Lexeme::Span);
    c.at += usize::from(described);
    let course = c
        .take_if(|word| matches!(word, Lexeme::Span | Lexeme::Course | Lexeme::Working))
        .is_some();
    if course {
        tail(c);
        return (during || whole || c.behind_course()).then_some(Extent::Period);
    }
    (during && (whole || c.peek().is_none_or(|token| token.breaks))).then_some(Extent::Period)
}

/// «весь период», «весь учебный год», «на всех этапах», «круглый год».
fn whole(c: &mut Cursor<'_>) -> Option<Extent> {
    c.take_if(|word| matches!(word, Lexeme::In | Lexeme::For));
    if c.take(Lexeme::Each) {
        // «на каждом этапе»
        c.take(Lexeme::Course).then_some(())?;
        tail(c);
        return Some(Extent::Period);
    }
    c.take(Lexeme::Whole).then_some(())?;
    c.take(Lexeme::Current);
    if let Some(extent) = c.attempt(of_what) {
        return Some(extent);
    }
    if c.text() == "срок" {
        c.at += 1;
    } else {
        c.take_if(|word| matches!(word, Lexeme::Span | Lexeme::Course | Lexeme::Venue))?;
    }
    tail(c);
    Some(Extent::Period)
}

/// «учебный год», alone or with its years behind.
fn school_year(c: &mut Cursor<'_>) -> Option<Extent> {
    c.take(Lexeme::In);
    if c.lexeme() == Some(Lexeme::School) && c.lexeme_at(1) == Some(Lexeme::Span) {
        // «в учебное время»
        c.at += 2;
        return Some(Extent::Period);
    }
    c.attempt(years::school_year_word)?;
    Some(named_years(c))
}

fn named_years(c: &mut Cursor<'_>) -> Extent {
    match c.attempt(years::years) {
        Some(years) => Extent::These(vec![When::Years {
            years: years.years,
            range: years.range,
            unclear: years.unclear,
        }]),
        None => Extent::Period,
    }
}

/// What it goes on over, after «в течение» or «весь».
fn of_what(c: &mut Cursor<'_>) -> Option<Extent> {
    if let Some(whens) = c.attempt(when::ranged) {
        return Some(Extent::These(whens));
    }
    if c.attempt(years::school_year_word).is_some() {
        return Some(named_years(c));
    }
    c.take(Lexeme::Calendar);
    match c.lexeme()? {
        Lexeme::Unit(Unit::Year | Unit::SchoolYear) => {
            c.at += 1;
            Some(named_years(c))
        }
        Lexeme::Unit(Unit::Month | Unit::Week | Unit::Decade) | Lexeme::Day => {
            c.at += 1;
            // «в течение месяца со дня …» waits for that day.
            let waits = matches!(c.lexeme(), Some(Lexeme::From | Lexeme::After));
            (!waits).then_some(Extent::Month)
        }
        Lexeme::Unit(Unit::Quarter | Unit::HalfYear | Unit::SchoolTerm | Unit::Trimester) => {
            c.at += 1;
            Some(Extent::Period)
        }
        _ => None,
    }
}

impl Cursor<'_> {
    /// Whether the words just read name a period and what it is of.
    fn behind_course(&self) -> bool {
        let mut there = *self;
        for _ in 0..12 {
            let Some(at) = there.at.checked_sub(1) else {
                return false;
            };
            there.at = at;
            if there.lexeme() == Some(Lexeme::Course) {
                return true;
            }
        }
        false
    }
}
