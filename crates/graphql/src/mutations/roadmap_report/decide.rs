//! A report is accepted.

use async_graphql::{Context, ID, InputObject, Object};
use documents::letters::reports::accepted;
use domain::access::Actor;
use domain::access::rules::roadmap::report::Decide;
use domain::id::ReportId;
use persistence::{Failure, Operation, UnitOfWork};
use serde::Serialize;

use super::{Refusal, RoadmapReportPayload, guarded, letters, note, open};
use crate::error::GqlError;
use crate::ids::PublicId;
use crate::mutations::perform;
use crate::mutations::roadmap::today_at;
use crate::viewer::Viewer;

/// Accepts reports.
#[derive(Default)]
pub struct AcceptRoadmapReportMutation;

#[Object]
impl AcceptRoadmapReportMutation {
    /// Accepts a report that was handed in: what a school reports is consolidated from now on. For the methodologists of the
    /// municipality about its schools, for the authority about the municipality's own.
    async fn accept_roadmap_report(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Which report, as it was read.")] input: AcceptRoadmapReportInput,
    ) -> Result<RoadmapReportPayload, GqlError> {
        let viewer = Viewer::signed_in(ctx)?;
        let operation = AcceptRoadmapReport {
            actor: viewer.actor().clone(),
            report: ReportId::read(&input.report_id)?,
            revision: input.revision,
            public_url: viewer.installation().public_url.clone(),
        };
        let key = input.client_mutation_id.as_deref();
        let came = perform(&viewer, key, "acceptRoadmapReport", &operation).await?;
        RoadmapReportPayload::of(&viewer, Some(operation.report), came).await
    }
}

#[derive(Serialize)]
struct AcceptRoadmapReport {
    #[serde(skip)]
    actor: Actor,
    report: ReportId,
    revision: i32,
    #[serde(skip)]
    public_url: String,
}

impl Operation for AcceptRoadmapReport {
    type Done = ReportId;
    type Refusal = Refusal;

    async fn run(&self, work: &UnitOfWork) -> Result<ReportId, Failure<Refusal>> {
        let opened = open::<Decide>(work, &self.actor, self.report, self.revision).await?;
        let (before, permit) = opened;
        let after = before.state.accept().map_err(Failure::refuse)?;
        let today = today_at(work, before.at).await?;
        let reports = work.roadmap_reports();
        guarded(reports.accept(&permit, &before, today).await)?;
        note(work, &permit, &before, after, None).await?;
        let reporters = letters::who_reports(work, &before).await?;
        letters::send(work, &before, &self.public_url, reporters, accepted).await?;
        Ok(before.id)
    }
}

/// Which report is accepted.
#[derive(InputObject)]
pub struct AcceptRoadmapReportInput {
    /// A key of the client's own making, 1–100 characters: sent twice, it takes effect once.
    pub client_mutation_id: Option<String>,
    /// `report:…`.
    pub report_id: ID,
    /// The revision that was read.
    pub revision: i32,
}
