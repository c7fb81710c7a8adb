//! A text cut into numbers, words and marks, mended where scanning, line breaks or haste broke it.

use super::lexicon::{self, Lexeme};
use super::normalise::Glyph;
use super::schedule::Span;

/// A number, a word or a mark, and how it stands.
#[derive(Clone, PartialEq, Debug)]
pub(super) struct Token {
    pub kind: Kind,
    /// Its bytes in the original.
    pub span: Span,
    /// Whether nothing stands between it and the token before.
    pub glued: bool,
    /// Whether a line ends before it.
    pub breaks: bool,
    /// Whether it begins with a capital.
    pub capital: bool,
    /// Whether a full stop follows it.
    pub dotted: bool,
}

/// What a token is.
#[derive(Clone, PartialEq, Debug)]
pub(super) enum Kind {
    Number {
        value: u32,
        /// How many digits it has.
        digits: usize,
        /// Whether an ending makes it an ordinal, as in «1-го».
        ordinal: bool,
    },
    Word {
        text: String,
        lexeme: Lexeme,
        /// The Roman numeral that it can be, 1–12.
        roman: Option<u32>,
        /// Whether all of it is in capitals, as abbreviations are.
        capitals: bool,
    },
    Mark(char),
}

/// Cuts `glyphs` into tokens.
pub(super) fn tokens(glyphs: &[Glyph]) -> Vec<Token> {
    let mut tokens: Vec<Token> = Vec::with_capacity(glyphs.len() / 4 + 1);
    let (mut at, mut glued, mut breaks) = (0, false, false);
    while let Some(glyph) = glyphs.get(at) {
        if glyph.c.is_whitespace() {
            glued = false;
            breaks |= glyph.c == '\n';
            at += 1;
            continue;
        }
        let begun = tokens.len();
        if glyph.c.is_alphanumeric() {
            let run = run_at(glyphs, at);
            cut_run(run, &mut tokens);
            at += run.len();
        } else {
            mark(glyphs, at, &mut tokens);
            at += 1;
        }
        if let Some(first) = tokens.get_mut(begun) {
            first.glued = glued;
            first.breaks = breaks;
            (glued, breaks) = (true, false);
        }
    }
    mend::joined(tokens)
}

fn run_at(glyphs: &[Glyph], at: usize) -> &[Glyph] {
    let rest = glyphs.get(at..).unwrap_or_default();
    let end = rest.iter().position(|glyph| !glyph.c.is_alphanumeric());
    rest.get(..end.unwrap_or(rest.len())).unwrap_or_default()
}

/// A mark; full stops remain only between numbers, everything that separates nothing is left out.
fn mark(glyphs: &[Glyph], at: usize, tokens: &mut Vec<Token>) {
    let Some(glyph) = glyphs.get(at) else { return };
    if glyph.c == '.' {
        if let Some(last) = tokens.last_mut() {
            last.dotted = true;
            // «сентябрь..май»
            let next_dot = glyphs.get(at + 1).is_some_and(|next| next.c == '.');
            if next_dot && matches!(last.kind, Kind::Word { .. }) {
                tokens.push(Token {
                    kind: Kind::Mark('-'),
                    span: glyph.start..glyph.end,
                    glued: true,
                    breaks: false,
                    capital: false,
                    dotted: false,
                });
                return;
            }
            let mut next = glyphs.iter().skip(at + 1).filter(|next| next.c != ' ');
            let number = matches!(last.kind, Kind::Number { .. });
            if !(number && next.next().is_some_and(|next| looks_like_digit(next.c))) {
                return;
            }
        } else {
            return;
        }
    }
    tokens.push(Token {
        kind: Kind::Mark(glyph.c),
        span: glyph.start..glyph.end,
        glued: true,
        breaks: false,
        capital: false,
        dotted: false,
    });
}

fn looks_like_digit(c: char) -> bool {
    c.is_ascii_digit() || matches!(c, 'о' | 'o' | 'з' | 'l' | 'i')
}

/// The digit that scanning took for this letter.
fn misread_digit(c: char) -> Option<char> {
    match c {
        'о' | 'o' => Some('0'),
        'з' => Some('3'),
        'l' | 'i' | 'і' => Some('1'),
        'б' => Some('6'),
        _ => None,
    }
}

/// Cuts letters and digits that stand together: «до31августа2021г».
fn cut_run(run: &[Glyph], tokens: &mut Vec<Token>) {
    let digit: Vec<Option<char>> = (0..run.len()).map(|at| digit_at(run, at)).collect();
    let mut at = 0;
    while at < run.len() {
        let numeric = digit.get(at).is_some_and(Option::is_some);
        let same = |digit: &Option<char>| digit.is_some() == numeric;
        let length = digit.iter().skip(at).take_while(|d| same(d)).count();
        let glyphs = run.get(at..at + length).unwrap_or_default();
        if numeric {
            number(
                glyphs,
                digit.get(at..at + length).unwrap_or_default(),
                tokens,
            );
        } else if !mend::is_ordinal_ending(glyphs, tokens, at > 0) {
            word(glyphs, tokens);
        }
        at += length;
    }
}

/// The digit at a place of a run: a real one, or a letter misread where only a digit makes sense.
fn digit_at(run: &[Glyph], at: usize) -> Option<char> {
    let real = |at: usize| run.get(at).is_some_and(|glyph| glyph.c.is_ascii_digit());
    let c = run.get(at)?.c;
    if c.is_ascii_digit() {
        return Some(c);
    }
    let misread = misread_digit(c)?;
    let before = (0..at).rev().take_while(|at| real(*at)).count();
    let after = (at + 1..run.len()).take_while(|at| real(*at)).count();
    let fits = match (before, after) {
        (0, 0) => false,
        // «З1», «О5»; «с1» never comes here.
        (0, after) => at == 0 && after <= 1 && run.len() == 2,
        // «202l» and «1О» where the letter is the last one.
        (before, 0) => run.len() == at + 1 && (before == 3 || (before == 1 && run.len() == 2)),
        (_, _) => true,
    };
    fits.then_some(misread)
}

fn number(glyphs: &[Glyph], digits: &[Option<char>], tokens: &mut Vec<Token>) {
    let value = digits.iter().flatten().fold(0_u32, |value, digit| {
        let digit = digit.to_digit(10).unwrap_or(0);
        value.saturating_mul(10).saturating_add(digit)
    });
    push(
        glyphs,
        Kind::Number {
            value,
            digits: glyphs.len(),
            ordinal: false,
        },
        tokens,
    );
}

fn word(glyphs: &[Glyph], tokens: &mut Vec<Token>) {
    let raw: String = glyphs.iter().map(|glyph| glyph.c).collect();
    let text: String = raw.chars().map(cyrillic).collect();
    let lexeme = lexicon::exact(&text);
    if lexeme == Lexeme::Unknown
        && let Some(at) = mend::two_words(&raw, &text)
    {
        let (first, second) = glyphs.split_at(at.min(glyphs.len()));
        word(first, tokens);
        word(second, tokens);
        return;
    }
    let lexeme = if lexeme == Lexeme::Unknown {
        lexicon::meaning(&text)
    } else {
        lexeme
    };
    let kind = Kind::Word {
        lexeme,
        roman: mend::roman(&raw),
        capitals: glyphs.len() > 1 && glyphs.iter().all(|glyph| glyph.capital),
        text,
    };
    push(glyphs, kind, tokens);
}

/// The Cyrillic letter that looks like this Latin one.
fn cyrillic(c: char) -> char {
    match c {
        'a' => 'а',
        'b' => 'в',
        'c' => 'с',
        'e' => 'е',
        'h' => 'н',
        'k' => 'к',
        'm' => 'м',
        'n' => 'п',
        'o' => 'о',
        'p' => 'р',
        't' => 'т',
        'u' => 'и',
        'x' => 'х',
        'y' => 'у',
        'r' => 'г',
        'і' => 'и',
        c => c,
    }
}

fn push(glyphs: &[Glyph], kind: Kind, tokens: &mut Vec<Token>) {
    let (Some(first), Some(last)) = (glyphs.first(), glyphs.last()) else {
        return;
    };
    tokens.push(Token {
        kind,
        span: first.start..last.end,
        glued: true,
        breaks: false,
        capital: first.capital,
        dotted: false,
    });
}

mod mend;
