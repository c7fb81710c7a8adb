//! Fields that a municipality adds to the cards of its banks (A-039: the form is corrected over the years).
//!
//! A definition has versions. A value keeps the version under which it was written and stays readable after the
//! definition has changed; whether it still fits is read, not stored.

use crate::clock::Date;
use crate::text::{Line, TextError};

/// What a field holds.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub enum FieldKind {
    /// A line of text.
    Text,
    /// A whole number.
    Number,
    /// A day.
    Date,
    /// One of the field's options.
    Choice,
    /// Yes or no.
    YesNo,
}

/// Who reads a field.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub enum FieldVisibility {
    /// The school alone.
    Internal,
    /// The municipality as well.
    Municipal,
    /// Everybody, under the owner's consent to dissemination.
    Public,
}

/// A text in a definition, and a value: at most 200 characters.
pub type FieldText = Line<200>;

/// What a field is, in one of its versions.
#[derive(Clone, PartialEq, Eq, Debug, serde::Serialize)]
pub struct FieldDefinition {
    /// What it is called.
    pub name: FieldText,
    /// What it holds.
    pub kind: FieldKind,
    /// What can be chosen; empty for every kind but a choice.
    pub options: Vec<FieldText>,
    /// Who reads it.
    pub visibility: FieldVisibility,
}

/// Why a definition is none.
#[derive(Clone, Copy, PartialEq, Eq, Debug, thiserror::Error)]
pub enum DefinitionError {
    /// A choice of fewer than two, or of more than thirty.
    #[error("a choice has two to thirty options")]
    OptionsDoNotFit,
    /// Options where nothing is chosen.
    #[error("only a choice has options")]
    OptionsNotMeant,
}

/// Why a value was not taken.
#[derive(Clone, Copy, PartialEq, Eq, Debug, thiserror::Error)]
pub enum ValueError {
    /// A text that is not taken.
    #[error("the text {0}")]
    Text(TextError),
    /// Not a whole number, not a day, none of the options, neither yes nor no.
    #[error("does not fit the field")]
    DoesNotFit,
}

impl FieldDefinition {
    /// The definition, when its options fit what it holds.
    pub fn new(
        name: FieldText,
        kind: FieldKind,
        options: Vec<FieldText>,
        visibility: FieldVisibility,
    ) -> Result<Self, DefinitionError> {
        match kind {
            FieldKind::Choice if !(2..=30).contains(&options.len()) => {
                Err(DefinitionError::OptionsDoNotFit)
            }
            FieldKind::Choice => Ok(()),
            FieldKind::Text | FieldKind::Number | FieldKind::Date | FieldKind::YesNo => {
                if options.is_empty() {
                    Ok(())
                } else {
                    Err(DefinitionError::OptionsNotMeant)
                }
            }
        }?;
        Ok(Self {
            name,
            kind,
            options,
            visibility,
        })
    }

    /// Takes a value as the field keeps it; nothing for an empty one.
    pub fn take(&self, raw: &str) -> Result<Option<String>, ValueError> {
        let raw = raw.trim();
        if raw.is_empty() {
            return Ok(None);
        }
        let fits = match self.kind {
            FieldKind::Text => {
                let line = FieldText::parse(raw).map_err(ValueError::Text)?;
                Some(line.as_str().to_owned())
            }
            FieldKind::Number => raw.parse::<i64>().ok().map(|number| number.to_string()),
            FieldKind::Date => raw.parse::<Date>().ok().map(|day| day.to_string()),
            FieldKind::Choice => {
                let known = self.options.iter().any(|option| option.as_str() == raw);
                known.then(|| raw.to_owned())
            }
            FieldKind::YesNo => matches!(raw, "YES" | "NO").then(|| raw.to_owned()),
        };
        fits.map(Some).ok_or(ValueError::DoesNotFit)
    }

    /// Whether a value that was written under some version fits this one.
    pub fn fits(&self, value: &str) -> bool {
        matches!(self.take(value), Ok(Some(taken)) if taken == value)
    }
}

#[cfg(test)]
mod tests;
