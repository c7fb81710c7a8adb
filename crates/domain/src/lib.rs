//! The rules of teacher mentoring in a Russian region, and nothing else.
//!
//! Absent on purpose: waiting, input and output, databases, GraphQL, Russian wording. A function here takes
//! values and returns values; whatever it needs was loaded before it was called. A refusal is named and typed.
//!
//! | room | what it knows |
//! |---|---|
//! | [`id`], [`text`], [`clock`] | values that are right by construction |
//! | [`access`] | who may do what: roles, places, verdicts, permits, scopes |
//! | [`account`] | signing in: passwords, lifetimes, rotation of refresh tokens |
//! | [`org`] | municipalities, schools and their part in the model |
//! | [`bank`] | membership of the banks, their refreshing, who is suggested |
//! | [`survey`] | what the surveys ask, and what counts as an answer |
//! | [`people`] | employment, seniority, the cards of mentors and mentees |
//! | [`consent`] | what a person agreed to, for how long, and what a withdrawal does |
//! | [`mentoring`] | pairs, programmes, activities, meetings and their states |
//! | [`matching`] | who fits whom: score, rules, and the assignment that is best for all |
//! | [`document`] | orders: the papers that put things into force |
//! | [`practice`] | from a finished programme to a published practice |
//! | [`import`] | from a sheet of cells to what is added, changed and asked |
//! | [`roadmap`] | what the terms of a plan mean: dates, windows, repetitions |
//! | [`rollover`] | from one school year into the next |
//! | [`monitoring`] | the counters that levels above see, campaigns and what schools answer in them |
//!
//! To add a kind of thing: its states and refusals in a file of its room, its rights in `access/rules`, a row in
//! the matrix test. The compiler names the rest.

pub mod access;
pub mod account;
pub mod bank;
pub mod certificate;
pub mod clock;
pub mod consent;
pub mod document;
pub mod id;
pub mod import;
pub mod matching;
pub mod mentoring;
pub mod monitoring;
pub mod notice;
pub mod org;
pub mod people;
pub mod practice;
pub mod roadmap;
pub mod rollover;
pub mod survey;
#[cfg(test)]
mod testing;
pub mod text;
