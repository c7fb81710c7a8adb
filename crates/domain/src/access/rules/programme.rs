//! Personalised programmes, their activities and meetings (rows 30–35).

use uuid::Uuid;

use super::{above, keeps};
use crate::access::permit::deeds;
use crate::access::{Actor, Role, Subject, Verdict};
use crate::id::{MentorshipId, PersonId};
use crate::org::Whereabouts;

/// A programme, written or about to be written, as the policy sees it.
#[derive(Clone, Debug)]
pub struct ProgrammeFacts {
    /// The pair it belongs to.
    pub mentorship: MentorshipId,
    /// The school that owns the pair.
    pub at: Whereabouts,
    /// The mentors of the pair; both in a pair of both directions.
    pub mentors: Vec<PersonId>,
    /// The mentees of the pair; both in a pair of both directions.
    pub mentees: Vec<PersonId>,
    /// Whether the mentees are pupils, who have no account: their mentor hands in for them.
    pub pupils: bool,
}

deeds! { ProgrammeFacts:
    /// Read it.
    Read,
    /// Write its draft (row 30): mentor, mentee as co-author (B-077), curator.
    Draft,
    /// Agree to the draft: mentor and mentee, each for themselves.
    Agree,
    /// Approve or return it (row 31, Q-15).
    Approve,
    /// Propose another term or content of a programme in force (row 32, B-085): mentor, mentee, curator.
    ProposeChange,
    /// Consent to a proposed change, or decline it: mentor and mentee, each for themselves.
    AnswerChange,
    /// Put a change into force, or refuse it: the curator.
    DecideChange,
    /// Keep the journal of meetings (row 34).
    KeepMeetings,
    /// Say how a meeting was, and how the two get on: each of the pair for themselves.
    GiveFeedback,
    /// Read what each of the pair said of that, and settle what calls for help (row 47): the curator outside the pair.
    ReadFeedback,
    /// Hand in the result of an activity: the mentee, or the mentor for a pupil.
    Submit,
    /// Accept or return what was handed in: the mentor (row 35, B-068).
    Check,
    /// Declare it carried out in full (B-082): the mentor, or the curator; never its mentee.
    Complete,
    /// Give its participants certificates once it is completed, and withdraw them: the curator outside the pair.
    Certify,
}

impl Subject for ProgrammeFacts {
    type Action = Action;
    const KIND: &'static str = "programme";

    fn id(&self) -> Uuid {
        self.mentorship.0
    }

    fn judge(&self, actor: &Actor, action: Action) -> Verdict {
        let on = |side: &[PersonId]| actor.person().is_some_and(|id| side.contains(&id));
        let (mentor, mentee) = (on(&self.mentors), on(&self.mentees));
        let curator = actor.at_school(&self.at, &[Role::Curator]);
        let read = if mentor || mentee || keeps(actor, &self.at) {
            Verdict::Full
        } else if above(actor, &self.at) {
            Verdict::Counts
        } else {
            Verdict::Hidden
        };
        let allowed = match action {
            Action::Read => return read,
            Action::Draft | Action::ProposeChange => mentor || mentee || curator,
            Action::Agree | Action::AnswerChange => mentor || mentee,
            // Whoever wrote and agreed does not also approve.
            Action::Approve | Action::DecideChange | Action::ReadFeedback | Action::Certify => {
                curator && !mentor && !mentee
            }
            Action::KeepMeetings | Action::GiveFeedback => mentor || mentee,
            Action::Submit => mentee || (mentor && self.pupils),
            Action::Check => mentor,
            // In a pair of both directions each of the two is its mentee as well.
            Action::Complete => (mentor || curator) && !mentee,
        };
        Verdict::full_if(allowed, Verdict::refused(read))
    }
}
