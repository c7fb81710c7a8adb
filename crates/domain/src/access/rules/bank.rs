//! The cards of the two banks: what a mentor offers, what a mentee needs (rows 16, 17, 20–22).

use uuid::Uuid;

use super::{above, keeps};
use crate::access::permit::deeds;
use crate::access::{Actor, Role, Subject, Verdict};
use crate::id::PersonId;
use crate::org::Whereabouts;
use crate::mentoring::Side;

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
    /// Read it. Municipal methodologists read mentors by name and mentees as counts (note ii).
    Read,
    /// Write it: the owner, or the curator for them.
    Keep,
}

impl Subject for CardFacts {
    type Action = Action;
    const KIND: &'static str = "card";

    fn id(&self) -> Uuid {
        self.person.0
    }

    fn judge(&self, actor: &Actor, action: Action) -> Verdict {
        let own = actor.is(self.person) && self.employed;
        let kept = keeps(actor, &self.at);
        let centre = actor.at_municipality(&self.at, &[Role::MunicipalMethodologist]);
        let psychologist = actor.at_school(&self.at, &[Role::Psychologist]);
        let read = match self.side {
            _ if own || kept => Verdict::Full,
            Side::Mentee if psychologist => Verdict::Full,
            Side::Mentor if centre => Verdict::Full,
            Side::Mentor | Side::Mentee if above(actor, &self.at) => Verdict::Counts,
            Side::Mentor | Side::Mentee => Verdict::Hidden,
        };
        match action {
            Action::Read => read,
            Action::Keep => {
                Verdict::full_if(self.employed && (own || kept), Verdict::refused(read))
            }
        }
    }
}
