//! Counts and ordinals, in figures, words and Roman numerals.

use super::cursor::{Cursor, LONGEST_LIST};
use crate::roadmap::term::lexicon::Lexeme;
use crate::roadmap::term::token::Kind;

/// «2», «два», «одного».
pub(super) fn count(c: &mut Cursor<'_>) -> Option<u32> {
    if let Some((value, digits)) = c.number() {
        c.at += 1;
        return (digits <= 3).then_some(value);
    }
    match c.lexeme()? {
        Lexeme::Cardinal(value) => {
            c.at += 1;
            Some(value)
        }
        _ => None,
    }
}

/// «1», «1-го», «первого», «тридцать первого»: a day of a month.
pub(super) fn day(c: &mut Cursor<'_>) -> Option<u32> {
    let day = if let Some((value, digits)) = c.number() {
        (digits <= 2).then_some(value)?
    } else {
        match (c.lexeme()?, c.lexeme_at(1)) {
            (Lexeme::Cardinal(tens @ (20 | 30)), Some(Lexeme::Ordinal(ones @ 1..=9))) => {
                c.at += 1;
                tens + ones
            }
            (Lexeme::Ordinal(value), _) => value,
            _ => return None,
        }
    };
    c.at += 1;
    (1..=31).contains(&day).then_some(day)
}

/// «1», «первый», «I», «1-й», and «П» for «II»: which one of something, 1–12.
pub(super) fn nth(c: &mut Cursor<'_>) -> Option<u32> {
    if let Some((value, digits)) = c.number() {
        // «1V», «I1», «11» and «111» for Roman numerals.
        if let (1, Some(rest)) = (value, glued_roman(c)) {
            c.at += 2;
            return match rest {
                5 => Some(4),
                rest => (rest < 4).then_some(rest + 1),
            };
        }
        c.at += 1;
        return match value {
            11 => Some(2),
            111 => Some(3),
            _ => (digits <= 2 && (1..=12).contains(&value)).then_some(value),
        };
    }
    let token = c.peek()?;
    let Kind::Word { lexeme, roman, .. } = &token.kind else {
        return None;
    };
    let nth = match (lexeme, roman) {
        (Lexeme::Ordinal(value), _) => Some(*value),
        (Lexeme::Cardinal(value), _) => Some(*value),
        (_, roman) => *roman,
    };
    c.at += usize::from(nth.is_some());
    nth
}

fn glued_roman(c: &Cursor<'_>) -> Option<u32> {
    let next = c.look(1).filter(|next| next.glued)?;
    match &next.kind {
        Kind::Word { roman, .. } => *roman,
        Kind::Number { .. } | Kind::Mark(_) => None,
    }
}

/// One or several: single ones, and ranges as their ends.
pub(super) type Nths = Vec<(u32, u32)>;

/// «I», «1, 3», «I–II», «первая и вторая».
pub(super) fn nths(c: &mut Cursor<'_>) -> Option<Nths> {
    let mut nths = vec![one_or_range(c)?];
    while nths.len() < LONGEST_LIST {
        let more = c.attempt(|c| {
            c.take_between().then_some(())?;
            one_or_range(c)
        });
        match more {
            Some(more) => nths.push(more),
            None => break,
        }
    }
    Some(nths)
}

fn one_or_range(c: &mut Cursor<'_>) -> Option<(u32, u32)> {
    let first = nth(c)?;
    let last = c.attempt(|c| {
        c.take_mark('-').then_some(())?;
        nth(c).filter(|last| *last >= first)
    });
    Some((first, last.unwrap_or(first)))
}
