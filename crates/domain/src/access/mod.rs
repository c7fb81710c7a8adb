//! Who may do what.
//!
//! An [`Actor`] is the public or a person with [`Post`]s; a post is a [`Role`] at a [`Place`]. Being a mentor or a
//! mentee is no post but a relation to one pair. For each kind of thing `rules` has the [`Subject`] — the few facts
//! that the policy asks for — and one pure function `judge` that answers with a [`Verdict`].
//!
//! A write demands a [`Permit`]: the proof that the policy allowed this deed on this thing. Only [`permit`] makes
//! one, so that a repository's writing method cannot be called by somebody who was not asked about.
//!
//! Rights do not flow down the tree. A region does not reach inside a municipality, and no authority approves a
//! pair of a school (note i of the permission table).
//!
//! A worked example: a curator ends a pair.
//! `permit::<mentorship::End>(actor, &facts)?` → `Permit<End>` → `work.mentorships().end(&permit, …)`. Another
//! school's curator gets `Denied::Hidden`, the answer to which is the same "not found" as for an id that never was.

mod actor;
#[cfg(test)]
mod matrix;
mod permit;
pub mod rules;
mod scope;
#[cfg(test)]
mod tests;
#[cfg(test)]
mod tests_of_levels;
mod verdict;
#[cfg(test)]
mod world;

pub use actor::{Actor, Place, Post, Role};
pub use permit::{Deed, Denied, Permit, Subject, permit};
pub use scope::{Reach, Scope};
pub use verdict::Verdict;
