//! The cards of the two banks: what a mentor offers, what a mentee needs (rows 16, 17, 20–22).

use uuid::Uuid;

use super::{above, keeps};
use crate::access::permit::deeds;
use crate::access::{Actor, Role, Subject, Verdict};
use crate::id::PersonId;
use crate::mentoring::Side;
use crate::org::Whereabouts;

/// A card, made or about to be made, as the policy sees it.
#[derive(Clone, Copy, Debug)]
pub struct CardFacts {
    /// The card's owner.
    pub person: PersonId,
    /// Which bank: mentors or mentees.
    pub side: Side,
    /// The school whose bank it is.
    pub at: Whereabouts,
    /// Whether the owner works at that school now.
    pub employed: bool,
}

deeds! { CardFacts:
    /// Read it. The municipality reads mentors by name and mentees as counts (note ii); the owner reads their own
    /// card after they have left, too.
    Read,
    /// Write it while the owner works there: the owner, or the curator for them. The head decides on membership of
    /// the bank, not on what a card says (rows 16, 17).
    Keep,
    /// Take it into the bank or refuse it: the head, and not for themselves (B-039). Their own card needs the second
    /// holder of the post, as their own pair does.
    Approve,
}

impl Subject for CardFacts {
    type Action = Action;
    const KIND: &'static str = "card";

    fn id(&self) -> Uuid {
        self.person.0
    }

    fn judge(&self, actor: &Actor, action: Action) -> Verdict {
        let own = actor.is(self.person);
        let curator = actor.at_school(&self.at, &[Role::Curator]);
        let psychologist = actor.at_school(&self.at, &[Role::Psychologist]);
        let municipal = [Role::MunicipalMethodologist, Role::MunicipalAuthority];
        let read = match self.side {
            _ if own || keeps(actor, &self.at) || psychologist => Verdict::Full,
            Side::Mentor if actor.at_municipality(&self.at, &municipal) => Verdict::Full,
            Side::Mentor | Side::Mentee if above(actor, &self.at) => Verdict::Counts,
            Side::Mentor | Side::Mentee => Verdict::Hidden,
        };
        match action {
            Action::Read => read,
            Action::Keep => {
                Verdict::full_if(self.employed && (own || curator), Verdict::refused(read))
            }
            Action::Approve => {
                let head = actor.at_school(&self.at, &[Role::Head]);
                Verdict::full_if(head && !own, Verdict::refused(read))
            }
        }
    }
}
