//! The personalised mentoring programme of a pair (B-013, B-082…085).
//!
//! ```text
//! DRAFT ──mentor and mentee agree──▶ AGREED ──curator approves──▶ APPROVED ──▶ COMPLETED
//!   ▲──────── any edit ────────────────┘ │                           └────────▶ TERMINATED
//!   ▲──────── curator returns ───────────┘
//! ```

use crate::clock::{Date, add_months, full_years};
use crate::id::{MentorshipId, ProgrammeId};
use crate::mentoring::form::MentoringFormat;
use crate::mentoring::mentorship::{EndReason, Side};

/// Where a programme stands.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum ProgrammeState {
    /// Being written; who of the two has agreed to this wording.
    Draft {
        /// The mentor agreed.
        mentor_agreed: bool,
        /// The mentee agreed.
        mentee_agreed: bool,
    },
    /// Both agreed; the curator's word is due.
    Agreed,
    /// In force.
    Approved,
    /// Carried out in full.
    Completed {
        /// The day.
        on: Date,
    },
    /// Broken off with its pair.
    Terminated {
        /// The day.
        on: Date,
        /// The coded reason.
        reason: EndReason,
    },
}

/// The name of a state, without its facts.
#[derive(
    Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, serde::Serialize, serde::Deserialize,
)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub enum ProgrammeStateKind {
    /// [`ProgrammeState::Draft`].
    Draft,
    /// [`ProgrammeState::Agreed`].
    Agreed,
    /// [`ProgrammeState::Approved`].
    Approved,
    /// [`ProgrammeState::Completed`].
    Completed,
    /// [`ProgrammeState::Terminated`].
    Terminated,
}

impl ProgrammeStateKind {
    /// The stored name.
    pub fn code(self) -> &'static str {
        match self {
            Self::Draft => "DRAFT",
            Self::Agreed => "AGREED",
            Self::Approved => "APPROVED",
            Self::Completed => "COMPLETED",
            Self::Terminated => "TERMINATED",
        }
    }
}

impl ProgrammeState {
    /// The state's name.
    pub fn kind(&self) -> ProgrammeStateKind {
        match self {
            Self::Draft { .. } => ProgrammeStateKind::Draft,
            Self::Agreed => ProgrammeStateKind::Agreed,
            Self::Approved => ProgrammeStateKind::Approved,
            Self::Completed { .. } => ProgrammeStateKind::Completed,
            Self::Terminated { .. } => ProgrammeStateKind::Terminated,
        }
    }

    /// Who has agreed to the wording: mentor, mentee. Past drafting both have, unless it was broken off before.
    pub fn agreements(&self) -> (bool, bool) {
        match self {
            Self::Draft {
                mentor_agreed,
                mentee_agreed,
            } => (*mentor_agreed, *mentee_agreed),
            Self::Agreed | Self::Approved | Self::Completed { .. } => (true, true),
            Self::Terminated { .. } => (false, false),
        }
    }
}

/// A programme as the rules see it.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Programme {
    /// Its id.
    pub id: ProgrammeId,
    /// Whose it is.
    pub mentorship: MentorshipId,
    /// First day.
    pub starts_on: Date,
    /// Last day.
    pub ends_on: Date,
    /// Where it stands.
    pub state: ProgrammeState,
}

/// Something unusual about a term that the curator confirms with a reason (Q-14).
#[derive(Clone, Copy, PartialEq, Eq, Debug, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub enum TermWarning {
    /// Longer than twelve months.
    LongerThanYear,
}

/// Why a wording was not taken.
#[derive(Clone, Copy, PartialEq, Eq, Debug, thiserror::Error)]
pub enum DraftError {
    /// The last day lies before the first one.
    #[error("the last day lies before the first one")]
    EndsBeforeItBegins,
    /// Shorter than three months, and the format is not a short one (B-013, Q-14).
    #[error("shorter than three months")]
    TooShort,
    /// Longer than twelve months without a reason (Q-14).
    #[error("longer than twelve months without a reason")]
    TooLongWithoutReason,
    /// The programme is approved or over.
    #[error("the programme is past drafting")]
    NotDraft,
    /// The pair is not in force.
    #[error("the pair is not in force")]
    PairNotActive,
    /// The pair has a programme already.
    #[error("the pair has a programme already")]
    ProgrammeExists,
}

/// Checks a term of 3–12 months. Longer needs the curator's `reason`; shorter only fits short formats.
pub fn check_term(
    starts_on: Date,
    ends_on: Date,
    format: MentoringFormat,
    reason: bool,
) -> Result<Option<TermWarning>, DraftError> {
    if ends_on < starts_on {
        return Err(DraftError::EndsBeforeItBegins);
    }
    // A term that ends the day before the same date three months on is three months long: 1 September – 30 November.
    let after_last = ends_on.succ_opt().unwrap_or(ends_on);
    if after_last < add_months(starts_on, 3) && !format.may_be_short() {
        return Err(DraftError::TooShort);
    }
    // Counted from the last day, so that a term from 29 February may last until 28 February.
    if full_years(starts_on, ends_on) >= 1 {
        return if reason {
            Ok(Some(TermWarning::LongerThanYear))
        } else {
            Err(DraftError::TooLongWithoutReason)
        };
    }
    Ok(None)
}

/// Why an agreement, approval or return was not taken.
#[derive(Clone, Copy, PartialEq, Eq, Debug, thiserror::Error)]
pub enum DecisionError {
    /// Not in the state that the decision needs.
    #[error("the programme is not waiting for this")]
    NotWaiting,
    /// This side has agreed already.
    #[error("agreed already")]
    AlreadyAgreed,
    /// A plan without a single activity is no plan.
    #[error("the plan is empty")]
    PlanEmpty,
}

/// Why a programme could not be closed.
#[derive(Clone, Copy, PartialEq, Eq, Debug, thiserror::Error)]
pub enum CompleteError {
    /// It is not in force.
    #[error("the programme is not in force")]
    NotApproved,
    /// Activities are still open.
    #[error("{open} activities are not accepted yet")]
    ActivitiesOpen {
        /// How many.
        open: u32,
    },
    /// The day lies in the future or before the beginning.
    #[error("the day is outside the programme")]
    DayOutside,
}

impl Programme {
    /// Any edit takes back both agreements.
    pub fn redraft(self) -> Result<Self, DraftError> {
        match self.state {
            ProgrammeState::Draft { .. } | ProgrammeState::Agreed => Ok(Self {
                state: ProgrammeState::Draft {
                    mentor_agreed: false,
                    mentee_agreed: false,
                },
                ..self
            }),
            ProgrammeState::Approved
            | ProgrammeState::Completed { .. }
            | ProgrammeState::Terminated { .. } => Err(DraftError::NotDraft),
        }
    }

    /// One side agrees to the wording; the second agreement sends it to the curator.
    pub fn agree(self, side: Side, activities: u32) -> Result<Self, DecisionError> {
        let ProgrammeState::Draft {
            mentor_agreed,
            mentee_agreed,
        } = self.state
        else {
            return Err(DecisionError::NotWaiting);
        };
        if activities == 0 {
            return Err(DecisionError::PlanEmpty);
        }
        let (mentor_agreed, mentee_agreed) = match side {
            Side::Mentor if mentor_agreed => return Err(DecisionError::AlreadyAgreed),
            Side::Mentee if mentee_agreed => return Err(DecisionError::AlreadyAgreed),
            Side::Mentor => (true, mentee_agreed),
            Side::Mentee => (mentor_agreed, true),
        };
        let state = if mentor_agreed && mentee_agreed {
            ProgrammeState::Agreed
        } else {
            ProgrammeState::Draft {
                mentor_agreed,
                mentee_agreed,
            }
        };
        Ok(Self { state, ..self })
    }

    /// The curator puts it into force (Q-15).
    pub fn approve(self) -> Result<Self, DecisionError> {
        match self.state {
            ProgrammeState::Agreed => Ok(Self {
                state: ProgrammeState::Approved,
                ..self
            }),
            ProgrammeState::Draft { .. }
            | ProgrammeState::Approved
            | ProgrammeState::Completed { .. }
            | ProgrammeState::Terminated { .. } => Err(DecisionError::NotWaiting),
        }
    }

    /// The curator gives it back with a remark.
    pub fn give_back(self) -> Result<Self, DecisionError> {
        match self.state {
            ProgrammeState::Agreed => Ok(Self {
                state: ProgrammeState::Draft {
                    mentor_agreed: false,
                    mentee_agreed: false,
                },
                ..self
            }),
            ProgrammeState::Draft { .. }
            | ProgrammeState::Approved
            | ProgrammeState::Completed { .. }
            | ProgrammeState::Terminated { .. } => Err(DecisionError::NotWaiting),
        }
    }

    /// Carried out in full: every activity accepted. `open` counts those that are not.
    pub fn complete(self, on: Date, today: Date, open: u32) -> Result<Self, CompleteError> {
        match self.state {
            ProgrammeState::Approved if open > 0 => Err(CompleteError::ActivitiesOpen { open }),
            ProgrammeState::Approved if on < self.starts_on || on > today => {
                Err(CompleteError::DayOutside)
            }
            ProgrammeState::Approved => Ok(Self {
                state: ProgrammeState::Completed { on },
                ..self
            }),
            ProgrammeState::Draft { .. }
            | ProgrammeState::Agreed
            | ProgrammeState::Completed { .. }
            | ProgrammeState::Terminated { .. } => Err(CompleteError::NotApproved),
        }
    }

    /// Broken off together with its pair; a finished programme stays as it is.
    pub fn terminate(self, on: Date, reason: EndReason) -> Self {
        match self.state {
            ProgrammeState::Completed { .. } | ProgrammeState::Terminated { .. } => self,
            ProgrammeState::Draft { .. } | ProgrammeState::Agreed | ProgrammeState::Approved => {
                Self {
                    state: ProgrammeState::Terminated { on, reason },
                    ..self
                }
            }
        }
    }
}

#[cfg(test)]
mod tests;
