//! What becomes of the requests about a mentorship that ends or changes.

use domain::access::Subject;
use domain::access::rules::request::RequestFacts;
use domain::id::PersonId;
use domain::mentoring::RequestState;
use persistence::mentorships::Mentorship;
use persistence::{Change, StoreError, UnitOfWork};

/// Settles the open requests about it, of everybody or of who leaves: what was granted is carried out, what was still
/// asked for has lost its object. Each has a line in its trail.
pub(crate) async fn settle(
    work: &UnitOfWork,
    row: &Mentorship,
    of: Option<PersonId>,
) -> Result<(), StoreError> {
    for request in work.requests().settle(row.id(), of).await? {
        let executed = request.life.state == RequestState::Executed;
        let deed = if executed { "Execute" } else { "Withdraw" };
        let change = Change {
            school: Some(row.at.school),
            to: Some(request.life.state.code()),
            ..Change::default()
        };
        work.note_consequence(RequestFacts::KIND, deed, request.life.id, change)
            .await?;
    }
    Ok(())
}
