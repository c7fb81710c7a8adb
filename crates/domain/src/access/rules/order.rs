//! Orders of a school (rows 7, 8).

use uuid::Uuid;

use super::keeps;
use crate::access::permit::deeds;
use crate::access::{Actor, Role, Subject, Verdict};
use crate::id::{OrderId, PersonId};
use crate::org::Whereabouts;

/// An order as the policy sees it.
#[derive(Clone, Debug)]
pub struct OrderFacts {
    /// Which.
    pub id: OrderId,
    /// The school that issues it.
    pub at: Whereabouts,
    /// The people whom it pairs: none of them signs it.
    pub concerns: Vec<PersonId>,
}

deeds! { OrderFacts:
    /// Read and print it. Participants read the order of their own pair.
    Read,
    /// Sign it with number and date.
    Sign,
    /// Cancel the draft.
    Cancel,
}

impl Subject for OrderFacts {
    type Action = Action;
    const KIND: &'static str = "order";

    fn id(&self) -> Uuid {
        self.id.0
    }

    fn judge(&self, actor: &Actor, action: Action) -> Verdict {
        let own = actor.person().is_some_and(|id| self.concerns.contains(&id));
        let read = Verdict::full_if(own || keeps(actor, &self.at), Verdict::Hidden);
        let allowed = match action {
            Action::Read => return read,
            Action::Sign => actor.at_school(&self.at, &[Role::Head]) && !own,
            Action::Cancel => keeps(actor, &self.at),
        };
        Verdict::full_if(allowed, Verdict::refused(read))
    }
}
