//! Individual routes (C-007).

use uuid::Uuid;

use crate::access::permit::deeds;
use crate::access::{Actor, Role, Subject, Verdict};
use crate::id::{IndividualRouteId, PersonId};
use crate::org::Whereabouts;

/// A route, written or about to be, as the policy sees it.
#[derive(Clone, Debug)]
pub struct IndividualRouteFacts {
    /// Which.
    pub id: IndividualRouteId,
    /// The school.
    pub at: Whereabouts,
    /// Whose it is.
    pub person: PersonId,
    /// The mentors of their running pairs there.
    pub mentors: Vec<PersonId>,
    /// Whether they work there now.
    pub employed: bool,
}

deeds! { IndividualRouteFacts:
    /// Read it: whose it is, the mentors of the running pair, the curators.
    Read,
    /// Write the draft: whose it is, or the curator for them.
    Keep,
    /// Put it into force: the curator, and not one's own.
    Activate,
    /// Revise it while it is in force: whose it is, or the curator.
    Revise,
    /// Say what came of it: the curator, and not of one's own.
    Finish,
}

impl Subject for IndividualRouteFacts {
    type Action = Action;
    const KIND: &'static str = "individual-route";

    fn id(&self) -> Uuid {
        self.id.0
    }

    fn judge(&self, actor: &Actor, action: Action) -> Verdict {
        let own = actor.is(self.person);
        let mentor = actor.person().is_some_and(|id| self.mentors.contains(&id));
        let curator = actor.at_school(&self.at, &[Role::Curator]);
        let read = Verdict::full_if(own || mentor || curator, Verdict::Hidden);
        let allowed = match action {
            Action::Read => return read,
            Action::Keep | Action::Revise => self.employed && (own || curator),
            Action::Activate | Action::Finish => curator && !own,
        };
        Verdict::full_if(allowed, Verdict::refused(read))
    }
}
