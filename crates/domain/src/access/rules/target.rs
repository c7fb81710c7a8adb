//! Numeric targets of a municipality or a region (row 50).

use uuid::Uuid;

use super::roadmap::{MUNICIPAL, Seat, reads_from};
use crate::access::permit::deeds;
use crate::access::{Actor, Place, Role, Subject, Verdict};
use crate::id::TargetId;

/// A target as the policy sees it.
#[derive(Clone, Debug)]
pub struct TargetFacts {
    /// Which.
    pub id: TargetId,
    /// Whose.
    pub at: Seat,
    /// Whether an edition of it holds.
    pub is_approved: bool,
    /// Those places of who asks that lie below its owner.
    pub below: Vec<Place>,
}

deeds! { TargetFacts:
    /// Read it with how it is met: its owner and the region in any state, those below what holds.
    Read,
    /// Write it, or write it anew.
    Set,
    /// Say that it holds.
    Approve,
}

impl Subject for TargetFacts {
    type Action = Action;
    const KIND: &'static str = "target";

    fn id(&self) -> Uuid {
        self.id.0
    }

    fn judge(&self, actor: &Actor, action: Action) -> Verdict {
        let holds = |roles: &[Role]| {
            let place = self.at.place();
            roles.iter().any(|role| actor.holds(*role, place))
        };
        let regional: &[Role] = &[Role::RegionalMethodologist];
        let (readers, writers, approvers) = match self.at.place() {
            Place::Region(_) => (regional, regional, regional),
            Place::Municipality(_) => (
                MUNICIPAL,
                &[Role::MunicipalMethodologist][..],
                &[Role::MunicipalAuthority][..],
            ),
            // A school has no targets of its own.
            Place::School(_) => (&[][..], &[][..], &[][..]),
        };
        let below = self.is_approved && self.below.iter().any(|place| reads_from(actor, *place));
        let above = self.at.school.is_none() && self.at.is_at_region(actor);
        let read = Verdict::full_if(holds(readers) || above || below, Verdict::Hidden);
        let allowed = match action {
            Action::Read => return read,
            Action::Set => holds(writers),
            Action::Approve => holds(approvers),
        };
        Verdict::full_if(allowed, Verdict::refused(read))
    }
}
