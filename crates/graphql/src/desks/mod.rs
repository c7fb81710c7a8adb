//! The role levels. A desk is a proof: it is made only by a check, and everything that lies on it is listed within
//! its own scope without asking again.

pub mod campaigns;
pub mod comparison;
pub mod demand;
pub mod documents;
pub mod exceptions;
pub mod matching;
pub mod municipality;
pub mod packages;
pub mod participant;
pub mod practices;
pub mod public;
pub mod region;
pub mod roadmap_reports;
pub mod roadmaps;
pub mod school;
pub mod targets;
pub mod templates;

use domain::clock::SchoolYear;

use crate::error::GqlError;

/// The school year that a client means: the named one, or the running one.
pub(crate) fn school_year(named: Option<i32>, running: SchoolYear) -> Result<SchoolYear, GqlError> {
    match named {
        None => Ok(running),
        Some(first) => SchoolYear::starting(first).ok_or(GqlError::BadInput(
            "a school year is named by a year from 2000 to 2100",
        )),
    }
}

/// The school years that a figure may be asked for: the running one and the five before, newest first.
pub(crate) fn school_years(running: SchoolYear) -> Vec<i32> {
    (0..6).map(|back| running.first_year() - back).collect()
}

/// The actions that the policy allows to the viewer, for `viewerCan`.
macro_rules! viewer_can {
    ($viewer:expr, $facts:expr, $actions:expr) => {
        $actions
            .iter()
            .copied()
            .filter(|action| {
                domain::access::Subject::judge(&$facts, $viewer.actor(), *action)
                    == domain::access::Verdict::Full
            })
            .map(Into::into)
            .collect()
    };
}
pub(crate) use viewer_can;
