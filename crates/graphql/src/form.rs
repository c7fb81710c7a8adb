//! Reads the texts of an input: every problem is collected with the field it belongs to, nothing is half-taken.

use async_graphql::{Enum, SimpleObject};
use domain::text::TextError;

/// What is wrong with one field.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Enum)]
pub enum Problem {
    /// Required and empty.
    Empty,
    /// Longer, or more, than `limit`.
    TooLong,
    /// Contains a control character, such as U+0000.
    ControlCharacter,
    /// Not of the form that the field asks for: an e-mail without `@`, digits in a name.
    Malformed,
    /// A number or a date outside its range.
    OutOfRange,
    /// A value that does not fit the others.
    NotAllowed,
}

/// One field that was not taken.
#[derive(Clone, PartialEq, Debug, SimpleObject)]
pub struct FieldProblem {
    /// The way to the field inside `input`: `["employment", "position"]`, `["activities", "3", "title"]`.
    pub path: Vec<String>,
    /// What is wrong with it.
    pub problem: Problem,
    /// The most characters or entries, where that is the problem.
    pub limit: Option<i32>,
}

/// The input cannot be taken as it is; nothing was changed. Each field has its own problem.
#[derive(Clone, Debug, SimpleObject)]
pub struct InvalidInput {
    /// The fields to be corrected, in the order of the input.
    pub fields: Vec<FieldProblem>,
}

/// Collects the problems of an input.
#[derive(Debug, Default)]
pub struct Form {
    fields: Vec<FieldProblem>,
}

impl Form {
    /// The value, or a problem noted under `field`. A dot in `field` leads inside: `activities.3.title`.
    pub fn take<T>(&mut self, field: &str, parsed: Result<T, TextError>) -> Option<T> {
        match parsed {
            Ok(value) => Some(value),
            Err(error) => {
                let (problem, limit) = match error {
                    TextError::Empty => (Problem::Empty, None),
                    TextError::TooLong { max } => (Problem::TooLong, i32::try_from(max).ok()),
                    TextError::Control => (Problem::ControlCharacter, None),
                    TextError::Malformed => (Problem::Malformed, None),
                };
                self.push(field, problem, limit);
                None
            }
        }
    }

    /// An optional value: absent or empty text is `Some(None)`.
    pub fn take_optional<T>(
        &mut self,
        field: &str,
        raw: Option<&str>,
        parse: impl FnOnce(&str) -> Result<T, TextError>,
    ) -> Option<Option<T>> {
        match raw.map(str::trim).filter(|text| !text.is_empty()) {
            None => Some(None),
            Some(text) => self.take(field, parse(text)).map(Some),
        }
    }

    /// Notes `problem` under `field` unless `holds`.
    pub fn require(&mut self, field: &str, holds: bool, problem: Problem) {
        if !holds {
            self.push(field, problem, None);
        }
    }

    /// Notes [`Problem::TooLong`] when a list has more than `max` entries.
    pub fn at_most<T>(&mut self, field: &str, list: &[T], max: i32) {
        if i32::try_from(list.len()).is_ok_and(|len| len <= max) {
            return;
        }
        self.push(field, Problem::TooLong, Some(max));
    }

    /// Whether nothing was wrong.
    pub fn is_sound(&self) -> bool {
        self.fields.is_empty()
    }

    /// The answer to the client.
    pub fn into_invalid(self) -> InvalidInput {
        InvalidInput {
            fields: self.fields,
        }
    }

    fn push(&mut self, field: &str, problem: Problem, limit: Option<i32>) {
        let path = field.split('.').map(str::to_owned).collect();
        self.fields.push(FieldProblem {
            path,
            problem,
            limit,
        });
    }
}
