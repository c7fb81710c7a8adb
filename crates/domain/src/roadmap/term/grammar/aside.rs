//! What stands beside a date and says nothing about it: hours, rooms, numbers of papers, towns.

use super::cursor::{Cursor, LONGEST_LIST};
use super::except;
use super::numbers;
use crate::roadmap::term::lexicon::Lexeme;
use crate::roadmap::term::schedule::Unit;
use crate::roadmap::term::token::Kind;

/// How many tokens from here on are an hour, a room or the like; 0 when none.
pub(super) fn length(c: Cursor<'_>) -> usize {
    let begun = c.at;
    let mut c = c;
    let found = c
        .attempt(hours)
        .or_else(|| c.attempt(numbered_thing))
        .or_else(|| c.attempt(town))
        .or_else(|| c.attempt(footnote))
        .or_else(|| c.attempt(quantity))
        .or_else(|| c.attempt(half_of_day))
        .or_else(|| c.attempt(exception));
    found.map_or(0, |()| c.at - begun)
}

/// «10:00», «в 14.00», «с 10.00 до 12.30», «14-00 – 15-00», «в 15 часов».
pub(super) fn hours(c: &mut Cursor<'_>) -> Option<()> {
    let at = c.take(Lexeme::In);
    if !at {
        c.take(Lexeme::From);
    }
    hour(c, at)?;
    c.attempt(|c| {
        let joined = c.take_mark('-') || c.take(Lexeme::Until) || c.take(Lexeme::By);
        joined.then_some(())?;
        hour(c, at)
    });
    Some(())
}

/// `at` says that «в» stands before it.
fn hour(c: &mut Cursor<'_>, at: bool) -> Option<()> {
    let (hour, 1..=2) = c.number()? else {
        return None;
    };
    (hour <= 24).then_some(())?;
    if matches!(c.text_ahead(1), "ч" | "час" | "часов" | "часа") {
        c.at += 2;
        let minutes = matches!(c.text_ahead(1), "мин" | "минут");
        c.at += if minutes { 2 } else { 0 };
        return Some(());
    }
    let mark = [':', '.', '-']
        .into_iter()
        .find(|mark| c.is_mark_at(1, *mark))?;
    let (minute, 2) = c.number_at(2)? else {
        return None;
    };
    let third = c.is_mark_at(3, mark) && c.number_at(4).is_some();
    let clock = match mark {
        ':' => true,
        '.' => minute == 0 || minute > 12,
        _ => (minute == 0 || at) && c.look(1)?.glued,
    };
    (clock && minute < 60 && !third).then_some(())?;
    c.at += 3;
    c.take_if(|word| word == Lexeme::Venue);
    Some(())
}

/// «каб. 215», «№ 5», «протокол № 1», «приказ № 12-од».
fn numbered_thing(c: &mut Cursor<'_>) -> Option<()> {
    let place = c
        .take_if(|word| matches!(word, Lexeme::Venue | Lexeme::Filler))
        .is_some();
    let sign = c.take_mark('№');
    (place || sign).then_some(())?;
    let number = c.number().is_some_and(|(_, digits)| digits <= 3 || sign);
    let dated = c.is_mark_at(1, '.')
        || matches!(
            c.lexeme_at(1),
            Some(Lexeme::Month(_) | Lexeme::Unit(_) | Lexeme::Times)
        );
    if number && (sign || !dated) {
        c.at += 1;
    } else if !sign {
        return place.then_some(());
    }
    Some(())
}

/// «г. Томск»: a town and not a year.
fn town(c: &mut Cursor<'_>) -> Option<()> {
    (c.take(Lexeme::Unit(Unit::Year))).then_some(())?;
    let name = c.peek().filter(|token| token.capital && !token.breaks)?;
    matches!(
        name.kind,
        Kind::Word {
            lexeme: Lexeme::Unknown | Lexeme::Body,
            ..
        }
    )
    .then_some(())?;
    c.at += 1;
    Some(())
}

/// «1)» at the end or the beginning of a term, «(1)».
fn footnote(c: &mut Cursor<'_>) -> Option<()> {
    c.take_mark('(');
    let (_, 1..=2) = c.number()? else { return None };
    c.at += 1;
    c.take_mark(')').then_some(())?;
    Some(())
}

/// «кроме каникул», «за исключением выходных»: what is left out, up to the next mark.
fn exception(c: &mut Cursor<'_>) -> Option<()> {
    c.take(Lexeme::For);
    except::is_word(c).then_some(())?;
    for _ in 0..LONGEST_LIST {
        c.at += 1;
        let word = c
            .peek()
            .is_some_and(|token| !matches!(token.kind, Kind::Mark(_)));
        if !word {
            break;
        }
    }
    Some(())
}

/// «в первой половине дня»
fn half_of_day(c: &mut Cursor<'_>) -> Option<()> {
    c.take(Lexeme::In);
    numbers::nth(c)?;
    (c.take(Lexeme::HalfOf) && c.take(Lexeme::Day)).then_some(())
}

/// «36 часов», «не менее 5 уроков», «не менее 2-х мероприятий»: of what, and not how often.
fn quantity(c: &mut Cursor<'_>) -> Option<()> {
    let hours = matches!(c.lexeme_at(1), Some(Lexeme::Venue)) && c.number().is_some();
    if !hours {
        (c.take(Lexeme::Not) && c.take(Lexeme::Fewer)).then_some(())?;
        c.take(Lexeme::Than);
    }
    numbers::count(c)?;
    if hours {
        c.at += 1;
        return Some(());
    }
    matches!(c.lexeme()?, Lexeme::Unknown | Lexeme::Course | Lexeme::Body).then_some(())?;
    c.at += 1;
    Some(())
}

impl Cursor<'_> {
    fn text_ahead(&self, ahead: usize) -> &str {
        let mut there = *self;
        there.at += ahead;
        there.text()
    }
}
