//! Whether a school implements the mentoring model in a school year: the register (D-2.1).

use crate::clock::SchoolYear;
use crate::id::SchoolId;

/// How far a school has come in a school year.
#[derive(Clone, Copy, PartialEq, Eq, Debug, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub enum ParticipationState {
    /// In the register of the school year.
    Registered,
    /// Taken out of the register again; the line stays as history.
    Suspended,
}

/// A school's line in the register of one school year.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct ModelParticipation {
    /// The school.
    pub school: SchoolId,
    /// The school year.
    pub year: SchoolYear,
    /// How far it has come.
    pub state: ParticipationState,
}

impl ModelParticipation {
    /// Whether the school counts as implementing the model.
    pub fn counts(&self) -> bool {
        self.state == ParticipationState::Registered
    }
}

#[cfg(test)]
mod tests;
