//! Roadmaps: what is to be done, by whom, and when.
//!
//! | room | what it knows |
//! |---|---|
//! | [`plan`] | what the table of a printed plan says: sections, rows, whose they are |
//! | [`term`] | what the column of terms of a printed plan says: dates, windows, repetitions |

pub mod plan;
pub mod term;
