//! Orders of a school (rows 7, 8).

use uuid::Uuid;

use super::keeps;
use crate::access::permit::deeds;
use crate::access::{Actor, Role, Subject, Verdict};
use crate::document::OrderKind;
use crate::id::{OrderId, PersonId};
use crate::org::Whereabouts;

/// An order as the policy sees it.
#[derive(Clone, Debug)]
pub struct OrderFacts {
    /// Which.
    pub id: OrderId,
    /// The school that issues it.
    pub at: Whereabouts,
    /// What it decides: appointments are read above the school, too (row 2).
    pub kind: OrderKind,
    /// The people whom it pairs or names: they read it, and with some kinds none of them signs it.
    pub concerns: Vec<PersonId>,
}

deeds! { OrderFacts:
    /// Read and print it. Participants read the order that pairs or names them, the municipality those that appoint curators.
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
        let appointment = self.kind == OrderKind::AppointCurator;
        let above = actor.at_municipality(
            &self.at,
            &[Role::MunicipalMethodologist, Role::MunicipalAuthority],
        );
        let reads = own || keeps(actor, &self.at) || (appointment && above);
        let read = Verdict::full_if(reads, Verdict::Hidden);
        let allowed = match action {
            Action::Read => return read,
            Action::Sign => {
                let free = !own || self.kind.is_signed_by_who_is_named();
                actor.at_school(&self.at, &[Role::Head]) && free
            }
            Action::Cancel => keeps(actor, &self.at),
        };
        Verdict::full_if(allowed, Verdict::refused(read))
    }
}
