//! What participants ask of the head: filed, considered by the curator, decided, taken back.

mod consider;
mod decide;
mod file;
mod withdraw;

use async_graphql::MergedObject;
use domain::access::Denied;
use domain::id::RequestId;
use persistence::mentorships::Mentorship;
use persistence::requests::Request;
use persistence::schools::LocatedSchool;
use persistence::{Change, Failure, UnitOfWork};

/// Mutations of requests.
#[derive(MergedObject, Default)]
pub struct RequestMutation(
    file::FileRequestMutation,
    consider::ConsiderRequestMutation,
    decide::DecideRequestMutation,
    withdraw::WithdrawRequestMutation,
);

/// A request with what it is about, read under the lock of its school.
struct Locked {
    row: Request,
    pair: Mentorship,
    here: LocatedSchool,
}

impl Locked {
    /// Hidden when there is no such request.
    async fn read<R>(work: &UnitOfWork, id: RequestId) -> Result<Self, Failure<R>> {
        // The first reading only tells the school, which never changes.
        let unlocked = work.requests().find(id).await?.ok_or(Denied::Hidden)?;
        let here = work.schools().lock(unlocked.school).await?;
        let row = work.requests().find(id).await?.ok_or(Denied::Hidden)?;
        let pair = work.mentorships().find(row.life.mentorship).await?;
        Ok(Self {
            row,
            pair: pair.ok_or(Denied::Hidden)?,
            here: here.ok_or(Denied::Hidden)?,
        })
    }
}

/// What a step of a request writes into its trail.
fn change<'a>(before: &Request, after: &domain::mentoring::Request) -> Change<'a> {
    Change {
        school: Some(before.school),
        from: Some(before.life.state.code()),
        to: Some(after.state.code()),
        // Reasons and opinions stand in the request, which fewer people read than the trail.
        why: None,
    }
}
