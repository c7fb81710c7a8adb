//! Consents: separate documents, one purpose each, with a text version and a term (B-036, B-041; 152-ФЗ art. 9, 10.1).

mod representative;
mod resource;
mod withdrawal;

pub use representative::{Relation, Representative, next_review};
pub use resource::{Resource, ResourceError};
pub use withdrawal::{
    Kept, KeptGround, KeptThing, WithdrawalEffect, destroy_by, effect_of_withdrawal,
    kept_after_withdrawal,
};

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
    /// Taking pictures of the person and publishing them at named addresses.
    PhotoVideo,
}

impl ConsentPurpose {
    /// Every purpose.
    pub const ALL: [Self; 5] = [
        Self::PersonalDataProcessing,
        Self::PersonalDataDissemination,
        Self::MentorDuty,
        Self::MenteeParticipation,
        Self::PhotoVideo,
    ];

    /// Whether it names fields of the person.
    pub fn names_fields(self) -> bool {
        match self {
            Self::PersonalDataDissemination => true,
            Self::PersonalDataProcessing
            | Self::MentorDuty
            | Self::MenteeParticipation
            | Self::PhotoVideo => false,
        }
    }

    /// Whether it names the addresses at which something is shown to everybody.
    pub fn names_resources(self) -> bool {
        match self {
            Self::PersonalDataDissemination | Self::PhotoVideo => true,
            Self::PersonalDataProcessing | Self::MentorDuty | Self::MenteeParticipation => false,
        }
    }
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
    /// At which addresses; empty where nothing is published.
    pub resources: Vec<Resource>,
    /// First day.
    pub valid_from: Date,
    /// Last day; open when `None`.
    pub valid_until: Option<Date>,
    /// The day on which it was ended before its term: taken back, or replaced.
    pub withdrawn_on: Option<Date>,
    /// The consent that took its place without a day between them, if one did.
    pub replaced_by: Option<ConsentId>,
    /// Who signed for the person; the person themselves when `None`.
    pub signed_by: Option<Representative>,
    /// The day on which somebody has to look whether it is still the right signature: a pupil turns 14 or 18.
    pub review_on: Option<Date>,
}

/// How many days before its end a consent is to be renewed.
pub const RENEWAL_DAYS: i64 = 30;

impl Consent {
    /// Whether it holds on `on`. A withdrawal ends it at once, on the same day.
    pub fn holds(&self, on: Date) -> bool {
        self.withdrawn_on.is_none()
            && self.valid_from <= on
            && self.valid_until.is_none_or(|until| until >= on)
    }

    /// Whether `field` may be shown to the public of the portal on `on`.
    pub fn publishes(&self, field: PublicField, on: Date) -> bool {
        self.publishes_at(field, &Resource::Portal, on)
    }

    /// Whether `field` may be shown at `resource` on `on`: the field and the address are both named.
    pub fn publishes_at(&self, field: PublicField, resource: &Resource, on: Date) -> bool {
        self.purpose == ConsentPurpose::PersonalDataDissemination
            && self.holds(on)
            && self.fields.contains(&field)
            && self.resources.contains(resource)
    }

    /// Whether it ends within [`RENEWAL_DAYS`] of `on`, so that the next one is due.
    pub fn ends_soon(&self, on: Date) -> bool {
        self.holds(on)
            && self
                .valid_until
                .is_some_and(|until| (until - on).num_days() <= RENEWAL_DAYS)
    }

    /// Whether a new consent, to the text in force, may take the place of this one, which holds: it lasts longer, says
    /// something else, or its wording is another one.
    pub fn may_be_replaced(&self, same_text: bool, new: &Terms<'_>) -> bool {
        let longer = match (self.valid_until, new.valid_until) {
            (Some(old), Some(new)) => new > old,
            (Some(_), None) => true,
            (None, _) => false,
        };
        let differs = self.fields != new.fields || self.resources != new.resources;
        longer || differs || !same_text
    }
}

/// What a consent about to be given says.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Terms<'a> {
    /// For what.
    pub purpose: ConsentPurpose,
    /// Which fields.
    pub fields: &'a [PublicField],
    /// At which addresses.
    pub resources: &'a [Resource],
    /// First day.
    pub valid_from: Date,
    /// Last day; open when `None`.
    pub valid_until: Option<Date>,
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
    /// What is published names at least one address, and nothing else names any.
    #[error("the addresses do not fit the purpose")]
    ResourcesDoNotFit,
    /// The same consent is in force already.
    #[error("such a consent is in force already")]
    AlreadyGiven,
    /// It was withdrawn before.
    #[error("the consent was withdrawn already")]
    AlreadyWithdrawn,
}

/// Checks the shape of a consent about to be given.
pub fn check(terms: &Terms<'_>) -> Result<(), ConsentError> {
    if terms
        .valid_until
        .is_some_and(|until| until < terms.valid_from)
    {
        return Err(ConsentError::TermEndsBeforeItBegins);
    }
    if terms.fields.is_empty() == terms.purpose.names_fields() {
        return Err(ConsentError::FieldsDoNotFit);
    }
    if terms.resources.is_empty() == terms.purpose.names_resources() {
        return Err(ConsentError::ResourcesDoNotFit);
    }
    Ok(())
}

#[cfg(test)]
mod tests;
