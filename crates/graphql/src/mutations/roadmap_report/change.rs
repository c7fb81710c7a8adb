//! The texts of a report are written.

use std::collections::BTreeMap;

use async_graphql::{Context, ID, InputObject, Object};
use domain::access::rules::roadmap::report::Write;
use domain::access::{Actor, Denied};
use domain::id::{ReportId, RoadmapItemId};
use domain::text::Note;
use persistence::roadmap_reports::RowText;
use persistence::{Change, Failure, Operation, UnitOfWork};
use serde::Serialize;

use super::{Refusal, RoadmapReportPayload, guarded, open};
use crate::error::GqlError;
use crate::form::Form;
use crate::ids::PublicId;
use crate::mutations::perform;
use crate::mutations::roadmap::today_at;
use crate::viewer::Viewer;

/// The most rows of one call.
const ROWS: i32 = 1_000;

/// Changes reports.
#[derive(Default)]
pub struct ChangeRoadmapReportMutation;

#[Object]
impl ChangeRoadmapReportMutation {
    /// Writes the summary of a report and what it says of rows, as long as it is not signed. Rows that are not named stay as
    /// they are. For who writes the report.
    async fn change_roadmap_report(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Which report, as it was read, and its texts.")]
        input: ChangeRoadmapReportInput,
    ) -> Result<RoadmapReportPayload, GqlError> {
        let viewer = Viewer::signed_in(ctx)?;
        let mut form = Form::default();
        let summary = form.take_optional("summary", input.summary.as_deref(), Note::parse);
        let rows = input.rows.unwrap_or_default();
        form.at_most("rows", &rows, ROWS);
        let mut texts = Vec::new();
        for (at, row) in (0..ROWS).zip(&rows) {
            let mut text = |name: &str, said: &Option<String>| {
                let path = format!("rows.{at}.{name}");
                form.take_optional(&path, said.as_deref(), Note::parse)
            };
            let comment = text("comment", &row.comment);
            let effectiveness = text("effectiveness", &row.effectiveness);
            if let (Some(comment), Some(effectiveness)) = (comment, effectiveness) {
                texts.push(RowChange {
                    item: RoadmapItemId::read(&row.item_id)?,
                    comment,
                    effectiveness,
                });
            }
        }
        let (Some(summary), true) = (summary, form.is_sound()) else {
            return Ok(RoadmapReportPayload::invalid(form));
        };
        let operation = ChangeRoadmapReport {
            actor: viewer.actor().clone(),
            report: ReportId::read(&input.report_id)?,
            revision: input.revision,
            summary,
            rows: texts,
        };
        let key = input.client_mutation_id.as_deref();
        let came = perform(&viewer, key, "changeRoadmapReport", &operation).await?;
        RoadmapReportPayload::of(&viewer, Some(operation.report), came).await
    }
}

#[derive(Serialize)]
struct ChangeRoadmapReport {
    #[serde(skip)]
    actor: Actor,
    report: ReportId,
    revision: i32,
    summary: Option<Note>,
    rows: Vec<RowChange>,
}

#[derive(Serialize)]
struct RowChange {
    item: RoadmapItemId,
    comment: Option<Note>,
    effectiveness: Option<Note>,
}

impl Operation for ChangeRoadmapReport {
    type Done = ReportId;
    type Refusal = Refusal;

    async fn run(&self, work: &UnitOfWork) -> Result<ReportId, Failure<Refusal>> {
        let opened = open::<Write>(work, &self.actor, self.report, self.revision).await?;
        let (before, permit) = opened;
        let after = before.state.edit().map_err(Failure::refuse)?;
        let reports = work.roadmap_reports();
        let today = today_at(work, before.at).await?;
        let figures = reports.figures(&before, today).await?;
        let kept = reports.rows_of(before.id).await?;
        let kept: BTreeMap<_, _> = kept.iter().map(|text| (text.item, text)).collect();
        let mut rows = Vec::new();
        for row in &self.rows {
            if figures.rows.iter().all(|one| one.item != row.item) {
                return Err(Denied::Hidden.into());
            }
            let was = kept.get(&row.item);
            let said = |new: &Option<Note>, old: Option<&String>| match new {
                Some(note) => note.as_str().to_owned(),
                None => old.cloned().unwrap_or_default(),
            };
            rows.push(RowText {
                item: row.item,
                comment: said(&row.comment, was.map(|text| &text.comment)),
                effectiveness: said(&row.effectiveness, was.map(|text| &text.effectiveness)),
                remark: was.and_then(|text| text.remark.clone()),
            });
        }
        let summary = self.summary.as_ref().map(Note::as_str);
        let summary = summary.unwrap_or(&before.summary);
        guarded(reports.change(&permit, &before, summary, &rows).await)?;
        let change = Change {
            school: before.at.school,
            from: Some(before.state.code()),
            to: Some(after.code()),
            why: None,
        };
        work.note(&permit, before.id, change).await?;
        Ok(before.id)
    }
}

/// The texts of a report.
#[derive(InputObject)]
pub struct ChangeRoadmapReportInput {
    /// A key of the client's own making, 1–100 characters: sent twice, it takes effect once.
    pub client_mutation_id: Option<String>,
    /// `report:…`.
    pub report_id: ID,
    /// The revision that was read.
    pub revision: i32,
    /// What it says in its own words, at most 10 000 characters; left out for as it was.
    pub summary: Option<String>,
    /// Rows that change, at most 1 000; left out for none.
    pub rows: Option<Vec<RoadmapReportRowInput>>,
}

/// What a report says of a row.
#[derive(InputObject)]
pub struct RoadmapReportRowInput {
    /// `roadmap-item:…` of one of its rows.
    pub item_id: ID,
    /// What the reporter says, at most 10 000 characters; left out for as it was.
    pub comment: Option<String>,
    /// What it brought, at most 10 000 characters; left out for as it was.
    pub effectiveness: Option<String>,
}
