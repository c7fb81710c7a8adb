//! Pairs and groups: proposed, answered, taken back, resting, left, ended, or going on.

mod answer;
mod end;
mod end_participation;
mod keep_duty_terms;
mod keep_going;
mod letters_of;
mod propose;
mod resume;
mod revoke;
mod suspend;
mod tell_giving;

use async_graphql::MergedObject;
use domain::access::Denied;
use domain::id::MentorshipId;
use persistence::mentorships::Mentorship;
use persistence::schools::LocatedSchool;
use persistence::{Failure, UnitOfWork};
pub(crate) use propose::{
    ProposeMentorship, ProposeMentorshipRefusal, ProposeMentorshipRefused, ProposedTerms,
    giving_school,
};
pub(crate) use tell_giving::tell_giving;

/// Mutations of mentorships.
#[derive(MergedObject, Default)]
pub struct MentorshipMutation(
    propose::ProposeMentorshipMutation,
    answer::AnswerProposalMutation,
    revoke::RevokeProposalMutation,
    end::EndMentorshipMutation,
    keep_going::KeepGoingMutation,
    end_participation::EndParticipationMutation,
    keep_duty_terms::KeepDutyTermsMutation,
    suspend::SuspendMentorshipMutation,
    resume::ResumeMentorshipMutation,
);

/// The mentorship, read under the lock of its school; hidden when there is none.
async fn locked<R>(
    work: &UnitOfWork,
    id: MentorshipId,
) -> Result<(Mentorship, LocatedSchool), Failure<R>> {
    // The first reading only tells the school, which never changes.
    let unlocked = work.mentorships().find(id).await?.ok_or(Denied::Hidden)?;
    let here = work.schools().lock(unlocked.at.school).await?;
    let here = here.ok_or(Denied::Hidden)?;
    let row = work.mentorships().find(id).await?.ok_or(Denied::Hidden)?;
    Ok((row, here))
}
