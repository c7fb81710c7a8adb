//! Activities of a programme in force.

mod check;
mod submit;

use async_graphql::MergedObject;
use domain::access::{Deed, Permit};
use domain::id::SchoolId;
use domain::mentoring::ActivityState;
use domain::text::Note;
use persistence::programmes::Activity;
use persistence::{Change, StoreError, UnitOfWork};

/// Mutations of activities.
#[derive(MergedObject, Default)]
pub struct ActivityMutation(submit::SubmitActivityMutation, check::CheckActivityMutation);

/// Writes a step of an activity into the trail.
async fn note<D: Deed>(
    work: &UnitOfWork,
    permit: &Permit<D>,
    school: SchoolId,
    before: &Activity,
    after: ActivityState,
    why: Option<&Note>,
) -> Result<(), StoreError> {
    let change = Change {
        school: Some(school),
        from: Some(before.state.code()),
        to: Some(after.code()),
        why: why.map(Note::as_str),
    };
    work.note(permit, before.id, change).await
}
