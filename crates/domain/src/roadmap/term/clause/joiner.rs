//! The way through the pieces: what is added to the clause at hand, and what begins another one.

use super::detail::{carried, detail, refine};
use super::loose::{end_of_run, is_body, matters};
use super::{Clause, Terms, Waiting};
use crate::roadmap::term::grammar::{Content, Piece};
use crate::roadmap::term::phrase::{Phrase, When};
use crate::roadmap::term::schedule::{Span, Unit};
use crate::roadmap::term::token::{Kind, Token};

/// Joins phrases to clauses, one after the other.
pub(super) struct Joiner<'a> {
    text: &'a str,
    tokens: &'a [Token],
    done: Vec<Clause>,
    leftovers: Vec<Span>,
    current: Clause,
    /// Whether whose the clause is was said before its dates.
    labelled: bool,
    depth: u32,
    /// Whether a comma, «и» or a bracket stands before this place.
    separated: bool,
    /// Whether a dash stands right before this place: «сентябрь – постоянно».
    dashed: bool,
    nothing_else: bool,
    /// The piece that last said where in a month.
    refined: Option<usize>,
    /// The date before the bracket that was opened last.
    opened: Option<When>,
}

impl<'a> Joiner<'a> {
    /// `nothing_else` says that the text has no phrase at all.
    pub fn new(text: &'a str, tokens: &'a [Token], nothing_else: bool) -> Self {
        Self {
            text,
            tokens,
            done: Vec::new(),
            leftovers: Vec::new(),
            current: Clause::default(),
            labelled: false,
            depth: 0,
            separated: true,
            dashed: false,
            nothing_else,
            refined: None,
            opened: None,
        }
    }

    /// The clauses, and what belongs to none and may matter.
    pub fn finish(mut self) -> (Vec<Clause>, Vec<Span>) {
        self.close();
        (self.done, self.leftovers)
    }

    /// Notes «и» or «или».
    pub fn and(&mut self) {
        self.separated = true;
    }

    fn close(&mut self) {
        let closed = std::mem::take(&mut self.current);
        self.labelled = false;
        if !closed.is_empty() {
            self.done.push(closed);
        }
    }

    pub fn mark(&mut self, mark: char, place: &Span) {
        match mark {
            '(' => {
                self.depth += 1;
                self.opened = self.current.last().whens.last().cloned();
            }
            ')' => {
                if self.depth > 0 && !self.current.is_empty() {
                    self.current.span.end = place.end;
                }
                self.depth = self.depth.saturating_sub(1);
                self.opened = None;
            }
            ':' if !self.current.last().whens.is_empty() && !self.current.last().is_ruled() => {
                self.opened = self.current.last().whens.last().cloned();
            }
            ';' if self.depth == 0 => self.close(),
            ':' if !self.current.head.running.is_empty() || !self.current.head.rates.is_empty() => {
                self.current.last().detailed = true;
            }
            _ => {}
        }
        self.separated = true;
        self.dashed = mark == '-';
    }

    pub fn phrase(&mut self, phrase: Phrase, piece: &Piece) {
        let span = self.span(piece.from, piece.to);
        if phrase == Phrase::Then {
            self.then(&span);
            self.separated = true;
            return;
        }
        if let Phrase::Except(when) = phrase {
            return self.except(when, &span);
        }
        let goes_on =
            self.dashed && matches!(phrase, Phrase::Running(_)) && self.current.is_plain();
        if goes_on {
            self.then(&span);
        }
        self.dashed = false;
        if self.begins_another(&phrase) {
            self.close();
        }
        if self.current.is_empty() {
            self.current.span.start = span.start;
        }
        self.current.span.end = span.end;
        let bracketed = self.depth > 0;
        let separated = self.separated;
        let terms = self.current.last();
        match phrase {
            Phrase::When(when) => {
                let when = carried(when, &terms.whens, separated, bracketed);
                let Some(when) = (match self.opened.take() {
                    Some(outer) => detail(&mut terms.whens, &outer, when),
                    None => Some(when),
                }) else {
                    return;
                };
                terms.detailed |= bracketed && !terms.running.is_empty();
                terms.whens.push(when);
            }
            Phrase::Rate(rate) => {
                // «сентябрь (до 15 числа)»
                let at = rate.at.filter(|_| bracketed && rate.unit == Unit::Month);
                if !at.is_some_and(|at| refine(&mut terms.whens, at, false)) {
                    terms.rates.push(rate);
                }
            }
            Phrase::At(at) => {
                let again = self.refined == Some(piece.from);
                if refine(&mut terms.whens, at, again) {
                    self.refined = Some(piece.from);
                } else {
                    terms.ats.push(at);
                }
            }
            Phrase::Running(extent) => terms.running.push(extent),
            Phrase::Waiting(condition) => terms.waiting.push(Waiting {
                condition,
                bracketed,
            }),
            Phrase::Except(_) | Phrase::Then => {}
        }
        self.separated = false;
    }

    /// What is left out belongs to what stands before it, closed or not.
    fn except(&mut self, when: When, span: &Span) {
        let clause = match self.done.last_mut() {
            Some(last) if self.current.is_empty() => last,
            Some(_) | None => &mut self.current,
        };
        clause.span.end = clause.span.end.max(span.end);
        clause.last().except.push(when);
    }

    fn then(&mut self, span: &Span) {
        if self.current.is_empty() {
            // «сентябрь; далее ежегодно»
            if let Some(last) = self.done.pop() {
                self.current = last;
            }
        }
        let again = self.current.then.as_mut();
        if let Some(then) = again.filter(|then| then.is_ruled() && !then.whens.is_empty()) {
            // «…, далее ежегодно октябрь 2021, далее …»: the date began another term.
            let whens = std::mem::take(&mut then.whens);
            let responsible = None;
            self.close();
            self.current = Clause {
                head: Terms {
                    whens,
                    ..Terms::default()
                },
                responsible,
                span: span.clone(),
                then: None,
            };
        }
        self.current.span.end = span.end;
        if self.current.then.is_none() {
            self.current.then = Some(Terms::default());
        }
    }

    /// Whether `phrase` cannot belong to what was read before it.
    fn begins_another(&self, phrase: &Phrase) -> bool {
        let dated = matches!(phrase, Phrase::When(_));
        if self.current.is_empty() {
            return false;
        }
        let chained = self.current.then.as_ref().is_some_and(Terms::is_empty);
        if self.current.responsible.is_some() && !self.labelled && self.depth == 0 && !chained {
            return matches!(
                phrase,
                Phrase::When(_) | Phrase::Running(_) | Phrase::Rate(_)
            );
        }
        let Some(then) = &self.current.then else {
            return false;
        };
        if !(dated && then.is_ruled() && !self.separated && self.depth == 0) {
            return false;
        }
        let bare = then.waiting.is_empty()
            && then.running.is_empty()
            && then.whens.is_empty()
            && then.rates.iter().all(|rate| !rate.counted);
        let bounds = matches!(phrase, Phrase::When(When::From(_) | When::Until { .. }));
        !(bare && (bounds || !has_year(phrase)) || bounds && then.whens.is_empty())
    }

    pub fn span(&self, from: usize, to: usize) -> Span {
        let start = self.tokens.get(from).map_or(0, |token| token.span.start);
        let last = to.checked_sub(1).and_then(|last| self.tokens.get(last));
        start..last.map_or(start, |token| token.span.end)
    }

    /// Words that are no phrase: whose the term is, a remark, or something not understood. Returns the piece after.
    pub fn loose(&mut self, pieces: &[Piece], at: usize) -> usize {
        let end = end_of_run(pieces, at);
        let (Some(first), Some(last)) = (pieces.get(at), pieces.get(end.saturating_sub(1))) else {
            return at + 1;
        };
        let span = self.span(first.from, last.to);
        let words = self.tokens.get(first.from..last.to).unwrap_or_default();
        // Hours and rooms among the words do not matter.
        let run = pieces.get(at..end).unwrap_or_default();
        let run = run.iter().filter(|piece| piece.content != Content::Aside);
        let loose: Vec<Token> = run
            .flat_map(|piece| self.tokens.get(piece.from..piece.to).unwrap_or_default())
            .cloned()
            .collect();
        let mark_after = match pieces.get(end).map(|piece| &piece.content) {
            Some(Content::Mark(mark)) => Some(*mark),
            _ => None,
        };
        let begins = self.current.is_empty() || self.separated;
        let label =
            mark_after == Some(':') || (mark_after == Some('-') && (begins || is_body(words)));
        let said = self.text.get(span.clone()).unwrap_or_default().trim();
        if self.nothing_else {
            if words.iter().any(|word| !matches!(word.kind, Kind::Mark(_))) {
                self.leftovers.push(span);
            }
        } else if label && self.depth == 0 && !said.is_empty() {
            self.close();
            self.current.responsible = is_body(words).then(|| said.to_owned());
            self.labelled = true;
            return end + 1;
        } else if is_body(words) {
            self.whose(said.to_owned(), span.end);
        } else if self.depth == 0 && matters(&loose, self.current.is_empty()) {
            self.leftovers.push(span);
        }
        self.separated |= self.depth > 0;
        end
    }

    fn whose(&mut self, said: String, end: usize) {
        if self.current.is_empty() {
            self.current.responsible = Some(said);
            self.labelled = true;
        } else if self.current.responsible.is_none() {
            self.current.responsible = Some(said);
            self.current.span.end = end;
        } else if self.depth == 0 {
            self.close();
            self.current.responsible = Some(said);
            self.labelled = true;
        }
    }
}

fn has_year(phrase: &Phrase) -> bool {
    match phrase {
        Phrase::When(When::In(moment) | When::From(moment) | When::Until { moment, .. }) => {
            !moment.years.is_empty()
        }
        Phrase::When(When::Between(start, end)) => {
            !(start.years.is_empty() && end.years.is_empty())
        }
        Phrase::When(When::Years { .. }) => true,
        _ => false,
    }
}
