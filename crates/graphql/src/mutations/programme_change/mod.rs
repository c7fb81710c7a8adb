//! Changes of programmes in force: proposed, answered by the pair, taken back, decided by the curator (B-085).

mod answer;
mod decide;
mod propose;
mod tell;
mod withdraw;

use async_graphql::MergedObject;
use domain::access::{Deed, Permit};
use domain::mentoring::{ChangeState, MentorshipStateKind, ProgrammeStateKind};
use persistence::programme_changes::ProgrammeChange;
use persistence::{Change, StoreError, UnitOfWork};

use crate::mutations::opened::OpenedProgramme;

/// Mutations of changes.
#[derive(MergedObject, Default)]
pub struct ProgrammeChangeMutation(
    propose::ProposeProgrammeChangeMutation,
    answer::AnswerProgrammeChangeMutation,
    withdraw::WithdrawProgrammeChangeMutation,
    decide::DecideProgrammeChangeMutation,
);

/// Whether the programme can be changed: it is in force, and so is its pair.
fn is_in_force(opened: &OpenedProgramme) -> bool {
    opened.programme.plan.state.kind() == ProgrammeStateKind::Approved
        && opened.pair.pair.state.kind() == MentorshipStateKind::Active
}

/// Writes a step of a change into its trail.
async fn note<D: Deed>(
    work: &UnitOfWork,
    permit: &Permit<D>,
    opened: &OpenedProgramme,
    before: &ProgrammeChange,
    after: &ChangeState,
    why: Option<&str>,
) -> Result<(), StoreError> {
    let change = Change {
        school: Some(opened.pair.at.school),
        from: Some(before.state.kind().code()),
        to: Some(after.kind().code()),
        why,
    };
    work.note(permit, before.id, change).await
}
