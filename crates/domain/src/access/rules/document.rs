//! Documents of the registry (rows 7–9): drafts are their owner's alone; what was submitted is read by the centre above, what
//! was approved by the levels above and by whom it concerns below.

use uuid::Uuid;

use super::roadmap::{MUNICIPAL, Seat, reads_from};
use crate::access::permit::deeds;
use crate::access::{Actor, Place, Role, Subject, Verdict};
use crate::id::DocumentId;

/// A document, written or about to be written, as the policy sees it.
#[derive(Clone, Debug)]
pub struct DocumentFacts {
    /// Which version.
    pub id: DocumentId,
    /// Whose.
    pub at: Seat,
    /// Whether it was ever submitted for expertise and not taken back.
    pub is_submitted: bool,
    /// Whether it was ever approved.
    pub is_official: bool,
    /// Those places of who asks that lie below its owner.
    pub below: Vec<Place>,
}

deeds! { DocumentFacts:
    /// Read it with its files: its owner in any state, the level above what was submitted or approved, those below what was
    /// approved.
    Read,
    /// Write it: its head, its files, its next version; throw the draft away (row 7).
    Write,
    /// Note what a body said about it (B-007).
    Endorse,
    /// Put it into force by order (row 8).
    Approve,
    /// Repeal it.
    Repeal,
    /// Lay it aside.
    Archive,
    /// Show it on the public face, or no more.
    Publish,
    /// Submit it for expertise, or take it back.
    Submit,
    /// Examine what was submitted (row 9).
    Examine,
}

impl DocumentFacts {
    /// A new document of a place, under a fresh id.
    pub fn new_at(id: DocumentId, at: Seat) -> Self {
        Self {
            id,
            at,
            is_submitted: false,
            is_official: false,
            below: Vec::new(),
        }
    }
}

impl Subject for DocumentFacts {
    type Action = Action;
    const KIND: &'static str = "document";

    fn id(&self) -> Uuid {
        self.id.0
    }

    fn judge(&self, actor: &Actor, action: Action) -> Verdict {
        let (kept, led) = (self.at.is_kept_by(actor), self.at.is_led_by(actor));
        let told = self.is_submitted || self.is_official;
        let above = told
            && (self.at.is_at_municipality(actor, MUNICIPAL)
                || (self.at.school.is_none() && self.at.is_at_region(actor)));
        let below = self.is_official && self.below.iter().any(|place| reads_from(actor, *place));
        let read = if kept || led || above || below {
            Verdict::Full
        } else if self.is_official && self.at.is_at_region(actor) {
            Verdict::Counts
        } else {
            Verdict::Hidden
        };
        let allowed = match action {
            Action::Read => return read,
            Action::Write | Action::Endorse | Action::Archive | Action::Submit => kept,
            Action::Approve | Action::Repeal => led,
            Action::Publish => kept || led,
            Action::Examine => self.is_submitted && examines(actor, self.at),
        };
        Verdict::full_if(allowed, Verdict::refused(read))
    }
}

/// Whether the actor is of the centre that examines what the place submits.
pub fn examines(actor: &Actor, at: Seat) -> bool {
    match at.place() {
        Place::School(_) => at.is_at_municipality(actor, &[Role::MunicipalMethodologist]),
        Place::Municipality(_) => at.is_at_region(actor),
        Place::Region(_) => false,
    }
}
