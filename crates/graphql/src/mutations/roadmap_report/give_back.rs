//! A report is sent back with a reason and remarks on its rows.

use async_graphql::{Context, ID, InputObject, Object};
use documents::letters::reports::returned;
use domain::access::rules::roadmap::report::Decide;
use domain::access::{Actor, Denied};
use domain::id::{ReportId, RoadmapItemId};
use domain::text::Note;
use persistence::{Failure, Operation, UnitOfWork};
use serde::Serialize;

use super::{Refusal, RoadmapReportPayload, guarded, letters, note, open};
use crate::error::GqlError;
use crate::form::Form;
use crate::ids::PublicId;
use crate::mutations::perform;
use crate::mutations::roadmap::{RoadmapRemarkInput, today_at};
use crate::viewer::Viewer;

/// The most remarks.
const REMARKS: i32 = 300;

/// Sends reports back.
#[derive(Default)]
pub struct ReturnRoadmapReportMutation;

#[Object]
impl ReturnRoadmapReportMutation {
    /// Sends back a report that was handed in, or one that was accepted and stands otherwise by now: its figures are live
    /// again. For the methodologists of the municipality about its schools, for the authority about the municipality's own.
    async fn return_roadmap_report(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Which report, as it was read, and why.")] input: ReturnRoadmapReportInput,
    ) -> Result<RoadmapReportPayload, GqlError> {
        let viewer = Viewer::signed_in(ctx)?;
        let mut form = Form::default();
        let reason = form.take("reason", Note::required(&input.reason));
        form.at_most("remarks", &input.remarks, REMARKS);
        let mut remarks = Vec::new();
        for (at, remark) in (0..REMARKS).zip(&input.remarks) {
            let text = Note::required(&remark.text);
            if let Some(text) = form.take(&format!("remarks.{at}.text"), text) {
                let item = RoadmapItemId::read(&remark.item_id)?;
                remarks.push((item, text.as_str().to_owned()));
            }
        }
        let (Some(reason), true) = (reason, form.is_sound()) else {
            return Ok(RoadmapReportPayload::invalid(form));
        };
        let operation = ReturnRoadmapReport {
            actor: viewer.actor().clone(),
            report: ReportId::read(&input.report_id)?,
            revision: input.revision,
            reason,
            remarks,
            public_url: viewer.installation().public_url.clone(),
        };
        let key = input.client_mutation_id.as_deref();
        let came = perform(&viewer, key, "returnRoadmapReport", &operation).await?;
        RoadmapReportPayload::of(&viewer, Some(operation.report), came).await
    }
}

#[derive(Serialize)]
struct ReturnRoadmapReport {
    #[serde(skip)]
    actor: Actor,
    report: ReportId,
    revision: i32,
    reason: Note,
    remarks: Vec<(RoadmapItemId, String)>,
    #[serde(skip)]
    public_url: String,
}

impl Operation for ReturnRoadmapReport {
    type Done = ReportId;
    type Refusal = Refusal;

    async fn run(&self, work: &UnitOfWork) -> Result<ReportId, Failure<Refusal>> {
        let opened = open::<Decide>(work, &self.actor, self.report, self.revision).await?;
        let (before, permit) = opened;
        let after = before.state.send_back().map_err(Failure::refuse)?;
        let today = today_at(work, before.at).await?;
        let reports = work.roadmap_reports();
        let rows = reports.figures(&before, today).await?.rows;
        let unknown = |item: &RoadmapItemId| rows.iter().all(|row| row.item != *item);
        if self.remarks.iter().any(|(item, _)| unknown(item)) {
            return Err(Denied::Hidden.into());
        }
        let reason = self.reason.as_str();
        let sent = reports.send_back(&permit, &before, today, reason, &self.remarks);
        guarded(sent.await)?;
        note(work, &permit, &before, after, Some(reason)).await?;
        let reporters = letters::who_reports(work, &before).await?;
        letters::send(work, &before, &self.public_url, reporters, |about| {
            returned(about, self.remarks.len(), reason)
        })
        .await?;
        Ok(before.id)
    }
}

/// Why a report goes back.
#[derive(InputObject)]
pub struct ReturnRoadmapReportInput {
    /// A key of the client's own making, 1–100 characters: sent twice, it takes effect once.
    pub client_mutation_id: Option<String>,
    /// `report:…`.
    pub report_id: ID,
    /// The revision that was read.
    pub revision: i32,
    /// Why; 1–10 000 characters.
    pub reason: String,
    /// What is to be changed at rows, at most 300; may be empty.
    pub remarks: Vec<RoadmapRemarkInput>,
}
