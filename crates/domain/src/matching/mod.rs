//! Who fits whom: a transparent score, hard rules, and the assignment that is best for all together.
//!
//! Nothing here pairs anybody. A run answers "what if"; people are asked afterwards, one by one, and say yes or no
//! (B-081).
//!
//! | file | what it knows |
//! |---|---|
//! | `candidate` | a mentor and a mentee as far as matching looks at them |
//! | `blocker` | the rules that no score outweighs |
//! | `weights` | what counts how much: data with documented defaults |
//! | `score` | the parts of a score, each with its reason |
//! | `settings` | what a run is asked for |
//! | `solve` | the optimum under capacities, with the proof that it is one |
//! | `run` | from candidates to pairs, totals and those left over |
//! | `help` | what stands in the way of who was left over, and what would help |

mod blocker;
mod candidate;
mod help;
mod run;
mod score;
mod settings;
pub mod solve;
mod weights;

#[cfg(test)]
mod tests;

pub use blocker::Blocker;
pub use candidate::{History, MenteeCandidate, MentorCandidate, NamedDeficit, Phrase};
pub use help::{Help, NearMiss, Obstacles};
pub use run::{Found, LockError, Outcome, Pool, Ranked, Unmatched};
pub use score::{Cover, CoveredDeficit, Part, Reason, Score, assess};
pub use settings::{MatchingSettings, Objective, PairOf, Reach};
pub use weights::{Criterion, Importance, Weights};
