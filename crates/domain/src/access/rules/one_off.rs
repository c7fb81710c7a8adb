//! Single meetings without an order.

use uuid::Uuid;

use super::keeps;
use crate::access::permit::deeds;
use crate::access::{Actor, Role, Subject, Verdict};
use crate::id::{OneOffId, PersonId};
use crate::org::Whereabouts;

/// A single meeting, held or about to be proposed, as the policy sees it.
#[derive(Clone, Copy, Debug)]
pub struct OneOffFacts {
    /// Which.
    pub id: OneOffId,
    /// The school of both.
    pub at: Whereabouts,
    /// Who gives support.
    pub mentor: PersonId,
    /// Who receives it.
    pub mentee: PersonId,
    /// For a proposal, whether both have an approved card in the bank of their side: a participant proposes nobody else,
    /// for they see nobody else.
    pub listed: bool,
}

deeds! { OneOffFacts:
    /// Read it: both, the head and the curators.
    Read,
    /// Propose it: the head and the curators; one of the two, to somebody whom they may see.
    Propose,
    /// Say yes or no.
    Answer,
    /// Say that it took place and what came of it: one of the two, or the curator.
    Hold,
    /// Say how it was.
    Rate,
    /// Wait for no more words about it.
    Close,
    /// Call it off.
    Cancel,
}

impl Subject for OneOffFacts {
    type Action = Action;
    const KIND: &'static str = "one-off";

    fn id(&self) -> Uuid {
        self.id.0
    }

    fn judge(&self, actor: &Actor, action: Action) -> Verdict {
        let own = actor.is(self.mentor) || actor.is(self.mentee);
        let keeper = keeps(actor, &self.at);
        let curator = actor.at_school(&self.at, &[Role::Curator]);
        let read = Verdict::full_if(own || keeper, Verdict::Hidden);
        let allowed = match action {
            Action::Read => return read,
            // Whom they do not see is as unknown as who never was.
            Action::Propose => {
                return Verdict::full_if(keeper || (own && self.listed), Verdict::Hidden);
            }
            Action::Answer | Action::Rate => own,
            Action::Hold | Action::Cancel => own || curator,
            Action::Close => curator,
        };
        Verdict::full_if(allowed, Verdict::refused(read))
    }
}
