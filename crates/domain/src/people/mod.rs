//! People at work: employment and seniority, the cards of the two banks, and what people say for being matched.

mod absence;
mod cards;
mod correction;
mod deficit;
mod depersonalisation;
mod employment;
mod file_grant;
mod pupil;
mod wish;

pub use absence::{AbsenceError, AbsenceTerm, LONGEST_DAYS};
pub use cards::{CardState, MAX_CAPACITY, MentoringTopic, capacity};
pub use correction::{
    ANSWER_WITHIN, AlreadySettled, CORRECT_WITHIN, CorrectionArea, CorrectionState, answer_by,
    correct_by,
};
pub use deficit::{DeficitKind, DeficitSource, DeficitStatus, Severity};
pub use depersonalisation::{Basis, Due, RETENTION_YEARS, Traces};
pub use employment::{Employment, MenteeCategory, suggested_categories};
pub use file_grant::{
    FileField, FileGrantError, FileGrantStanding, FileGrantState, MOST_GRANT_DAYS, are_some_of,
    may_last,
};
pub use pupil::{Pupil, SignatureError, check_signature, fits_pupil};
pub use wish::{MOST_WISHES, WishKind};
