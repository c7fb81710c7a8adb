//! What is wrong with a cell.

use super::{Candidate, Field};
use crate::text::TextError;

/// What is wrong. The words and the remedy for each are the client's.
#[derive(
    Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, serde::Serialize, serde::Deserialize,
)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub enum ProblemKind {
    /// Nothing where something is needed.
    Required,
    /// Longer than `limit` characters, or more than `limit` entries.
    TooLong,
    /// A character that cannot be kept.
    ControlCharacter,
    /// Not a name of a person.
    NotAName,
    /// Initials, and nobody is known whom they would fit.
    InitialsOnly,
    /// Two people in one cell.
    TwoPeople,
    /// Not a date.
    NotADate,
    /// A date that cannot be: born tomorrow, hired in two years.
    DateOutOfRange,
    /// Not an e-mail address.
    NotAnEmail,
    /// Not a telephone number.
    NotAPhone,
    /// Not a number.
    NotANumber,
    /// A number outside its range, whose end is `limit`.
    NumberOutOfRange,
    /// Neither yes nor no.
    NotYesOrNo,
    /// A word that is not one of those that the column takes.
    UnknownValue,
    /// The line is about another organisation.
    ForeignSchool,
    /// The line says of somebody something else than line `row` does.
    RepeatsRow,
    /// Nobody of this name works at the school.
    UnknownPerson,
    /// Several may be meant, or one who is written otherwise: `candidates` names them.
    UnclearPerson,
    /// A mentor who is their own mentee.
    SamePerson,
    /// The mentor has no card in the bank.
    MentorNotInBank,
    /// The mentor has as many mentees as the card offers, `limit`.
    MentorFull,
    /// The mentor has said that they are away.
    MentorAway,
    /// The agreement with the partner that sends the mentor does not hold.
    PartnerAgreementNotInForce,
    /// The mentee has stated no need.
    NeedNotStated,
    /// The two are paired already.
    AlreadyPaired,
    /// One of them has said no to the other before.
    DeclinedBefore,
    /// The format is not for two people, or needs no order; or the form is not for employees.
    FormatDoesNotFit,
    /// The period is over.
    PeriodIsOver,
    /// More new pairs than are taken over at a time, `limit`.
    TooManyPairs,
}

/// What is wrong with one cell.
#[derive(Clone, PartialEq, Eq, Debug, serde::Serialize, serde::Deserialize)]
pub struct Problem {
    /// What the column is.
    pub field: Field,
    /// Which column; none when the file has no such column.
    pub column: Option<u32>,
    /// What is wrong.
    pub kind: ProblemKind,
    /// What is printed there, or the part of it that is wrong.
    pub value: String,
    /// The most that would be right.
    pub limit: Option<u32>,
    /// The other line.
    pub row: Option<u32>,
    /// Who may be meant.
    #[serde(default)]
    pub candidates: Vec<Candidate>,
}

impl ProblemKind {
    /// What a refused text is in a cell whose own problem is `malformed`.
    pub(super) fn of_text(error: TextError, malformed: Self) -> (Self, Option<u32>) {
        match error {
            TextError::Empty => (Self::Required, None),
            TextError::TooLong { max } => (Self::TooLong, u32::try_from(max).ok()),
            TextError::Control => (Self::ControlCharacter, None),
            TextError::Malformed => (malformed, None),
        }
    }
}
