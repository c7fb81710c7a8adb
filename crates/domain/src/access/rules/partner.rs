//! Partners of a school and their agreements (row 19).

use uuid::Uuid;

use super::keeps;
use crate::access::permit::deeds;
use crate::access::{Actor, Subject, Verdict};
use crate::id::PartnerId;
use crate::org::Whereabouts;

/// A partner, entered or about to be, as the policy sees it.
#[derive(Clone, Copy, Debug)]
pub struct PartnerFacts {
    /// Which.
    pub id: PartnerId,
    /// The school whose partner it is.
    pub at: Whereabouts,
}

deeds! { PartnerFacts:
    /// Read it with its contacts and its agreement: the head and the curators.
    Read,
    /// Enter it, change it, and enter its people.
    Keep,
}

impl Subject for PartnerFacts {
    type Action = Action;
    const KIND: &'static str = "partner";

    fn id(&self) -> Uuid {
        self.id.0
    }

    fn judge(&self, actor: &Actor, action: Action) -> Verdict {
        match action {
            Action::Read | Action::Keep => {
                Verdict::full_if(keeps(actor, &self.at), Verdict::Hidden)
            }
        }
    }
}
