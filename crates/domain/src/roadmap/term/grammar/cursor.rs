//! A place among the tokens, and the small steps from it.

use crate::roadmap::term::lexicon::Lexeme;
use crate::roadmap::term::token::{Kind, Token};

/// How many members a list of days, years or units may have; longer ones are read in pieces.
pub(super) const LONGEST_LIST: usize = 12;

/// A place among the tokens.
#[derive(Clone, Copy)]
pub(super) struct Cursor<'t> {
    tokens: &'t [Token],
    pub at: usize,
}

impl<'t> Cursor<'t> {
    pub fn new(tokens: &'t [Token]) -> Self {
        Self { tokens, at: 0 }
    }

    pub fn peek(&self) -> Option<&'t Token> {
        self.tokens.get(self.at)
    }

    /// The token `ahead` places further.
    pub fn look(&self, ahead: usize) -> Option<&'t Token> {
        self.tokens.get(self.at + ahead)
    }

    /// The token before this place.
    pub fn behind(&self) -> Option<&'t Token> {
        self.at.checked_sub(1).and_then(|at| self.tokens.get(at))
    }

    /// Whether the word before this place means `lexeme`.
    pub fn is_behind(&self, lexeme: Lexeme) -> bool {
        self.behind().is_some_and(
            |token| matches!(token.kind, Kind::Word { lexeme: there, .. } if there == lexeme),
        )
    }

    /// The meaning of the word here; `None` for a number, a mark and the end.
    pub fn lexeme(&self) -> Option<Lexeme> {
        self.lexeme_at(0)
    }

    /// The meaning of the word `ahead` places further.
    pub fn lexeme_at(&self, ahead: usize) -> Option<Lexeme> {
        match &self.look(ahead)?.kind {
            Kind::Word { lexeme, .. } => Some(*lexeme),
            Kind::Number { .. } | Kind::Mark(_) => None,
        }
    }

    /// The letters of the word here.
    pub fn text(&self) -> &'t str {
        match self.peek().map(|token| &token.kind) {
            Some(Kind::Word { text, .. }) => text,
            Some(Kind::Number { .. } | Kind::Mark(_)) | None => "",
        }
    }

    /// The number here and how many digits it has.
    pub fn number(&self) -> Option<(u32, usize)> {
        self.number_at(0)
    }

    /// The number `ahead` places further and how many digits it has.
    pub fn number_at(&self, ahead: usize) -> Option<(u32, usize)> {
        match self.look(ahead)?.kind {
            Kind::Number { value, digits, .. } => Some((value, digits)),
            Kind::Word { .. } | Kind::Mark(_) => None,
        }
    }

    /// Whether the mark `mark` stands here.
    pub fn is_mark(&self, mark: char) -> bool {
        self.is_mark_at(0, mark)
    }

    /// Whether the mark `mark` stands `ahead` places further.
    pub fn is_mark_at(&self, ahead: usize, mark: char) -> bool {
        self.look(ahead)
            .is_some_and(|token| token.kind == Kind::Mark(mark))
    }

    /// Steps over `lexeme` if it stands here.
    pub fn take(&mut self, lexeme: Lexeme) -> bool {
        self.take_if(|here| here == lexeme).is_some()
    }

    /// Steps over a word that passes.
    pub fn take_if(&mut self, passes: impl Fn(Lexeme) -> bool) -> Option<Lexeme> {
        let lexeme = self.lexeme().filter(|lexeme| passes(*lexeme))?;
        self.at += 1;
        Some(lexeme)
    }

    /// Steps over a mark.
    pub fn take_mark(&mut self, mark: char) -> bool {
        let here = self.is_mark(mark);
        self.at += usize::from(here);
        here
    }

    /// Steps over a comma, a slash or «и»: what stands between members of a list.
    pub fn take_between(&mut self) -> bool {
        let comma = self.take_mark(',') | self.take_mark('/');
        self.take(Lexeme::And) | comma
    }

    /// What `parse` sees from here; the place is unchanged when it sees nothing.
    pub fn attempt<T>(&mut self, parse: impl FnOnce(&mut Self) -> Option<T>) -> Option<T> {
        let begun = self.at;
        let seen = parse(self);
        if seen.is_none() {
            self.at = begun;
        }
        seen
    }
}
