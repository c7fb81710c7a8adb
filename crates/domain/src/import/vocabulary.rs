//! The words by which columns and values are recognised; they are given, not known here.

use super::Field;
use super::cell::plain;
use crate::mentoring::{MentoringFormat, RolePairForm};
use crate::org::SchoolKind;
use crate::people::{MenteeCategory, MentoringTopic};

/// Words of one value. One that ends with `*` begins longer ones.
pub type Words = &'static [&'static str];

/// The words of a language.
#[derive(Clone, Copy, Debug)]
pub struct Vocabulary {
    /// How the columns are headed, the most usual heading first.
    pub headings: &'static [(Field, Words)],
    /// What "yes" is.
    pub yes: Words,
    /// What "no" is.
    pub no: Words,
    /// What stands behind a patronymic and belongs to it.
    pub patronymic_particles: Words,
    /// How patronymics end.
    pub patronymic_endings: Words,
    /// The word between two people.
    pub and: &'static str,
    /// How the word for months begins.
    pub months: &'static str,
    /// Topics of mentoring.
    pub topics: &'static [(MentoringTopic, Words)],
    /// Kinds of mentoring.
    pub formats: &'static [(MentoringFormat, Words)],
    /// Forms by role pair.
    pub forms: &'static [(RolePairForm, Words)],
    /// Categories of mentees.
    pub categories: &'static [(MenteeCategory, Words)],
    /// Kinds of organisations, as values and as parts of their names.
    pub kinds: &'static [(SchoolKind, Words)],
}

impl Vocabulary {
    /// The value that `text` names; `None` for a word that is not in `list`.
    pub(super) fn find<T: Copy>(list: &[(T, Words)], text: &str) -> Option<T> {
        let said = plain(text);
        let is = |word: &str| match word.strip_suffix('*') {
            Some(beginning) => said.starts_with(&plain(beginning)),
            None => said == plain(word),
        };
        let found = list
            .iter()
            .find(|(_, words)| words.iter().any(|word| is(word)));
        found.map(|(value, _)| *value)
    }

    /// How `value` is written: the first of its words.
    pub fn label<T: PartialEq>(list: &[(T, Words)], value: T) -> &'static str {
        let found = list.iter().find(|(other, _)| *other == value);
        found
            .and_then(|(_, words)| words.first().copied())
            .unwrap_or("")
    }

    /// Whether `text` is "yes" or "no"; `None` for anything else.
    pub(super) fn yes_or_no(&self, text: &str) -> Option<bool> {
        Self::find(&[(true, self.yes), (false, self.no)], text)
    }

    /// The kind of organisation that a name tells: «Детский сад № 5».
    pub(super) fn kind_in(&self, name: &str) -> Option<SchoolKind> {
        let said = format!(" {} ", plain(name));
        let has = |word: &str| match word.strip_suffix('*') {
            Some(beginning) => said.contains(&format!(" {}", plain(beginning))),
            None => said.contains(&format!(" {} ", plain(word))),
        };
        let found = self.kinds.iter();
        let mut found = found.filter(|(_, words)| words.iter().any(|word| has(word)));
        found.next().map(|(kind, _)| *kind)
    }
}
