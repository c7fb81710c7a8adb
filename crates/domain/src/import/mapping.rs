//! Which column is which: guessed by the headings, corrected by people.

use super::cell::plain;
use super::vocabulary::Words;
use super::{Field, Heading, ImportKind, Vocabulary};

/// Which column is which field; each field at most once.
#[derive(Clone, PartialEq, Eq, Debug, Default, serde::Serialize, serde::Deserialize)]
pub struct Mapping {
    columns: Vec<(u32, Field)>,
}

/// Why a mapping cannot be used.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum MappingProblem {
    /// A field stands for two columns.
    Twice(Field),
    /// A field that this kind of file does not have.
    NotOfThisKind(Field),
    /// A field that is needed, and no column is it.
    Missing(Field),
}

/// How well a heading fits.
type Score = u32;
/// From this on a heading is taken for the field.
const ENOUGH: Score = 50;
/// A heading that is the word itself.
const EXACT: Score = 1_000;

impl Mapping {
    /// Takes pairs of column and field as a person chose them.
    pub fn new(kind: ImportKind, pairs: &[(u32, Field)]) -> Result<Self, MappingProblem> {
        let mut columns: Vec<(u32, Field)> = Vec::new();
        for (column, field) in pairs {
            if !kind.fields().contains(field) {
                return Err(MappingProblem::NotOfThisKind(*field));
            }
            if columns
                .iter()
                .any(|(other, taken)| taken == field || other == column)
            {
                return Err(MappingProblem::Twice(*field));
            }
            columns.push((*column, *field));
        }
        columns.sort_unstable();
        Ok(Self { columns })
    }

    /// Guesses by the headings: the best pair first, then the next best of what is left.
    pub fn guess(kind: ImportKind, headings: &[Heading], vocabulary: &Vocabulary) -> Self {
        let mut scored = Vec::new();
        for (order, field) in kind.fields().iter().enumerate() {
            let words = vocabulary.headings.iter().find(|(of, _)| of == field);
            let words: Words = words.map_or(&[], |(_, words)| words);
            for heading in headings {
                let score = words.iter().map(|word| score(&heading.text, word)).max();
                if let Some(score) = score.filter(|score| *score >= ENOUGH) {
                    scored.push((u32::MAX - score, order, heading.column, *field));
                }
            }
        }
        // The same whatever the order of the columns: only two equal headings are told apart by their place.
        scored.sort_unstable();
        let mut columns: Vec<(u32, Field)> = Vec::new();
        for (_, _, column, field) in scored {
            let free = columns
                .iter()
                .all(|(taken, of)| *taken != column && *of != field);
            // A name in one cell and the same in three would contradict each other.
            let parts = [Field::LastName, Field::FirstName, Field::Patronymic];
            let named = columns.iter().any(|(_, of)| *of == Field::FullName);
            if free && !(named && parts.contains(&field)) {
                columns.push((column, field));
            }
        }
        if columns.iter().any(|(_, of)| *of == Field::LastName) {
            columns.retain(|(_, of)| *of != Field::FullName);
        }
        columns.sort_unstable();
        Self { columns }
    }

    /// A remembered choice, by heading, over these headings; `None` when it names none of them.
    pub fn recall(
        kind: ImportKind,
        headings: &[Heading],
        remembered: &[(String, Field)],
    ) -> Option<Self> {
        let pairs: Vec<(u32, Field)> = headings
            .iter()
            .filter_map(|heading| {
                let said = plain(&heading.text);
                let found = remembered.iter().find(|(text, _)| *text == said)?;
                Some((heading.column, found.1))
            })
            .collect();
        (!pairs.is_empty()).then(|| Self::new(kind, &pairs).ok())?
    }

    /// What is to be remembered: the field of each heading.
    pub fn by_heading(&self, headings: &[Heading]) -> Vec<(String, Field)> {
        let of = |heading: &Heading| Some((plain(&heading.text), self.field(heading.column)?));
        headings.iter().filter_map(of).collect()
    }

    /// The pairs, by column.
    pub fn pairs(&self) -> &[(u32, Field)] {
        &self.columns
    }

    /// What a column is.
    pub fn field(&self, column: u32) -> Option<Field> {
        let found = self.columns.iter().find(|(other, _)| *other == column);
        found.map(|(_, field)| *field)
    }

    /// Which column a field is.
    pub fn column(&self, field: Field) -> Option<u32> {
        let found = self.columns.iter().find(|(_, other)| *other == field);
        found.map(|(column, _)| *column)
    }

    /// What is needed and not there.
    pub fn missing(&self, kind: ImportKind) -> Vec<Field> {
        let has = |field: Field| self.column(field).is_some();
        let in_parts = has(Field::LastName) && has(Field::FirstName);
        let lacks = |field: &&Field| !(has(**field) || (**field == Field::FullName && in_parts));
        kind.required().iter().filter(lacks).copied().collect()
    }
}

/// The headings of a file without their order: files of the same form have the same one.
pub fn signature(kind: ImportKind, headings: &[Heading]) -> String {
    let mut words: Vec<String> = headings
        .iter()
        .map(|heading| plain(&heading.text))
        .collect();
    words.retain(|word| !word.is_empty());
    words.sort_unstable();
    format!("{}|{}", kind.code(), words.join("|"))
}

/// How well a heading fits a word: all words of it must be there, and the fewer others the better.
fn score(heading: &str, word: &str) -> Score {
    let heading = plain(heading);
    let said: Vec<&str> = heading.split(' ').filter(|part| !part.is_empty()).collect();
    let is = |wanted: &str, part: &&str| match wanted.strip_suffix('*') {
        Some(beginning) => part.starts_with(beginning),
        None => *part == wanted,
    };
    let mut wanted: Vec<String> = Vec::new();
    for part in word.split(' ') {
        let all = plain(part);
        let begins = part.ends_with('*');
        wanted.extend(all.split(' ').map(str::to_owned));
        if let Some(last) = wanted.last_mut().filter(|_| begins) {
            last.push('*');
        }
    }
    wanted.retain(|part| !part.is_empty());
    let all = wanted
        .iter()
        .all(|wanted| said.iter().any(|part| is(wanted, part)));
    if said.is_empty() || wanted.is_empty() || !all {
        return 0;
    }
    let length = |count: usize| u32::try_from(count).unwrap_or(u32::MAX).clamp(1, 100);
    if wanted.len() == said.len() {
        return EXACT + length(wanted.len());
    }
    // More words of the pattern weigh more than fewer words around it.
    ENOUGH + 100 * length(wanted.len()) / length(said.len()) + 10 * length(wanted.len())
}
