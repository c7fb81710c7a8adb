//! Duties that roadmaps give: begun, stated, verified, sent back, waived.

mod attach;
mod comment;
mod discard_file;
mod exempt;
mod give_back;
mod remind;
mod restore;
mod start;
mod state;
mod verify;
mod withdraw;

use async_graphql::{Enum, MergedObject, SimpleObject, Union};
use domain::access::rules::roadmap::Seat;
use domain::access::rules::roadmap::duty::DutyFacts;
use domain::access::{Actor, Deed, Denied, Permit, permit};
use domain::id::{DutyId, OccurrenceId};
use domain::roadmap::{ApplicabilityError, OccurrenceState, RoadmapState, StepError};
use persistence::roadmap_duties::Duty as Row;
use persistence::roadmap_duties::occurrences::Occurrence;
use persistence::roadmaps::Roadmap;
use persistence::{Change, Failure, StoreError, UnitOfWork};

use crate::error::GqlError;
use crate::form::{Form, InvalidInput};
use crate::types::roadmap::{Duty, DutyOccurrence};
use crate::viewer::Viewer;

pub use attach::AttachRefusal;
pub(crate) use attach::{AttachDutyFile, attach};

/// Mutations of duties.
#[derive(MergedObject, Default)]
pub struct RoadmapDutyMutation(
    start::StartDutyMutation,
    state::StateExecutionMutation,
    withdraw::WithdrawExecutionMutation,
    verify::VerifyExecutionsMutation,
    give_back::ReturnExecutionMutation,
    exempt::SetDutyNotApplicableMutation,
    restore::RestoreDutyMutation,
    remind::RemindSchoolsMutation,
    comment::CommentOnDutyMutation,
    discard_file::DiscardDutyFileMutation,
);

/// What came of a step of an execution.
#[derive(Union)]
pub enum OccurrencePayload {
    /// It was taken.
    Done(OccurrenceDone),
    /// It was not.
    Refused(OccurrenceRefused),
    /// Somebody else was faster.
    Conflict(OccurrenceConflict),
    /// The input is to be corrected.
    Invalid(InvalidInput),
}

/// The step was taken.
#[derive(SimpleObject)]
pub struct OccurrenceDone {
    /// The execution as it is now.
    pub occurrence: DutyOccurrence,
}

/// The step was not taken.
#[derive(SimpleObject)]
pub struct OccurrenceRefused {
    /// Why.
    pub reason: OccurrenceRefusal,
}

/// Somebody else changed the execution since it was loaded; nothing was written.
#[derive(SimpleObject)]
pub struct OccurrenceConflict {
    /// The execution as it is now.
    pub current: DutyOccurrence,
}

/// Why a step of an execution was not taken.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Enum)]
pub enum OccurrenceRefusal {
    /// Not in this state.
    WrongState,
    /// The duty does not concern this place.
    NotApplicable,
    /// The roadmap is not in force.
    NotInForce,
    /// The day lies in the future, or before the roadmap's first day.
    DayOutside,
    /// The row asks for a proof of a certain kind, see `evidenceKind`.
    EvidenceMissing,
}

/// What came of a step of a duty.
#[derive(Union)]
pub enum DutyPayload {
    /// It was taken.
    Done(DutyDone),
    /// It was not.
    Refused(DutyRefused),
    /// The input is to be corrected.
    Invalid(InvalidInput),
}

/// The step was taken.
#[derive(SimpleObject)]
pub struct DutyDone {
    /// The duty as it is now.
    pub duty: Duty,
}

/// The step was not taken.
#[derive(SimpleObject)]
pub struct DutyRefused {
    /// Why.
    pub reason: DutyRefusal,
}

/// Why a step of a duty was not taken.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Enum)]
pub enum DutyRefusal {
    /// Not in this state.
    WrongState,
    /// Something of it is stated as done: it is taken back first.
    DoneAlready,
    /// The roadmap is not in force.
    NotInForce,
}

/// A refusal inside an operation on an execution.
enum Refusal {
    Reason(OccurrenceRefusal),
    /// This execution of that day is there already.
    There(OccurrenceId),
    /// Somebody was faster.
    Conflict,
}

impl From<StepError> for Refusal {
    fn from(error: StepError) -> Self {
        Self::Reason(match error {
            StepError::WrongState => OccurrenceRefusal::WrongState,
            StepError::NotApplicable => OccurrenceRefusal::NotApplicable,
        })
    }
}

impl From<ApplicabilityError> for DutyRefusal {
    fn from(error: ApplicabilityError) -> Self {
        match error {
            ApplicabilityError::WrongState => Self::WrongState,
        }
    }
}

impl OccurrencePayload {
    /// The answer about the execution `asked`.
    async fn of(
        viewer: &Viewer,
        asked: Option<OccurrenceId>,
        came: Result<OccurrenceId, Refusal>,
    ) -> Result<Self, GqlError> {
        Ok(match came {
            Ok(id) => Self::Done(OccurrenceDone {
                occurrence: DutyOccurrence::load(viewer, id).await?,
            }),
            Err(Refusal::Reason(reason)) => Self::Refused(OccurrenceRefused { reason }),
            Err(Refusal::There(id)) => Self::Conflict(OccurrenceConflict {
                current: DutyOccurrence::load(viewer, id).await?,
            }),
            Err(Refusal::Conflict) => Self::Conflict(OccurrenceConflict {
                current: DutyOccurrence::load(viewer, asked.ok_or(GqlError::NotFound)?).await?,
            }),
        })
    }

    fn invalid(form: Form) -> Self {
        Self::Invalid(form.into_invalid())
    }
}

impl DutyPayload {
    async fn of(viewer: &Viewer, came: Result<DutyId, DutyRefusal>) -> Result<Self, GqlError> {
        Ok(match came {
            Ok(id) => Self::Done(DutyDone {
                duty: Duty::load(viewer, id).await?,
            }),
            Err(reason) => Self::Refused(DutyRefused { reason }),
        })
    }
}

/// A duty, which is locked, with the roadmap that set it.
struct Opened {
    duty: Row,
    roadmap: Roadmap,
}

impl Opened {
    fn facts(&self) -> DutyFacts {
        self.duty.facts(self.roadmap.at)
    }

    fn permit<D: Deed<On = DutyFacts>>(&self, actor: &Actor) -> Result<Permit<D>, Denied> {
        permit::<D>(actor, &self.facts())
    }

    fn is_in_force(&self) -> bool {
        self.roadmap.state == RoadmapState::InForce
    }
}

/// Opens a duty, whose row is locked; an id that never was is hidden. The roadmap is not locked: all schools of a region
/// would wait for each other.
async fn open<R>(work: &UnitOfWork, id: DutyId) -> Result<Opened, Failure<R>> {
    let duty = work.roadmap_duties().lock(id).await?;
    let duty = duty.ok_or(Denied::Hidden)?;
    let roadmap = work.roadmaps().find(duty.roadmap).await?;
    let broken = StoreError::inconsistent("roadmap_duty", duty.id.0);
    Ok(Opened {
        roadmap: roadmap.ok_or(broken)?,
        duty,
    })
}

/// An execution with its duty, for who read the revision that is there still and may do `D`.
async fn open_occurrence<D: Deed<On = DutyFacts>>(
    work: &UnitOfWork,
    actor: &Actor,
    id: OccurrenceId,
    revision: i32,
) -> Result<(Occurrence, Opened, Permit<D>), Failure<Refusal>> {
    let found = work.roadmap_duties().occurrence(id).await?;
    let occurrence = found.ok_or(Denied::Hidden)?;
    let opened = open(work, occurrence.duty).await?;
    let permit = opened.permit::<D>(actor)?;
    // Read anew: it may have changed until the lock was had.
    let found = work.roadmap_duties().occurrence(id).await?;
    let occurrence = found.ok_or(Denied::Hidden)?;
    if occurrence.revision != revision {
        return Err(Failure::Refused(Refusal::Conflict));
    }
    if !opened.is_in_force() {
        let refusal = Refusal::Reason(OccurrenceRefusal::NotInForce);
        return Err(Failure::Refused(refusal));
    }
    Ok((occurrence, opened, permit))
}

/// A write that somebody else was faster than.
fn guarded(written: Result<(), StoreError>) -> Result<(), Failure<Refusal>> {
    match written {
        Err(StoreError::Conflict) => Err(Failure::Refused(Refusal::Conflict)),
        written => Ok(written?),
    }
}

/// Notes a step of an execution in the trail.
async fn note<D: Deed>(
    work: &UnitOfWork,
    permit: &Permit<D>,
    before: &Occurrence,
    after: OccurrenceState,
    why: Option<&str>,
) -> Result<(), StoreError> {
    let change = Change {
        school: school_of(before.at),
        from: Some(before.state.code()),
        to: Some(after.code()),
        why,
    };
    work.note(permit, before.id, change).await
}

fn school_of(seat: Seat) -> Option<domain::id::SchoolId> {
    crate::mutations::roadmap::school_of(seat)
}
