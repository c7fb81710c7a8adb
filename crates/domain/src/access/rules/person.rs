//! People of a school (rows 16–18, 36 of the permission table).

use uuid::Uuid;

use super::keeps;
use crate::access::permit::deeds;
use crate::access::{Actor, Role, Subject, Verdict};
use crate::id::PersonId;
use crate::org::Whereabouts;

/// A person as the policy sees them: themselves, and each school where they work or learn now.
#[derive(Clone, Debug)]
pub struct PersonFacts {
    /// Who.
    pub id: PersonId,
    /// The schools of their current jobs, and the school of a pupil.
    pub works_at: Vec<Whereabouts>,
    /// Who shares a running or proposed pair with them: these see name and job.
    pub paired_with: Vec<PersonId>,
}

deeds! { PersonFacts:
    /// See name and job. The psychologist works with both banks, the administrator makes the accounts (row 64).
    Read,
    /// See contacts, seniority and education.
    ReadRecord,
    /// Correct the record.
    Edit,
}

impl Subject for PersonFacts {
    type Action = Action;
    const KIND: &'static str = "person";

    fn id(&self) -> Uuid {
        self.id.0
    }

    fn judge(&self, actor: &Actor, action: Action) -> Verdict {
        let own = actor.is(self.id);
        let kept = self.works_at.iter().any(|at| keeps(actor, at));
        let partner = actor
            .person()
            .is_some_and(|id| self.paired_with.contains(&id));
        let helpers = [Role::Psychologist, Role::SchoolAdministrator];
        let helped = self.works_at.iter().any(|at| actor.at_school(at, &helpers));
        let read = Verdict::full_if(own || kept || partner || helped, Verdict::Hidden);
        match action {
            Action::Read => read,
            Action::ReadRecord => Verdict::full_if(own || kept, Verdict::refused(read)),
            Action::Edit => Verdict::full_if(kept, Verdict::refused(read)),
        }
    }
}
