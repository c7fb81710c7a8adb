//! A report is put before who signs it.

use async_graphql::{Context, ID, InputObject, Object};
use domain::access::Actor;
use domain::access::rules::roadmap::report::Write;
use domain::id::ReportId;
use persistence::{Failure, Operation, UnitOfWork};
use serde::Serialize;

use super::{Refusal, RoadmapReportPayload, guarded, letters, note, open};
use crate::error::GqlError;
use crate::ids::PublicId;
use crate::mutations::perform;
use crate::viewer::Viewer;

/// Prepares reports.
#[derive(Default)]
pub struct PrepareRoadmapReportMutation;

#[Object]
impl PrepareRoadmapReportMutation {
    /// Puts a report before who signs it: the head of a school, the authority of a municipality; they are told. Its texts may
    /// still be changed. For who writes the report.
    async fn prepare_roadmap_report(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Which report, as it was read.")] input: PrepareRoadmapReportInput,
    ) -> Result<RoadmapReportPayload, GqlError> {
        let viewer = Viewer::signed_in(ctx)?;
        let operation = PrepareRoadmapReport {
            actor: viewer.actor().clone(),
            report: ReportId::read(&input.report_id)?,
            revision: input.revision,
            public_url: viewer.installation().public_url.clone(),
        };
        let key = input.client_mutation_id.as_deref();
        let came = perform(&viewer, key, "prepareRoadmapReport", &operation).await?;
        RoadmapReportPayload::of(&viewer, Some(operation.report), came).await
    }
}

#[derive(Serialize)]
struct PrepareRoadmapReport {
    #[serde(skip)]
    actor: Actor,
    report: ReportId,
    revision: i32,
    #[serde(skip)]
    public_url: String,
}

impl Operation for PrepareRoadmapReport {
    type Done = ReportId;
    type Refusal = Refusal;

    async fn run(&self, work: &UnitOfWork) -> Result<ReportId, Failure<Refusal>> {
        let opened = open::<Write>(work, &self.actor, self.report, self.revision).await?;
        let (before, permit) = opened;
        let after = before.state.prepare().map_err(Failure::refuse)?;
        let reports = work.roadmap_reports();
        guarded(reports.prepare(&permit, &before, after).await)?;
        note(work, &permit, &before, after, None).await?;
        let signs = letters::who_signs(work, &before).await?;
        let others = signs.into_iter().filter(|person| *person != permit.by());
        let others: Vec<_> = others.collect();
        letters::send(
            work,
            &before,
            &self.public_url,
            others,
            documents::letters::reports::prepared,
        )
        .await?;
        Ok(before.id)
    }
}

/// Which report is put before who signs.
#[derive(InputObject)]
pub struct PrepareRoadmapReportInput {
    /// A key of the client's own making, 1–100 characters: sent twice, it takes effect once.
    pub client_mutation_id: Option<String>,
    /// `report:…`.
    pub report_id: ID,
    /// The revision that was read.
    pub revision: i32,
}
