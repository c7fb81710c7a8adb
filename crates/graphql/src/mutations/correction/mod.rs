//! Requests for correction of personal data: filed, answered, taken back.

mod answer;
mod file;
mod withdraw;

use async_graphql::MergedObject;
use domain::access::{Deed, Denied, Permit};
use domain::id::CorrectionId;
use domain::people::CorrectionState;
use persistence::corrections::Correction;
use persistence::schools::LocatedSchool;
use persistence::{Change, Failure, StoreError, UnitOfWork};

use crate::mutations::opened;

/// Mutations of requests for correction.
#[derive(MergedObject, Default)]
pub struct CorrectionMutation(
    file::FileCorrectionMutation,
    answer::AnswerCorrectionMutation,
    withdraw::WithdrawCorrectionMutation,
);

/// A request whose school is locked.
struct Opened {
    here: LocatedSchool,
    row: Correction,
}

/// Opens the request with this id; an id that never was is hidden.
async fn open<R>(work: &UnitOfWork, id: CorrectionId) -> Result<Opened, Failure<R>> {
    let found = work.corrections().find(id).await?.ok_or(Denied::Hidden)?;
    let here = opened::lock(work, Some(found.school)).await?;
    let row = work.corrections().find(id).await?.ok_or(Denied::Hidden)?;
    Ok(Opened { here, row })
}

/// Writes a step of a request into its trail.
async fn note<D: Deed>(
    work: &UnitOfWork,
    permit: &Permit<D>,
    row: &Correction,
    after: CorrectionState,
) -> Result<(), StoreError> {
    let change = Change {
        school: Some(row.school),
        from: Some(row.state.code()),
        to: Some(after.code()),
        // The answer stands in the request, which fewer people read than the trail.
        why: None,
    };
    work.note(permit, row.id, change).await
}
