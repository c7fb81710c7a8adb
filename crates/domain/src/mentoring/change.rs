//! A proposed change of a programme in force: another term or another content, by mutual consent (B-085).
//!
//! ```text
//! OPEN ──everybody in the pair consents──▶ CONSENTED ──curator──▶ APPROVED: the next edition
//!  ▲ │                                      │  │
//!  └─┼────────── any edit ──────────────────┘  │
//!    └──▶ DECLINED by one of them · WITHDRAWN by who proposed it · REFUSED by the curator
//! ```
//!
//! A change whose programme ends meanwhile lapses; that is read from the programme and never stored.

use std::collections::BTreeSet;

use crate::clock::Date;
use crate::id::PersonId;
use crate::mentoring::programme::ProgrammeStateKind;

/// What is to be changed.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub enum ChangeKind {
    /// The term alone; lines of the plan may move with it.
    Extension,
    /// What it says; the term too, if that is wanted.
    Content,
}

/// Where a change stands.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum ChangeState {
    /// Waits for the consents of the pair.
    Open {
        /// Who has consented to this wording.
        consented: BTreeSet<PersonId>,
    },
    /// Everybody in the pair consented; the curator's word is due.
    Consented,
    /// In force as the edition with this number.
    Approved {
        /// The day.
        on: Date,
        /// The edition that it made.
        edition: u32,
    },
    /// The curator said no.
    Refused {
        /// The day.
        on: Date,
    },
    /// One of the pair said no.
    Declined {
        /// The day.
        on: Date,
        /// Who.
        by: PersonId,
    },
    /// Taken back by who proposed it.
    Withdrawn {
        /// The day.
        on: Date,
    },
}

/// The name of a state, without its facts.
#[derive(
    Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, serde::Serialize, serde::Deserialize,
)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub enum ChangeStateKind {
    /// [`ChangeState::Open`].
    Open,
    /// [`ChangeState::Consented`].
    Consented,
    /// [`ChangeState::Approved`].
    Approved,
    /// [`ChangeState::Refused`].
    Refused,
    /// [`ChangeState::Declined`].
    Declined,
    /// [`ChangeState::Withdrawn`].
    Withdrawn,
    /// Its programme ended before it was decided; never stored.
    Lapsed,
}

impl ChangeStateKind {
    /// The stored name.
    pub fn code(self) -> &'static str {
        match self {
            Self::Open => "OPEN",
            Self::Consented => "CONSENTED",
            Self::Approved => "APPROVED",
            Self::Refused => "REFUSED",
            Self::Declined => "DECLINED",
            Self::Withdrawn => "WITHDRAWN",
            Self::Lapsed => "LAPSED",
        }
    }

    /// Whether somebody's word is still due.
    pub fn is_open(self) -> bool {
        match self {
            Self::Open | Self::Consented => true,
            Self::Approved | Self::Refused | Self::Declined | Self::Withdrawn | Self::Lapsed => {
                false
            }
        }
    }
}

/// Why a word on a change was not taken.
#[derive(Clone, Copy, PartialEq, Eq, Debug, thiserror::Error)]
pub enum ChangeError {
    /// It is decided, or waits for somebody else.
    #[error("the change is not waiting for this")]
    NotWaiting,
    /// This person has consented already.
    #[error("consented already")]
    AlreadyConsented,
}

impl ChangeState {
    /// A change just proposed by `by`; whoever of the pair proposes also consents. A mentor of pupils is the only one
    /// of the pair who speaks, and so nobody else is waited for.
    pub fn proposed(by: PersonId, pair: &[PersonId]) -> Self {
        if pair.iter().all(|person| *person == by) {
            return Self::Consented;
        }
        let consented = pair.iter().copied().filter(|person| *person == by);
        Self::Open {
            consented: consented.collect(),
        }
    }

    /// The state's name.
    pub fn kind(&self) -> ChangeStateKind {
        match self {
            Self::Open { .. } => ChangeStateKind::Open,
            Self::Consented => ChangeStateKind::Consented,
            Self::Approved { .. } => ChangeStateKind::Approved,
            Self::Refused { .. } => ChangeStateKind::Refused,
            Self::Declined { .. } => ChangeStateKind::Declined,
            Self::Withdrawn { .. } => ChangeStateKind::Withdrawn,
        }
    }

    /// The name that is shown beside the programme, which may have ended meanwhile.
    pub fn beside(&self, programme: ProgrammeStateKind) -> ChangeStateKind {
        let kind = self.kind();
        if kind.is_open() && programme != ProgrammeStateKind::Approved {
            ChangeStateKind::Lapsed
        } else {
            kind
        }
    }

    /// Another wording of the same change by `by`: all consents are asked for anew.
    pub fn revise(self, by: PersonId, pair: &[PersonId]) -> Result<Self, ChangeError> {
        match self {
            Self::Open { .. } | Self::Consented => Ok(Self::proposed(by, pair)),
            Self::Approved { .. }
            | Self::Refused { .. }
            | Self::Declined { .. }
            | Self::Withdrawn { .. } => Err(ChangeError::NotWaiting),
        }
    }

    /// `person` consents; the last one of the `pair` sends it to the curator.
    pub fn consent(self, person: PersonId, pair: &[PersonId]) -> Result<Self, ChangeError> {
        match self {
            Self::Open { mut consented } => {
                if !consented.insert(person) {
                    return Err(ChangeError::AlreadyConsented);
                }
                if pair.iter().all(|one| consented.contains(one)) {
                    Ok(Self::Consented)
                } else {
                    Ok(Self::Open { consented })
                }
            }
            Self::Consented
            | Self::Approved { .. }
            | Self::Refused { .. }
            | Self::Declined { .. }
            | Self::Withdrawn { .. } => Err(ChangeError::NotWaiting),
        }
    }

    /// `by`, one of the pair, says no; also after having consented, for taking part is voluntary.
    pub fn decline(self, by: PersonId, on: Date) -> Result<Self, ChangeError> {
        self.close(Self::Declined { on, by })
    }

    /// Who proposed it takes it back.
    pub fn withdraw(self, on: Date) -> Result<Self, ChangeError> {
        self.close(Self::Withdrawn { on })
    }

    /// The curator says no, without having to wait for the consents.
    pub fn refuse(self, on: Date) -> Result<Self, ChangeError> {
        self.close(Self::Refused { on })
    }

    /// The curator puts it into force as `edition`.
    pub fn approve(self, on: Date, edition: u32) -> Result<Self, ChangeError> {
        match self {
            Self::Consented => Ok(Self::Approved { on, edition }),
            Self::Open { .. }
            | Self::Approved { .. }
            | Self::Refused { .. }
            | Self::Declined { .. }
            | Self::Withdrawn { .. } => Err(ChangeError::NotWaiting),
        }
    }

    fn close(self, closed: Self) -> Result<Self, ChangeError> {
        if self.kind().is_open() {
            Ok(closed)
        } else {
            Err(ChangeError::NotWaiting)
        }
    }
}

#[cfg(test)]
mod tests;
