//! A case between the two of a pair: consultation, agreement, mediation (B-062, B-031).
//!
//! ```text
//! OPENED ──somebody addressed takes it──▶ IN_PROGRESS ──words an outcome──▶ PROPOSED ──all parties agree──▶ AGREED
//!    │                                      │  ▲──────── a party does not ───────┘ │
//!    │                                      └──────▶ NOT_AGREED ◀─────────────────┘
//!    └──────── who opened it, until it is over ──▶ WITHDRAWN
//! ```

use crate::clock::{Date, WorkingDaysGround, working_days_after};
use crate::id::PersonId;

use super::Side;

/// What is asked for.
#[derive(
    Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, serde::Serialize, serde::Deserialize,
)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub enum MediationKind {
    /// Advice for who opens it, of which the other side does not learn.
    Consultation,
    /// The two are to agree on how they go on.
    Agreement,
    /// The two are at odds.
    Mediation,
}

/// Who is asked to help.
#[derive(
    Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, serde::Serialize, serde::Deserialize,
)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub enum MediationAddressee {
    /// The methodical association of the school's mentors (B-046).
    Association,
    /// The curators, where no association was formed.
    Curator,
}

/// Where a case stands.
#[derive(
    Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, serde::Serialize, serde::Deserialize,
)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub enum MediationState {
    /// Nobody has taken it yet.
    Opened,
    /// A mediator is at it.
    InProgress,
    /// An outcome is worded, and a party has yet to agree.
    Proposed,
    /// All parties have agreed to the outcome.
    Agreed,
    /// It ended without that.
    NotAgreed,
    /// Taken back by who opened it.
    Withdrawn,
}

/// Why a step of a case is refused.
#[derive(Clone, Copy, PartialEq, Eq, Debug, thiserror::Error)]
pub enum MediationError {
    /// A mediator is needed first.
    #[error("nobody has taken it yet")]
    NotTaken,
    /// It has a mediator.
    #[error("it is taken")]
    AlreadyTaken,
    /// There is nothing to agree to.
    #[error("no outcome is proposed")]
    NothingProposed,
    /// The party has said yes to this wording before.
    #[error("the party has agreed already")]
    AlreadyAgreed,
    /// It ended.
    #[error("it is over")]
    Over,
}

impl MediationState {
    /// Every state.
    pub const ALL: [Self; 6] = [
        Self::Opened,
        Self::InProgress,
        Self::Proposed,
        Self::Agreed,
        Self::NotAgreed,
        Self::Withdrawn,
    ];

    /// The stored name.
    pub fn code(self) -> &'static str {
        match self {
            Self::Opened => "OPENED",
            Self::InProgress => "IN_PROGRESS",
            Self::Proposed => "PROPOSED",
            Self::Agreed => "AGREED",
            Self::NotAgreed => "NOT_AGREED",
            Self::Withdrawn => "WITHDRAWN",
        }
    }

    /// Whether anything can still happen to it.
    pub fn is_open(self) -> bool {
        match self {
            Self::Opened | Self::InProgress | Self::Proposed => true,
            Self::Agreed | Self::NotAgreed | Self::Withdrawn => false,
        }
    }

    /// Somebody addressed is at it from now on.
    pub fn take(self) -> Result<Self, MediationError> {
        match self {
            Self::Opened => Ok(Self::InProgress),
            Self::InProgress | Self::Proposed => Err(MediationError::AlreadyTaken),
            Self::Agreed | Self::NotAgreed | Self::Withdrawn => Err(MediationError::Over),
        }
    }

    /// Something is written down; the case stays where it is.
    pub fn note(self) -> Result<Self, MediationError> {
        if self.is_open() {
            return Ok(self);
        }
        Err(MediationError::Over)
    }

    /// The mediator ends it without an agreement.
    pub fn close(self) -> Result<Self, MediationError> {
        match self {
            Self::Opened => Err(MediationError::NotTaken),
            Self::InProgress | Self::Proposed => Ok(Self::NotAgreed),
            Self::Agreed | Self::NotAgreed | Self::Withdrawn => Err(MediationError::Over),
        }
    }

    /// Who opened it takes it back.
    pub fn withdraw(self) -> Result<Self, MediationError> {
        if self.is_open() {
            return Ok(Self::Withdrawn);
        }
        Err(MediationError::Over)
    }
}

/// Somebody between whom and the others an outcome is looked for.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct MediationParty {
    /// Who.
    pub person: PersonId,
    /// Their side of the pair.
    pub side: Side,
    /// Whether they agree to the outcome as it is worded.
    pub agreed: bool,
}

/// A case as the rules see it.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Mediation {
    /// Where it stands.
    pub state: MediationState,
    /// Between whom.
    pub parties: Vec<MediationParty>,
}

impl Mediation {
    /// A case that `opener` opens about a pair of `members`: a consultation is the opener's alone, who must be one of
    /// them; anything else is between all of them.
    pub fn open(
        kind: MediationKind,
        opener: PersonId,
        members: &[(PersonId, Side)],
    ) -> Option<Self> {
        let party = |(person, side): &(PersonId, Side)| MediationParty {
            person: *person,
            side: *side,
            agreed: false,
        };
        let all = members.iter().map(party);
        let parties: Vec<_> = match kind {
            MediationKind::Consultation => all.filter(|one| one.person == opener).collect(),
            MediationKind::Agreement | MediationKind::Mediation => all.collect(),
        };
        let state = MediationState::Opened;
        (!parties.is_empty()).then_some(Self { state, parties })
    }

    /// The line of `person`.
    pub fn party(&self, person: PersonId) -> Option<&MediationParty> {
        self.parties.iter().find(|one| one.person == person)
    }

    /// The mediator words an outcome, or words it anew: everybody is asked again.
    pub fn propose(mut self) -> Result<Self, MediationError> {
        self.state = match self.state {
            MediationState::Opened => return Err(MediationError::NotTaken),
            MediationState::InProgress | MediationState::Proposed => MediationState::Proposed,
            MediationState::Agreed | MediationState::NotAgreed | MediationState::Withdrawn => {
                return Err(MediationError::Over);
            }
        };
        for party in &mut self.parties {
            party.agreed = false;
        }
        Ok(self)
    }

    /// A party says yes or no to the outcome: the last yes settles the case, a no sends it back to the mediator.
    /// `person` who is no party changes nothing and is refused as [`MediationError::NothingProposed`].
    pub fn answer(mut self, person: PersonId, accept: bool) -> Result<Self, MediationError> {
        match self.state {
            MediationState::Proposed => {}
            MediationState::Opened | MediationState::InProgress => {
                return Err(MediationError::NothingProposed);
            }
            MediationState::Agreed | MediationState::NotAgreed | MediationState::Withdrawn => {
                return Err(MediationError::Over);
            }
        }
        let party = self.parties.iter_mut().find(|one| one.person == person);
        let party = party.ok_or(MediationError::NothingProposed)?;
        if accept && party.agreed {
            return Err(MediationError::AlreadyAgreed);
        }
        if accept {
            party.agreed = true;
            if self.parties.iter().all(|one| one.agreed) {
                self.state = MediationState::Agreed;
            }
            return Ok(self);
        }
        for party in &mut self.parties {
            party.agreed = false;
        }
        self.state = MediationState::InProgress;
        Ok(self)
    }
}

/// Working days within which somebody takes a case.
pub const TAKE_WITHIN: u32 = 3;

/// The last day for somebody to take what was opened on `opened_on`, and on what that count rests.
pub fn take_by(opened_on: Date) -> (Date, WorkingDaysGround) {
    working_days_after(opened_on, TAKE_WITHIN)
}

#[cfg(test)]
mod tests;
