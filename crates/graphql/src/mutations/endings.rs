//! Endings that follow from something else — a job ended, a consent was taken back — and wait for the curator's word.

use domain::id::{PersonId, SchoolId};
use domain::mentoring::{EndReason, Side};
use persistence::{Change, StoreError, UnitOfWork};

/// Which running mentorships are proposed to end, and why.
#[derive(Clone, Copy)]
pub(super) struct Ending {
    /// Whose.
    pub(super) person: PersonId,
    /// On which side of them the person stands; on either when `None`.
    pub(super) side: Option<Side>,
    /// At which school.
    pub(super) school: SchoolId,
    /// Why.
    pub(super) reason: EndReason,
}

/// Proposes the endings, each with a line in its trail. The school must be locked.
pub(super) async fn propose_endings(work: &UnitOfWork, ending: Ending) -> Result<(), StoreError> {
    let why = match ending.reason {
        EndReason::EmploymentEnded => "EMPLOYMENT_ENDED",
        EndReason::ConsentWithdrawn => "CONSENT_WITHDRAWN",
        EndReason::PlanCompleted
        | EndReason::MentorInitiative
        | EndReason::MenteeInitiative
        | EndReason::MutualDecision
        | EndReason::CuratorImproperExecution
        | EndReason::CuratorForceMajeure => "OTHER",
    };
    let mentorships = work.mentorships();
    let (person, school) = (ending.person, Some(ending.school));
    let concerned = mentorships
        .propose_endings(person, ending.side, school, ending.reason)
        .await?;
    for mentorship in concerned {
        let change = Change {
            school,
            why: Some(why),
            ..Change::default()
        };
        // Where the others go on, it is the leaving of one that waits for the curator's word.
        let deed = if mentorship.ending_proposed.is_some() {
            "ProposeEnding"
        } else {
            "ProposeLeaving"
        };
        work.note_consequence("mentorship", deed, mentorship.id(), change)
            .await?;
    }
    Ok(())
}
