//! Partners of a school: who sends mentors that the school does not employ (A-M3, B-012, D-2.3).

use crate::clock::Date;

/// What a partner is.
#[derive(
    Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, serde::Serialize, serde::Deserialize,
)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub enum PartnerKind {
    /// An enterprise or another legal person.
    Enterprise,
    /// A public organisation.
    PublicOrganisation,
    /// A college, a university, another school.
    EducationOrganisation,
    /// Somebody who comes for themselves (D-006).
    NaturalPerson,
    /// Anything else.
    Other,
}

/// The days between which an agreement holds; both ends may be open.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default, serde::Serialize, serde::Deserialize)]
pub struct AgreementTerm {
    /// Its date; nothing while there is none.
    pub on: Option<Date>,
    /// Its last day; nothing for one without a term.
    pub until: Option<Date>,
}

impl AgreementTerm {
    /// Whether the last day does not come before the first.
    pub fn is_sound(self) -> bool {
        match (self.on, self.until) {
            (Some(on), Some(until)) => on <= until,
            (None, Some(_)) => false,
            (Some(_) | None, None) => true,
        }
    }

    /// Whether it holds on `day`. What was never signed does not.
    pub fn is_in_force(self, day: Date) -> bool {
        self.on.is_some_and(|on| on <= day) && self.until.is_none_or(|until| day <= until)
    }
}

#[cfg(test)]
mod tests;
