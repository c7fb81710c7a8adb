//! A report that was never handed in is thrown away.

use async_graphql::{Context, ID, InputObject, Object, SimpleObject, Union};
use domain::access::Actor;
use domain::access::rules::roadmap::report::Write;
use domain::id::ReportId;
use persistence::{Change, Failure, Operation, UnitOfWork};
use serde::Serialize;

use super::{
    Refusal, RoadmapReportConflict, RoadmapReportPayload, RoadmapReportRefused, guarded, open,
};
use crate::error::GqlError;
use crate::ids::PublicId;
use crate::mutations::perform;
use crate::viewer::Viewer;

/// Throws reports away.
#[derive(Default)]
pub struct DiscardRoadmapReportMutation;

#[Object]
impl DiscardRoadmapReportMutation {
    /// Throws away a report that was never handed in, with what it says. For who writes the report.
    async fn discard_roadmap_report(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Which report, as it was read.")] input: DiscardRoadmapReportInput,
    ) -> Result<DiscardRoadmapReportPayload, GqlError> {
        let viewer = Viewer::signed_in(ctx)?;
        let operation = DiscardRoadmapReport {
            actor: viewer.actor().clone(),
            report: ReportId::read(&input.report_id)?,
            revision: input.revision,
        };
        let key = input.client_mutation_id.as_deref();
        let came = perform(&viewer, key, "discardRoadmapReport", &operation).await?;
        let Err(refusal) = came else {
            let report_id = operation.report.public();
            let discarded = RoadmapReportDiscarded { report_id };
            return Ok(DiscardRoadmapReportPayload::Done(discarded));
        };
        let asked = Some(operation.report);
        match RoadmapReportPayload::of(&viewer, asked, Err(refusal)).await? {
            RoadmapReportPayload::Refused(refused) => {
                Ok(DiscardRoadmapReportPayload::Refused(refused))
            }
            RoadmapReportPayload::Conflict(conflict) => {
                Ok(DiscardRoadmapReportPayload::Conflict(conflict))
            }
            RoadmapReportPayload::Done(_) | RoadmapReportPayload::Invalid(_) => {
                Err(GqlError::NotFound)
            }
        }
    }
}

#[derive(Serialize)]
struct DiscardRoadmapReport {
    #[serde(skip)]
    actor: Actor,
    report: ReportId,
    revision: i32,
}

impl Operation for DiscardRoadmapReport {
    type Done = ();
    type Refusal = Refusal;

    async fn run(&self, work: &UnitOfWork) -> Result<(), Failure<Refusal>> {
        let opened = open::<Write>(work, &self.actor, self.report, self.revision).await?;
        let (before, permit) = opened;
        let was_handed_in = before.was_handed_in();
        before
            .state
            .discard(was_handed_in)
            .map_err(Failure::refuse)?;
        guarded(work.roadmap_reports().discard(&permit, &before).await)?;
        let change = Change {
            school: before.at.school,
            from: Some(before.state.code()),
            to: Some("DISCARDED"),
            why: None,
        };
        work.note(&permit, before.id, change).await?;
        Ok(())
    }
}

/// What came of it.
#[derive(Union)]
pub enum DiscardRoadmapReportPayload {
    /// It is gone.
    Done(RoadmapReportDiscarded),
    /// It stays.
    Refused(RoadmapReportRefused),
    /// Somebody else was faster.
    Conflict(RoadmapReportConflict),
}

/// The report is gone.
#[derive(SimpleObject)]
pub struct RoadmapReportDiscarded {
    /// `report:…` that was.
    pub report_id: ID,
}

/// Which report is thrown away.
#[derive(InputObject)]
pub struct DiscardRoadmapReportInput {
    /// A key of the client's own making, 1–100 characters: sent twice, it takes effect once.
    pub client_mutation_id: Option<String>,
    /// `report:…`.
    pub report_id: ID,
    /// The revision that was read.
    pub revision: i32,
}
