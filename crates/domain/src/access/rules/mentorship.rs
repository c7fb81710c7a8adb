//! Pairs and groups (rows 24–29 of the permission table).

use uuid::Uuid;

use super::{KEEPERS, above, keeps};
use crate::access::permit::deeds;
use crate::access::{Actor, Role, Subject, Verdict};
use crate::id::{MentorshipId, PersonId};
use crate::org::Whereabouts;

/// A mentorship, made or about to be made, as the policy sees it.
#[derive(Clone, Debug)]
pub struct MentorshipFacts {
    /// Which.
    pub id: MentorshipId,
    /// The school that owns it: the mentee's.
    pub at: Whereabouts,
    /// The school that gives the mentors, when it is another one: it reads the pair and signs its own order.
    pub giving: Option<Whereabouts>,
    /// Who takes part.
    pub participants: Vec<PersonId>,
    /// Who declined or left what goes on without them: they may look back, and do nothing more.
    pub former: Vec<PersonId>,
}

deeds! { MentorshipFacts:
    /// See it with names; levels above get counts (row 26).
    Read,
    /// Read how it works: meetings, rests, notes, history. Not for the school that gives the mentors.
    ReadWork,
    /// Propose it to its participants.
    Propose,
    /// Say yes or no to it (row 27).
    Answer,
    /// Take the proposal back.
    Revoke,
    /// Draft the order that puts it into force.
    PrepareOrder,
    /// Put it into force by signing the order (B-081): the head alone, and never for themselves.
    Approve,
    /// End it early (row 33).
    End,
    /// Answer a proposed ending with "it goes on".
    KeepGoing,
    /// Let one of several leave while the others go on.
    EndParticipation,
    /// Let it rest for a leave or an illness.
    Suspend,
    /// Let it go on after the rest.
    Resume,
    /// Keep the terms of a mentor's duty: seen by the mentor, too.
    KeepTerms,
    /// Draft an order that ends it, lets one leave, suspends it or replaces its mentor.
    PrepareChange,
}

impl Subject for MentorshipFacts {
    type Action = Action;
    const KIND: &'static str = "mentorship";

    fn id(&self) -> Uuid {
        self.id.0
    }

    fn judge(&self, actor: &Actor, action: Action) -> Verdict {
        let among = |people: &[PersonId]| actor.person().is_some_and(|id| people.contains(&id));
        let own = among(&self.participants);
        let head = actor.at_school(&self.at, &[Role::Head]);
        let curator = actor.at_school(&self.at, &[Role::Curator]);
        let gives = |roles: &[Role]| {
            let school = self.giving.as_ref();
            school.is_some_and(|school| actor.at_school(school, roles))
        };
        let read = if own || among(&self.former) || keeps(actor, &self.at) || gives(KEEPERS) {
            Verdict::Full
        } else if above(actor, &self.at) {
            Verdict::Counts
        } else {
            Verdict::Hidden
        };
        let allowed = match action {
            Action::Read => return read,
            Action::Propose | Action::Revoke | Action::PrepareOrder => curator || head,
            Action::Answer => own,
            Action::ReadWork => own || among(&self.former) || head || curator,
            // The order says which school: its own policy lets only that school's head sign.
            Action::Approve => (head || gives(&[Role::Head])) && !own,
            // The employer of the mentor keeps the terms of the duty.
            Action::KeepTerms => head || curator || gives(KEEPERS),
            Action::End
            | Action::KeepGoing
            | Action::EndParticipation
            | Action::Suspend
            | Action::Resume
            | Action::PrepareChange => head || curator,
        };
        Verdict::full_if(allowed, Verdict::refused(read))
    }
}
