//! Consents: separate documents, one purpose each, with a text version and a term (B-036, B-041; 152-ФЗ art. 9, 10.1).

use crate::clock::Date;
use crate::id::{ConsentId, PersonId, SchoolId};

/// What is agreed to. Never two purposes in one document.
#[derive(
    Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, serde::Serialize, serde::Deserialize,
)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub enum ConsentPurpose {
    /// Processing of personal data by the school.
    PersonalDataProcessing,
    /// Publication of named fields at named addresses.
    PersonalDataDissemination,
    /// The additional duty of a mentor.
    MentorDuty,
    /// Taking part as a mentee.
    MenteeParticipation,
}

impl ConsentPurpose {
    /// Every purpose.
    pub const ALL: [Self; 4] = [
        Self::PersonalDataProcessing,
        Self::PersonalDataDissemination,
        Self::MentorDuty,
        Self::MenteeParticipation,
    ];
}

/// A field of a person that the public may see under a dissemination consent, each on its own.
#[derive(
    Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, serde::Serialize, serde::Deserialize,
)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub enum PublicField {
    /// Last name, first name, patronymic.
    Name,
    /// Position and subject.
    Position,
    /// The school where the person works.
    Workplace,
}

impl PublicField {
    /// Every field.
    pub const ALL: [Self; 3] = [Self::Name, Self::Position, Self::Workplace];
}

/// How it was given.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub enum ConsentChannel {
    /// In the person's own account: simple electronic signature.
    Account,
    /// On paper; the curator recorded it.
    Paper,
}

/// One consent.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Consent {
    /// Its id.
    pub id: ConsentId,
    /// Whose.
    pub person: PersonId,
    /// To whom it was given.
    pub operator: SchoolId,
    /// For what.
    pub purpose: ConsentPurpose,
    /// Which fields; empty but for dissemination.
    pub fields: Vec<PublicField>,
    /// First day.
    pub valid_from: Date,
    /// Last day; open when `None`.
    pub valid_until: Option<Date>,
    /// The day of withdrawal, if it was withdrawn.
    pub withdrawn_on: Option<Date>,
}

impl Consent {
    /// Whether it holds on `on`. A withdrawal ends it at once, on the same day.
    pub fn holds(&self, on: Date) -> bool {
        self.withdrawn_on.is_none()
            && self.valid_from <= on
            && self.valid_until.is_none_or(|until| until >= on)
    }

    /// Whether `field` may be shown to the public on `on`.
    pub fn publishes(&self, field: PublicField, on: Date) -> bool {
        self.purpose == ConsentPurpose::PersonalDataDissemination
            && self.holds(on)
            && self.fields.contains(&field)
    }
}

/// Why a consent could not be recorded.
#[derive(Clone, Copy, PartialEq, Eq, Debug, thiserror::Error)]
pub enum ConsentError {
    /// The person agreed to another text than the one in force.
    #[error("the text of the consent has changed; read the new one")]
    TextChanged,
    /// The term is over before it begins.
    #[error("the term ends before it begins")]
    TermEndsBeforeItBegins,
    /// Dissemination names at least one field, and no other consent names any.
    #[error("the fields do not fit the purpose")]
    FieldsDoNotFit,
    /// The same consent is in force already.
    #[error("such a consent is in force already")]
    AlreadyGiven,
    /// It was withdrawn before.
    #[error("the consent was withdrawn already")]
    AlreadyWithdrawn,
}

/// Checks the shape of a consent about to be given.
pub fn check(
    purpose: ConsentPurpose,
    fields: &[PublicField],
    valid_from: Date,
    valid_until: Option<Date>,
) -> Result<(), ConsentError> {
    if valid_until.is_some_and(|until| until < valid_from) {
        return Err(ConsentError::TermEndsBeforeItBegins);
    }
    let names_fields = !fields.is_empty();
    if names_fields == (purpose == ConsentPurpose::PersonalDataDissemination) {
        Ok(())
    } else {
        Err(ConsentError::FieldsDoNotFit)
    }
}

/// What a withdrawal brings about, shown before it is confirmed.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum WithdrawalEffect {
    /// The named fields vanish from the public face at once.
    Unpublish,
    /// The ending of each running pair of the person is proposed to the curator.
    ProposeEnding,
}

/// The effect of withdrawing a consent for `purpose`.
pub fn effect_of_withdrawal(purpose: ConsentPurpose) -> WithdrawalEffect {
    match purpose {
        ConsentPurpose::PersonalDataDissemination => WithdrawalEffect::Unpublish,
        ConsentPurpose::PersonalDataProcessing
        | ConsentPurpose::MentorDuty
        | ConsentPurpose::MenteeParticipation => WithdrawalEffect::ProposeEnding,
    }
}

#[cfg(test)]
mod tests;
