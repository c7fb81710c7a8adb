//! The work itself: pairs and groups, their programmes, activities and meetings.

mod activity;
mod change;
mod edition;
mod form;
mod help_request;
mod individual_route;
mod mediation;
mod meeting;
mod mentorship;
mod one_off;
mod planned_meeting;
mod programme;
mod programme_template;
mod pulse;
mod request;

pub use activity::{ActivityError, ActivityKind, ActivityState};
pub use change::{ChangeError, ChangeKind, ChangeState, ChangeStateKind};
pub use edition::{
    AmendError, Difference, NamedDeficit, PlannedActivity, ProgrammeContent, WordsPart,
};
pub use form::{MentoringFormat, RolePairForm};
pub use help_request::{Addressee, HelpError, HelpState, HelpStateKind};
pub use individual_route::{MOST_STEPS, RouteError, RouteState, RouteYears};
pub use mediation::{
    Mediation, MediationAddressee, MediationError, MediationKind, MediationParty, MediationState,
    TAKE_WITHIN, take_by,
};
pub use meeting::{MeetingError, MeetingMode, REMOVABLE_DAYS, check_meeting, is_removable};
pub use mentorship::{
    Answer, AnswerError, ApproveError, Cell, EndError, EndReason, Giving, LeaveError, Leaving,
    Mentorship, MentorshipState, MentorshipStateKind, Participant, PrepareError, ProposeError,
    ResumeError, RevokeError, Side, SuspendError, Suspension, SuspensionReason, check_people,
    check_places, check_two_way,
};
pub use one_off::{OneOff, OneOffError, OneOffPart, OneOffState};
pub use planned_meeting::{PlanError, PlannedMeetingState, PlannedMeetingStateKind, check_planned};
pub use programme::{
    CompleteError, DecisionError, DraftError, Programme, ProgrammeState, ProgrammeStateKind,
    TermWarning, check_term,
};
pub use programme_template::{
    LaidOut, MAX_TEMPLATE_ACTIVITIES, TemplateActivity, TemplateContent, TemplateError,
    TemplateMonths, TemplatePurpose, TemplateState, TemplateStepError, TemplateTitle, due_day,
    lay_out, months_of, week_of, without_names,
};
pub use pulse::{
    FIRST_PULSE_DAYS, FIT_CHECK_DAYS, LOW_SCORE, NEXT_PULSE_DAYS, Occasion, PulseKind, Score,
    due as pulse_due,
};
pub use request::{
    NOTICE_DAYS, Request, RequestError, RequestKind, RequestState, notice_runs_until,
};
