//! What is left out: «кроме июля и августа», «за исключением каникул».

use super::cursor::{Cursor, LONGEST_LIST};
use super::when;
use crate::roadmap::term::lexicon::Lexeme;
use crate::roadmap::term::phrase::{Phrase, When};

/// Months, holidays and days that are named after «кроме». Anything else after it is a remark.
pub(super) fn except(c: &mut Cursor<'_>) -> Option<Vec<Phrase>> {
    c.take(Lexeme::For);
    is_word(c).then_some(())?;
    c.at += 1;
    let mut left_out = named(c)?;
    while left_out.len() < LONGEST_LIST {
        let more = c.attempt(|c| {
            c.take_between().then_some(())?;
            named(c)
        });
        match more {
            Some(more) => left_out.extend(more),
            None => break,
        }
    }
    Some(left_out.into_iter().map(Phrase::Except).collect())
}

/// «кроме», «исключая», «за исключением».
pub(super) fn is_word(c: &Cursor<'_>) -> bool {
    matches!(c.text(), "кроме" | "исключая" | "исключением")
}

fn named(c: &mut Cursor<'_>) -> Option<Vec<When>> {
    let whens = when::when(c)?;
    let stretches = |when: &When| matches!(when, When::In(_) | When::Between(..));
    whens.iter().all(stretches).then_some(whens)
}
