//! Words that are no phrase: bodies, people, remarks, and what may hide a term.

use crate::roadmap::term::grammar::{Content, Piece};
use crate::roadmap::term::lexicon::Lexeme;
use crate::roadmap::term::schedule::Unit;
use crate::roadmap::term::token::{Kind, Token};

/// The piece after a run of loose words and the commas between them.
pub(super) fn end_of_run(pieces: &[Piece], at: usize) -> usize {
    let loose = |at: usize| {
        pieces
            .get(at)
            .is_some_and(|piece| matches!(piece.content, Content::Loose | Content::Aside))
    };
    let joins = |at: usize| {
        pieces.get(at).is_some_and(|piece| {
            matches!(
                piece.content,
                Content::Mark(',' | '/' | '-' | '№' | '&' | '+') | Content::And
            )
        })
    };
    let mut end = at + 1;
    while loose(end) || (joins(end) && loose(end + 1)) {
        end += 1;
    }
    end
}

/// Whether the words name bodies or people: abbreviations, «руководители», «Иванова И. И.».
pub(super) fn is_body(words: &[Token]) -> bool {
    let known = words.iter().any(|word| match &word.kind {
        Kind::Word {
            lexeme,
            capitals,
            roman,
            text,
        } => {
            *lexeme == Lexeme::Body
                || (*capitals && roman.is_none() && *lexeme == Lexeme::Unknown)
                || (*lexeme == Lexeme::Unknown && text == "мо")
                // «май (ДО)»: the kindergartens, not the word before a date, which would have made a phrase.
                || (*capitals && *lexeme == Lexeme::Until && text == "до")
        }
        Kind::Number { .. } | Kind::Mark(_) => false,
    });
    known || words.windows(2).any(is_name)
}

/// «Иванова И»: a capitalised word and an initial.
fn is_name(pair: &[Token]) -> bool {
    let [name, initial] = pair else { return false };
    let letters = |token: &Token| match &token.kind {
        Kind::Word { text, .. } => text.chars().count(),
        Kind::Number { .. } | Kind::Mark(_) => 0,
    };
    name.capital && letters(name) > 2 && initial.capital && letters(initial) == 1
}

fn is_not_filler(word: &Token) -> bool {
    !matches!(
        word.kind,
        Kind::Word {
            lexeme: Lexeme::Filler,
            ..
        }
    )
}

/// Whether words that are no phrase may hide a term: numbers, months, units, prepositions at their beginning.
pub(super) fn matters(words: &[Token], first: bool) -> bool {
    // «1. Сентябрь», «сентябрь2»: the number of a line, or of a footnote.
    if let [word] = words
        && let Kind::Number { digits, .. } = word.kind
        && (word.dotted && (first || word.breaks) || word.glued && digits == 1)
    {
        return false;
    }
    let opening = words.first().is_some_and(|word| match word.kind {
        Kind::Word { lexeme, .. } => {
            matches!(lexeme, Lexeme::Until | Lexeme::By | Lexeme::Toward)
                && words.get(1).is_some_and(is_not_filler)
        }
        Kind::Number { .. } | Kind::Mark(_) => false,
    });
    let temporal = words.iter().any(|word| match word.kind {
        Kind::Number { digits, .. } => digits <= 4,
        Kind::Word { lexeme, .. } => matches!(
            lexeme,
            Lexeme::Month(_)
                | Lexeme::Weekday(_)
                | Lexeme::Every(_)
                | Lexeme::Times
                | Lexeme::Season(_)
                | Lexeme::Unit(Unit::Quarter | Unit::Month | Unit::HalfYear)
        ),
        Kind::Mark(_) => false,
    });
    opening || temporal
}
