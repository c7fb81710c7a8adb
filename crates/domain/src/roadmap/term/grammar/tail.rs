//! The words that belong to a condition: those that describe it, and what comes after it.

use super::cursor::Cursor;
use super::{waiting, when, years};
use crate::roadmap::term::lexicon::Lexeme;
use crate::roadmap::term::token::Kind;

/// How many words may belong to a condition.
const LONGEST_TAIL: usize = 60;

/// Up to four words that describe the next one: «отдельному», «утверждённому».
pub(super) fn adjectives(c: &mut Cursor<'_>) {
    for _ in 0..4 {
        let text = c.text();
        let describes = [
            "ому", "ему", "ым", "им", "ой", "ей", "ом", "ого", "ых", "их", "ными", "ыми", "ый",
            "ий",
        ]
        .iter()
        .any(|ending| text.ends_with(ending));
        let free = matches!(
            c.lexeme(),
            Some(
                Lexeme::Unknown
                    | Lexeme::Body
                    | Lexeme::Following
                    | Lexeme::Calendar
                    | Lexeme::School
                    | Lexeme::Every(_)
                    | Lexeme::Working
                    | Lexeme::Filler
                    | Lexeme::MonthOf(_)
                    | Lexeme::Course
                    | Lexeme::Condition(_)
            )
        );
        let condition_next = matches!(c.lexeme_at(1), Some(Lexeme::Condition(_)));
        let last_resort = matches!(c.lexeme(), Some(Lexeme::Condition(_))) && !condition_next;
        if !(describes && free) || last_resort {
            break;
        }
        c.at += 1;
    }
}

/// Steps over the words that belong to what was just read: «… издания приказа директора».
pub(super) fn tail(c: &mut Cursor<'_>) {
    for _ in 0..LONGEST_TAIL {
        let Some(token) = c.peek() else { break };
        // «по плану на 2022–2023 учебный год»
        if c.text() == "на"
            && c.attempt(|c| {
                c.at += 1;
                years::years(c)
            })
            .is_some()
        {
            continue;
        }
        let belongs = match &token.kind {
            Kind::Word { lexeme, .. } => is_of_tail(*lexeme, c),
            Kind::Number { .. } => follows_number_sign(c),
            Kind::Mark('-') => token.glued && c.look(1).is_some_and(|next| next.glued),
            Kind::Mark('№') => true,
            Kind::Mark(_) => false,
        };
        if !belongs || (token.breaks && token.capital) {
            break;
        }
        c.at += 1;
    }
}

fn is_of_tail(lexeme: Lexeme, c: &Cursor<'_>) -> bool {
    match lexeme {
        Lexeme::Unknown
        | Lexeme::Filler
        | Lexeme::Body
        | Lexeme::Course
        | Lexeme::Condition(_)
        | Lexeme::Span
        | Lexeme::Moment
        | Lexeme::Day
        | Lexeme::Working
        | Lexeme::Following
        | Lexeme::Deadlines
        | Lexeme::Calendar
        | Lexeme::School
        | Lexeme::Current
        | Lexeme::Each
        | Lexeme::Holidays
        | Lexeme::After
        | Lexeme::Upon
        | Lexeme::According
        | Lexeme::Venue
        | Lexeme::MonthOf(_)
        | Lexeme::Place(_)
        | Lexeme::Unit(_)
        | Lexeme::Measure => true,
        // A preposition belongs when no date begins with it.
        Lexeme::In | Lexeme::From | Lexeme::By | Lexeme::Until | Lexeme::For | Lexeme::Toward => {
            let mut ahead = *c;
            when::when(&mut ahead).is_none() && !begins_condition(*c)
        }
        _ => false,
    }
}

/// Whether another condition or stretch begins at this preposition.
fn begins_condition(c: Cursor<'_>) -> bool {
    let mut ahead = c;
    let by = matches!(c.lexeme(), Some(Lexeme::By)) && waiting::by(&mut ahead).is_some();
    by || matches!(
        c.lexeme_at(1),
        Some(Lexeme::During | Lexeme::Measure | Lexeme::According | Lexeme::Whole)
    )
}

fn follows_number_sign(c: &Cursor<'_>) -> bool {
    c.behind()
        .is_some_and(|before| before.kind == Kind::Mark('№'))
}
