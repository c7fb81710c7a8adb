//! Roadmaps: what is to be done, by whom, and when.
//!
//! | room | what it knows |
//! |---|---|
//! | [`plan`] | what the table of a printed plan says: sections, rows, whose they are |
//! | [`term`] | what the column of terms of a printed plan says: dates, windows, repetitions |
//! | [`RoadmapState`] | from a draft to a roadmap in force, with the review of a school's by the municipal centre |
//! | [`Row`] | a row of a roadmap as it is kept: as printed, as understood, as checked |
//! | [`fan_out`] | which places have a row as their duty |
//! | [`windows_of`] | the dated occurrences that a row gives to each of its duties |
//! | [`OccurrenceState`], [`Applicability`] | the execution of a duty |
//! | [`ReportState`] | a report on the execution, from a draft to one that is accepted |
//! | [`shifted_years`] | the terms of a roadmap in another school year |

mod duty;
mod evidence;
mod fan_out;
mod next_year;
mod occurrence;
pub mod plan;
mod report;
mod row;
mod state;
pub mod term;
mod windows;

pub use duty::{Applicability, ApplicabilityError};
pub use evidence::EvidenceKind;
pub use fan_out::{Ground, NewDuty, Organisation, PlaceKey, Register, concerns, fan_out};
pub use next_year::shifted_years;
pub use occurrence::{DUE_SOON, OccurrenceState, StepError, days_overdue, is_due_soon};
pub use report::{ReportError, ReportState};
pub use row::{MAX_ROWS, Reading, Row};
pub use state::{RoadmapError, RoadmapState, Verdict, WORKING_DAYS_FOR_REVIEW};
pub use windows::{has_reading, windows_of};
