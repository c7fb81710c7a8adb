//! A report is signed and handed in: its figures are those of this day from now on.

use async_graphql::{Context, ID, InputObject, Object};
use documents::letters::reports::submitted;
use domain::access::Actor;
use domain::access::rules::roadmap::report::Sign;
use domain::id::ReportId;
use persistence::{Failure, Operation, UnitOfWork};
use serde::Serialize;

use super::{Refusal, RoadmapReportPayload, guarded, letters, note, open};
use crate::error::GqlError;
use crate::ids::PublicId;
use crate::mutations::perform;
use crate::mutations::roadmap::today_at;
use crate::viewer::Viewer;

/// Signs reports.
#[derive(Default)]
pub struct SignRoadmapReportMutation;

#[Object]
impl SignRoadmapReportMutation {
    /// Signs a report and hands it in, for the first time or after it came back: its figures are frozen. For the head of a
    /// school; for the methodologists and the authority of a municipality.
    async fn sign_roadmap_report(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Which report, as it was read.")] input: SignRoadmapReportInput,
    ) -> Result<RoadmapReportPayload, GqlError> {
        let viewer = Viewer::signed_in(ctx)?;
        let operation = SignRoadmapReport {
            actor: viewer.actor().clone(),
            report: ReportId::read(&input.report_id)?,
            revision: input.revision,
            public_url: viewer.installation().public_url.clone(),
        };
        let key = input.client_mutation_id.as_deref();
        let came = perform(&viewer, key, "signRoadmapReport", &operation).await?;
        RoadmapReportPayload::of(&viewer, Some(operation.report), came).await
    }
}

#[derive(Serialize)]
struct SignRoadmapReport {
    #[serde(skip)]
    actor: Actor,
    report: ReportId,
    revision: i32,
    #[serde(skip)]
    public_url: String,
}

impl Operation for SignRoadmapReport {
    type Done = ReportId;
    type Refusal = Refusal;

    async fn run(&self, work: &UnitOfWork) -> Result<ReportId, Failure<Refusal>> {
        let opened = open::<Sign>(work, &self.actor, self.report, self.revision).await?;
        let (before, permit) = opened;
        let after = before.state.sign().map_err(Failure::refuse)?;
        let reports = work.roadmap_reports();
        let today = today_at(work, before.at).await?;
        let figures = reports.figures(&before, today).await?;
        guarded(reports.sign(&permit, &before, &figures).await)?;
        note(work, &permit, &before, after, None).await?;
        let decides = letters::who_decides(work, &before).await?;
        let others = decides.into_iter().filter(|person| *person != permit.by());
        let others: Vec<_> = others.collect();
        // Who has decided about it before sees it again.
        let again = before.decided.is_some();
        letters::send(work, &before, &self.public_url, others, |about| {
            submitted(about, again)
        })
        .await?;
        Ok(before.id)
    }
}

/// Which report is signed.
#[derive(InputObject)]
pub struct SignRoadmapReportInput {
    /// A key of the client's own making, 1–100 characters: sent twice, it takes effect once.
    pub client_mutation_id: Option<String>,
    /// `report:…`.
    pub report_id: ID,
    /// The revision that was read.
    pub revision: i32,
}
