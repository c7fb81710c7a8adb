//! A person's name in one cell, as people write it.

use super::Vocabulary;
use super::cell::plain;
use crate::text::{PersonName, TextError, fold};

/// What a cell with a name says.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum NameInCell {
    /// A whole name.
    Whole(PersonName),
    /// «Иванова А. П.»: the last name and the first letters of the others.
    Initials {
        /// The last name.
        last: String,
        /// The first letter of the first name.
        first: char,
        /// The first letter of the patronymic, where there is one.
        patronymic: Option<char>,
    },
    /// Two people.
    TwoPeople,
}

impl NameInCell {
    /// As it is shown: «Иванова Анна Павловна», «Иванова А. П.».
    pub(super) fn printed(&self) -> String {
        match self {
            Self::Whole(name) => name.full(),
            Self::Initials {
                last,
                first,
                patronymic,
            } => {
                let second = patronymic.map(|letter| format!(" {letter}."));
                format!("{last} {first}.{}", second.unwrap_or_default())
            }
            Self::TwoPeople => String::new(),
        }
    }
}

/// Reads the name in a cell.
pub fn name_in_cell(raw: &str, vocabulary: &Vocabulary) -> Result<NameInCell, TextError> {
    let text = raw.replace([',', ';', '/', '\n', '\r'], " \u{1} ");
    let people = text
        .split('\u{1}')
        .flat_map(|part| split_and(part, vocabulary.and))
        .filter(|part| {
            part.iter()
                .any(|word| word.chars().any(char::is_alphabetic))
        });
    let people: Vec<Vec<&str>> = people.collect();
    let named = people.iter().filter(|words| words.len() > 1).count();
    if named > 1 {
        return Ok(NameInCell::TwoPeople);
    }
    let words = glued(&people.concat());
    if words.is_empty() {
        // «12345» is something, and no name.
        let said = raw.chars().any(char::is_alphanumeric);
        return Err(if said {
            TextError::Malformed
        } else {
            TextError::Empty
        });
    }
    if let Some(found) = initials(&words) {
        return Ok(found);
    }
    let words: Vec<String> = words.iter().map(|word| settled(word)).collect();
    let words: Vec<&str> = words.iter().map(String::as_str).collect();
    let (last, first, patronymic) = match *words.as_slice() {
        [last, first] => (last, first, None),
        // «Мария Петровна Иванова».
        [first, patronymic, last]
            if is_patronymic(patronymic, vocabulary) && !is_patronymic(last, vocabulary) =>
        {
            (last, first, Some(patronymic.to_owned()))
        }
        [last, first, patronymic] => (last, first, Some(patronymic.to_owned())),
        [last, first, patronymic, particle]
            if vocabulary
                .patronymic_particles
                .contains(&plain(particle).as_str()) =>
        {
            (
                last,
                first,
                Some(format!("{patronymic} {}", fold(particle))),
            )
        }
        _ => return Err(TextError::Malformed),
    };
    let name = PersonName::parse(last, first, patronymic.as_deref())?;
    // «Иванова М.П. учитель» is no name.
    let abbreviated = name.first().contains('.');
    if abbreviated {
        return Err(TextError::Malformed);
    }
    Ok(NameInCell::Whole(name))
}

fn split_and<'t>(part: &'t str, and: &str) -> Vec<Vec<&'t str>> {
    let words: Vec<&str> = part.split_whitespace().collect();
    words
        .split(|word| fold(word) == and)
        .map(<[&str]>::to_vec)
        .collect()
}

/// Joins what a dash or a bracket holds together: «Иванова - Щёткина», «Петрова (Сидорова)».
fn glued(words: &[&str]) -> Vec<String> {
    const DASHES: [&str; 5] = ["-", "‐", "‑", "–", "—"];
    let mut out: Vec<String> = Vec::new();
    let mut hangs = false;
    for word in words {
        let dash = DASHES.contains(word);
        match out.last_mut() {
            Some(last) if dash => {
                last.push('-');
                hangs = true;
                continue;
            }
            Some(last) if hangs || last.ends_with('-') || word.starts_with('-') => {
                last.push_str(word);
            }
            Some(last) if word.starts_with('(') => {
                last.push(' ');
                last.push_str(word);
            }
            Some(_) | None => out.push((*word).to_owned()),
        }
        hangs = false;
    }
    out
}

/// «Иванова А. П.», «Иванова А.П.», «А. П. Иванова».
fn initials(words: &[String]) -> Option<NameInCell> {
    let is_initial = |word: &String| {
        let letters = word.chars().filter(|c| c.is_alphabetic()).count();
        let short = word.split('.').all(|part| part.chars().count() <= 1);
        letters > 0 && (short || letters == 1) && (word.contains('.') || letters == 1)
    };
    let (short, long): (Vec<&String>, Vec<&String>) =
        words.iter().partition(|word| is_initial(word));
    let [last] = *long.as_slice() else {
        return None;
    };
    let mut letters = short
        .iter()
        .flat_map(|word| word.chars())
        .filter(|c| c.is_alphabetic());
    let first = letters.next()?;
    let patronymic = letters.next();
    Some(NameInCell::Initials {
        last: settled(last),
        first,
        patronymic,
    })
}

fn is_patronymic(word: &str, vocabulary: &Vocabulary) -> bool {
    let said = plain(word);
    vocabulary
        .patronymic_endings
        .iter()
        .any(|ending| said.ends_with(ending))
}

/// «ИВАНОВА» as «Иванова»: what a typist wrote in capitals.
fn settled(word: &str) -> String {
    let letters = word.chars().filter(|c| c.is_alphabetic());
    let shouted = word.chars().any(char::is_alphabetic)
        && letters.clone().all(char::is_uppercase)
        && letters.count() > 1;
    if !shouted {
        return word.to_owned();
    }
    let mut out = String::new();
    let mut begins = true;
    for c in word.chars() {
        if begins {
            out.push(c);
        } else {
            out.extend(c.to_lowercase());
        }
        begins = !c.is_alphabetic();
    }
    out
}
