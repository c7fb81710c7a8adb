//! From tokens to phrases: at each place the phrase that reaches furthest is taken.

mod aside;
mod cursor;
mod dates;
mod except;
mod numbers;
mod parts;
mod rate;
mod running;
mod tail;
mod unit_places;
mod units;
mod waiting;
mod when;
mod years;

use cursor::Cursor;

use super::lexicon::Lexeme;
use super::phrase::Phrase;
use super::schedule::Unit;
use super::token::{Kind, Token};

/// What stands between two places of the list of tokens.
#[derive(Clone, PartialEq, Debug)]
pub(super) struct Piece {
    pub content: Content,
    /// Its first token.
    pub from: usize,
    /// The token after it.
    pub to: usize,
}

/// What a piece is.
#[derive(Clone, PartialEq, Debug)]
pub(super) enum Content {
    Phrase(Phrase),
    /// A mark that separates, opens or closes.
    Mark(char),
    /// «и», «или».
    And,
    /// Hours, places, numbers of rooms and papers.
    Aside,
    /// A word or number that belongs to no phrase.
    Loose,
}

/// A parser: what it saw, or nothing; where it stopped is the cursor's.
type Parser<T = Phrase> = fn(&mut Cursor<'_>) -> Option<Vec<T>>;

/// The kinds of phrases; of two that reach equally far the earlier one is taken.
const PARSERS: &[Parser<Phrase>] = &[
    rate::rate,
    when::phrase,
    running::running,
    waiting::waiting,
    unit_places::at,
    except::except,
    then,
];

/// The parsers whose phrases may begin with `token`.
fn beginning(token: &Token) -> &'static [Parser<Phrase>] {
    match &token.kind {
        Kind::Mark(_) => &[],
        Kind::Word {
            lexeme: Lexeme::Unknown,
            roman: None,
            ..
        } => &[waiting::waiting, except::except],
        Kind::Word { .. } | Kind::Number { .. } => PARSERS,
    }
}

/// «далее», «в дальнейшем», «в последующие годы».
fn then(c: &mut Cursor<'_>) -> Option<Vec<Phrase>> {
    c.take(Lexeme::In);
    c.take(Lexeme::Then).then_some(())?;
    c.take(Lexeme::Unit(Unit::Year));
    Some(vec![Phrase::Then])
}

/// All of `tokens`, as pieces without gaps.
pub(super) fn pieces(tokens: &[Token]) -> Vec<Piece> {
    let mut pieces = Vec::new();
    let mut cursor = Cursor::new(tokens);
    while let Some(token) = cursor.peek() {
        let from = cursor.at;
        let mut found: Option<(Vec<Phrase>, usize)> = None;
        for parser in beginning(token) {
            let mut ahead = cursor;
            let Some(phrases) = parser(&mut ahead) else {
                continue;
            };
            if found.as_ref().is_none_or(|(_, to)| ahead.at > *to) && ahead.at > from {
                found = Some((phrases, ahead.at));
            }
        }
        let aside = aside::length(cursor);
        if let Some((phrases, to)) = found.filter(|(_, to)| to - from >= aside) {
            cursor.at = to;
            pieces.extend(phrases.into_iter().map(|phrase| Piece {
                content: Content::Phrase(phrase),
                from,
                to,
            }));
            continue;
        }
        let content = match &token.kind {
            _ if aside > 0 => Content::Aside,
            Kind::Mark(mark) => Content::Mark(*mark),
            // «И. И.» are initials.
            Kind::Word { lexeme, .. }
                if *lexeme == Lexeme::And && !(token.capital && token.dotted) =>
            {
                Content::And
            }
            Kind::Word { .. } | Kind::Number { .. } => Content::Loose,
        };
        cursor.at += aside.max(1);
        let to = cursor.at;
        pieces.push(Piece { content, from, to });
    }
    pieces
}
