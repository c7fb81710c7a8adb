//! Reports on the execution of roadmaps: started, written, prepared, signed, accepted, sent back.
//!
//! Every step locks the report's row first and writes only what was read.

mod change;
mod decide;
mod discard;
mod give_back;
mod letters;
mod prepare;
mod sign;
mod start;

use async_graphql::{Enum, MergedObject, SimpleObject, Union};
use domain::access::rules::roadmap::report::ReportFacts;
use domain::access::{Actor, Deed, Denied, Permit, permit};
use domain::id::ReportId;
use domain::roadmap::{ReportError, ReportState};
use persistence::roadmap_reports::Report;
use persistence::{Change, Failure, StoreError, UnitOfWork};

use crate::error::GqlError;
use crate::form::{Form, InvalidInput};
use crate::types::roadmap::RoadmapReport;
use crate::viewer::Viewer;

/// Mutations of reports.
#[derive(MergedObject, Default)]
pub struct RoadmapReportMutation(
    start::StartRoadmapReportMutation,
    change::ChangeRoadmapReportMutation,
    prepare::PrepareRoadmapReportMutation,
    sign::SignRoadmapReportMutation,
    decide::AcceptRoadmapReportMutation,
    give_back::ReturnRoadmapReportMutation,
    discard::DiscardRoadmapReportMutation,
);

/// What came of a step of a report.
#[derive(Union)]
pub enum RoadmapReportPayload {
    /// It was taken.
    Done(RoadmapReportDone),
    /// It was not.
    Refused(RoadmapReportRefused),
    /// Somebody else was faster.
    Conflict(RoadmapReportConflict),
    /// The input is to be corrected.
    Invalid(InvalidInput),
}

/// The step was taken.
#[derive(SimpleObject)]
pub struct RoadmapReportDone {
    /// The report as it is now.
    pub report: RoadmapReport,
}

/// The step was not taken; nothing was changed.
#[derive(SimpleObject)]
pub struct RoadmapReportRefused {
    /// Why.
    pub reason: RoadmapReportRefusal,
    /// The report that is there already, with `ALREADY_THERE`; `null` otherwise.
    pub report: Option<RoadmapReport>,
}

/// Somebody else changed the report since it was loaded; nothing was written.
#[derive(SimpleObject)]
pub struct RoadmapReportConflict {
    /// The report as it is now.
    pub current: RoadmapReport,
}

/// Why a step of a report was not taken.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Enum)]
pub enum RoadmapReportRefusal {
    /// Not in this state.
    WrongState,
    /// There is one of this place on this roadmap for these days.
    AlreadyThere,
    /// The roadmap was never in force.
    NotInForce,
    /// The place has nothing of this roadmap to report on.
    NothingToReport,
}

/// A refusal inside an operation.
enum Refusal {
    Reason(RoadmapReportRefusal),
    /// There is this one already.
    There(ReportId),
    /// Somebody was faster.
    Conflict,
}

impl From<ReportError> for Refusal {
    fn from(error: ReportError) -> Self {
        Self::Reason(match error {
            ReportError::WrongState => RoadmapReportRefusal::WrongState,
        })
    }
}

impl RoadmapReportPayload {
    /// The answer about the report `asked`.
    async fn of(
        viewer: &Viewer,
        asked: Option<ReportId>,
        came: Result<ReportId, Refusal>,
    ) -> Result<Self, GqlError> {
        Ok(match came {
            Ok(id) => Self::Done(RoadmapReportDone {
                report: RoadmapReport::load(viewer, id).await?,
            }),
            Err(Refusal::Reason(reason)) => Self::Refused(RoadmapReportRefused {
                reason,
                report: None,
            }),
            Err(Refusal::There(id)) => Self::Refused(RoadmapReportRefused {
                reason: RoadmapReportRefusal::AlreadyThere,
                report: RoadmapReport::seen(viewer, id).await?,
            }),
            Err(Refusal::Conflict) => Self::Conflict(RoadmapReportConflict {
                current: RoadmapReport::load(viewer, asked.ok_or(GqlError::NotFound)?).await?,
            }),
        })
    }

    fn invalid(form: Form) -> Self {
        Self::Invalid(form.into_invalid())
    }
}

/// Locks a report for who may do `D` and read the revision that is there still; an id that never was is hidden.
async fn open<D: Deed<On = ReportFacts>>(
    work: &UnitOfWork,
    actor: &Actor,
    id: ReportId,
    revision: i32,
) -> Result<(Report, Permit<D>), Failure<Refusal>> {
    let found = work.roadmap_reports().lock(id).await?;
    let report = found.ok_or(Denied::Hidden)?;
    let permit = permit::<D>(actor, &report.facts())?;
    if report.revision != revision {
        return Err(Failure::Refused(Refusal::Conflict));
    }
    Ok((report, permit))
}

/// A write that somebody else was faster than.
fn guarded(written: Result<(), StoreError>) -> Result<(), Failure<Refusal>> {
    match written {
        Err(StoreError::Conflict) => Err(Failure::Refused(Refusal::Conflict)),
        written => Ok(written?),
    }
}

/// Notes a step of a report in its trail.
async fn note<D: Deed>(
    work: &UnitOfWork,
    permit: &Permit<D>,
    before: &Report,
    after: ReportState,
    why: Option<&str>,
) -> Result<(), StoreError> {
    let change = Change {
        school: before.at.school,
        from: Some(before.state.code()),
        to: Some(after.code()),
        why,
    };
    work.note(permit, before.id, change).await
}
