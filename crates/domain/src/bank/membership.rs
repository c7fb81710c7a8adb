//! Membership of a bank: the head approves who is in it (B-039, section 3.4).

use crate::people::CardState;

/// Whether a card has been taken into its bank.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub enum Membership {
    /// Written down, not yet approved.
    Candidate,
    /// Approved by the head.
    Approved,
    /// Not taken into the bank.
    Rejected,
}

/// Who named a mentor (D-2.7).
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub enum NominatedBy {
    /// The mentor.
    Themselves,
    /// The school: head or curator.
    School,
    /// An association of teachers of the district (РМО).
    DistrictAssociation,
    /// The municipal centre.
    MunicipalCentre,
}

/// Why a card was not taken into its bank, or not refused.
#[derive(Clone, Copy, PartialEq, Eq, Debug, thiserror::Error)]
pub enum MembershipError {
    /// It is in the bank already.
    #[error("the card is in the bank already")]
    AlreadyApproved,
    /// The consent to the processing of personal data is not there.
    #[error("the consent to processing is missing")]
    ConsentMissing,
    /// It was refused already.
    #[error("the card was refused already")]
    AlreadyRejected,
    /// Its owner has left the bank.
    #[error("the card has left the bank")]
    Left,
}

impl Membership {
    /// Takes a card into the bank; `consented` says whether the consent to processing holds.
    pub fn approve(self, card: CardState, consented: bool) -> Result<Self, MembershipError> {
        match (self, card) {
            (_, CardState::Left) => Err(MembershipError::Left),
            (Self::Approved, CardState::InBank | CardState::Paused) => {
                Err(MembershipError::AlreadyApproved)
            }
            (Self::Candidate | Self::Rejected, CardState::InBank | CardState::Paused) => {
                if consented {
                    Ok(Self::Approved)
                } else {
                    Err(MembershipError::ConsentMissing)
                }
            }
        }
    }

    /// Refuses a candidate. Who is in the bank is not refused: that card is paused, or leaves.
    pub fn reject(self, card: CardState) -> Result<Self, MembershipError> {
        match (self, card) {
            (_, CardState::Left) => Err(MembershipError::Left),
            (Self::Approved, CardState::InBank | CardState::Paused) => {
                Err(MembershipError::AlreadyApproved)
            }
            (Self::Rejected, CardState::InBank | CardState::Paused) => {
                Err(MembershipError::AlreadyRejected)
            }
            (Self::Candidate, CardState::InBank | CardState::Paused) => Ok(Self::Rejected),
        }
    }

    /// The membership of a card that is written anew: who was refused or had left asks again, the rest stays.
    pub fn rewritten(self, before: CardState) -> Self {
        match (self, before) {
            (Self::Rejected, CardState::InBank | CardState::Paused | CardState::Left)
            | (Self::Candidate | Self::Approved, CardState::Left) => Self::Candidate,
            (Self::Candidate | Self::Approved, CardState::InBank | CardState::Paused) => self,
        }
    }
}

/// How far a card has come, in one word: read from its membership, state, consent and load, never stored.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug)]
pub enum BankState {
    /// Waits for the head's word.
    Candidate,
    /// Waits for the consent to processing, without which the head cannot approve.
    ConsentPending,
    /// In the bank: a mentor whom nobody has yet, a mentee who has nobody yet.
    Available,
    /// In the bank and in a pair, running or on the way to it.
    Assigned,
    /// Set aside for a time.
    Paused,
    /// Not taken into the bank.
    Rejected,
    /// Out of the bank; kept as history.
    Left,
}

/// The state of a card in one word.
pub fn bank_state(
    membership: Membership,
    card: CardState,
    consented: bool,
    assigned: bool,
) -> BankState {
    match (membership, card) {
        (_, CardState::Left) => BankState::Left,
        (Membership::Rejected, CardState::InBank | CardState::Paused) => BankState::Rejected,
        (Membership::Candidate, CardState::InBank | CardState::Paused) if consented => {
            BankState::Candidate
        }
        (Membership::Candidate, CardState::InBank | CardState::Paused) => BankState::ConsentPending,
        (Membership::Approved, CardState::Paused) => BankState::Paused,
        (Membership::Approved, CardState::InBank) if assigned => BankState::Assigned,
        (Membership::Approved, CardState::InBank) => BankState::Available,
    }
}

#[cfg(test)]
mod tests;
