//! What counts as an answer, and how far a survey is answered.

use std::collections::BTreeMap;

use super::{Ask, Question, SurveyKind, question, questions};
use crate::text::{Line, Prose, TextError};

/// Answers by the code of their question. What is not there was not answered.
#[derive(Clone, PartialEq, Eq, Debug, Default, serde::Serialize, serde::Deserialize)]
#[serde(transparent)]
pub struct Answers(BTreeMap<String, Vec<String>>);

/// Why an answer was not taken.
#[derive(Clone, Copy, PartialEq, Eq, Debug, thiserror::Error)]
pub enum AnswerProblem {
    /// The survey does not ask this.
    #[error("the survey does not ask this")]
    NotAsked,
    /// None of the options, or more of them than one.
    #[error("none of the options")]
    NotAnOption,
    /// Not a whole number of the range.
    #[error("not a number of the range")]
    OutOfRange,
    /// Too many lines.
    #[error("too many lines")]
    TooMany,
    /// A text that is not taken.
    #[error("the text {0}")]
    Text(TextError),
}

/// How far a survey is answered.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Completeness {
    /// Questions with an answer.
    pub answered: usize,
    /// All questions.
    pub all: usize,
}

impl Answers {
    /// Takes the answer to one question; nothing at all takes it back.
    pub fn put(
        &mut self,
        kind: SurveyKind,
        code: &str,
        raw: &[String],
    ) -> Result<(), AnswerProblem> {
        let asked = question(kind, code).ok_or(AnswerProblem::NotAsked)?;
        let taken = take(asked, raw)?;
        if taken.is_empty() {
            self.0.remove(code);
        } else {
            self.0.insert(code.to_owned(), taken);
        }
        Ok(())
    }

    /// The answer to a question; empty for none.
    pub fn get(&self, code: &str) -> &[String] {
        self.0.get(code).map_or(&[], Vec::as_slice)
    }

    /// The only text of an answer, when there is one.
    pub fn text(&self, code: &str) -> Option<&str> {
        self.get(code).first().map(String::as_str)
    }

    /// All answers by the code of their question.
    pub fn iter(&self) -> impl Iterator<Item = (&str, &[String])> {
        self.0
            .iter()
            .map(|(code, values)| (code.as_str(), values.as_slice()))
    }

    /// The required questions that have no answer, in their order.
    pub fn missing(&self, kind: SurveyKind) -> Vec<&'static str> {
        questions(kind)
            .iter()
            .filter(|asked| asked.required && self.get(asked.code).is_empty())
            .map(|asked| asked.code)
            .collect()
    }

    /// How far the survey is answered.
    pub fn completeness(&self, kind: SurveyKind) -> Completeness {
        let asked = questions(kind);
        let answered = asked
            .iter()
            .filter(|asked| !self.get(asked.code).is_empty());
        Completeness {
            answered: answered.count(),
            all: asked.len(),
        }
    }
}

fn take(asked: &Question, raw: &[String]) -> Result<Vec<String>, AnswerProblem> {
    let said: Vec<&str> = raw
        .iter()
        .map(|text| text.trim())
        .filter(|text| !text.is_empty())
        .collect();
    match asked.ask {
        Ask::Words(most) => {
            let Some(text) = said.first() else {
                return Ok(Vec::new());
            };
            if said.len() > 1 {
                return Err(AnswerProblem::TooMany);
            }
            let prose = Prose::<5_000>::parse(text).map_err(AnswerProblem::Text)?;
            if prose.as_str().chars().count() > most {
                return Err(AnswerProblem::Text(TextError::TooLong { max: most }));
            }
            Ok(some(prose.as_str()))
        }
        Ask::Lines(most) => {
            if said.len() > most {
                return Err(AnswerProblem::TooMany);
            }
            let mut taken: Vec<String> = Vec::new();
            for text in said {
                let line = Line::<200>::parse(text).map_err(AnswerProblem::Text)?;
                if !taken.iter().any(|known| known == line.as_str()) {
                    taken.push(line.as_str().to_owned());
                }
            }
            Ok(taken)
        }
        Ask::One(options) => match said.as_slice() {
            [] => Ok(Vec::new()),
            [only] if options.contains(only) => Ok(some(only)),
            [..] => Err(AnswerProblem::NotAnOption),
        },
        Ask::Several(options) => {
            if said.iter().any(|text| !options.contains(text)) {
                return Err(AnswerProblem::NotAnOption);
            }
            // In the order of the options, each once.
            let chosen = options.iter().filter(|option| said.contains(option));
            Ok(chosen.map(|option| (*option).to_owned()).collect())
        }
        Ask::Number(least, most) => match said.as_slice() {
            [] => Ok(Vec::new()),
            [only] => match only.parse::<i32>() {
                Ok(number) if (least..=most).contains(&number) => Ok(some(&number.to_string())),
                Ok(_) | Err(_) => Err(AnswerProblem::OutOfRange),
            },
            [..] => Err(AnswerProblem::OutOfRange),
        },
    }
}

fn some(text: &str) -> Vec<String> {
    if text.is_empty() {
        Vec::new()
    } else {
        vec![text.to_owned()]
    }
}

#[cfg(test)]
mod tests;
