//! Reports on the execution of roadmaps, on the desks of a school, a municipality and a region.

use async_graphql::{ID, InputObject, Object};
use domain::access::rules::roadmap::Seat;
use domain::id::RoadmapId;
use persistence::roadmap_reports::{ReportFilter, Shelf};

use crate::error::GqlError;
use crate::ids::PublicId;
use crate::pagination::{Connection, Total, page_cost, page_slice};
use crate::types::roadmap::{RoadmapReport, RoadmapReportState};
use crate::viewer::Viewer;

/// Which reports are wanted.
#[derive(InputObject, Default)]
pub struct RoadmapReportFilter {
    /// In one of these states; in any when left out or empty.
    pub states: Option<Vec<RoadmapReportState>>,
    /// On this roadmap.
    pub roadmap_id: Option<ID>,
}

/// Counts the reports of a desk on demand.
pub struct ReportTotal {
    viewer: Viewer,
    shelf: Shelf,
    filter: ReportFilter,
}

impl Total for ReportTotal {
    async fn total(&self) -> Result<u64, GqlError> {
        let reports = self.viewer.store().roadmap_reports();
        Ok(reports.count(self.shelf, &self.filter).await?)
    }
}

/// What every desk shows of reports.
pub struct ReportShelf {
    viewer: Viewer,
    at: Option<Seat>,
}

impl ReportShelf {
    /// The shelf of a place; empty-handed where the viewer may not read its roadmaps.
    pub(super) fn new(viewer: Viewer, at: Option<Seat>) -> Self {
        Self { viewer, at }
    }
}

/// Reports of a place.
#[Object]
impl ReportShelf {
    /// Reports on the execution of roadmaps, the latest period first: of the place itself in any state, or of the places
    /// below it those that were handed in. `null` for who may not read them.
    #[graphql(complexity = "page_cost(first, last) * child_complexity + 1")]
    #[expect(
        clippy::too_many_arguments,
        reason = "each is an argument of the field"
    )]
    async fn roadmap_reports(
        &self,
        #[graphql(desc = "Which reports.")] filter: Option<RoadmapReportFilter>,
        #[graphql(
            default,
            desc = "Whether those of the places below are wanted: of a municipality's schools, of a region's municipalities."
        )]
        below: bool,
        #[graphql(desc = "The first so many rows, 1–100.")] first: Option<i32>,
        #[graphql(desc = "Beyond this cursor.")] after: Option<String>,
        #[graphql(desc = "The last so many rows, 1–100.")] last: Option<i32>,
        #[graphql(desc = "Before this cursor.")] before: Option<String>,
    ) -> Result<Option<Connection<RoadmapReport, ReportTotal>>, GqlError> {
        let slice = page_slice(first, after, last, before)?;
        let Some(at) = self.at else {
            return Ok(None);
        };
        let filter = filter.unwrap_or_default();
        let states = filter.states.unwrap_or_default().into_iter();
        let roadmap = filter.roadmap_id.as_ref().map(RoadmapId::read);
        let filter = ReportFilter {
            states: states.map(Into::into).collect(),
            roadmap: roadmap.transpose()?,
        };
        let shelf = match below {
            true => Shelf::Below(at.place()),
            false => Shelf::Own(at.place()),
        };
        let reports = self.viewer.store().roadmap_reports();
        let window = reports.within(shelf, &filter, &slice).await?;
        let window = window.map(|row| RoadmapReport::new(self.viewer.clone(), row));
        let viewer = self.viewer.clone();
        let total = ReportTotal {
            viewer,
            shelf,
            filter,
        };
        Ok(Some(Connection::new(window, total)))
    }
}
