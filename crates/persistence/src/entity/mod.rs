//! The rows, one table a file: columns and nothing else. They never leave this crate; repositories turn them into
//! values of the domain, and refuse rows that make none.

pub mod access_log;
pub mod account;
pub mod activity;
pub mod audit;
pub mod consent;
pub mod consent_field;
pub mod deficit;
pub mod employment;
pub mod invitation;
pub mod mail;
pub mod meeting;
pub mod mentor_card;
pub mod mentorship;
pub mod mentorship_participant;
pub mod model_participation;
pub mod municipality;
pub mod municipality_counter;
pub mod mutation_receipt;
pub mod need;
pub mod official_order;
pub mod one_time_link;
pub mod person;
pub mod post;
pub mod practice;
pub mod practice_author;
pub mod practice_topic;
pub mod programme;
pub mod programme_deficit;
pub mod refresh_token;
pub mod region;
pub mod school;
pub mod school_counter;
pub mod school_year_ledger;
pub mod session;

#[cfg(test)]
mod tests;
