//! The surveys that feed the banks (B-RM2, B-RM3): what is asked, what counts as an answer, what is still missing.
//!
//! Questions and options are codes; their wording is an editable matter of the user interface and stays «not verified»
//! until the centre approves it.

mod answers;
mod questions;
mod round;

pub use answers::{AnswerProblem, Answers, Completeness};
pub use questions::{Ask, Question, SurveyKind, question, questions};
pub use round::{LinkState, link_state};
