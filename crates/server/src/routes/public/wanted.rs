//! Which practices, in which language and colours: the query string that all of this room shares.

use actix_web::web::Query;
use serde::Deserialize;
use serde_json::{Map, Value, json};

use super::words::{Lang, Words};
use crate::http::Refusal;

/// The longest text to search for, in characters.
const LONGEST_TEXT: usize = 200;
/// The longest slug or cursor that is passed on.
const LONGEST_KEY: usize = 200;
/// Practices on a page when nothing is said.
const FIRST: u32 = 10;

/// What a query string asks for. Names that it does not know it leaves alone.
#[derive(Clone, Default, PartialEq, Eq, Debug)]
pub struct Wanted {
    /// The slug of a school.
    pub school: Option<String>,
    /// The slug of a municipality.
    pub municipality: Option<String>,
    /// A value of `MentoringTopic`.
    pub topic: Option<String>,
    /// A value of `RolePairForm`.
    pub form: Option<String>,
    /// A value of `MentoringFormat`.
    pub format: Option<String>,
    /// Words to search for, at most 200 characters.
    pub text: Option<String>,
    /// Practices on a page, 1–100.
    pub first: u32,
    /// The cursor beyond which the page begins.
    pub after: Option<String>,
    /// What labels are written in.
    pub lang: Lang,
    /// Six hexadecimal digits.
    pub accent: Option<String>,
    /// What is behind the text.
    pub theme: Theme,
}

/// Light or dark, or as the reader's machine has it.
#[derive(Clone, Copy, Default, PartialEq, Eq, Debug)]
pub enum Theme {
    #[default]
    Auto,
    Light,
    Dark,
}

#[derive(Default, Deserialize)]
struct Raw {
    school: Option<String>,
    municipality: Option<String>,
    topic: Option<String>,
    form: Option<String>,
    format: Option<String>,
    text: Option<String>,
    /// What the addresses of the SPA call a text.
    q: Option<String>,
    first: Option<String>,
    after: Option<String>,
    lang: Option<String>,
    accent: Option<String>,
    theme: Option<String>,
}

impl Wanted {
    /// Reads a query string; a value that is none is named.
    pub fn read(query: &str) -> Result<Self, Refusal> {
        let Ok(Query(raw)) = Query::<Raw>::from_query(query) else {
            return Err(Refusal::Malformed {
                status: 400,
                message: "the query string cannot be read",
            });
        };
        let lang = match said(raw.lang).as_deref() {
            None | Some("ru") => Lang::Ru,
            Some("en") => Lang::En,
            Some(_) => return Err(Refusal::BadInput("lang")),
        };
        let words = Words::of(lang);
        let known = |section, name, value: Option<String>| match said(value) {
            Some(code) if words.term(section, &code).is_none() => Err(Refusal::BadInput(name)),
            code => Ok(code),
        };
        let first = match said(raw.first).as_deref().map(str::parse) {
            None => FIRST,
            Some(Ok(first @ 1..=100)) => first,
            Some(_) => return Err(Refusal::BadInput("first")),
        };
        let accent = said(raw.accent);
        if let Some(accent) = &accent
            && !(accent.len() == 6 && accent.bytes().all(|byte| byte.is_ascii_hexdigit()))
        {
            return Err(Refusal::BadInput("accent"));
        }
        Ok(Self {
            school: short("school", raw.school, LONGEST_KEY)?,
            municipality: short("municipality", raw.municipality, LONGEST_KEY)?,
            topic: known("topic", "topic", raw.topic)?,
            form: known("form", "form", raw.form)?,
            format: known("format", "format", raw.format)?,
            text: short("text", raw.text.or(raw.q), LONGEST_TEXT)?,
            first,
            after: short("after", raw.after, LONGEST_KEY)?,
            lang,
            accent,
            theme: match said(raw.theme).as_deref() {
                None | Some("auto") => Theme::Auto,
                Some("light") => Theme::Light,
                Some("dark") => Theme::Dark,
                Some(_) => return Err(Refusal::BadInput("theme")),
            },
        })
    }

    /// Reads the query string of a page of the SPA, which drops what it does not know instead of refusing it.
    pub fn read_leniently(query: &str) -> Self {
        let Ok(Query(pairs)) = Query::<Vec<(String, String)>>::from_query(query) else {
            return Self::default_page();
        };
        let words = Words::of(Lang::Ru);
        let mut wanted = Self::default_page();
        for (name, value) in pairs {
            let known = |section| {
                let code = said(Some(value.clone()))?;
                words.term(section, &code).is_some().then_some(code)
            };
            let slug =
                || said(Some(value.clone())).filter(|slug| slug.chars().count() <= LONGEST_KEY);
            match name.as_str() {
                "q" => wanted.text = said(Some(value.chars().take(LONGEST_TEXT).collect())),
                "school" => wanted.school = slug(),
                "municipality" => wanted.municipality = slug(),
                "form" => wanted.form = known("form"),
                "topic" => wanted.topic = known("topic"),
                _ => {}
            }
        }
        wanted
    }

    fn default_page() -> Self {
        Self {
            first: 20,
            ..Self::default()
        }
    }

    /// The `PracticeFilter` of the schema.
    pub fn filter(&self) -> Value {
        let mut filter = Map::new();
        for (name, value) in self.narrowed_by() {
            filter.insert(name.to_owned(), json!(value));
        }
        Value::Object(filter)
    }

    /// The words that find these practices.
    pub fn words(&self) -> Words {
        Words::of(self.lang)
    }

    /// The address that asks for the same at `path`, beginning with `origin`. Parameters stand in one order, so that
    /// the same list has one address.
    pub fn address(&self, origin: &str, path: &str) -> String {
        let mut pairs: Vec<(&str, String)> = self
            .narrowed_by()
            .map(|(name, value)| (name, value.to_owned()))
            .collect();
        if self.first != FIRST {
            pairs.push(("first", self.first.to_string()));
        }
        pairs.extend(self.after.iter().map(|after| ("after", after.clone())));
        if self.lang == Lang::En {
            pairs.push(("lang", "en".to_owned()));
        }
        pairs.extend(self.accent.iter().map(|accent| ("accent", accent.clone())));
        match self.theme {
            Theme::Auto => {}
            Theme::Light => pairs.push(("theme", "light".to_owned())),
            Theme::Dark => pairs.push(("theme", "dark".to_owned())),
        }
        with_query(origin, path, &pairs)
    }

    /// The page of the SPA with the same filters, as far as it has them.
    pub fn page_address(&self, origin: &str) -> String {
        let pairs: Vec<(&str, String)> = self
            .narrowed_by()
            .filter(|(name, _)| *name != "format")
            .map(|(name, value)| (if name == "text" { "q" } else { name }, value.to_owned()))
            .collect();
        with_query(origin, "/p", &pairs)
    }

    fn narrowed_by(&self) -> impl Iterator<Item = (&'static str, &str)> {
        [
            ("school", &self.school),
            ("municipality", &self.municipality),
            ("topic", &self.topic),
            ("form", &self.form),
            ("format", &self.format),
            ("text", &self.text),
        ]
        .into_iter()
        .filter_map(|(name, value)| Some((name, value.as_deref()?)))
    }
}

/// An address with `pairs` in its query string.
pub fn with_query(origin: &str, path: &str, pairs: &[(&str, String)]) -> String {
    let query: Vec<String> = pairs
        .iter()
        .map(|(name, value)| format!("{name}={}", percent(value)))
        .collect();
    let mark = if query.is_empty() { "" } else { "?" };
    format!("{origin}{path}{mark}{}", query.join("&"))
}

/// A text as a part of an address: everything but letters, digits and `-._~` as bytes in hexadecimal.
pub fn percent(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for byte in text.bytes() {
        match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'-' | b'.' | b'_' | b'~' => {
                out.push(char::from(byte));
            }
            other => out.push_str(&format!("%{other:02X}")),
        }
    }
    out
}

/// What was said, without blanks around it; nothing is not.
fn said(value: Option<String>) -> Option<String> {
    let value = value?;
    let trimmed = value.trim();
    (!trimmed.is_empty()).then(|| trimmed.to_owned())
}

fn short(
    name: &'static str,
    value: Option<String>,
    longest: usize,
) -> Result<Option<String>, Refusal> {
    match said(value) {
        Some(text) if text.chars().count() > longest => Err(Refusal::BadInput(name)),
        text => Ok(text),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_query_string_is_read_and_written_back_in_one_order() {
        let wanted = Wanted::read(
            "first=3&lang=en&topic=UPBRINGING&school=sosh-1&theme=dark&accent=1F6f56&q=%20",
        )
        .unwrap();
        assert_eq!(
            wanted.address("https://n.example", "/embed/practices"),
            "https://n.example/embed/practices?school=sosh-1&topic=UPBRINGING&first=3&lang=en&accent=1F6f56&theme=dark"
        );
        assert_eq!(
            wanted.filter(),
            json!({ "school": "sosh-1", "topic": "UPBRINGING" })
        );
        let russian = Wanted::read("text=урок&format=GROUP").unwrap();
        assert_eq!(russian.page_address(""), "/p?q=%D1%83%D1%80%D0%BE%D0%BA");
    }

    #[test]
    fn what_is_no_value_is_named() {
        let long = format!("text={}", "a".repeat(201));
        for (query, field) in [
            ("first=0", "first"),
            ("first=101", "first"),
            ("first=x", "first"),
            ("lang=de", "lang"),
            ("topic=LOVE", "topic"),
            ("form=x", "form"),
            ("format=x", "format"),
            ("theme=pink", "theme"),
            ("accent=red", "accent"),
            ("accent=%22%3E%3Csc", "accent"),
            (long.as_str(), "text"),
        ] {
            match Wanted::read(query) {
                Err(Refusal::BadInput(named)) => assert_eq!(named, field, "{query}"),
                other => panic!("{query}: {other:?}"),
            }
        }
    }

    #[test]
    fn a_page_of_the_spa_drops_what_it_does_not_know() {
        let wanted = Wanted::read_leniently("topic=LOVE&form=TEACHER_TEACHER&q=a&first=7&school=");
        assert_eq!(
            wanted,
            Wanted {
                form: Some("TEACHER_TEACHER".to_owned()),
                text: Some("a".to_owned()),
                first: 20,
                ..Wanted::default()
            }
        );
    }
}
