//! A card of a bank when a school year ends.

use crate::clock::{Date, SchoolYear};
use crate::people::CardState;

/// What is known of a card.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct CardAtYearsEnd {
    /// Whether it can be matched.
    pub state: CardState,
    /// When it was last written.
    pub written_on: Date,
    /// Whether its owner works here on the first day of the new year.
    pub owner_stays: bool,
}

/// How a card stands before a new school year.
#[derive(
    Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, serde::Serialize, serde::Deserialize,
)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub enum CardOutlook {
    /// Written during the year that ends, or later.
    Fresh,
    /// Nobody has looked at it for the whole year (I-46).
    Stale,
    /// Its owner will not work here any longer.
    OwnerLeaves,
}

impl CardOutlook {
    /// Every outlook, from the best to the worst.
    pub const ALL: [Self; 3] = [Self::Fresh, Self::Stale, Self::OwnerLeaves];
}

/// What the curator says about a card.
#[derive(Clone, Copy, PartialEq, Eq, Debug, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub enum CardChoice {
    /// It stays as it is.
    Keep,
    /// It is set aside until its owner looks at it.
    Pause,
    /// It leaves the bank.
    Archive,
}

/// What becomes of a card.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum CardDecision {
    /// It stays as it is.
    Stays,
    /// It changes its state.
    Becomes(CardState),
}

/// Why a choice cannot be followed.
#[derive(Clone, Copy, PartialEq, Eq, Debug, thiserror::Error)]
pub enum CardRefusal {
    /// Who does not work here has no card in the bank.
    #[error("the owner leaves")]
    OwnerLeaves,
    /// It has left the bank before.
    #[error("the card has left the bank")]
    LeftBefore,
}

impl CardAtYearsEnd {
    /// How it stands before `year`; nothing is said of a card that has left the bank.
    pub fn outlook(&self, year: SchoolYear) -> Option<CardOutlook> {
        match self.state {
            CardState::Left => None,
            CardState::InBank | CardState::Paused if !self.owner_stays => {
                Some(CardOutlook::OwnerLeaves)
            }
            CardState::InBank | CardState::Paused
                if self.written_on < year.previous().starts_on() =>
            {
                Some(CardOutlook::Stale)
            }
            CardState::InBank | CardState::Paused => Some(CardOutlook::Fresh),
        }
    }

    /// What happens when nothing is said: who leaves takes the card along.
    pub fn suggestion(&self, year: SchoolYear) -> CardChoice {
        match self.outlook(year) {
            Some(CardOutlook::OwnerLeaves) => CardChoice::Archive,
            Some(CardOutlook::Fresh | CardOutlook::Stale) | None => CardChoice::Keep,
        }
    }

    /// What becomes of it by `choice`.
    pub fn decide(
        &self,
        choice: Option<CardChoice>,
        year: SchoolYear,
    ) -> Result<CardDecision, CardRefusal> {
        let leaves = self.outlook(year) == Some(CardOutlook::OwnerLeaves);
        match (choice.unwrap_or(self.suggestion(year)), self.state) {
            (CardChoice::Keep, CardState::Left) => Ok(CardDecision::Stays),
            (CardChoice::Pause | CardChoice::Archive, CardState::Left) => {
                Err(CardRefusal::LeftBefore)
            }
            (CardChoice::Keep | CardChoice::Pause, CardState::InBank | CardState::Paused)
                if leaves =>
            {
                Err(CardRefusal::OwnerLeaves)
            }
            (CardChoice::Keep, CardState::InBank | CardState::Paused)
            | (CardChoice::Pause, CardState::Paused) => Ok(CardDecision::Stays),
            (CardChoice::Pause, CardState::InBank) => Ok(CardDecision::Becomes(CardState::Paused)),
            (CardChoice::Archive, CardState::InBank | CardState::Paused) => {
                Ok(CardDecision::Becomes(CardState::Left))
            }
        }
    }
}
