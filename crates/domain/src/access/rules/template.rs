//! Templates of personalised programmes (row 30): each place keeps its own.
//!
//! Whom a template in use reaches is no question of the template but of the school: see
//! [`UseTemplates`](super::place::school::UseTemplates) and [`reaches`].

use uuid::Uuid;

use crate::access::permit::deeds;
use crate::access::{Actor, Place, Role, Subject, Verdict};
use crate::id::ProgrammeTemplateId;
use crate::org::Whereabouts;

/// A template, written or about to be written, as the policy sees it.
#[derive(Clone, Copy, Debug)]
pub struct TemplateFacts {
    /// Which.
    pub id: ProgrammeTemplateId,
    /// Whose it is.
    pub owner: Place,
}

deeds! { TemplateFacts:
    /// Read it in any state, with its earlier editions.
    Read,
    /// Add it, or write its next edition.
    Write,
    /// Let programmes be drafted from it.
    PutInUse,
    /// Take it out of use.
    Retire,
}

impl Subject for TemplateFacts {
    type Action = Action;
    const KIND: &'static str = "programme-template";

    fn id(&self) -> Uuid {
        self.id.0
    }

    fn judge(&self, actor: &Actor, action: Action) -> Verdict {
        let holds = |role| actor.holds(role, self.owner);
        let keeps = match self.owner {
            Place::Region(_) => holds(Role::RegionalMethodologist),
            Place::Municipality(_) => holds(Role::MunicipalMethodologist),
            Place::School(_) => holds(Role::Head) || holds(Role::Curator),
        };
        match action {
            Action::Read | Action::Write | Action::PutInUse | Action::Retire => {
                Verdict::full_if(keeps, Verdict::Hidden)
            }
        }
    }
}

/// Whether what belongs to `owner` is meant for the school `at` too.
pub fn reaches(owner: Place, at: &Whereabouts) -> bool {
    match owner {
        Place::Region(id) => id == at.region,
        Place::Municipality(id) => id == at.municipality,
        Place::School(id) => id == at.school,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::access::world::{FAR, HERE, NEIGHBOUR, SIBLING};

    #[test]
    fn a_template_reaches_the_schools_below_its_owner() {
        let region = Place::Region(HERE.region);
        let municipality = Place::Municipality(HERE.municipality);
        let school = Place::School(HERE.school);
        let by = |owner| [HERE, SIBLING, NEIGHBOUR, FAR].map(|at| reaches(owner, &at));

        assert_eq!(by(region), [true, true, true, false]);
        assert_eq!(by(municipality), [true, true, false, false]);
        assert_eq!(by(school), [true, false, false, false]);
    }
}
