//! People at work: employment and seniority, the cards of the two banks, and what people say for being matched.

mod absence;
mod cards;
mod deficit;
mod depersonalisation;
mod employment;
mod pupil;
mod wish;

pub use absence::{AbsenceError, AbsenceTerm, LONGEST_DAYS};
pub use cards::{CardState, MAX_CAPACITY, MentoringTopic, capacity};
pub use deficit::{DeficitKind, DeficitSource, DeficitStatus, Severity};
pub use depersonalisation::{Basis, Due, RETENTION_YEARS, Traces};
pub use employment::{Employment, MenteeCategory, suggested_categories};
pub use pupil::{Pupil, SignatureError, check_signature, fits_pupil};
pub use wish::{MOST_WISHES, WishKind};
