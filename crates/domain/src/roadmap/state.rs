//! Where a roadmap stands (section 3.3 of the entities; decision Q-05).

/// Where a roadmap stands.
#[derive(
    Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, serde::Serialize, serde::Deserialize,
)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub enum RoadmapState {
    /// Being written and checked.
    Draft,
    /// Handed in for agreement.
    Submitted,
    /// Back with remarks; it is written again.
    Returned,
    /// Agreed by the municipal centre.
    Agreed,
    /// Approved by order: its duties are to be done.
    InForce,
    /// Over.
    Closed,
}

/// What the municipal centre said about a submission.
#[derive(
    Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, serde::Serialize, serde::Deserialize,
)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub enum Verdict {
    /// Nothing yet; silence is no agreement.
    Pending,
    /// Agreed.
    Agreed,
    /// Sent back with remarks.
    Returned,
}

/// So many working days the municipal centre has for a review.
pub const WORKING_DAYS_FOR_REVIEW: u32 = 10;

/// Why a step of a roadmap was not taken.
#[derive(Clone, Copy, PartialEq, Eq, Debug, thiserror::Error)]
pub enum RoadmapError {
    /// Not in this state.
    #[error("not in this state")]
    WrongState,
    /// The municipality has not agreed to it.
    #[error("not agreed by the municipality")]
    NotAgreed,
}

impl RoadmapState {
    /// Every state.
    pub const ALL: [Self; 6] = [
        Self::Draft,
        Self::Submitted,
        Self::Returned,
        Self::Agreed,
        Self::InForce,
        Self::Closed,
    ];

    /// The stored name.
    pub fn code(self) -> &'static str {
        match self {
            Self::Draft => "DRAFT",
            Self::Submitted => "SUBMITTED",
            Self::Returned => "RETURNED",
            Self::Agreed => "AGREED",
            Self::InForce => "IN_FORCE",
            Self::Closed => "CLOSED",
        }
    }

    /// Whether its head and rows may be changed.
    pub fn is_written(self) -> bool {
        match self {
            Self::Draft | Self::Returned => true,
            Self::Submitted | Self::Agreed | Self::InForce | Self::Closed => false,
        }
    }

    /// Head or rows are changed; the state stays.
    pub fn edit(self) -> Result<Self, RoadmapError> {
        match self {
            Self::Draft | Self::Returned => Ok(self),
            Self::Submitted | Self::Agreed | Self::InForce | Self::Closed => {
                Err(RoadmapError::WrongState)
            }
        }
    }

    /// It is handed in for agreement, for the first time or again.
    pub fn submit(self) -> Result<Self, RoadmapError> {
        match self {
            Self::Draft | Self::Returned => Ok(Self::Submitted),
            Self::Submitted | Self::Agreed | Self::InForce | Self::Closed => {
                Err(RoadmapError::WrongState)
            }
        }
    }

    /// The municipal centre agrees.
    pub fn agree(self) -> Result<Self, RoadmapError> {
        match self {
            Self::Submitted => Ok(Self::Agreed),
            Self::Draft | Self::Returned | Self::Agreed | Self::InForce | Self::Closed => {
                Err(RoadmapError::WrongState)
            }
        }
    }

    /// The municipal centre sends it back.
    pub fn send_back(self) -> Result<Self, RoadmapError> {
        match self {
            Self::Submitted => Ok(Self::Returned),
            Self::Draft | Self::Returned | Self::Agreed | Self::InForce | Self::Closed => {
                Err(RoadmapError::WrongState)
            }
        }
    }

    /// It is approved by order. Where an agreement `is_required`, only an agreed one is (invariant 9).
    pub fn approve(self, is_required: bool) -> Result<Self, RoadmapError> {
        match self {
            Self::Agreed => Ok(Self::InForce),
            Self::Draft | Self::Returned if !is_required => Ok(Self::InForce),
            Self::Draft | Self::Returned | Self::Submitted => Err(RoadmapError::NotAgreed),
            Self::InForce | Self::Closed => Err(RoadmapError::WrongState),
        }
    }

    /// It is over.
    pub fn close(self) -> Result<Self, RoadmapError> {
        match self {
            Self::InForce => Ok(Self::Closed),
            Self::Draft | Self::Submitted | Self::Returned | Self::Agreed | Self::Closed => {
                Err(RoadmapError::WrongState)
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testing::table;

    #[test]
    fn every_event_in_every_state() {
        let rows = RoadmapState::ALL.map(RoadmapState::code);
        let events = [
            "edit",
            "submit",
            "agree",
            "send back",
            "approve, agreement required",
            "approve, not required",
            "close",
        ];
        let step = |row: usize, event: usize| {
            let state = RoadmapState::ALL[row];
            match event {
                0 => state.edit(),
                1 => state.submit(),
                2 => state.agree(),
                3 => state.send_back(),
                4 => state.approve(true),
                5 => state.approve(false),
                _ => state.close(),
            }
        };
        insta::assert_snapshot!(table(&rows, &events, step));
    }

    #[test]
    fn nothing_comes_into_force_without_agreement_where_it_is_required() {
        for state in RoadmapState::ALL {
            let approved = state.approve(true);
            assert_eq!(approved.is_ok(), state == RoadmapState::Agreed, "{state:?}");
        }
    }

    #[test]
    fn what_may_be_edited_is_what_is_written() {
        for state in RoadmapState::ALL {
            assert_eq!(state.edit().is_ok(), state.is_written(), "{state:?}");
        }
    }
}
