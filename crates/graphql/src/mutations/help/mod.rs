//! Requests for help: asked, taken or left to others, answered, closed or taken back.

mod answer;
mod ask;
mod close;
mod take;

use async_graphql::MergedObject;
use domain::access::rules::help::HelpRequestFacts;
use domain::access::{Deed, Denied, Permit};
use domain::id::HelpRequestId;
use domain::mentoring::HelpState;
use persistence::help_requests::HelpRequest;
use persistence::schools::LocatedSchool;
use persistence::{Change, Failure, StoreError, UnitOfWork};

use crate::mutations::opened;

/// Mutations of requests for help.
#[derive(MergedObject, Default)]
pub struct HelpMutation(
    ask::AskForHelpMutation,
    take::TakeHelpRequestMutation,
    answer::AnswerHelpRequestMutation,
    close::CloseHelpRequestMutation,
);

/// A request whose school is locked.
struct Opened {
    here: LocatedSchool,
    row: HelpRequest,
    facts: HelpRequestFacts,
}

/// Opens the request with this id; an id that never was is hidden.
async fn open<R>(work: &UnitOfWork, id: HelpRequestId) -> Result<Opened, Failure<R>> {
    let requests = work.help_requests();
    let found = requests.find(id).await?.ok_or(Denied::Hidden)?;
    let here = opened::lock(work, Some(found.school)).await?;
    let row = requests.find(id).await?.ok_or(Denied::Hidden)?;
    let facts = requests.facts(&row, here.school.at).await?;
    Ok(Opened { here, row, facts })
}

/// Writes a step of a request into its trail.
async fn note<D: Deed>(
    work: &UnitOfWork,
    permit: &Permit<D>,
    opened: &Opened,
    after: HelpState,
) -> Result<(), StoreError> {
    let change = Change {
        school: Some(opened.here.school.at.school),
        from: Some(opened.row.state.kind().code()),
        to: Some(after.kind().code()),
        why: None,
    };
    work.note(permit, opened.row.id, change).await
}
