//! The texts of orders, composed from facts.
//!
//! A composer is pure: the same facts give the same text. What it returns is a draft without number and date;
//! [`domain::document::OrderContent::signed_as`] puts them in when the head signs.

mod appoint_curator;
mod assign_pairs;
mod change_pairs;
mod facts;
mod people;
mod phrases;

pub use appoint_curator::{AppointCurator, appoint_curator};
pub use assign_pairs::{AssignPairs, Pair, Participant, PayTerms, assign_pairs, request_of};
pub use change_pairs::{Becomes, ChangePairs, ChangedPair, Statement, change_pairs};
pub use facts::{Act, Issuer, Officer};
pub use people::{
    AboutPeople, Decides, GroupMember, ProgrammeLine, ReleaseLine, RewardLine, about_people,
};
