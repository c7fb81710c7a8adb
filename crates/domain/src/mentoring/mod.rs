//! The work itself: pairs and groups, their programmes, activities and meetings.

mod activity;
mod form;
mod meeting;
mod mentorship;
mod programme;

pub use activity::{ActivityError, ActivityKind, ActivityState};
pub use form::{MentoringFormat, RolePairForm};
pub use meeting::{MeetingError, MeetingMode, REMOVABLE_DAYS, check_meeting, is_removable};
pub use mentorship::{
    Answer, AnswerError, ApproveError, Cell, EndError, EndReason, Mentorship, MentorshipState,
    MentorshipStateKind, Participant, PrepareError, ProposeError, RevokeError, Side,
    check_proposal,
};
pub use programme::{
    CompleteError, DecisionError, DraftError, Programme, ProgrammeState, ProgrammeStateKind,
    TermWarning, check_term,
};
