//! Where a report on the execution of a roadmap stands (E-2.6, row 15 of the permission table).

/// Where a report stands.
#[derive(
    Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, serde::Serialize, serde::Deserialize,
)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub enum ReportState {
    /// Being written; its figures are live.
    Draft,
    /// Written, waits for the signature; its figures are live.
    Prepared,
    /// Signed and handed in; its figures are frozen.
    Submitted,
    /// Sent back with a reason; its figures are live again.
    Returned,
    /// Accepted by the level that decides.
    Accepted,
}

/// Why a step of a report was not taken.
#[derive(Clone, Copy, PartialEq, Eq, Debug, thiserror::Error)]
pub enum ReportError {
    /// Not in this state.
    #[error("not in this state")]
    WrongState,
}

impl ReportState {
    /// Every state.
    pub const ALL: [Self; 5] = [
        Self::Draft,
        Self::Prepared,
        Self::Submitted,
        Self::Returned,
        Self::Accepted,
    ];

    /// The stored name.
    pub fn code(self) -> &'static str {
        match self {
            Self::Draft => "DRAFT",
            Self::Prepared => "PREPARED",
            Self::Submitted => "SUBMITTED",
            Self::Returned => "RETURNED",
            Self::Accepted => "ACCEPTED",
        }
    }

    /// Whether its figures are those of the day of signing.
    pub fn is_frozen(self) -> bool {
        match self {
            Self::Submitted | Self::Accepted => true,
            Self::Draft | Self::Prepared | Self::Returned => false,
        }
    }

    /// Whether it was handed in at least once: the level above knows of it.
    pub fn is_handed_in(self) -> bool {
        match self {
            Self::Submitted | Self::Returned | Self::Accepted => true,
            Self::Draft | Self::Prepared => false,
        }
    }

    /// Its texts are changed; the state stays.
    pub fn edit(self) -> Result<Self, ReportError> {
        match self {
            Self::Draft | Self::Prepared | Self::Returned => Ok(self),
            Self::Submitted | Self::Accepted => Err(ReportError::WrongState),
        }
    }

    /// It is put before who signs.
    pub fn prepare(self) -> Result<Self, ReportError> {
        match self {
            Self::Draft | Self::Returned => Ok(Self::Prepared),
            Self::Prepared | Self::Submitted | Self::Accepted => Err(ReportError::WrongState),
        }
    }

    /// It is signed and handed in, for the first time or again.
    pub fn sign(self) -> Result<Self, ReportError> {
        match self {
            Self::Draft | Self::Prepared | Self::Returned => Ok(Self::Submitted),
            Self::Submitted | Self::Accepted => Err(ReportError::WrongState),
        }
    }

    /// The level that decides accepts it.
    pub fn accept(self) -> Result<Self, ReportError> {
        match self {
            Self::Submitted => Ok(Self::Accepted),
            Self::Draft | Self::Prepared | Self::Returned | Self::Accepted => {
                Err(ReportError::WrongState)
            }
        }
    }

    /// The level that decides sends it back; also what it had accepted and now stands otherwise.
    pub fn send_back(self) -> Result<Self, ReportError> {
        match self {
            Self::Submitted | Self::Accepted => Ok(Self::Returned),
            Self::Draft | Self::Prepared | Self::Returned => Err(ReportError::WrongState),
        }
    }

    /// It is thrown away: what was handed in once, stays, also while it is prepared again.
    pub fn discard(self, was_handed_in: bool) -> Result<(), ReportError> {
        match self {
            Self::Draft | Self::Prepared if !was_handed_in => Ok(()),
            Self::Draft | Self::Prepared | Self::Submitted | Self::Returned | Self::Accepted => {
                Err(ReportError::WrongState)
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
        let rows = ReportState::ALL.map(ReportState::code);
        let events = ["edit", "prepare", "sign", "accept", "send back", "discard"];
        let step = |row: usize, event: usize| {
            let state = ReportState::ALL[row];
            match event {
                0 => state.edit(),
                1 => state.prepare(),
                2 => state.sign(),
                3 => state.accept(),
                4 => state.send_back(),
                _ => state.discard(false).map(|()| state),
            }
        };
        insta::assert_snapshot!(table(&rows, &events, step));
    }

    #[test]
    fn what_was_handed_in_once_is_never_thrown_away() {
        for state in ReportState::ALL {
            assert_eq!(state.discard(true), Err(ReportError::WrongState));
            assert_eq!(state.discard(false).is_ok(), !state.is_handed_in());
        }
    }

    #[test]
    fn what_is_frozen_is_not_edited_and_was_handed_in() {
        for state in ReportState::ALL {
            assert_eq!(state.is_frozen(), state.edit().is_err(), "{state:?}");
            assert!(!state.is_frozen() || state.is_handed_in(), "{state:?}");
            // Figures freeze by the signature alone, and melt by being sent back alone.
            assert_eq!(state.sign().is_ok(), !state.is_frozen(), "{state:?}");
            assert_eq!(state.send_back().is_ok(), state.is_frozen(), "{state:?}");
        }
    }
}
