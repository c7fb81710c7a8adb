//! Practices before they are public (rows 51, 52). The public face reads published ones without asking.

use uuid::Uuid;

use super::keeps;
use crate::access::permit::deeds;
use crate::access::{Actor, Role, Subject, Verdict};
use crate::id::{PersonId, PracticeId};
use crate::org::Whereabouts;
use crate::practice::PracticeState;

/// A practice, written or about to be written, as the policy sees it.
#[derive(Clone, Debug)]
pub struct PracticeFacts {
    /// Which.
    pub id: PracticeId,
    /// The school that describes it.
    pub at: Whereabouts,
    /// Its authors.
    pub authors: Vec<PersonId>,
    /// Where it stands: the municipality sees it from the school's approval on.
    pub state: PracticeState,
}

deeds! { PracticeFacts:
    /// Read it, remarks included.
    Read,
    /// Write its text and hand it in.
    Write,
    /// Approve or return it for the school (row 51).
    ApproveAtSchool,
    /// Publish or return it for the municipality (row 52, C-024).
    Publish,
    /// Take it off the public face.
    Withdraw,
}

impl Subject for PracticeFacts {
    type Action = Action;
    const KIND: &'static str = "practice";

    fn id(&self) -> Uuid {
        self.id.0
    }

    fn judge(&self, actor: &Actor, action: Action) -> Verdict {
        let author = actor.person().is_some_and(|id| self.authors.contains(&id));
        let head = actor.at_school(&self.at, &[Role::Head]);
        let curator = actor.at_school(&self.at, &[Role::Curator]);
        let centre = actor.at_municipality(&self.at, &[Role::MunicipalMethodologist]);
        let authority = actor.at_municipality(&self.at, &[Role::MunicipalAuthority]);
        let left_school = match self.state {
            PracticeState::Draft | PracticeState::Submitted => false,
            PracticeState::SchoolApproved | PracticeState::Published | PracticeState::Withdrawn => {
                true
            }
        };
        let read = Verdict::full_if(
            author || keeps(actor, &self.at) || ((centre || authority) && left_school),
            Verdict::Hidden,
        );
        let allowed = match action {
            Action::Read => return read,
            Action::Write => curator || author,
            Action::ApproveAtSchool => head,
            // Expertise is not for one's own text.
            Action::Publish => centre && left_school && !author,
            Action::Withdraw => (centre && left_school) || head,
        };
        Verdict::full_if(allowed, Verdict::refused(read))
    }
}
