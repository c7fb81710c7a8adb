//! Where a mentorship stands, and why it may end.

use crate::clock::Date;
use crate::id::OrderId;

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
    /// The states in which a pair takes one of the places that the mentor offers.
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
