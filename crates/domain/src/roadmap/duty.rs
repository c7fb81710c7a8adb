//! A row of a roadmap as the duty of one place, and whether it concerns the place at all (decision Q-30).

/// Whether a duty concerns its place.
#[derive(
    Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, serde::Serialize, serde::Deserialize,
)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub enum Applicability {
    /// It does.
    Applicable,
    /// The place says that it does not, and the level that set the duty has not confirmed it: until then it does.
    ExemptionAsked,
    /// It does not.
    NotApplicable,
}

/// Why a duty stays as it is.
#[derive(Clone, Copy, PartialEq, Eq, Debug, thiserror::Error)]
pub enum ApplicabilityError {
    /// Not in this state.
    #[error("not in this state")]
    WrongState,
}

impl Applicability {
    /// Every state.
    pub const ALL: [Self; 3] = [Self::Applicable, Self::ExemptionAsked, Self::NotApplicable];

    /// The stored name.
    pub fn code(self) -> &'static str {
        match self {
            Self::Applicable => "APPLICABLE",
            Self::ExemptionAsked => "EXEMPTION_ASKED",
            Self::NotApplicable => "NOT_APPLICABLE",
        }
    }

    /// The place says that the duty does not concern it; what the level above set waits for its confirmation.
    pub fn exempt(self, set_above: bool) -> Result<Self, ApplicabilityError> {
        match self {
            Self::Applicable if set_above => Ok(Self::ExemptionAsked),
            Self::Applicable => Ok(Self::NotApplicable),
            Self::ExemptionAsked | Self::NotApplicable => Err(ApplicabilityError::WrongState),
        }
    }

    /// The level that set the duty confirms that it does not concern the place, asked or of its own accord.
    pub fn confirm(self) -> Result<Self, ApplicabilityError> {
        match self {
            Self::Applicable | Self::ExemptionAsked => Ok(Self::NotApplicable),
            Self::NotApplicable => Err(ApplicabilityError::WrongState),
        }
    }

    /// The duty concerns the place after all.
    pub fn restore(self) -> Result<Self, ApplicabilityError> {
        match self {
            Self::ExemptionAsked | Self::NotApplicable => Ok(Self::Applicable),
            Self::Applicable => Err(ApplicabilityError::WrongState),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::testing::table;

    #[test]
    fn every_event_in_every_state() {
        let rows = Applicability::ALL.map(Applicability::code);
        let events = ["exempt, set above", "exempt, own", "confirm", "restore"];
        let step = |row: usize, event: usize| {
            let state = Applicability::ALL[row];
            match event {
                0 => state.exempt(true),
                1 => state.exempt(false),
                2 => state.confirm(),
                _ => state.restore(),
            }
        };
        insta::assert_snapshot!(table(&rows, &events, step));
    }
}
