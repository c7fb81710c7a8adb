//! Pairs: proposed, answered, taken back, ended, or going on.

mod answer;
mod end;
mod keep_going;
mod propose;
mod revoke;

use async_graphql::MergedObject;
use domain::access::Denied;
use domain::id::{MentorshipId, PersonId};
use domain::mentoring::Side;
use domain::text::PersonName;
use persistence::mentorships::Mentorship;
use persistence::schools::LocatedSchool;
use persistence::{Failure, StoreError, UnitOfWork};

/// Mutations of mentorships.
#[derive(MergedObject, Default)]
pub struct MentorshipMutation(
    propose::ProposeMentorshipMutation,
    answer::AnswerProposalMutation,
    revoke::RevokeProposalMutation,
    end::EndMentorshipMutation,
    keep_going::KeepGoingMutation,
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

/// The names of a pair's mentor and mentee, for letters.
struct Names {
    mentor: PersonName,
    mentee: PersonName,
}

impl Names {
    async fn of(
        work: &UnitOfWork,
        row: &domain::mentoring::Mentorship,
    ) -> Result<Self, StoreError> {
        let name = async |side| {
            let broken = || StoreError::inconsistent("mentorship", row.id.0);
            let id: PersonId = row.on_side(side).next().ok_or_else(broken)?;
            let person = work.people().find(id).await?.ok_or_else(broken)?;
            Ok::<_, StoreError>(person.name)
        };
        Ok(Self {
            mentor: name(Side::Mentor).await?,
            mentee: name(Side::Mentee).await?,
        })
    }
}
