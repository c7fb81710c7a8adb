//! Repairs of tokens: words broken at the end of a line, endings of ordinals, Roman numerals in any disguise.

use super::{Kind, Token};
use crate::roadmap::term::lexicon::{self, Lexeme};
use crate::roadmap::term::normalise::Glyph;
use crate::roadmap::term::schedule::Unit;
use crate::roadmap::term::stretch::Place;

/// What follows a number and makes it an ordinal or changes its case.
const ORDINAL_ENDINGS: &[&str] = &[
    "й", "я", "е", "го", "ого", "му", "ому", "м", "ом", "ой", "ый", "ая", "ое", "ую", "ю", "х",
    "ых", "ти", "ми", "ье", "ья", "ьего", "ем", "ий", "ии", "ые", "и", "ух", "ех", "ей",
];

/// Whether the letters only end the number before them, «1го»; the number then becomes an ordinal.
pub(super) fn is_ordinal_ending(glyphs: &[Glyph], tokens: &mut [Token], glued: bool) -> bool {
    let text: String = glyphs.iter().map(|glyph| glyph.c).collect();
    let Some((last, before)) = tokens.split_last_mut() else {
        return false;
    };
    if !ORDINAL_ENDINGS.contains(&text.as_str()) {
        return false;
    }
    let end = glyphs.last().map_or(0, |glyph| glyph.end);
    match (&mut last.kind, before.last_mut()) {
        (Kind::Number { ordinal, .. }, _) if glued => *ordinal = true,
        _ => return false,
    }
    last.span.end = end;
    true
}

/// The tokens with «1-го» as one, and with words put together that a hyphen or a space broke.
pub(super) fn joined(tokens: Vec<Token>) -> Vec<Token> {
    let mut out: Vec<Token> = Vec::with_capacity(tokens.len());
    for token in tokens {
        if !(ends_ordinal(&mut out, &token)
            || ends_initials(&mut out, &token)
            || ends_word(&mut out, &token))
        {
            out.push(token);
        }
    }
    spaced_out(out)
}

/// Puts «с е н т я б р ь» together.
fn spaced_out(tokens: Vec<Token>) -> Vec<Token> {
    let letter = |token: &Token| match &token.kind {
        Kind::Word { text, .. } if !token.dotted => {
            Some(text.clone()).filter(|text| text.chars().count() == 1)
        }
        _ => None,
    };
    if tokens
        .iter()
        .filter(|token| letter(token).is_some())
        .count()
        < 4
    {
        return tokens;
    }
    let mut out: Vec<Token> = Vec::with_capacity(tokens.len());
    let mut run: Vec<Token> = Vec::new();
    for token in tokens {
        if letter(&token).is_some() && run.len() < 20 {
            run.push(token);
        } else {
            out.append(&mut together(run));
            run = Vec::new();
            out.push(token);
        }
    }
    out.append(&mut together(run));
    out
}

/// The letters as one word if they make one.
fn together(run: Vec<Token>) -> Vec<Token> {
    let texts = run.iter().filter_map(|token| match &token.kind {
        Kind::Word { text, .. } => Some(text.as_str()),
        Kind::Number { .. } | Kind::Mark(_) => None,
    });
    let text: String = texts.collect();
    let lexeme = lexicon::exact(&text);
    match (run.first(), run.last()) {
        (Some(first), Some(last)) if run.len() > 3 && lexeme != Lexeme::Unknown => vec![Token {
            kind: Kind::Word {
                text,
                lexeme,
                roman: None,
                capitals: false,
            },
            span: first.span.start..last.span.end,
            glued: first.glued,
            breaks: first.breaks,
            capital: first.capital,
            dotted: last.dotted,
        }],
        _ => run,
    }
}

/// Where a word that is not known falls into two that are, «течениегода», «iквартал»: the letters of the first one.
pub(super) fn two_words(raw: &str, text: &str) -> Option<usize> {
    let length = text.chars().count();
    if !(5..=30).contains(&length) {
        return None;
    }
    let mut places = text
        .char_indices()
        .zip(raw.char_indices())
        .enumerate()
        .skip(1);
    let found = places.find(|(letters, ((at, _), (raw_at, _)))| {
        let ((first, second), (raw_first, _)) = (text.split_at(*at), raw.split_at(*raw_at));
        let rest = length - letters;
        let begins = lexicon::exact(first);
        let numeral = raw_first.is_ascii() && roman(raw_first).is_some();
        let fits = match begins {
            Lexeme::Until | Lexeme::From | Lexeme::By | Lexeme::In | Lexeme::Toward => rest >= 5,
            _ if numeral => rest >= 2,
            begins if is_of_time(begins) => rest >= 4 || second == "в" || second == "г",
            _ => false,
        };
        fits && (is_of_time(lexicon::exact(second)) || second == "в")
    });
    found.map(|(letters, _)| letters)
}

/// Whether a word speaks of time and of nothing else.
fn is_of_time(lexeme: Lexeme) -> bool {
    matches!(
        lexeme,
        Lexeme::Month(_)
            | Lexeme::Unit(_)
            | Lexeme::Ordinal(_)
            | Lexeme::School
            | Lexeme::Every(_)
            | Lexeme::Constantly
            | Lexeme::During
            | Lexeme::Whole
            | Lexeme::Times
            | Lexeme::Place(_)
            | Lexeme::Last
            | Lexeme::Holidays
            | Lexeme::Season(_)
            | Lexeme::Then
    )
}

/// «1», «-», «го».
fn ends_ordinal(out: &mut Vec<Token>, token: &Token) -> bool {
    let Kind::Word { text, .. } = &token.kind else {
        return false;
    };
    let [.., number, hyphen] = out.as_mut_slice() else {
        return false;
    };
    let glued = hyphen.kind == Kind::Mark('-') && hyphen.glued && token.glued;
    let Kind::Number { ordinal, .. } = &mut number.kind else {
        return false;
    };
    if !(glued && ORDINAL_ENDINGS.contains(&text.as_str())) {
        return false;
    }
    *ordinal = true;
    number.span.end = token.span.end;
    number.dotted = token.dotted;
    out.pop();
    true
}

/// «п», «/», «г»: half a year in two letters; «у», «г»: a school year.
fn ends_initials(out: &mut Vec<Token>, token: &Token) -> bool {
    let text_of = |token: &Token| match &token.kind {
        Kind::Word { text, .. } => Some(text.clone()),
        Kind::Number { .. } | Kind::Mark(_) => None,
    };
    let slash = matches!(out.last(), Some(last) if last.kind == Kind::Mark('/'));
    let place = out.len().checked_sub(if slash { 2 } else { 1 });
    let first = place.and_then(|place| out.get(place));
    let (Some(first), Some(second)) = (first, text_of(token)) else {
        return false;
    };
    // «н/г», «к/г»: two words.
    let place = match (text_of(first).as_deref(), second.as_str()) {
        (Some("н"), "г") => Some(Place::Start),
        (Some("с"), "г") => Some(Place::Middle),
        (Some("к"), "г") => Some(Place::End),
        _ => None,
    };
    if let (Some(place), true) = (place, slash) {
        out.pop();
        if let Some(Token {
            kind: Kind::Word { lexeme, .. },
            ..
        }) = out.last_mut()
        {
            *lexeme = Lexeme::Place(place);
        }
        return false;
    }
    let known = match (text_of(first).as_deref(), second.as_str()) {
        (Some("п"), "г" | "годие") | (Some("пол"), "годие") => {
            Lexeme::Unit(Unit::HalfYear)
        }
        (Some("у" | "уч"), "г") if slash || (first.dotted && token.glued) => {
            Lexeme::Unit(Unit::SchoolYear)
        }
        _ => return false,
    };
    if slash {
        out.pop();
    }
    if let Some(first) = out.last_mut() {
        first.span.end = token.span.end;
        first.dotted = token.dotted;
        first.kind = Kind::Word {
            text: second,
            lexeme: known,
            roman: None,
            capitals: false,
        };
    }
    true
}

/// «сен», «-», «тябрь», or «сентя», «брь»: known only together.
fn ends_word(out: &mut Vec<Token>, token: &Token) -> bool {
    let Kind::Word { text, lexeme, .. } = &token.kind else {
        return false;
    };
    let hyphen = matches!(out.last(), Some(last) if last.kind == Kind::Mark('-'));
    let place = out.len().checked_sub(if hyphen { 2 } else { 1 });
    let Some(before) = place.and_then(|place| out.get(place)) else {
        return false;
    };
    let Kind::Word {
        text: beginning,
        lexeme: known,
        ..
    } = &before.kind
    else {
        return false;
    };
    let both_known = *lexeme != Lexeme::Unknown && *known != Lexeme::Unknown;
    if both_known || before.dotted || text.chars().count() + beginning.chars().count() < 4 {
        return false;
    }
    let together = format!("{beginning}{text}");
    let meaning = lexicon::exact(&together);
    if matches!(meaning, Lexeme::Unknown | Lexeme::Body | Lexeme::Course) {
        return false;
    }
    if hyphen {
        out.pop();
    }
    if let Some(before) = out.last_mut() {
        before.span.end = token.span.end;
        before.dotted = token.dotted;
        before.kind = Kind::Word {
            text: together,
            lexeme: meaning,
            roman: None,
            capitals: false,
        };
    }
    true
}

/// The Roman numeral 1–12 that a word can be, in Latin or Cyrillic letters or what scanning made of it.
pub(super) fn roman(word: &str) -> Option<u32> {
    if word.len() > 12 {
        return None;
    }
    let mut plain = String::new();
    for c in word.chars() {
        match c {
            'i' | 'і' | 'l' | 'ӏ' => plain.push('i'),
            'ⅰ'..='ⅻ' => return Some(u32::from(c) - u32::from('ⅰ') + 1),
            'v' | 'у' | 'y' => plain.push('v'),
            'x' | 'х' => plain.push('x'),
            'п' | 'n' => plain.push_str("ii"),
            'ш' => plain.push_str("iii"),
            _ => return None,
        }
    }
    let numerals = [
        "i", "ii", "iii", "iv", "v", "vi", "vii", "viii", "ix", "x", "xi", "xii",
    ];
    let place = numerals.iter().position(|numeral| *numeral == plain)?;
    u32::try_from(place + 1).ok()
}
