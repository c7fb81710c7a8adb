//! Text that was looked at once and is trusted from then on.

use std::borrow::Cow;
use std::fmt;

/// Why a piece of text was not taken.
#[derive(Clone, Copy, PartialEq, Eq, Debug, thiserror::Error)]
pub enum TextError {
    /// Nothing that can be seen where something is required.
    #[error("is empty")]
    Empty,
    /// Longer than the field holds.
    #[error("is longer than {max} characters")]
    TooLong {
        /// The most characters that the field holds.
        max: usize,
    },
    /// A control character, such as U+0000, which PostgreSQL does not store, or one that turns the direction of
    /// the text, such as U+202E.
    #[error("contains a control character")]
    Control,
    /// Not of the form that the field asks for.
    #[error("does not look right")]
    Malformed,
}

fn checked(raw: &str, max: usize, breaks: bool) -> Result<String, TextError> {
    let text = compose(raw.trim());
    let fits =
        |c: char| (breaks && matches!(c, '\n' | '\r' | '\t')) || !(c.is_control() || reorders(c));
    if !text.chars().all(fits) {
        return Err(TextError::Control);
    }
    if text.chars().all(|c| c.is_whitespace() || is_invisible(c)) {
        return Ok(String::new());
    }
    let text = if breaks {
        text.replace("\r\n", "\n").replace('\r', "\n")
    } else {
        text.split_whitespace().collect::<Vec<_>>().join(" ")
    };
    if text.chars().count() > max {
        Err(TextError::TooLong { max })
    } else {
        Ok(text)
    }
}

/// The Russian letters that PDF files and Apple's keyboards write as two characters, as one.
fn compose(text: &str) -> Cow<'_, str> {
    const PAIRS: [(&str, &str); 4] = [
        ("и\u{306}", "й"),
        ("И\u{306}", "Й"),
        ("е\u{308}", "ё"),
        ("Е\u{308}", "Ё"),
    ];
    if !text.contains(['\u{306}', '\u{308}']) {
        return Cow::Borrowed(text);
    }
    let composed = PAIRS
        .iter()
        .fold(text.to_owned(), |text, (two, one)| text.replace(two, one));
    Cow::Owned(composed)
}

/// Whether the character turns the direction of the text around it, so that it reads other than it is stored.
fn reorders(c: char) -> bool {
    matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

/// Whether the character leaves no mark: a soft hyphen, a zero-width space or joiner, a byte order mark.
fn is_invisible(c: char) -> bool {
    matches!(c, '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{2060}'..='\u{2064}' | '\u{feff}')
}

/// One line of text: trimmed, inner white space single, 1–`MAX` characters.
#[derive(Clone, PartialEq, Eq, Hash, PartialOrd, Ord, Debug, serde::Serialize)]
#[serde(transparent)]
pub struct Line<const MAX: usize>(String);

impl<const MAX: usize> Line<MAX> {
    /// Takes a line; refuses an empty, over-long or control-laden one.
    pub fn parse(raw: &str) -> Result<Self, TextError> {
        let line = checked(raw, MAX, false)?;
        if line.is_empty() {
            Err(TextError::Empty)
        } else {
            Ok(Self(line))
        }
    }

    /// The text.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

impl<const MAX: usize> fmt::Display for Line<MAX> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.0)
    }
}

/// A title: of a practice, of an activity, of a school. Plans really contain titles of forty words.
pub type Title = Line<500>;

/// Several lines of text, 0–`MAX` characters, line ends as `\n`.
#[derive(Clone, PartialEq, Eq, Hash, Debug, Default, serde::Serialize)]
#[serde(transparent)]
pub struct Prose<const MAX: usize>(String);

impl<const MAX: usize> Prose<MAX> {
    /// Takes a text that may be empty.
    pub fn parse(raw: &str) -> Result<Self, TextError> {
        checked(raw, MAX, true).map(Self)
    }

    /// Takes a text that must say something.
    pub fn required(raw: &str) -> Result<Self, TextError> {
        let prose = Self::parse(raw)?;
        if prose.0.is_empty() {
            Err(TextError::Empty)
        } else {
            Ok(prose)
        }
    }

    /// The text.
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// A note of a person's: a remark, a summary, a result.
pub type Note = Prose<10_000>;

/// A person's name as the passport has it: last name, first name, patronymic where there is one.
#[derive(Clone, PartialEq, Eq, Hash, Debug, serde::Serialize)]
pub struct PersonName {
    last: String,
    first: String,
    patronymic: Option<String>,
}

impl PersonName {
    /// Takes the parts, at most 100 characters each: letters, hyphens, apostrophes, dots, spaces and brackets, as in
    /// «Иванова-Щёткина», «О'Нил», «Петрова (Сидорова)». A dash becomes a hyphen. An empty patronymic is none.
    pub fn parse(last: &str, first: &str, patronymic: Option<&str>) -> Result<Self, TextError> {
        let patronymic = patronymic.map(str::trim).filter(|text| !text.is_empty());
        Ok(Self {
            last: name_part(last)?,
            first: name_part(first)?,
            patronymic: patronymic.map(name_part).transpose()?,
        })
    }

    /// Last name.
    pub fn last(&self) -> &str {
        &self.last
    }

    /// First name.
    pub fn first(&self) -> &str {
        &self.first
    }

    /// Patronymic, where there is one.
    pub fn patronymic(&self) -> Option<&str> {
        self.patronymic.as_deref()
    }

    /// "Иванова-Щёткина Мария Петровна".
    pub fn full(&self) -> String {
        [Some(self.last()), Some(self.first()), self.patronymic()]
            .into_iter()
            .flatten()
            .collect::<Vec<_>>()
            .join(" ")
    }

    /// "Иванова-Щёткина М. П.", with no-break spaces, as lists show it.
    pub fn with_initials(&self) -> String {
        let mut text = self.last.clone();
        for part in [Some(self.first()), self.patronymic()]
            .into_iter()
            .flatten()
        {
            if let Some(initial) = part.chars().next() {
                text.push('\u{a0}');
                text.push(initial);
                text.push('.');
            }
        }
        text
    }

    /// The key by which names are searched and sorted, see [`fold`].
    pub fn folded(&self) -> String {
        fold(&self.full())
    }
}

fn name_part(raw: &str) -> Result<String, TextError> {
    let part = checked(raw, 100, false)?;
    if part.is_empty() {
        return Err(TextError::Empty);
    }
    // Word makes a dash of the hyphen in a double name; left alone, it would make a second person of it.
    let parts: Vec<&str> = part
        .split(['-', '‐', '‑', '–', '—'])
        .map(str::trim)
        .collect();
    let part = parts.join("-");
    let fits = |c: char| c.is_alphabetic() || matches!(c, '-' | '\'' | '’' | '.' | ' ' | '(' | ')');
    if part.chars().all(fits) && part.chars().any(char::is_alphabetic) {
        Ok(part)
    } else {
        Err(TextError::Malformed)
    }
}

/// An e-mail address, kept as written and compared without regard to case.
#[derive(Clone, Debug, serde::Serialize)]
#[serde(transparent)]
pub struct Email(String);

impl Email {
    /// Takes an address of at most 254 characters with one `@`, a local part and a domain without spaces, brackets
    /// or invisible characters.
    ///
    /// Whether letters arrive is learnt by sending one; stricter patterns refuse real addresses.
    pub fn parse(raw: &str) -> Result<Self, TextError> {
        let text = checked(raw, 254, false)?;
        let (local, domain) = text.rsplit_once('@').ok_or(TextError::Malformed)?;
        let odd = |c: char| matches!(c, ' ' | '@' | '<' | '>' | ',' | ';') || is_invisible(c);
        let sound = |part: &str| !part.is_empty() && !part.contains(odd);
        if sound(local) && sound(domain) {
            Ok(Self(text))
        } else {
            Err(TextError::Malformed)
        }
    }

    /// The address as written.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// The form in which two addresses are the same one.
    pub fn folded(&self) -> String {
        self.0.to_lowercase()
    }
}

/// A telephone number as people write it.
pub type Phone = Line<40>;

/// Takes a telephone number: digits, with whatever people put between them.
pub fn phone(raw: &str) -> Result<Phone, TextError> {
    let phone = Phone::parse(raw)?;
    let fits = |c: char| c.is_ascii_digit() || matches!(c, '+' | '-' | '(' | ')' | ' ' | ',' | '.');
    let words = phone.as_str().replace("доб", "");
    if words.chars().all(fits) && words.chars().filter(char::is_ascii_digit).count() >= 5 {
        Ok(phone)
    } else {
        Err(TextError::Malformed)
    }
}

impl PartialEq for Email {
    fn eq(&self, other: &Self) -> bool {
        self.folded() == other.folded()
    }
}

impl Eq for Email {}

/// The form in which texts are compared, searched and sorted on both databases: lower case, ё as е, single spaces.
///
/// Nothing invisible is left: PostgreSQL refuses U+0000 even in what is only searched for, and nobody sees the soft
/// hyphen in a word pasted from a document.
///
/// A database's own `lower` knows no Cyrillic on SQLite, and its order of ё differs between collations.
pub fn fold(text: &str) -> String {
    let visible = |c: &char| c.is_whitespace() || !(c.is_control() || is_invisible(*c));
    let text: String = text.chars().filter(visible).collect();
    let mut plain = String::with_capacity(text.len());
    for c in compose(&text.to_lowercase()).chars() {
        match c {
            'ё' => plain.push('е'),
            // A second diaeresis on the same letter, which no keyboard writes.
            '\u{308}' if plain.ends_with('е') => {}
            c => plain.push(c),
        }
    }
    plain.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// A name for a web address: `a-z`, `0-9` and inner hyphens, 1–80 characters. `fallback`, itself of that form, when
/// nothing is left.
pub fn slug(text: &str, fallback: &str) -> String {
    let mut out = String::new();
    for c in fold(text).chars() {
        match transliterate(c) {
            Some(latin) => out.push_str(latin),
            None if c.is_ascii_alphanumeric() => out.push(c),
            None if !out.ends_with('-') && !out.is_empty() => out.push('-'),
            None => {}
        }
    }
    let cut: String = out.chars().take(80).collect();
    let cut = cut.trim_matches('-');
    if cut.is_empty() {
        fallback.to_owned()
    } else {
        cut.to_owned()
    }
}

/// Cyrillic to Latin as web addresses in Russia write it; `None` for anything else.
fn transliterate(c: char) -> Option<&'static str> {
    Some(match c {
        'а' => "a",
        'б' => "b",
        'в' => "v",
        'г' => "g",
        'д' => "d",
        'е' => "e",
        'ж' => "zh",
        'з' => "z",
        'и' | 'й' => "i",
        'к' => "k",
        'л' => "l",
        'м' => "m",
        'н' => "n",
        'о' => "o",
        'п' => "p",
        'р' => "r",
        'с' => "s",
        'т' => "t",
        'у' => "u",
        'ф' => "f",
        'х' => "kh",
        'ц' => "ts",
        'ч' => "ch",
        'ш' => "sh",
        'щ' => "shch",
        'ъ' | 'ь' => "",
        'ы' => "y",
        'э' => "e",
        'ю' => "yu",
        'я' => "ya",
        _ => return None,
    })
}

#[cfg(test)]
mod tests;
