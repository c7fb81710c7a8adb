//! What an order changes in pairs and groups that are in force (forms 7.8, number 5).

use crate::clock::Date;
use crate::id::{MentorshipId, PersonId, RequestId};
use crate::mentoring::{
    EndError, EndReason, LeaveError, Leaving, Mentorship, SuspendError, Suspension,
    SuspensionReason,
};

/// One change of one mentorship.
#[derive(Clone, Copy, PartialEq, Eq, Debug, serde::Serialize, serde::Deserialize)]
pub struct PairChange {
    /// What is changed.
    pub mentorship: MentorshipId,
    /// How.
    pub what: Change,
    /// The request that it carries out.
    pub request: Option<RequestId>,
}

/// How a mentorship is changed.
#[derive(Clone, Copy, PartialEq, Eq, Debug, serde::Serialize, serde::Deserialize)]
pub enum Change {
    /// It ends.
    End {
        /// Last day.
        on: Date,
        /// Why.
        reason: EndReason,
    },
    /// One of several leaves.
    Leave {
        /// Who.
        person: PersonId,
        /// Last day.
        on: Date,
        /// Why.
        reason: EndReason,
    },
    /// It rests.
    Suspend {
        /// First day of rest.
        from: Date,
        /// When it is expected to go on.
        expected_back: Option<Date>,
        /// Why.
        reason: SuspensionReason,
    },
    /// It ends, and another with a new mentor follows the day after.
    Replace {
        /// Last day with the old mentor.
        on: Date,
        /// Why.
        reason: EndReason,
        /// What follows.
        successor: MentorshipId,
    },
}

/// The name of a change, without its facts.
#[derive(
    Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Debug, serde::Serialize, serde::Deserialize,
)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub enum ChangeKind {
    /// [`Change::End`].
    End,
    /// [`Change::Leave`].
    Leave,
    /// [`Change::Suspend`].
    Suspend,
    /// [`Change::Replace`].
    Replace,
}

impl Change {
    /// The change's name.
    pub fn kind(&self) -> ChangeKind {
        match self {
            Self::End { .. } => ChangeKind::End,
            Self::Leave { .. } => ChangeKind::Leave,
            Self::Suspend { .. } => ChangeKind::Suspend,
            Self::Replace { .. } => ChangeKind::Replace,
        }
    }

    /// The day that it names: the last one, or the first of rest.
    pub fn day(&self) -> Date {
        match self {
            Self::End { on, .. } | Self::Leave { on, .. } | Self::Replace { on, .. } => *on,
            Self::Suspend { from, .. } => *from,
        }
    }

    /// What follows, where another mentorship does.
    pub fn successor(&self) -> Option<MentorshipId> {
        match self {
            Self::Replace { successor, .. } => Some(*successor),
            Self::End { .. } | Self::Leave { .. } | Self::Suspend { .. } => None,
        }
    }
}

/// Why a change cannot be carried out.
#[derive(Clone, Copy, PartialEq, Eq, Debug, thiserror::Error)]
pub enum ChangeError {
    /// It cannot end.
    #[error(transparent)]
    End(#[from] EndError),
    /// Nobody can leave it.
    #[error(transparent)]
    Leave(#[from] LeaveError),
    /// It cannot rest.
    #[error(transparent)]
    Suspend(#[from] SuspendError),
}

impl Change {
    /// The mentorship after it. What follows, where something does, is put into force by the same order.
    pub fn apply(&self, pair: Mentorship, today: Date) -> Result<Mentorship, ChangeError> {
        match *self {
            Self::End { on, reason } | Self::Replace { on, reason, .. } => {
                Ok(pair.terminate(on, reason, today)?)
            }
            Self::Leave { person, on, reason } => {
                Ok(pair.leave(person, Leaving { on, reason }, today)?)
            }
            Self::Suspend {
                from,
                expected_back,
                reason,
            } => {
                let suspension = Suspension {
                    from,
                    expected_back,
                    reason,
                };
                Ok(pair.suspend(suspension, today)?)
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use uuid::Uuid;

    use super::*;
    use crate::mentoring::MentorshipStateKind;
    use crate::testing::{day, order, person};

    fn group() -> Mentorship {
        let id = MentorshipId(Uuid::from_u128(1));
        let mentees = [2, 3, 4].map(person);
        let asked = Mentorship::propose(id, &[person(1)], &mentees);
        let agreed = (1..=4).fold(asked, |pair, by| pair.answer(person(by), true).unwrap());
        let prepared = agreed.prepare(order(1), true).unwrap();
        prepared
            .approve(order(1), person(7), day("2026-09-10"), true)
            .unwrap()
    }

    #[test]
    fn every_change_is_a_step_of_the_mentorship() {
        let (on, today) = (day("2026-11-13"), day("2026-11-15"));
        let reason = EndReason::MenteeInitiative;
        let successor = MentorshipId(Uuid::from_u128(2));
        let end = Change::End { on, reason };
        let ended = end.apply(group(), today).unwrap();
        assert_eq!(ended.state.kind(), MentorshipStateKind::Ended);
        let replace = Change::Replace {
            on,
            reason,
            successor,
        };
        assert_eq!(replace.apply(group(), today), Ok(ended));
        assert_eq!(replace.successor(), Some(successor));
        let person = person(2);
        let leave = Change::Leave { person, on, reason };
        let left = leave.apply(group(), today).unwrap();
        assert_eq!(left.former().count(), 1);
        let suspend = Change::Suspend {
            from: on,
            expected_back: None,
            reason: SuspensionReason::Leave,
        };
        assert!(suspend.apply(group(), today).unwrap().suspension.is_some());
        assert_eq!(
            end.apply(group(), day("2026-11-12")),
            Err(ChangeError::End(EndError::EndsInTheFuture)),
            "an order is not carried out before its day"
        );
        let kinds = [end, leave, suspend, replace].map(|change| change.kind());
        assert_eq!(
            kinds,
            [
                ChangeKind::End,
                ChangeKind::Leave,
                ChangeKind::Suspend,
                ChangeKind::Replace
            ]
        );
        assert!(
            [end, leave, suspend, replace]
                .iter()
                .all(|change| change.day() == on)
        );
    }
}
