//! The way of one version of a document (section 3.2 of the entities; B-001, B-007, B-090, B-091).

use crate::clock::Date;

/// Where a version of a document stands, as it is kept.
#[derive(
    Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, serde::Serialize, serde::Deserialize,
)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub enum DocumentState {
    /// Being written.
    Draft,
    /// Looked at by those of the own organisation whom it concerns.
    InternalReview,
    /// A council, an association or a union has had its say.
    Endorsed,
    /// Approved by order; from its first day on it is in force.
    Approved,
    /// A newer version has taken its place.
    Amended,
    /// No longer in force, by decision.
    Repealed,
    /// Laid aside: of use to nobody but who looks into the past.
    Archived,
}

/// Where a version of a document stands today.
#[derive(
    Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, serde::Serialize, serde::Deserialize,
)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub enum Standing {
    /// Being written.
    Draft,
    /// Looked at by those whom it concerns.
    InternalReview,
    /// A body has had its say.
    Endorsed,
    /// Approved, and its first day is yet to come.
    Approved,
    /// Approved, and its first day has come.
    InForce,
    /// A newer version has taken its place.
    Amended,
    /// No longer in force, by decision.
    Repealed,
    /// Laid aside.
    Archived,
}

/// Not in this state.
#[derive(Clone, Copy, PartialEq, Eq, Debug, thiserror::Error)]
#[error("not in this state")]
pub struct DocumentError;

impl DocumentState {
    /// Every one.
    pub const ALL: [Self; 7] = [
        Self::Draft,
        Self::InternalReview,
        Self::Endorsed,
        Self::Approved,
        Self::Amended,
        Self::Repealed,
        Self::Archived,
    ];

    /// The stored name.
    pub fn code(self) -> &'static str {
        match self {
            Self::Draft => "DRAFT",
            Self::InternalReview => "INTERNAL_REVIEW",
            Self::Endorsed => "ENDORSED",
            Self::Approved => "APPROVED",
            Self::Amended => "AMENDED",
            Self::Repealed => "REPEALED",
            Self::Archived => "ARCHIVED",
        }
    }

    /// Where it stands on `today`: what is approved is in force from its first day on.
    pub fn standing(self, effective_from: Option<Date>, today: Date) -> Standing {
        match self {
            Self::Draft => Standing::Draft,
            Self::InternalReview => Standing::InternalReview,
            Self::Endorsed => Standing::Endorsed,
            Self::Approved if effective_from.is_some_and(|from| from <= today) => Standing::InForce,
            Self::Approved => Standing::Approved,
            Self::Amended => Standing::Amended,
            Self::Repealed => Standing::Repealed,
            Self::Archived => Standing::Archived,
        }
    }

    /// Its head or its files are changed; the state stays. What a body has seen is given back first.
    pub fn edit(self) -> Result<Self, DocumentError> {
        match self {
            Self::Draft => Ok(Self::Draft),
            Self::InternalReview
            | Self::Endorsed
            | Self::Approved
            | Self::Amended
            | Self::Repealed
            | Self::Archived => Err(DocumentError),
        }
    }

    /// Those whom it concerns are asked.
    pub fn review(self) -> Result<Self, DocumentError> {
        match self {
            Self::Draft => Ok(Self::InternalReview),
            Self::InternalReview
            | Self::Endorsed
            | Self::Approved
            | Self::Amended
            | Self::Repealed
            | Self::Archived => Err(DocumentError),
        }
    }

    /// It is written again.
    pub fn give_back(self) -> Result<Self, DocumentError> {
        match self {
            Self::InternalReview | Self::Endorsed => Ok(Self::Draft),
            Self::Draft | Self::Approved | Self::Amended | Self::Repealed | Self::Archived => {
                Err(DocumentError)
            }
        }
    }

    /// A body has its say; another may follow.
    pub fn endorse(self) -> Result<Self, DocumentError> {
        match self {
            Self::InternalReview | Self::Endorsed => Ok(Self::Endorsed),
            Self::Draft | Self::Approved | Self::Amended | Self::Repealed | Self::Archived => {
                Err(DocumentError)
            }
        }
    }

    /// It is approved by order. A paper that was approved long ago is entered as it is, and so a draft may be, too.
    pub fn approve(self) -> Result<Self, DocumentError> {
        match self {
            Self::Draft | Self::InternalReview | Self::Endorsed => Ok(Self::Approved),
            Self::Approved | Self::Amended | Self::Repealed | Self::Archived => Err(DocumentError),
        }
    }

    /// The next version is approved (B-091).
    pub fn amend(self) -> Result<Self, DocumentError> {
        match self {
            Self::Approved => Ok(Self::Amended),
            Self::Draft
            | Self::InternalReview
            | Self::Endorsed
            | Self::Amended
            | Self::Repealed
            | Self::Archived => Err(DocumentError),
        }
    }

    /// It is repealed.
    pub fn repeal(self) -> Result<Self, DocumentError> {
        match self {
            Self::Approved => Ok(Self::Repealed),
            Self::Draft
            | Self::InternalReview
            | Self::Endorsed
            | Self::Amended
            | Self::Repealed
            | Self::Archived => Err(DocumentError),
        }
    }

    /// It is laid aside; what is in force is repealed first.
    pub fn archive(self) -> Result<Self, DocumentError> {
        match self {
            Self::Draft
            | Self::InternalReview
            | Self::Endorsed
            | Self::Amended
            | Self::Repealed => Ok(Self::Archived),
            Self::Approved | Self::Archived => Err(DocumentError),
        }
    }
}

impl Standing {
    /// Every one.
    pub const ALL: [Self; 8] = [
        Self::Draft,
        Self::InternalReview,
        Self::Endorsed,
        Self::Approved,
        Self::InForce,
        Self::Amended,
        Self::Repealed,
        Self::Archived,
    ];
}

#[cfg(test)]
mod tests {
    use super::DocumentState::*;
    use super::*;

    #[test]
    fn every_step_from_every_state() {
        type Step = fn(DocumentState) -> Result<DocumentState, DocumentError>;
        type Ways = &'static [(DocumentState, DocumentState)];
        let steps: [(&str, Step, Ways); 8] = [
            ("edit", DocumentState::edit, &[(Draft, Draft)]),
            ("review", DocumentState::review, &[(Draft, InternalReview)]),
            (
                "give back",
                DocumentState::give_back,
                &[(InternalReview, Draft), (Endorsed, Draft)],
            ),
            (
                "endorse",
                DocumentState::endorse,
                &[(InternalReview, Endorsed), (Endorsed, Endorsed)],
            ),
            (
                "approve",
                DocumentState::approve,
                &[
                    (Draft, Approved),
                    (InternalReview, Approved),
                    (Endorsed, Approved),
                ],
            ),
            ("amend", DocumentState::amend, &[(Approved, Amended)]),
            ("repeal", DocumentState::repeal, &[(Approved, Repealed)]),
            (
                "archive",
                DocumentState::archive,
                &[
                    (Draft, Archived),
                    (InternalReview, Archived),
                    (Endorsed, Archived),
                    (Amended, Archived),
                    (Repealed, Archived),
                ],
            ),
        ];
        for (name, step, allowed) in steps {
            for state in DocumentState::ALL {
                let to = allowed.iter().find(|(from, _)| *from == state);
                assert_eq!(
                    step(state).ok(),
                    to.map(|(_, to)| *to),
                    "{name} from {state:?}"
                );
            }
        }
    }

    #[test]
    fn what_is_approved_is_in_force_from_its_first_day_on() {
        let day = |text: &str| -> Date { text.parse().unwrap() };
        let on = |today: &str| Approved.standing(Some(day("2026-09-01")), day(today));
        assert_eq!(on("2026-08-31"), Standing::Approved);
        assert_eq!(on("2026-09-01"), Standing::InForce);
        assert_eq!(
            Approved.standing(None, day("2026-09-01")),
            Standing::Approved
        );
        let others = DocumentState::ALL
            .into_iter()
            .filter(|state| *state != Approved);
        for state in others {
            let standing = state.standing(Some(day("2026-09-01")), day("2026-09-01"));
            assert_eq!(format!("{standing:?}"), format!("{state:?}"));
            assert!(Standing::ALL.contains(&standing));
        }
    }

    #[test]
    fn a_state_is_kept_under_its_name() {
        for state in DocumentState::ALL {
            assert_eq!(serde_json::to_value(state).unwrap(), state.code());
        }
    }
}
