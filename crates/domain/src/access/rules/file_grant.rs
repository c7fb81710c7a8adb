//! Grants to read a mentee's file (row 36, B-066).

use uuid::Uuid;

use crate::access::permit::deeds;
use crate::access::{Actor, Role, Subject, Verdict};
use crate::id::{FileGrantId, PersonId};
use crate::org::Whereabouts;

/// A grant, given or asked for, as the policy sees it.
#[derive(Clone, Copy, Debug)]
pub struct FileGrantFacts {
    /// Which.
    pub id: FileGrantId,
    /// The school that owns the pair, and keeps the mentee's file.
    pub at: Whereabouts,
    /// Who asks: a mentor of the pair.
    pub mentor: PersonId,
    /// Whose file: a mentee of the pair.
    pub mentee: PersonId,
}

deeds! { FileGrantFacts:
    /// Learn who may read what, why and until when: both, and the head.
    Learn,
    /// Ask for it: the mentor.
    Ask,
    /// Grant or refuse it: the head, and not to themselves.
    Decide,
    /// Read the fields: the mentor.
    Read,
    /// Give it up or take it back: both, and the head.
    Close,
}

impl Subject for FileGrantFacts {
    type Action = Action;
    const KIND: &'static str = "file-grant";

    fn id(&self) -> Uuid {
        self.id.0
    }

    fn judge(&self, actor: &Actor, action: Action) -> Verdict {
        let mentor = actor.is(self.mentor);
        let own = mentor || actor.is(self.mentee);
        let head = actor.at_school(&self.at, &[Role::Head]);
        let learn = Verdict::full_if(own || head, Verdict::Hidden);
        let allowed = match action {
            Action::Learn => return learn,
            Action::Ask | Action::Read => mentor,
            Action::Decide => head && !own,
            Action::Close => own || head,
        };
        Verdict::full_if(allowed, Verdict::refused(learn))
    }
}
