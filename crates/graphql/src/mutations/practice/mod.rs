//! Practices.

mod approve;
mod give_back;
mod publish;
mod submit;
mod withdraw;
mod write;

use async_graphql::MergedObject;
use domain::access::rules::practice::PracticeFacts;
use domain::access::{Deed, Denied, Permit};
use domain::id::PracticeId;
use domain::practice::PracticeState;
use domain::text::Note;
use persistence::practices::Practice;
use persistence::schools::LocatedSchool;
use persistence::{Change, Failure, StoreError, UnitOfWork};

use crate::mutations::opened;

/// Mutations of practices.
#[derive(MergedObject, Default)]
pub struct PracticeMutation(
    write::WritePracticeMutation,
    submit::SubmitPracticeMutation,
    approve::ApprovePracticeMutation,
    publish::PublishPracticeMutation,
    give_back::ReturnPracticeMutation,
    withdraw::WithdrawPracticeMutation,
);

/// Locks the practice's school, then reads the practice; an id that never was is hidden.
async fn open<R>(
    work: &UnitOfWork,
    id: PracticeId,
) -> Result<(LocatedSchool, Practice), Failure<R>> {
    let school = work.practices().school_of(id).await?;
    let located = opened::lock(work, school).await?;
    let practice = work.practices().find(id).await?.ok_or(Denied::Hidden)?;
    Ok((located, practice))
}

/// Moves a practice on and writes the step into the trail.
async fn step<D: Deed<On = PracticeFacts>>(
    work: &UnitOfWork,
    permit: &Permit<D>,
    practice: &Practice,
    to: PracticeState,
    remark: Option<&Note>,
) -> Result<(), StoreError> {
    let from = practice.state;
    work.practices().step(permit, from, to, remark).await?;
    note(work, permit, practice, to, remark).await
}

/// Writes a step of a practice into the trail.
async fn note<D: Deed<On = PracticeFacts>>(
    work: &UnitOfWork,
    permit: &Permit<D>,
    practice: &Practice,
    to: PracticeState,
    remark: Option<&Note>,
) -> Result<(), StoreError> {
    let change = Change {
        school: Some(practice.at.school),
        from: Some(practice.state.code()),
        to: Some(to.code()),
        why: remark.map(Note::as_str),
    };
    work.note(permit, practice.id, change).await
}
