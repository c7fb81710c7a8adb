//! Which phrases belong together, and to whom: «до 31 августа (МО); до 30 сентября (ОО, ДО)» are two clauses.

mod detail;
mod joiner;
mod loose;

pub(super) use detail::in_month;
use joiner::Joiner;

use super::grammar::{Content, Piece};
use super::phrase::{At, Extent, Rate, When};
use super::schedule::{Condition, Span};
use super::token::Token;

/// Phrases of one side of «далее».
#[derive(Clone, PartialEq, Debug, Default)]
pub(super) struct Terms {
    pub whens: Vec<When>,
    pub rates: Vec<Rate>,
    pub ats: Vec<At>,
    pub running: Vec<Extent>,
    pub waiting: Vec<Waiting>,
    /// When not.
    pub except: Vec<When>,
    /// Whether dates came behind something that goes on, in brackets or behind a colon, and say when exactly.
    pub detailed: bool,
}

/// A condition and how it was joined.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(super) struct Waiting {
    pub condition: Condition,
    /// Whether it stands in brackets, as a remark to what is before it.
    pub bracketed: bool,
}

impl Terms {
    pub fn is_empty(&self) -> bool {
        self.whens.is_empty() && !self.is_ruled() && self.ats.is_empty()
    }

    /// Whether something else than dates stands here.
    pub fn is_ruled(&self) -> bool {
        !(self.rates.is_empty() && self.running.is_empty() && self.waiting.is_empty())
    }

    /// Whether only dates stand here.
    pub fn is_plain(&self) -> bool {
        !self.whens.is_empty() && !self.is_ruled() && self.ats.is_empty()
    }
}

/// One duty's term.
#[derive(Clone, PartialEq, Debug, Default)]
pub(super) struct Clause {
    pub head: Terms,
    /// What comes after «далее».
    pub then: Option<Terms>,
    pub responsible: Option<String>,
    pub span: Span,
}

impl Clause {
    fn is_empty(&self) -> bool {
        self.head.is_empty() && self.then.as_ref().is_none_or(Terms::is_empty)
    }

    fn is_plain(&self) -> bool {
        self.head.is_plain() && self.then.is_none() && self.responsible.is_none()
    }

    /// Whether dates are listed after a rate and a colon.
    fn is_listing(&self) -> bool {
        let head = &self.head;
        head.detailed
            && !head.rates.is_empty()
            && !head.whens.is_empty()
            && self.then.is_none()
            && self.responsible.is_none()
    }

    fn last(&mut self) -> &mut Terms {
        self.then.as_mut().unwrap_or(&mut self.head)
    }
}

/// All clauses, and what belongs to none and may matter.
#[derive(Debug, Default)]
pub(super) struct Clauses {
    pub list: Vec<Clause>,
    pub leftovers: Vec<Span>,
}

/// Joins the pieces.
pub(super) fn clauses(text: &str, tokens: &[Token], pieces: Vec<Piece>) -> Clauses {
    let phrases = pieces
        .iter()
        .filter(|piece| matches!(piece.content, Content::Phrase(_)))
        .count();
    let mut joiner = Joiner::new(text, tokens, phrases == 0);
    let mut at = 0;
    while let Some(piece) = pieces.get(at) {
        at = match &piece.content {
            Content::Loose => joiner.loose(&pieces, at),
            Content::Mark(mark) => {
                joiner.mark(*mark, &joiner.span(piece.from, piece.to));
                at + 1
            }
            Content::And => {
                joiner.and();
                at + 1
            }
            Content::Aside => at + 1,
            Content::Phrase(phrase) => {
                joiner.phrase(phrase.clone(), piece);
                at + 1
            }
        };
    }
    let (done, leftovers) = joiner.finish();
    Clauses {
        list: merged(done),
        leftovers,
    }
}

/// Neighbours that are nothing but dates become one list.
fn merged(clauses: Vec<Clause>) -> Vec<Clause> {
    let mut out: Vec<Clause> = Vec::new();
    for clause in clauses {
        match out.last_mut() {
            Some(last) if last.is_plain() && clause.is_plain() => {
                last.head.whens.extend(clause.head.whens);
                last.span.end = clause.span.end;
            }
            // «2 раза в год: до 20 декабря; до 20 мая»
            Some(last) if last.is_listing() && clause.is_plain() => {
                last.head.whens.extend(clause.head.whens);
                last.span.end = clause.span.end;
            }
            Some(_) | None => out.push(clause),
        }
    }
    out
}
