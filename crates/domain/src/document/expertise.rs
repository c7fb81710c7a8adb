//! The expertise of a document by the centre above (D-3.2, D-3.5). It may come before approval or after: both are met, and
//! so it is a loop beside the state of the document.

/// What an expertise concludes.
#[derive(
    Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, serde::Serialize, serde::Deserialize,
)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub enum Conclusion {
    /// Fit as it is.
    Positive,
    /// Fit after what the remarks ask for.
    Remarks,
    /// Not fit.
    Negative,
}

impl Conclusion {
    /// Every one.
    pub const ALL: [Self; 3] = [Self::Positive, Self::Remarks, Self::Negative];

    /// Whether it says what is to be changed.
    pub fn asks_for_changes(self) -> bool {
        match self {
            Self::Positive => false,
            Self::Remarks | Self::Negative => true,
        }
    }
}

/// Where an expertise stands. A new submission is a new expertise.
#[derive(
    Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, serde::Serialize, serde::Deserialize,
)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub enum ExpertiseState {
    /// Handed in; nobody has taken it on.
    Submitted,
    /// Somebody of the centre looks at it.
    InProgress,
    /// Came back with remarks, or was not found fit.
    Returned,
    /// Found fit.
    Cleared,
    /// Taken back by who handed it in.
    Withdrawn,
}

/// Not in this state.
#[derive(Clone, Copy, PartialEq, Eq, Debug, thiserror::Error)]
#[error("not in this state")]
pub struct ExpertiseError;

impl ExpertiseState {
    /// Every one.
    pub const ALL: [Self; 5] = [
        Self::Submitted,
        Self::InProgress,
        Self::Returned,
        Self::Cleared,
        Self::Withdrawn,
    ];

    /// The stored name.
    pub fn code(self) -> &'static str {
        match self {
            Self::Submitted => "SUBMITTED",
            Self::InProgress => "IN_PROGRESS",
            Self::Returned => "RETURNED",
            Self::Cleared => "CLEARED",
            Self::Withdrawn => "WITHDRAWN",
        }
    }

    /// Whether an answer is awaited.
    pub fn is_open(self) -> bool {
        match self {
            Self::Submitted | Self::InProgress => true,
            Self::Returned | Self::Cleared | Self::Withdrawn => false,
        }
    }

    /// Somebody of the centre takes it on.
    pub fn take(self) -> Result<Self, ExpertiseError> {
        match self {
            Self::Submitted => Ok(Self::InProgress),
            Self::InProgress | Self::Returned | Self::Cleared | Self::Withdrawn => {
                Err(ExpertiseError)
            }
        }
    }

    /// The centre concludes; it need not have said before that it takes it on.
    pub fn conclude(self, conclusion: Conclusion) -> Result<Self, ExpertiseError> {
        match (self, conclusion) {
            (Self::Submitted | Self::InProgress, Conclusion::Positive) => Ok(Self::Cleared),
            (Self::Submitted | Self::InProgress, Conclusion::Remarks | Conclusion::Negative) => {
                Ok(Self::Returned)
            }
            (Self::Returned | Self::Cleared | Self::Withdrawn, _) => Err(ExpertiseError),
        }
    }

    /// Who handed it in takes it back; not once somebody looks at it.
    pub fn withdraw(self) -> Result<Self, ExpertiseError> {
        match self {
            Self::Submitted => Ok(Self::Withdrawn),
            Self::InProgress | Self::Returned | Self::Cleared | Self::Withdrawn => {
                Err(ExpertiseError)
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_step_from_every_state() {
        use ExpertiseState::*;
        let table = ExpertiseState::ALL.map(|state| {
            let fit = state.conclude(Conclusion::Positive);
            let back = state.conclude(Conclusion::Remarks);
            assert_eq!(back, state.conclude(Conclusion::Negative), "{state:?}");
            (
                state.take().ok(),
                fit.ok(),
                back.ok(),
                state.withdraw().ok(),
            )
        });
        let over = (None, None, None, None);
        assert_eq!(
            table,
            [
                (
                    Some(InProgress),
                    Some(Cleared),
                    Some(Returned),
                    Some(Withdrawn)
                ),
                (None, Some(Cleared), Some(Returned), None),
                over,
                over,
                over,
            ]
        );
    }

    #[test]
    fn an_answer_is_awaited_as_long_as_one_can_be_given() {
        for state in ExpertiseState::ALL {
            let answered = state.conclude(Conclusion::Positive).is_ok();
            assert_eq!(state.is_open(), answered, "{state:?}");
            assert_eq!(serde_json::to_value(state).unwrap(), state.code());
        }
        for conclusion in Conclusion::ALL {
            let cleared = ExpertiseState::InProgress.conclude(conclusion);
            let asks = cleared != Ok(ExpertiseState::Cleared);
            assert_eq!(conclusion.asks_for_changes(), asks, "{conclusion:?}");
        }
    }
}
