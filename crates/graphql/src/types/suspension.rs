//! A rest of a mentorship.

use async_graphql::{ID, Object};
use persistence::mentorships::KeptSuspension;

use super::enums::mirror;
use crate::date::Date;
use crate::ids::PublicId;

mirror! {
    /// Why a mentorship rests, or somebody is away.
    SuspensionReason = "domain::mentoring::SuspensionReason" {
        /// A yearly or an unpaid leave.
        Leave,
        /// Maternity or parental leave.
        ParentalLeave,
        /// Illness.
        Illness,
        /// A business trip or courses away from the school.
        Away,
        /// Something else, told in the note.
        Other,
    }
}

/// A rest of a mentorship that the viewer may see.
pub struct Suspension(pub(super) KeptSuspension);

/// A rest of a mentorship for a leave or an illness. It stays in force meanwhile.
#[Object]
impl Suspension {
    /// `suspension:…`.
    async fn id(&self) -> ID {
        self.0.id.public()
    }

    /// Why.
    async fn reason(&self) -> SuspensionReason {
        self.0.suspension.reason.into()
    }

    /// The first day of rest.
    async fn from(&self) -> Date {
        self.0.suspension.from.into()
    }

    /// The day on which it is expected to go on; `null` when that is open.
    async fn expected_back(&self) -> Option<Date> {
        self.0.suspension.expected_back.map(Into::into)
    }

    /// The first day of work after it; `null` while it rests.
    async fn resumed_on(&self) -> Option<Date> {
        self.0.resumed_on.map(Into::into)
    }

    /// What else was to be remembered.
    async fn note(&self) -> Option<&str> {
        self.0.note.as_deref()
    }
}
