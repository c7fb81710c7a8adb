//! Wishes about colleagues (B-033, B-081). A wish is between who has it and the curator: the head, who decides about
//! people, does not read it, and the colleague never learns of it.

use uuid::Uuid;

use crate::access::permit::deeds;
use crate::access::{Actor, Role, Subject, Verdict};
use crate::id::{PersonId, WishId};
use crate::org::Whereabouts;

/// A wish, stated or about to be, as the policy sees it.
#[derive(Clone, Copy, Debug)]
pub struct WishFacts {
    /// Which.
    pub id: WishId,
    /// The school of both.
    pub at: Whereabouts,
    /// Who has it.
    pub person: PersonId,
    /// About whom.
    pub colleague: PersonId,
    /// Whether who has it works at the school now.
    pub employed: bool,
    /// Whether the colleague works at the same school and has an approved card in its other bank. Only such people may be
    /// named: a wish is no way to find out who else is known here.
    pub listed: bool,
}

deeds! { WishFacts:
    /// Read it: who has it, and the curators, unless it is about them.
    Read,
    /// State it, or state it otherwise: who has it, or the curator for them, about a colleague who is listed.
    State,
    /// Take it back.
    Withdraw,
}

impl Subject for WishFacts {
    type Action = Action;
    const KIND: &'static str = "wish";

    fn id(&self) -> Uuid {
        self.id.0
    }

    fn judge(&self, actor: &Actor, action: Action) -> Verdict {
        let own = actor.is(self.person);
        let curator = actor.at_school(&self.at, &[Role::Curator]) && !actor.is(self.colleague);
        let read = Verdict::full_if(own || curator, Verdict::Hidden);
        match action {
            Action::Read | Action::Withdraw => read,
            // Who is not listed is as unknown as who never was.
            Action::State if !self.listed || self.person == self.colleague => Verdict::Hidden,
            Action::State => {
                Verdict::full_if(self.employed && (own || curator), Verdict::refused(read))
            }
        }
    }
}
