//! The banks of mentors and mentees: who is in them by whose word, when they were last confirmed, who is suggested.

mod field;
mod membership;
mod refresh;
mod snapshot;
mod suggestion;

pub use field::{
    DefinitionError, FieldDefinition, FieldKind, FieldText, FieldVisibility, ValueError,
};
pub use membership::{BankState, Membership, MembershipError, NominatedBy, bank_state};
pub use refresh::{RefreshRule, RefreshStanding};
pub use snapshot::{CardMark, Difference, difference};
pub use suggestion::{Suggestion, suggestions};
