//! Taking over what schools keep in tables: from a sheet of cells to what is added, changed and asked.
//!
//! The way of a file: its cells come as a [`Sheet`]; [`Mapping`] says which column is which [`Field`]; `read_…` makes a
//! [`Draft`] of each line or says what is wrong with which cell; `plan_…` compares the drafts with each other and with
//! what is known, and gives each line its [`Step`]. All of it is computing on values: the same file, with its columns
//! and lines in any order, comes to the same, and a second time to nothing.
//!
//! Russian words are an argument, see [`Vocabulary`].

mod cards;
mod cell;
mod field;
mod kind;
mod mapping;
mod name;
mod named;
mod organisations;
mod pairs;
mod people;
mod person_match;
mod problem;
mod reader;
mod repeats;
mod run;
mod sheet;
mod step;
mod vocabulary;

#[cfg(test)]
mod tests;

pub use cards::{
    CardDraft, KnownCard, KnownNeed, NeedDraft, plan_cards, plan_needs, read_cards, read_needs,
};
pub use field::Field;
pub use kind::ImportKind;
pub use mapping::{Mapping, MappingProblem, signature};
pub use name::{NameInCell, name_in_cell};
pub use named::{Born, Named};
pub use organisations::{KnownSchool, SchoolDraft, plan_organisations, read_organisations};
pub use pairs::{KnownPair, PairDraft, StatedOrder, StatedPair, plan_pairs, read_pairs, refusal};
pub use people::{
    JobAfter, JobDraft, KnownJob, KnownPerson, PersonAfter, PersonDraft, Teaching, plan_people,
    read_people,
};
pub use person_match::Whose;
pub use problem::{Problem, ProblemKind};
pub use run::{FileProblem, RunEvent, RunState, Stuck};
pub use sheet::{Cell, Heading, Line, Remark, Sheet, column_letters};
pub use step::{Candidate, Change, Choice, Draft, Planned, Step, Verdict};
pub use vocabulary::Vocabulary;
