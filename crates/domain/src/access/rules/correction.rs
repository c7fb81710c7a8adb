//! Requests for correction of personal data (152-ФЗ art. 14, 20, 21).

use uuid::Uuid;

use super::keeps;
use crate::access::permit::deeds;
use crate::access::{Actor, Subject, Verdict};
use crate::id::{CorrectionId, PersonId};
use crate::org::Whereabouts;

/// A request, filed or about to be, as the policy sees it.
#[derive(Clone, Copy, Debug)]
pub struct CorrectionFacts {
    /// Which.
    pub id: CorrectionId,
    /// The school that keeps the data.
    pub at: Whereabouts,
    /// Whose data.
    pub person: PersonId,
}

deeds! { CorrectionFacts:
    /// Read it: whose data they are, and who keeps the school's mentoring.
    Read,
    /// File it, for oneself.
    File,
    /// Answer it: the curator or the head, never about themselves.
    Answer,
    /// Take it back: who filed it.
    Withdraw,
}

impl Subject for CorrectionFacts {
    type Action = Action;
    const KIND: &'static str = "correction";

    fn id(&self) -> Uuid {
        self.id.0
    }

    fn judge(&self, actor: &Actor, action: Action) -> Verdict {
        let own = actor.is(self.person);
        let keeper = keeps(actor, &self.at);
        let read = Verdict::full_if(own || keeper, Verdict::Hidden);
        let allowed = match action {
            Action::Read => return read,
            Action::File | Action::Withdraw => own,
            Action::Answer => keeper && !own,
        };
        Verdict::full_if(allowed, Verdict::refused(read))
    }
}
