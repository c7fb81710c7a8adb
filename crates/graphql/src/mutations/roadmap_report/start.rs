//! A report on the execution of a roadmap is started.

use async_graphql::{Context, ID, InputObject, Object};
use domain::access::rules::roadmap::report::{ReportFacts, Write};
use domain::access::{Actor, permit};
use domain::id::{ReportId, RoadmapId};
use domain::roadmap::{ReportState, RoadmapState};
use persistence::roadmap_reports::NewReport;
use persistence::{Change, Failure, Operation, UnitOfWork};
use serde::Serialize;

use super::{Refusal, RoadmapReportPayload, RoadmapReportRefusal};
use crate::date::Date;
use crate::error::GqlError;
use crate::form::{Form, Problem};
use crate::ids::PublicId;
use crate::mutations::roadmap::{seat_of, today_at};
use crate::mutations::{perform, read_place};
use crate::viewer::Viewer;

/// Starts reports.
#[derive(Default)]
pub struct StartRoadmapReportMutation;

#[Object]
impl StartRoadmapReportMutation {
    /// Starts a report on the execution of a roadmap at a place for a period: a school's on its own roadmap or on one of the
    /// level above of which it has duties; a municipality's on its own, which consolidates what its schools report, or on
    /// the region's. For the head and the curators of a school, for the methodologists of a municipality.
    async fn start_roadmap_report(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "On what, of whom, for which days.")] input: StartRoadmapReportInput,
    ) -> Result<RoadmapReportPayload, GqlError> {
        let viewer = Viewer::signed_in(ctx)?;
        let mut form = Form::default();
        form.require("until", input.from.0 <= input.until.0, Problem::OutOfRange);
        if !form.is_sound() {
            return Ok(RoadmapReportPayload::invalid(form));
        }
        let operation = StartRoadmapReport {
            actor: viewer.actor().clone(),
            roadmap: RoadmapId::read(&input.roadmap_id)?,
            place: read_place(&input.place_id)?,
            place_id: input.place_id.to_string(),
            from: input.from,
            until: input.until,
        };
        let key = input.client_mutation_id.as_deref();
        let came = perform(&viewer, key, "startRoadmapReport", &operation).await?;
        RoadmapReportPayload::of(&viewer, None, came).await
    }
}

#[derive(Serialize)]
struct StartRoadmapReport {
    #[serde(skip)]
    actor: Actor,
    roadmap: RoadmapId,
    #[serde(skip)]
    place: domain::access::Place,
    /// The place as text, for the receipt.
    place_id: String,
    from: Date,
    until: Date,
}

impl Operation for StartRoadmapReport {
    type Done = ReportId;
    type Refusal = Refusal;

    async fn run(&self, work: &UnitOfWork) -> Result<ReportId, Failure<Refusal>> {
        let at = seat_of(work, self.place).await?;
        let id = ReportId(work.fresh());
        let facts = ReportFacts {
            id,
            at,
            state: ReportState::Draft,
            was_handed_in: false,
        };
        let permit = permit::<Write>(&self.actor, &facts)?;
        let found = work.roadmaps().lock(self.roadmap).await?;
        let refused = |reason| Err(Failure::Refused(Refusal::Reason(reason)));
        // A roadmap that does not concern the place is as good as one that never was.
        let concerns = |roadmap: &persistence::roadmaps::Roadmap| {
            roadmap.at.place() == self.place || at.lies_below(&roadmap.at)
        };
        let Some(roadmap) = found.filter(concerns) else {
            return Err(domain::access::Denied::Hidden.into());
        };
        if !matches!(roadmap.state, RoadmapState::InForce | RoadmapState::Closed) {
            if roadmap.at.place() != self.place {
                return Err(domain::access::Denied::Hidden.into());
            }
            return refused(RoadmapReportRefusal::NotInForce);
        }
        let new = NewReport {
            roadmap: self.roadmap,
            at,
            from: self.from.0,
            until: self.until.0,
        };
        let reports = work.roadmap_reports();
        // The roadmap's row is locked: nobody starts another one meanwhile.
        if let Some(there) = reports.of_period(&new).await? {
            return Err(Failure::Refused(Refusal::There(there.id)));
        }
        let today = today_at(work, at).await?;
        if reports.live(&new, today).await?.rows.is_empty() {
            return refused(RoadmapReportRefusal::NothingToReport);
        }
        reports.start(&permit, &new, work.now()).await?;
        let change = Change {
            school: at.school,
            to: Some(ReportState::Draft.code()),
            ..Change::default()
        };
        work.note(&permit, id, change).await?;
        Ok(id)
    }
}

/// What a report is about.
#[derive(InputObject)]
pub struct StartRoadmapReportInput {
    /// A key of the client's own making, 1–100 characters: sent twice, it takes effect once.
    pub client_mutation_id: Option<String>,
    /// `roadmap:…` that is or was in force.
    pub roadmap_id: ID,
    /// `school:…` or `municipality:…`.
    pub place_id: ID,
    /// The first day that it is about.
    pub from: Date,
    /// The last day, not before the first.
    pub until: Date,
}
