//! Office papers: orders and consents as text, as .docx and as PDF.
//!
//! Here live the Russian words that the rules of [`domain`] leave out. The way of a paper:
//!
//! 1. [`order`] and [`consent`] compose the text from typed facts. People stand in the nominative, in tables and
//!    lists: a program that inflects names gets some of them wrong.
//! 2. The text is kept: an order as [`domain::document::OrderContent`], so that the paper never changes again.
//! 3. [`docx`] and [`pdf`] print it. Both print the same list of blocks, so that they cannot say different things.
//!
//! The other way, [`table`] reads what schools keep in Excel, and writes our lists as such files; [`plan`] reads the papers
//! in which plans are printed.
//!
//! Everything here is computing on values: no files, no network, no clock. Typesetting a PDF holds a core long enough
//! to stall other work, so an async caller wraps the call in `spawn_blocking`.

pub mod archive;
pub mod certificate;
pub mod consent;
pub mod docx;
mod error;
pub mod file;
pub mod ics;
pub mod letters;
pub mod monitoring;
pub mod order;
mod paper;
pub mod pdf;
pub mod plan;
pub mod programme;
pub mod roadmap;
pub mod scan;
mod sniff;
pub mod table;
pub mod template;
pub mod words;

#[cfg(test)]
mod tests;

// The samples speak of this crate by its name, as the example that shares them does.
#[cfg(test)]
extern crate self as documents;

pub use error::DocumentError;
