//! Runs of the matching and who is left over (rows 24, 25, 40 of the permission table).

use uuid::Uuid;

use crate::access::permit::deeds;
use crate::access::{Actor, Place, Role, Subject, Verdict};
use crate::id::{MunicipalityId, SchoolId};

/// The matching of a school, or of a municipality across its schools, as the policy sees it.
#[derive(Clone, Copy, Debug)]
pub struct MatchingFacts {
    /// The municipality.
    pub municipality: MunicipalityId,
    /// The school, for what is matched within one.
    pub school: Option<SchoolId>,
}

deeds! { MatchingFacts:
    /// Read who is left without a mentor, and why: also the psychologist, who supports them (row 40, B-RM5). A
    /// municipality reads mentees without names (note ii).
    Read,
    /// Read its runs: who would be paired with whom.
    ReadRuns,
    /// Run it dry: nobody is asked.
    Run,
    /// Send a run of the municipality to its schools, whose curators propose (note i).
    Suggest,
}

impl Subject for MatchingFacts {
    type Action = Action;
    const KIND: &'static str = "matching";

    fn id(&self) -> Uuid {
        self.school.map_or(self.municipality.0, |school| school.0)
    }

    fn judge(&self, actor: &Actor, action: Action) -> Verdict {
        let at = |role| match self.school {
            Some(school) => actor.holds(role, Place::School(school)),
            None => actor.holds(role, Place::Municipality(self.municipality)),
        };
        let of_school = self.school.is_some();
        let keeps = of_school && (at(Role::Head) || at(Role::Curator));
        let supports = of_school && at(Role::Psychologist);
        let methodologist = !of_school && at(Role::MunicipalMethodologist);
        let authority = !of_school && at(Role::MunicipalAuthority);
        let above = methodologist || authority;
        let read = Verdict::full_if(keeps || supports || above, Verdict::Hidden);
        let allowed = match action {
            Action::Read => return read,
            Action::ReadRuns => keeps || above,
            Action::Run => keeps || methodologist,
            Action::Suggest => methodologist,
        };
        Verdict::full_if(allowed, Verdict::refused(read))
    }
}
