//! Templates of documents: a text with gaps, filled from what is known of a place, read on the page and printed as a Word
//! file.
//!
//! A line that begins with `# ` is a heading, every other one a paragraph. A gap stands in braces, `{organisation}`; one for
//! which nothing is known stays as it is, so that the eye finds it.

use std::collections::BTreeMap;

use domain::document::DocumentKind;

/// The gaps that are filled from what is known; others stay as they are.
pub const KNOWN: [&str; 9] = [
    "organisation",
    "municipality",
    "region",
    "head",
    "curator",
    "order number",
    "order date",
    "school year",
    "today",
];

/// A template that comes with the program, to be used as it is or taken as the beginning of one's own.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct ReadyTemplate {
    /// Its name in ids.
    pub code: u128,
    /// What it becomes.
    pub kind: DocumentKind,
    /// What it is called.
    pub title: &'static str,
    /// Its text.
    pub body: &'static str,
}

impl ReadyTemplate {
    /// Every one.
    pub const ALL: [Self; 3] = [
        Self {
            code: 1,
            kind: DocumentKind::Regulation,
            title: "Положение о системе наставничества",
            body: include_str!("../templates/regulation.txt"),
        },
        Self {
            code: 2,
            kind: DocumentKind::Order,
            title: "Приказ об утверждении дорожной карты",
            body: include_str!("../templates/roadmap_order.txt"),
        },
        Self {
            code: 3,
            kind: DocumentKind::Order,
            title: "Приказ о назначении куратора",
            body: include_str!("../templates/appointment_order.txt"),
        },
    ];
}

/// A document that a template became.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Filled {
    /// Its title, for the file's properties.
    pub title: String,
    /// The organisation, for the file's properties.
    pub organisation: String,
    /// Its text, with headings and paragraphs on lines of their own.
    pub body: String,
}

/// A piece of a filled text.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub(crate) enum Piece<'a> {
    /// A heading.
    Heading(&'a str),
    /// A paragraph.
    Paragraph(&'a str),
}

impl Filled {
    /// The pieces from the top; empty lines stand between them.
    pub(crate) fn pieces(&self) -> impl Iterator<Item = Piece<'_>> {
        let lines = self.body.lines().map(str::trim);
        let lines = lines.filter(|line| !line.is_empty());
        lines.map(|line| match line.strip_prefix("# ") {
            Some(heading) => Piece::Heading(heading),
            None => Piece::Paragraph(line),
        })
    }
}

/// The gaps of a text in their order, each once.
pub fn placeholders(body: &str) -> Vec<&str> {
    let mut found = Vec::new();
    for (_, name) in gaps(body) {
        if !found.contains(&name) {
            found.push(name);
        }
    }
    found
}

/// The text with what is known in place of its gaps.
pub fn fill(body: &str, known: &BTreeMap<&str, String>) -> String {
    let mut filled = String::with_capacity(body.len());
    let mut rest = 0;
    for (at, name) in gaps(body) {
        if let Some(value) = known.get(name) {
            filled.push_str(body.get(rest..at).unwrap_or_default());
            filled.push_str(value);
            rest = at + name.len() + 2;
        }
    }
    filled.push_str(body.get(rest..).unwrap_or_default());
    filled
}

/// Where each gap begins, and what is named in it. A brace within a brace is none.
fn gaps(body: &str) -> impl Iterator<Item = (usize, &str)> {
    let open = body.match_indices('{');
    open.filter_map(|(at, _)| {
        let inside = body.get(at + 1..)?;
        let end = inside.find(['{', '}', '\n'])?;
        let name = inside.get(..end)?;
        let closes = inside.get(end..)?.starts_with('}');
        (closes && !name.trim().is_empty()).then_some((at, name))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_known_is_filled_and_the_rest_stays() {
        let known = BTreeMap::from([("head", "Иванова".to_owned()), ("a", "{head}".to_owned())]);
        let filled = fill("{head}: {order number}, {a}, {} {{head} {head\n}", &known);
        assert_eq!(
            filled,
            "Иванова: {order number}, {head}, {} {Иванова {head\n}"
        );
        let names = placeholders("{head} {a} {head} {} {x");
        assert_eq!(names, ["head", "a"]);
    }

    #[test]
    fn ready_templates_ask_for_what_can_be_known_and_are_printed() {
        for template in ReadyTemplate::ALL {
            let names = placeholders(template.body);
            assert!(names.contains(&"organisation"), "{}", template.title);
            let odd: Vec<_> = names.iter().filter(|name| !KNOWN.contains(name)).collect();
            assert!(odd.is_empty(), "{}: {odd:?}", template.title);
            let known = KNOWN.map(|name| (name, "значение".to_owned()));
            let body = fill(template.body, &BTreeMap::from(known));
            assert!(!body.contains('{'), "{body}");
            let filled = Filled {
                title: template.title.to_owned(),
                organisation: "Школа".to_owned(),
                body,
            };
            let file = crate::docx::filled(&filled).unwrap();
            // What goes out comes back in as words.
            let words = crate::file::take(file).unwrap().text.unwrap();
            for piece in filled.pieces() {
                let (Piece::Heading(text) | Piece::Paragraph(text)) = piece;
                let first = text.split(' ').next().unwrap();
                assert!(words.contains(first), "{text}");
            }
        }
    }
}
