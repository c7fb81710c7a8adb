//! Cases of consultation, agreement and mediation (row 41, B-062). What is said in one stays between the parties and the
//! mediator: who leads the school learns that the case exists and how it ended.

use uuid::Uuid;

use super::keeps;
use crate::access::permit::deeds;
use crate::access::{Actor, Role, Subject, Verdict};
use crate::id::{MediationId, PersonId};
use crate::org::Whereabouts;

/// A case, opened or about to be, as the policy sees it.
#[derive(Clone, Debug)]
pub struct MediationFacts {
    /// Which.
    pub id: MediationId,
    /// The school that owns the pair.
    pub at: Whereabouts,
    /// Who opened it.
    pub opened_by: PersonId,
    /// Between whom it is.
    pub parties: Vec<PersonId>,
    /// The others of the pair, from whom a consultation is kept whatever post they hold.
    pub others: Vec<PersonId>,
    /// Whether it waits to be taken.
    pub waits: bool,
    /// The members of the association whom it is addressed to; the curators when there is nobody.
    pub association: Vec<PersonId>,
    /// Who took it.
    pub mediator: Option<PersonId>,
}

deeds! { MediationFacts:
    /// Learn that it exists, where it stands and how it ended: the parties, whom it is addressed to, the head, the curators.
    Learn,
    /// Read what it is about: the parties and the mediator; before it is taken, whom it is addressed to.
    Read,
    /// Open it: one of the pair, or the curator.
    Open,
    /// Take it: whom it is addressed to, and no party.
    Take,
    /// Write a note: a party, or who helps.
    Note,
    /// Word an outcome: the mediator.
    Propose,
    /// Say yes or no to it: a party.
    Answer,
    /// End it without an agreement: the mediator.
    Close,
    /// Take it back: who opened it.
    Withdraw,
}

impl Subject for MediationFacts {
    type Action = Action;
    const KIND: &'static str = "mediation";

    fn id(&self) -> Uuid {
        self.id.0
    }

    fn judge(&self, actor: &Actor, action: Action) -> Verdict {
        let among = |people: &[PersonId]| actor.person().is_some_and(|id| people.contains(&id));
        if among(&self.others) && !actor.is(self.opened_by) {
            return Verdict::Hidden;
        }
        let own = among(&self.parties);
        let curator = actor.at_school(&self.at, &[Role::Curator]);
        let asked = if self.association.is_empty() {
            curator
        } else {
            among(&self.association)
        };
        // Nobody mediates between themselves and somebody else.
        let addressed = asked && !own;
        let helper = match self.mediator {
            Some(mediator) => actor.is(mediator) && !own,
            // What was taken back before anybody took it is read by nobody else any more.
            None => addressed && self.waits,
        };
        let opener = actor.is(self.opened_by);
        let knows = own || opener || addressed || helper || keeps(actor, &self.at);
        let learn = Verdict::full_if(knows, Verdict::Hidden);
        let allowed = match action {
            Action::Learn => return learn,
            Action::Read => own || helper,
            Action::Open => own || curator,
            Action::Take => addressed,
            Action::Note => own || helper,
            Action::Propose | Action::Close => helper,
            Action::Answer => own,
            Action::Withdraw => opener,
        };
        Verdict::full_if(allowed, Verdict::refused(learn))
    }
}
