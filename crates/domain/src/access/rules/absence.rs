//! Absences that people state (B-056). That somebody is away is known to who looks for mentors; why is nobody's business.

use uuid::Uuid;

use super::keeps;
use crate::access::permit::deeds;
use crate::access::{Actor, Role, Subject, Verdict};
use crate::id::{AbsenceId, PersonId};
use crate::org::Whereabouts;

/// An absence, stated or about to be, as the policy sees it.
#[derive(Clone, Copy, Debug)]
pub struct AbsenceFacts {
    /// Which.
    pub id: AbsenceId,
    /// The school that is told.
    pub at: Whereabouts,
    /// Who is away.
    pub person: PersonId,
    /// Whether they work there now.
    pub employed: bool,
}

deeds! { AbsenceFacts:
    /// Know from when until when: its owner, the head and the curators.
    Read,
    /// Know why: its owner alone.
    ReadReason,
    /// State it while the owner works there: the owner, or the curator for them.
    State,
    /// Take it back: the owner, or the curator for them.
    Withdraw,
}

impl Subject for AbsenceFacts {
    type Action = Action;
    const KIND: &'static str = "absence";

    fn id(&self) -> Uuid {
        self.id.0
    }

    fn judge(&self, actor: &Actor, action: Action) -> Verdict {
        let own = actor.is(self.person);
        let read = Verdict::full_if(own || keeps(actor, &self.at), Verdict::Hidden);
        let writes = own || actor.at_school(&self.at, &[Role::Curator]);
        let allowed = match action {
            Action::Read => return read,
            Action::ReadReason => own,
            Action::State => writes && self.employed,
            Action::Withdraw => writes,
        };
        Verdict::full_if(allowed, Verdict::refused(read))
    }
}
