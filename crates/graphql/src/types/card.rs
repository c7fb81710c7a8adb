//! What the two kinds of cards have in common: the policy about them.

use domain::access::rules::bank::{Action, CardFacts};
use domain::id::{PersonId, SchoolId};
use domain::mentoring::Side;
use persistence::employments::Job;

use super::enums::mirror;
use crate::error::GqlError;
use crate::loaders::{JobsOf, SchoolById};
use crate::viewer::Viewer;

mirror! {
    /// What the viewer may do with a card of a bank.
    CardAction = "Action" {
        /// Read it.
        Read,
        /// Write it.
        Keep,
        /// Take it into the bank, or refuse it.
        Approve,
    }
}

/// Whether who has this job may stand in that bank: who is sent by a partner mentors, and is not mentored.
pub(crate) fn stands(side: Side, job: &Job) -> bool {
    side == Side::Mentor || job.partner.is_none()
}

/// A card of `person` in the bank of `school` as the policy sees it, made or not.
pub(crate) async fn card_facts(
    viewer: &Viewer,
    person: PersonId,
    school: SchoolId,
    side: Side,
) -> Result<CardFacts, GqlError> {
    let row = viewer.loaders().load_one(SchoolById(school)).await?;
    let jobs = viewer.loaders().load_one(JobsOf(person)).await?;
    let now = viewer.store().clock().now();
    let here = |job: &Job| job.at.school == school;
    Ok(CardFacts {
        person,
        side,
        at: row.ok_or(GqlError::NotFound)?.at,
        employed: jobs
            .unwrap_or_default()
            .iter()
            .any(|job| here(job) && job.is_current(now) && stands(side, job)),
    })
}
