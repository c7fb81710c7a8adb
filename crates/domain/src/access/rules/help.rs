//! Requests for help and consultations (row 39).

use uuid::Uuid;

use super::keeps;
use crate::access::permit::deeds;
use crate::access::{Actor, Subject, Verdict};
use crate::id::{HelpRequestId, PersonId};
use crate::org::Whereabouts;

/// A request, made or about to be made, as the policy sees it.
#[derive(Clone, Debug)]
pub struct HelpRequestFacts {
    /// Which.
    pub id: HelpRequestId,
    /// The school.
    pub at: Whereabouts,
    /// Who asks, and works there.
    pub asked_by: PersonId,
    /// The mentors whom it is for; nobody when it is for the curator.
    pub helpers: Vec<PersonId>,
}

deeds! { HelpRequestFacts:
    /// Read it: who asked, whom it is for, and who keeps the school's mentoring.
    Read,
    /// Ask, for oneself.
    Ask,
    /// Take it, give it back, answer it: whom it is for, and the curator.
    Help,
    /// Say how much the answer helped, or take the request back: who asked.
    Close,
}

impl Subject for HelpRequestFacts {
    type Action = Action;
    const KIND: &'static str = "help-request";

    fn id(&self) -> Uuid {
        self.id.0
    }

    fn judge(&self, actor: &Actor, action: Action) -> Verdict {
        let own = actor.is(self.asked_by);
        let helper = actor.person().is_some_and(|id| self.helpers.contains(&id));
        let keeper = keeps(actor, &self.at);
        let read = Verdict::full_if(own || helper || keeper, Verdict::Hidden);
        let allowed = match action {
            Action::Read => return read,
            Action::Ask | Action::Close => own,
            // Nobody answers their own question.
            Action::Help => (helper || keeper) && !own,
        };
        Verdict::full_if(allowed, Verdict::refused(read))
    }
}
