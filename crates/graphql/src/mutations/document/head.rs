//! The head of a document as a client writes it.

use async_graphql::InputObject;
use domain::text::{Line, TextError, Title};
use persistence::documents::{AsPrinted, Head};

use crate::date::Date;
use crate::form::{Form, Problem};
use crate::types::document::{DocumentAsPrinted, DocumentKind};

/// The most lines of a list.
const MOST: i32 = 30;

/// The head of a document.
#[derive(InputObject)]
pub struct DocumentHeadInput {
    /// What it is.
    pub kind: DocumentKind,
    /// What it is called; 1–500 characters.
    pub title: String,
    /// Its number; at most 40 characters.
    pub number: Option<String>,
    /// Its date.
    pub date: Option<Date>,
    /// Its first day in force.
    pub effective_from: Option<Date>,
    /// Its last day in force, not before the first; left out: indefinitely.
    pub valid_until: Option<Date>,
    /// The acts and decisions that it rests on; at most 30, each of 1–500 characters.
    pub basis: Vec<String>,
    /// Its appendices; at most 30, each of 1–500 characters.
    pub appendices: Vec<String>,
    /// What the paper prints where that differs; left out or empty where it does not.
    pub as_printed: Option<DocumentAsPrinted>,
}

impl DocumentHeadInput {
    /// The head, or `None` with the problems noted under `head.`.
    pub(super) fn read(self, form: &mut Form) -> Option<Head> {
        let title = form.take("head.title", Title::parse(&self.title));
        let number = optional::<40>(form, "head.number", self.number.as_deref());
        let basis = lines(form, "head.basis", &self.basis);
        let appendices = lines(form, "head.appendices", &self.appendices);
        let as_printed = match self.as_printed {
            Some(printed) => read_printed(form, &printed),
            None => Some(None),
        };
        let (from, until) = (self.effective_from, self.valid_until);
        let in_order = from
            .zip(until)
            .is_none_or(|(from, until)| from.0 <= until.0);
        form.require("head.validUntil", in_order, Problem::NotAllowed);
        if !form.is_sound() {
            return None;
        }
        Some(Head {
            kind: self.kind.into(),
            title: title?,
            number: number?,
            date: self.date.map(|date| date.0),
            effective_from: from.map(|date| date.0),
            valid_until: until.map(|date| date.0),
            basis: basis?,
            appendices: appendices?,
            as_printed: as_printed?,
        })
    }
}

fn optional<const MAX: usize>(
    form: &mut Form,
    field: &str,
    raw: Option<&str>,
) -> Option<Option<String>> {
    let parse =
        |text: &str| -> Result<String, TextError> { Ok(Line::<MAX>::parse(text)?.to_string()) };
    form.take_optional(field, raw, parse)
}

fn lines(form: &mut Form, field: &str, raw: &[String]) -> Option<Vec<String>> {
    form.at_most(field, raw, MOST);
    let mut all = Vec::new();
    for (index, text) in raw.iter().enumerate() {
        let line = form.take(&format!("{field}.{index}"), Line::<500>::parse(text));
        all.push(line?.to_string());
    }
    Some(all)
}

/// What is printed; nothing when every part is empty.
fn read_printed(form: &mut Form, raw: &DocumentAsPrinted) -> Option<Option<AsPrinted>> {
    let printed = AsPrinted {
        title: optional::<500>(form, "head.asPrinted.title", raw.title.as_deref())?,
        number: optional::<40>(form, "head.asPrinted.number", raw.number.as_deref())?,
        date: optional::<100>(form, "head.asPrinted.date", raw.date.as_deref())?,
        note: optional::<1000>(form, "head.asPrinted.note", raw.note.as_deref())?,
    };
    Some((printed != AsPrinted::default()).then_some(printed))
}
