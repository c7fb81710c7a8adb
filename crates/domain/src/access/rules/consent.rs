//! Consents (row 23): given and withdrawn by the person; the curator sees their state and records paper ones.
//!
//! The head has no part in them: whether everything is there for the order, the pair itself says.

use uuid::Uuid;

use crate::access::permit::deeds;
use crate::access::{Actor, Role, Subject, Verdict};
use crate::id::PersonId;
use crate::org::Whereabouts;

/// A consent, given or about to be given, as the policy sees it.
#[derive(Clone, Copy, Debug)]
pub struct ConsentFacts {
    /// Whose.
    pub person: PersonId,
    /// The school it is given to.
    pub at: Whereabouts,
    /// Whether the person works there or takes part in a pair of that school.
    pub related: bool,
}

deeds! { ConsentFacts:
    /// See whether it holds.
    Read,
    /// Give it in the own account.
    Give,
    /// Record one that was signed on paper.
    RecordPaper,
    /// Take it back.
    Withdraw,
}

impl Subject for ConsentFacts {
    type Action = Action;
    const KIND: &'static str = "consent";

    fn id(&self) -> Uuid {
        self.person.0
    }

    fn judge(&self, actor: &Actor, action: Action) -> Verdict {
        let own = actor.is(self.person);
        let kept = actor.at_school(&self.at, &[Role::Curator]) && self.related;
        let read = Verdict::full_if(own || kept, Verdict::Hidden);
        match action {
            Action::Read => read,
            Action::Give => Verdict::full_if(own && self.related, Verdict::refused(read)),
            // Nobody consents for another: the curator records somebody else's paper, never their own.
            Action::RecordPaper => Verdict::full_if(kept && !own, Verdict::refused(read)),
            // A withdrawal handed in on paper is recorded by the curator, so that it takes effect at once.
            Action::Withdraw => read,
        }
    }
}
