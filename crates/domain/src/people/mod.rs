//! People at work: employment and seniority, and the cards of the two banks.

mod cards;
mod deficit;
mod employment;

pub use cards::{CardState, MAX_CAPACITY, MentoringTopic, capacity};
pub use deficit::{DeficitKind, DeficitSource, DeficitStatus};
pub use employment::{Employment, MenteeCategory, suggested_categories};
