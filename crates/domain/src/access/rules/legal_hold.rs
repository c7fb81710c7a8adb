//! Legal holds: data that a proceeding needs are not made nobody's.

use uuid::Uuid;

use super::keeps;
use crate::access::permit::deeds;
use crate::access::{Actor, Role, Subject, Verdict};
use crate::id::LegalHoldId;
use crate::org::Whereabouts;

/// A hold, placed or about to be, as the policy sees it.
#[derive(Clone, Copy, Debug)]
pub struct LegalHoldFacts {
    /// Which.
    pub id: LegalHoldId,
    /// The school that answers for the data.
    pub at: Whereabouts,
}

deeds! { LegalHoldFacts:
    /// Read it, and the acts of what was made nobody's there: the head and the curators.
    Read,
    /// Place it: the head, about whoever works or worked there.
    Place,
    /// Lift it: the head.
    Lift,
}

impl Subject for LegalHoldFacts {
    type Action = Action;
    const KIND: &'static str = "legal-hold";

    fn id(&self) -> Uuid {
        self.id.0
    }

    fn judge(&self, actor: &Actor, action: Action) -> Verdict {
        let read = Verdict::full_if(keeps(actor, &self.at), Verdict::Hidden);
        match action {
            Action::Read => read,
            Action::Place | Action::Lift => Verdict::full_if(
                actor.at_school(&self.at, &[Role::Head]),
                Verdict::refused(read),
            ),
        }
    }
}
