//! Words of practices and documents as both databases keep and find them: folded, stemmed, and spelled so that neither of them
//! takes a word apart.
//!
//! The databases have stemmers of their own that disagree, and split texts each in its own way: PostgreSQL sees an
//! address in `a.b/c`, SQLite sees three words. What they are given here leaves them nothing to decide.

use std::collections::BTreeSet;

use domain::text::fold;
use rust_stemmers::{Algorithm, Stemmer};
use sea_orm::DbBackend;
use sea_orm::sea_query::{Expr, SimpleExpr};

/// Longer words are cut: PostgreSQL leaves out words of more than 2 046 bytes.
const LONGEST: usize = 40;
/// From this many letters on, a word of the query may be the beginning of a longer one.
const BEGINNING: usize = 4;

/// Prepositions and conjunctions: «о наставничестве» finds a text in which no «о» stands.
const TIES: [&str; 25] = [
    "а", "в", "во", "для", "до", "за", "и", "из", "или", "к", "как", "ко", "на", "над", "не", "о",
    "об", "от", "по", "под", "при", "с", "со", "у", "что",
];

/// A table with a column `search_text`.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Searched {
    /// `practice`.
    Practice,
    /// `document`.
    Document,
}

/// The most bytes of an index, in whole words: PostgreSQL takes no `tsvector` of more than 1 MB, and keeps a few bytes besides
/// of every word.
const MOST_BYTES: usize = 500_000;

/// What `search_text` holds for these texts: each word once, the first ones up to [`MOST_BYTES`].
pub(crate) fn index(texts: &[&str]) -> String {
    let mut kept = Kept::new();
    for text in texts {
        each_word(text, |word| kept.add(word));
    }
    kept.joined()
}

/// Several indexes as one, the first ones up to [`MOST_BYTES`].
pub(crate) fn merged<'a>(indexes: impl IntoIterator<Item = &'a str>) -> String {
    let mut kept = Kept::new();
    for word in indexes.into_iter().flat_map(str::split_whitespace) {
        if !kept.add(word) {
            break;
        }
    }
    kept.joined()
}

/// The words of an index that is being made.
struct Kept<W> {
    words: BTreeSet<W>,
    bytes: usize,
}

impl<W: Ord + AsRef<str>> Kept<W> {
    fn new() -> Self {
        Self {
            words: BTreeSet::new(),
            bytes: 0,
        }
    }

    /// Keeps a word; false when there is no room for it.
    fn add(&mut self, word: W) -> bool {
        if self.words.contains(&word) {
            return true;
        }
        let bytes = self.bytes + word.as_ref().len() + 1;
        if bytes > MOST_BYTES {
            return false;
        }
        self.bytes = bytes;
        self.words.insert(word)
    }

    fn joined(&self) -> String {
        let words = self.words.iter().map(AsRef::as_ref);
        words.collect::<Vec<&str>>().join(" ")
    }
}

/// The words that a searched text must all contain.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Words(BTreeSet<String>);

impl Words {
    /// The words of what somebody typed, without those that only tie others together unless there are no others;
    /// `None` when there is none at all, as in `***`.
    pub fn of(text: &str) -> Option<Self> {
        let all = words(text);
        let telling: BTreeSet<String> = all
            .iter()
            .filter(|word| !TIES.contains(&word.as_str()))
            .cloned()
            .collect();
        let words = if telling.is_empty() { all } else { telling };
        (!words.is_empty()).then_some(Self(words))
    }

    /// The base forms of the words, for comparing texts outside the database.
    pub(crate) fn into_stems(self) -> BTreeSet<String> {
        self.0
    }

    /// A condition on `table`.
    pub(crate) fn condition(&self, table: Searched, backend: DbBackend) -> SimpleExpr {
        let (sqlite, postgres) = match table {
            Searched::Practice => (
                "practice.id IN (SELECT practice_id FROM practice_fts WHERE practice_fts MATCH ?)",
                "practice.search_vector @@ to_tsquery('simple', $1)",
            ),
            Searched::Document => (
                "document.id IN (SELECT document_id FROM document_fts WHERE document_fts MATCH ?)",
                "document.search_vector @@ to_tsquery('simple', $1)",
            ),
        };
        match backend {
            DbBackend::Sqlite => Expr::cust_with_values(
                sqlite,
                [self.join(" ", |word, open| {
                    format!("\"{word}\"{}", if open { "*" } else { "" })
                })],
            ),
            _ => Expr::cust_with_values(
                postgres,
                [self.join(" & ", |word, open| {
                    format!("{word}{}", if open { ":*" } else { "" })
                })],
            ),
        }
    }

    fn join(&self, between: &str, write: impl Fn(&str, bool) -> String) -> String {
        let all = self.0.iter();
        let terms = all.map(|word| write(word, may_go_on(word)));
        terms.collect::<Vec<_>>().join(between)
    }
}

/// Whether the word may be the beginning of a longer one. A number is meant as it stands.
fn may_go_on(word: &str) -> bool {
    word.chars().count() >= BEGINNING && !word.starts_with(MARK)
}

/// Begins what is no plain word of letters. No Russian word begins with it.
const MARK: char = 'ъ';

fn words(text: &str) -> BTreeSet<String> {
    let mut found = BTreeSet::new();
    each_word(text, |word| {
        found.insert(word);
        true
    });
    found
}

/// Gives the words of a text to `take`, one after another, as long as it says true.
fn each_word(text: &str, mut take: impl FnMut(String) -> bool) {
    let stemmer = Stemmer::create(Algorithm::Russian);
    let mut word = String::new();
    for c in fold(text).chars().chain([' ']) {
        if c.is_alphanumeric() {
            word.push(c);
        } else if !leaves_word_whole(c) && !word.is_empty() {
            if !take(spelled(&stemmer.stem(&word))) {
                return;
            }
            word.clear();
        }
    }
}

/// A stress mark or a soft hyphen stands inside a word without ending it.
fn leaves_word_whole(c: char) -> bool {
    matches!(c, '\u{300}'..='\u{36f}' | '\u{ad}' | '\u{200b}'..='\u{200d}' | '\u{2060}' | '\u{feff}')
}

/// The word in Russian and Latin letters and digits alone, about which both databases agree; other letters as their
/// numbers. A word that is not of letters throughout begins with [`MARK`]: PostgreSQL reads `1e5а` as two.
fn spelled(word: &str) -> String {
    let mut plain = String::with_capacity(word.len());
    for c in word.chars().take(LONGEST) {
        match c {
            'a'..='z' | 'а'..='я' | '0'..='9' => plain.push(c),
            other => plain.push_str(&format!("{MARK}{:x}", u32::from(other))),
        }
    }
    if plain.contains(|c: char| c.is_ascii_digit()) && !plain.starts_with(MARK) {
        plain.insert(0, MARK);
    }
    plain
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn forms_of_a_word_are_one_word() {
        for (one, other) in [
            ("наставника", "Наставниками"),
            ("наставничество", "о наставничестве"),
            ("учёба", "УЧЕБЫ"),
            ("за\u{301}мок", "замок"),
            ("урок\u{ad}а", "уроки"),
        ] {
            let stem = words(one);
            assert_eq!(stem.len(), 1, "{one}");
            assert!(stem.is_subset(&words(other)), "{one}, {other}");
        }
    }

    #[test]
    fn marks_and_signs_are_no_words() {
        for text in ["", "  ", "***", "\"'()&|!:<->", "—…«»"] {
            assert_eq!(Words::of(text), None, "{text}");
        }
        assert_eq!(index(&["«Урок», урок-игра; 5а!", "уроки"]), "игр урок ъ5а");
    }

    #[test]
    fn an_index_takes_whole_words_up_to_its_limit() {
        let text: String = (0..120_000).map(|n| format!("слово{n} ")).collect();
        let one = index(&["Положение", &text]);
        assert!((490_000..=MOST_BYTES).contains(&one.len()), "{}", one.len());
        let known = words(&text);
        let whole = |word: &str| word == "положен" || known.contains(word);
        assert!(one.split(' ').all(whole));
        assert!(one.split(' ').any(|word| word == "положен"));
        // Of several the first one is kept before all others.
        let both = merged(["яблок", one.as_str()]);
        assert!(both.len() <= MOST_BYTES && both.ends_with("яблок"));
    }

    #[test]
    fn words_that_tie_others_together_count_when_alone() {
        assert_eq!(Words::of("о наставничестве"), Words::of("наставничество"));
        assert_eq!(
            Words::of("о"),
            Some(Words(BTreeSet::from(["о".to_owned()])))
        );
    }

    #[test]
    fn a_short_word_and_a_number_are_meant_as_they_stand() {
        assert!(!may_go_on("ит"));
        assert!(!may_go_on("ъ2026"));
        assert!(may_go_on("настав"));
    }

    #[test]
    fn letters_of_other_alphabets_become_numbers() {
        assert_eq!(spelled("café½"), "ъcafъe9ъbd");
        assert_eq!(spelled(&"я".repeat(100)).chars().count(), LONGEST);
    }
}
