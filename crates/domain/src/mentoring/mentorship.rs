//! A mentoring pair or group from the proposal to its end.
//!
//! ```text
//! PROPOSED ──all accept──▶ AGREED ──consents, order drafted──▶ ORDER_PREPARED ──head signs──▶ ACTIVE ──▶ ENDED
//!    │ └─ one declines ─▶ DECLINED        ▲──── order cancelled ────┘
//!    └─ curator takes back ─▶ REVOKED ◀── AGREED
//! ```

use crate::clock::Date;
use crate::consent::ConsentPurpose;
use crate::id::{MentorshipId, OrderId, PersonId};

/// Which side of a mentorship somebody stands on.
#[derive(
    Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, serde::Serialize, serde::Deserialize,
)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub enum Side {
    /// Gives support.
    Mentor,
    /// Receives it.
    Mentee,
}

impl Side {
    /// The consents without which nobody is named in an order on this side (B-036, B-041, B-RM2, B-RM3).
    pub fn required_consents(self) -> [ConsentPurpose; 2] {
        let duty = match self {
            Self::Mentor => ConsentPurpose::MentorDuty,
            Self::Mentee => ConsentPurpose::MenteeParticipation,
        };
        [ConsentPurpose::PersonalDataProcessing, duty]
    }
}

/// What a participant said to the proposal. No reason is asked for (B-015).
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub enum Answer {
    /// Not yet.
    Pending,
    /// Yes.
    Accepted,
    /// No.
    Declined,
}

/// One person in a mentorship.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Participant {
    /// Who.
    pub person: PersonId,
    /// On which side.
    pub side: Side,
    /// What they said.
    pub answer: Answer,
}

/// A pair or a group.
#[derive(Clone, Copy, PartialEq, Eq, Hash, Debug, serde::Serialize, serde::Deserialize)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub enum Cell {
    /// One mentor and one mentee.
    Pair,
    /// Two mentees or more (B-028).
    Group,
}

/// Why a mentorship ended (B-082…084).
#[derive(
    Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, serde::Serialize, serde::Deserialize,
)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub enum EndReason {
    /// The plan was carried out in full.
    PlanCompleted,
    /// The mentor wished so.
    MentorInitiative,
    /// The mentee wished so.
    MenteeInitiative,
    /// Both wished so.
    MutualDecision,
    /// The curator: duties were not carried out as they should be.
    CuratorImproperExecution,
    /// The curator: circumstances beyond control.
    CuratorForceMajeure,
    /// A participant left or changed the job.
    EmploymentEnded,
    /// A participant took back a consent.
    ConsentWithdrawn,
}

/// Where a mentorship stands; each state carries the facts that it rests on.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum MentorshipState {
    /// The participants are asked.
    Proposed,
    /// A participant said no.
    Declined,
    /// The curator took the proposal back.
    Revoked,
    /// All said yes; consents and the order are due.
    Agreed,
    /// The order is drafted and waits for the head.
    OrderPrepared {
        /// The drafted order.
        order: OrderId,
    },
    /// In force by an order.
    Active {
        /// The signed order.
        order: OrderId,
        /// First day.
        since: Date,
    },
    /// Over.
    Ended {
        /// The order that had put it into force.
        order: OrderId,
        /// First day.
        since: Date,
        /// Last day.
        on: Date,
        /// Why.
        reason: EndReason,
    },
}

/// The name of a state, without its facts.
#[derive(
    Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, serde::Serialize, serde::Deserialize,
)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub enum MentorshipStateKind {
    /// [`MentorshipState::Proposed`].
    Proposed,
    /// [`MentorshipState::Declined`].
    Declined,
    /// [`MentorshipState::Revoked`].
    Revoked,
    /// [`MentorshipState::Agreed`].
    Agreed,
    /// [`MentorshipState::OrderPrepared`].
    OrderPrepared,
    /// [`MentorshipState::Active`].
    Active,
    /// [`MentorshipState::Ended`].
    Ended,
}

impl MentorshipStateKind {
    /// The states in which a pair takes one of the places that the mentor offers (Q-13).
    pub const TAKING_A_PLACE: [Self; 4] = [
        Self::Proposed,
        Self::Agreed,
        Self::OrderPrepared,
        Self::Active,
    ];

    /// The stored name.
    pub fn code(self) -> &'static str {
        match self {
            Self::Proposed => "PROPOSED",
            Self::Declined => "DECLINED",
            Self::Revoked => "REVOKED",
            Self::Agreed => "AGREED",
            Self::OrderPrepared => "ORDER_PREPARED",
            Self::Active => "ACTIVE",
            Self::Ended => "ENDED",
        }
    }
}

impl MentorshipState {
    /// The state's name.
    pub fn kind(&self) -> MentorshipStateKind {
        match self {
            Self::Proposed => MentorshipStateKind::Proposed,
            Self::Declined => MentorshipStateKind::Declined,
            Self::Revoked => MentorshipStateKind::Revoked,
            Self::Agreed => MentorshipStateKind::Agreed,
            Self::OrderPrepared { .. } => MentorshipStateKind::OrderPrepared,
            Self::Active { .. } => MentorshipStateKind::Active,
            Self::Ended { .. } => MentorshipStateKind::Ended,
        }
    }

    /// The order that it rests on, drafted or signed.
    pub fn order(&self) -> Option<OrderId> {
        match self {
            Self::OrderPrepared { order }
            | Self::Active { order, .. }
            | Self::Ended { order, .. } => Some(*order),
            Self::Proposed | Self::Declined | Self::Revoked | Self::Agreed => None,
        }
    }

    /// The first day, once it is or was in force.
    pub fn since(&self) -> Option<Date> {
        match self {
            Self::Active { since, .. } | Self::Ended { since, .. } => Some(*since),
            Self::Proposed
            | Self::Declined
            | Self::Revoked
            | Self::Agreed
            | Self::OrderPrepared { .. } => None,
        }
    }

    /// The last day and why, once it is over.
    pub fn end(&self) -> Option<(Date, EndReason)> {
        match self {
            Self::Ended { on, reason, .. } => Some((*on, *reason)),
            Self::Proposed
            | Self::Declined
            | Self::Revoked
            | Self::Agreed
            | Self::OrderPrepared { .. }
            | Self::Active { .. } => None,
        }
    }
}

/// A mentorship as the rules see it.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Mentorship {
    /// Its id.
    pub id: MentorshipId,
    /// Who takes part.
    pub participants: Vec<Participant>,
    /// Where it stands.
    pub state: MentorshipState,
}

/// Why a pair cannot be proposed.
#[derive(Clone, Copy, PartialEq, Eq, Debug, thiserror::Error)]
pub enum ProposeError {
    /// Nobody mentors themselves.
    #[error("a mentor cannot be their own mentee")]
    SamePerson,
    /// The mentor has as many mentees as the card offers.
    #[error("the mentor has {taken} mentees of {capacity}")]
    MentorFull {
        /// Mentees that the mentor has or is asked for.
        taken: u32,
        /// Mentees that the card offers to take.
        capacity: u32,
    },
    /// The two have a running or proposed mentorship already.
    #[error("the two are paired already")]
    AlreadyPaired,
    /// One of them has said no to the other before.
    #[error("one of them declined this pair before")]
    DeclinedBefore,
    /// The mentor has no card in the bank, or it is paused.
    #[error("the mentor is not in the bank")]
    MentorNotInBank,
    /// The mentee has stated no need.
    #[error("the mentee has stated no need")]
    NeedNotStated,
    /// One-off formats need no order and are not proposed as pairs.
    #[error("the format is a one-off")]
    OneOffFormat,
}

/// Checks a proposal of a pair. `taken` counts the mentor's running and proposed mentorships.
pub fn check_proposal(
    mentor: PersonId,
    mentee: PersonId,
    taken: u32,
    capacity: u32,
) -> Result<(), ProposeError> {
    if mentor == mentee {
        return Err(ProposeError::SamePerson);
    }
    if taken >= capacity {
        return Err(ProposeError::MentorFull { taken, capacity });
    }
    Ok(())
}

/// Why an answer could not be taken.
#[derive(Clone, Copy, PartialEq, Eq, Debug, thiserror::Error)]
pub enum AnswerError {
    /// The proposal is no longer open.
    #[error("the proposal is closed")]
    Closed,
    /// The person does not take part.
    #[error("not a participant")]
    NotParticipant,
    /// The person has answered already.
    #[error("answered already")]
    AlreadyAnswered,
}

/// Why an order could not be drafted for a mentorship.
#[derive(Clone, Copy, PartialEq, Eq, Debug, thiserror::Error)]
pub enum PrepareError {
    /// Not everybody has said yes.
    #[error("not everybody has agreed")]
    NotAgreed,
    /// A duty or processing consent is missing or has expired.
    #[error("a consent is missing")]
    ConsentMissing,
    /// An order is drafted or signed already.
    #[error("an order exists already")]
    OrderExists,
}

/// Why a mentorship could not be put into force.
#[derive(Clone, Copy, PartialEq, Eq, Debug, thiserror::Error)]
pub enum ApproveError {
    /// The order names it no longer, or it was never drafted.
    #[error("no order is prepared")]
    NoOrder,
    /// A consent was withdrawn or expired since the order was drafted.
    #[error("a consent is missing")]
    ConsentMissing,
    /// The head who signs takes part (Q-10).
    #[error("the head who signs is a participant")]
    SignsForThemselves,
}

/// Why a proposal could not be taken back.
#[derive(Clone, Copy, PartialEq, Eq, Debug, thiserror::Error)]
#[error("the proposal is past taking back")]
pub struct RevokeError;

/// Why a mentorship could not be ended.
#[derive(Clone, Copy, PartialEq, Eq, Debug, thiserror::Error)]
pub enum EndError {
    /// It is not in force.
    #[error("it is not in force")]
    NotActive,
    /// The last day lies before the first one.
    #[error("the last day lies before the first one")]
    EndsBeforeItBegins,
    /// The last day lies in the future.
    #[error("the last day lies in the future")]
    EndsInTheFuture,
    /// Completion comes from the programme, not from here.
    #[error("completion is recorded by the programme")]
    CompletedByProgramme,
}

impl Mentorship {
    /// A proposal to one mentor and one mentee.
    pub fn propose(id: MentorshipId, mentor: PersonId, mentee: PersonId) -> Self {
        let asked = |person, side| Participant {
            person,
            side,
            answer: Answer::Pending,
        };
        Self {
            id,
            participants: vec![asked(mentor, Side::Mentor), asked(mentee, Side::Mentee)],
            state: MentorshipState::Proposed,
        }
    }

    /// The participant's line of `person`.
    pub fn participant(&self, person: PersonId) -> Option<&Participant> {
        self.participants
            .iter()
            .find(|participant| participant.person == person)
    }

    /// The people on one side.
    pub fn on_side(&self, side: Side) -> impl Iterator<Item = PersonId> + '_ {
        self.participants
            .iter()
            .filter(move |line| line.side == side)
            .map(|line| line.person)
    }

    /// A participant says yes or no. The first no closes the proposal; the last yes opens the way to the order.
    pub fn answer(mut self, person: PersonId, accept: bool) -> Result<Self, AnswerError> {
        match self.state {
            MentorshipState::Proposed => {}
            MentorshipState::Declined
            | MentorshipState::Revoked
            | MentorshipState::Agreed
            | MentorshipState::OrderPrepared { .. }
            | MentorshipState::Active { .. }
            | MentorshipState::Ended { .. } => return Err(AnswerError::Closed),
        }
        let line = self
            .participants
            .iter_mut()
            .find(|line| line.person == person)
            .ok_or(AnswerError::NotParticipant)?;
        if line.answer != Answer::Pending {
            return Err(AnswerError::AlreadyAnswered);
        }
        line.answer = if accept {
            Answer::Accepted
        } else {
            Answer::Declined
        };
        self.state = if !accept {
            MentorshipState::Declined
        } else if self
            .participants
            .iter()
            .all(|line| line.answer == Answer::Accepted)
        {
            MentorshipState::Agreed
        } else {
            MentorshipState::Proposed
        };
        Ok(self)
    }

    /// The curator takes the proposal back, at the latest before an order is drafted.
    pub fn revoke(self) -> Result<Self, RevokeError> {
        match self.state {
            MentorshipState::Proposed | MentorshipState::Agreed => Ok(Self {
                state: MentorshipState::Revoked,
                ..self
            }),
            MentorshipState::Declined
            | MentorshipState::Revoked
            | MentorshipState::OrderPrepared { .. }
            | MentorshipState::Active { .. }
            | MentorshipState::Ended { .. } => Err(RevokeError),
        }
    }

    /// An order is drafted. `consented`: all duty and processing consents hold today (B-036, B-041).
    pub fn prepare(self, order: OrderId, consented: bool) -> Result<Self, PrepareError> {
        match self.state {
            MentorshipState::Agreed if consented => Ok(Self {
                state: MentorshipState::OrderPrepared { order },
                ..self
            }),
            MentorshipState::Agreed => Err(PrepareError::ConsentMissing),
            MentorshipState::Proposed | MentorshipState::Declined | MentorshipState::Revoked => {
                Err(PrepareError::NotAgreed)
            }
            MentorshipState::OrderPrepared { .. }
            | MentorshipState::Active { .. }
            | MentorshipState::Ended { .. } => Err(PrepareError::OrderExists),
        }
    }

    /// The drafted order is cancelled; the agreement stands.
    pub fn unprepare(self, cancelled: OrderId) -> Result<Self, ApproveError> {
        match self.state {
            MentorshipState::OrderPrepared { order } if order == cancelled => Ok(Self {
                state: MentorshipState::Agreed,
                ..self
            }),
            MentorshipState::Proposed
            | MentorshipState::Declined
            | MentorshipState::Revoked
            | MentorshipState::Agreed
            | MentorshipState::OrderPrepared { .. }
            | MentorshipState::Active { .. }
            | MentorshipState::Ended { .. } => Err(ApproveError::NoOrder),
        }
    }

    /// The head signs the order (B-081): in force from `since`, the day that the order names.
    pub fn approve(
        self,
        signed: OrderId,
        by: PersonId,
        since: Date,
        consented: bool,
    ) -> Result<Self, ApproveError> {
        if self.participant(by).is_some() {
            return Err(ApproveError::SignsForThemselves);
        }
        match self.state {
            MentorshipState::OrderPrepared { order } if order == signed && !consented => {
                Err(ApproveError::ConsentMissing)
            }
            MentorshipState::OrderPrepared { order } if order == signed => Ok(Self {
                state: MentorshipState::Active { order, since },
                ..self
            }),
            MentorshipState::Proposed
            | MentorshipState::Declined
            | MentorshipState::Revoked
            | MentorshipState::Agreed
            | MentorshipState::OrderPrepared { .. }
            | MentorshipState::Active { .. }
            | MentorshipState::Ended { .. } => Err(ApproveError::NoOrder),
        }
    }

    /// Ends early, for one of the coded reasons but completion (B-083, B-084).
    pub fn terminate(self, on: Date, reason: EndReason, today: Date) -> Result<Self, EndError> {
        if reason == EndReason::PlanCompleted {
            return Err(EndError::CompletedByProgramme);
        }
        self.end(on, reason, today)
    }

    /// Ends because its programme was carried out in full (B-082).
    pub fn complete(self, on: Date, today: Date) -> Result<Self, EndError> {
        self.end(on, EndReason::PlanCompleted, today)
    }

    fn end(self, on: Date, reason: EndReason, today: Date) -> Result<Self, EndError> {
        match self.state {
            MentorshipState::Active { since, .. } if on < since => {
                Err(EndError::EndsBeforeItBegins)
            }
            MentorshipState::Active { .. } if on > today => Err(EndError::EndsInTheFuture),
            MentorshipState::Active { order, since } => Ok(Self {
                state: MentorshipState::Ended {
                    order,
                    since,
                    on,
                    reason,
                },
                ..self
            }),
            MentorshipState::Proposed
            | MentorshipState::Declined
            | MentorshipState::Revoked
            | MentorshipState::Agreed
            | MentorshipState::OrderPrepared { .. }
            | MentorshipState::Ended { .. } => Err(EndError::NotActive),
        }
    }
}

#[cfg(test)]
mod tests;
