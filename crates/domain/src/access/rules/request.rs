//! What a participant asks of the head (rows 28, 29, 33): for another mentor, for release, for an ending.

use uuid::Uuid;

use crate::access::permit::deeds;
use crate::access::{Actor, Role, Subject, Verdict};
use crate::id::{PersonId, RequestId};
use crate::org::Whereabouts;

/// A request, filed or about to be filed, as the policy sees it. The other side of the pair does not learn of it.
#[derive(Clone, Debug)]
pub struct RequestFacts {
    /// Which.
    pub id: RequestId,
    /// The school that owns the pair.
    pub at: Whereabouts,
    /// Who asks.
    pub author: PersonId,
    /// Who may ask for such a thing: the people of the sides that it is for.
    pub askers: Vec<PersonId>,
    /// Who takes part in the pair, on either side.
    pub participants: Vec<PersonId>,
}

deeds! { RequestFacts:
    /// See it, with the reason and the opinion.
    Read,
    /// File it.
    File,
    /// Say as a curator what is to be thought of it.
    Consider,
    /// Decide it: the head, and not about a pair of their own.
    Decide,
    /// Take it back.
    Withdraw,
    /// Carry out what was granted, by an order or at once.
    Execute,
}

impl Subject for RequestFacts {
    type Action = Action;
    const KIND: &'static str = "request";

    fn id(&self) -> Uuid {
        self.id.0
    }

    fn judge(&self, actor: &Actor, action: Action) -> Verdict {
        let among = |people: &[PersonId]| actor.person().is_some_and(|id| people.contains(&id));
        let author = actor.is(self.author);
        let part = among(&self.participants);
        let curator = actor.at_school(&self.at, &[Role::Curator]) && !part;
        let head = actor.at_school(&self.at, &[Role::Head]) && !part;
        let read = Verdict::full_if(author || curator || head, Verdict::Hidden);
        let allowed = match action {
            Action::Read => return read,
            Action::File => author && among(&self.askers),
            Action::Consider => curator,
            Action::Decide => head,
            Action::Withdraw => author,
            Action::Execute => curator || head,
        };
        Verdict::full_if(allowed, Verdict::refused(read))
    }
}
