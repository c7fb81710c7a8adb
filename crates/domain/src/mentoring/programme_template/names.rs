//! Takes the names of people out of a text that others will read.

use crate::text::{PersonName, fold};

/// What stands where a name stood.
const GAP: &str = "…";
/// A shorter name has no stem that is told apart from other words: it is compared as a whole.
const SHORTEST_STEM: usize = 4;

/// The text without the names of `people`, whatever case they stand in.
///
/// A word that begins as a last name, a first name or a patronymic of theirs does becomes «…», and so do initials beside
/// it. A word too many goes rather than a name too few: who keeps the text reads it before anybody else does.
pub fn without_names(text: &str, people: &[PersonName]) -> String {
    let stems: Vec<Stem> = people.iter().flat_map(stems).collect();
    let mut lines = Vec::new();
    for line in text.split('\n') {
        let words: Vec<&str> = line.split([' ', '\u{a0}']).collect();
        let named: Vec<bool> = words.iter().map(|word| is_named(word, &stems)).collect();
        let beside = |at: usize| {
            let before = at.checked_sub(1).and_then(|at| named.get(at));
            let next = [
                Some(at + 1),
                at.checked_sub(1),
                Some(at + 2),
                at.checked_sub(2),
            ];
            before == Some(&true)
                || next
                    .into_iter()
                    .flatten()
                    .any(|at| named.get(at) == Some(&true))
        };
        let mut kept: Vec<String> = Vec::new();
        for (at, word) in words.iter().enumerate() {
            let gone = named.get(at) == Some(&true) || (is_initial(word) && beside(at));
            if !gone {
                kept.push((*word).to_owned());
                continue;
            }
            let tail =
                word.trim_start_matches(|c: char| c.is_alphanumeric() || "-.«\"(".contains(c));
            let gap = format!("{GAP}{tail}");
            match kept.last_mut() {
                Some(last) if last == GAP => *last = gap,
                _ => kept.push(gap),
            }
        }
        lines.push(kept.join(" "));
    }
    lines.join("\n")
}

struct Stem {
    text: String,
    whole: usize,
}

fn stems(name: &PersonName) -> Vec<Stem> {
    let parts = [Some(name.last()), Some(name.first()), name.patronymic()];
    let parts = parts.into_iter().flatten();
    let single = parts.flat_map(|part| part.split(['-', ' ', '(', ')']));
    single.filter_map(stem).collect()
}

/// What every case of a name begins with: «Петров» of «Петрова», «Мари» of «Мария».
fn stem(part: &str) -> Option<Stem> {
    let folded = fold(part);
    let whole = folded.chars().count();
    if whole < 2 {
        return None;
    }
    let kept = whole.saturating_sub(2).max(SHORTEST_STEM).min(whole);
    let text = folded.chars().take(kept).collect();
    Some(Stem { text, whole })
}

fn is_named(word: &str, stems: &[Stem]) -> bool {
    // Names begin with a capital: «Белова» goes, «белого» stays.
    let bare = word.trim_matches(|c: char| !c.is_alphanumeric());
    let parts = bare.split(['-', '/', ',']);
    parts
        .filter(|part| part.chars().next().is_some_and(char::is_uppercase))
        .any(|part| {
            let folded = fold(part);
            let length = folded.chars().count();
            stems
                .iter()
                .any(|stem| folded.starts_with(&stem.text) && length <= stem.whole + 3)
        })
}

/// `М.`, `М.П.`, `М.П.,`
fn is_initial(word: &str) -> bool {
    let bare = word.trim_matches(|c: char| !(c.is_alphanumeric() || c == '.'));
    let letters = bare.split('.').filter(|part| !part.is_empty());
    bare.contains('.')
        && letters.clone().count() > 0
        && letters
            .clone()
            .all(|part| part.chars().count() == 1 && part.chars().all(char::is_uppercase))
}
