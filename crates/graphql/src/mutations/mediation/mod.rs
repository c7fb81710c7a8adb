//! Cases of consultation, agreement and mediation: opened, taken, noted, agreed, ended.

mod answer;
mod close;
mod note;
mod open;
mod propose;
mod take;
mod withdraw;

use async_graphql::{Enum, MergedObject};
use documents::letters::Letter;
use documents::letters::mediations::MediationLetter;
use domain::access::rules::mediation::MediationFacts;
use domain::access::{Deed, Denied, Permit};
use domain::id::{MediationId, PersonId};
use domain::mentoring::{MediationError, MediationState};
use persistence::mediations::KeptMediation;
use persistence::schools::LocatedSchool;
use persistence::{Change, Failure, StoreError, UnitOfWork};

use crate::mutations::{letters, opened};

/// Mutations of cases.
#[derive(MergedObject, Default)]
pub struct MediationMutation(
    open::OpenMediationMutation,
    take::TakeMediationMutation,
    note::NoteMediationMutation,
    propose::ProposeOutcomeMutation,
    answer::AnswerOutcomeMutation,
    close::CloseMediationMutation,
    withdraw::WithdrawMediationMutation,
);

/// Where one reads of one's cases.
const PAGE: &str = "/mediations";

/// Why a step of a case was not taken.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Enum)]
pub enum MediationRefusal {
    /// Nobody has taken it yet.
    NotTaken,
    /// It is taken.
    AlreadyTaken,
    /// No outcome is proposed.
    NothingProposed,
    /// The viewer has said yes to this wording before.
    AlreadyAgreed,
    /// It is over.
    Over,
}

impl From<MediationError> for MediationRefusal {
    fn from(error: MediationError) -> Self {
        match error {
            MediationError::NotTaken => Self::NotTaken,
            MediationError::AlreadyTaken => Self::AlreadyTaken,
            MediationError::NothingProposed => Self::NothingProposed,
            MediationError::AlreadyAgreed => Self::AlreadyAgreed,
            MediationError::Over => Self::Over,
        }
    }
}

/// A case whose school is locked.
struct Opened {
    here: LocatedSchool,
    row: KeptMediation,
    facts: MediationFacts,
}

/// Opens the case with this id; an id that never was is hidden.
async fn opened_case<R>(work: &UnitOfWork, id: MediationId) -> Result<Opened, Failure<R>> {
    let found = work.mediations().find(id).await?.ok_or(Denied::Hidden)?;
    let here = opened::lock(work, Some(found.school)).await?;
    let row = work.mediations().find(id).await?.ok_or(Denied::Hidden)?;
    let facts = row.facts(here.school.at);
    Ok(Opened { here, row, facts })
}

impl Opened {
    /// Writes a step into the trail, which tells nothing of what the case is about.
    async fn note<D: Deed>(
        &self,
        work: &UnitOfWork,
        permit: &Permit<D>,
        after: MediationState,
    ) -> Result<(), StoreError> {
        let change = Change {
            school: Some(self.row.school),
            from: Some(self.row.case.state.code()),
            to: Some(after.code()),
            why: None,
        };
        work.note(permit, self.row.id, change).await
    }

    /// Tells the parties and the mediator, but who did it, what `letter` says.
    async fn tell(
        &self,
        work: &UnitOfWork,
        by: PersonId,
        letter: fn(&MediationLetter<'_>) -> Letter,
        link: &str,
    ) -> Result<(), StoreError> {
        let link = format!("{link}/{}", self.row.id.0);
        let case = MediationLetter {
            place: &self.here.school.short_name,
            link: &link,
        };
        let parties = self.row.case.parties.iter().map(|one| one.person);
        let told = parties.chain(self.row.mediator).filter(|id| *id != by);
        letters::send(work, told, &letter(&case)).await
    }
}
