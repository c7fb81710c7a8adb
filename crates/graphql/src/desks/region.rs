//! The region's desk: every municipality with its figures, and no people.

use async_graphql::{ID, MergedObject, Object};
use domain::access::rules::place::region::Action;
use domain::access::rules::roadmap::Seat;
use domain::access::{Place as At, Subject, Verdict};
use domain::clock::SchoolYear;
use persistence::programme_templates::Shelf;
use persistence::regions::Region;

use super::campaigns::MonitoringShelf;
use super::comparison::ComparisonShelf;
use super::demand::DemandShelf;
use super::documents::PapersShelf;
use super::roadmaps::RoadmapShelf;
use super::targets::TargetShelf;
use super::templates::{self, ProgrammeTemplateFilter, ProgrammeTemplateTotal};
use super::{school_year, school_years, viewer_can};
use crate::error::GqlError;
use crate::ids::PublicId;
use crate::pagination::{Connection, page_cost, page_slice};
use crate::types::enums::mirror;
use crate::types::figures::Figures;
use crate::types::invitation::Invitation;
use crate::types::municipality::MunicipalitySummary;
use crate::types::programme_template::ProgrammeTemplate;
use crate::viewer::Viewer;

mirror! {
    /// What the viewer may do at a region's desk.
    RegionAction = "Action" {
        /// Read the figures.
        Read,
        /// Add a municipality.
        AddMunicipality,
        /// Invite people to posts of the region and its municipalities.
        Invite,
        /// Write the region's roadmaps.
        KeepRoadmaps,
    }
}

/// A region's desk; the viewer was allowed to stand at it.
#[derive(Clone)]
pub struct RegionDesk {
    viewer: Viewer,
    row: Region,
}

impl RegionDesk {
    /// Made by the viewer's check alone.
    pub(crate) fn new(viewer: Viewer, row: Region) -> Self {
        Self { viewer, row }
    }

    /// Where it lies, for who reads its roadmaps.
    fn roadmaps_seat(&self) -> Option<Seat> {
        let verdict = self
            .row
            .facts()
            .judge(self.viewer.actor(), Action::KeepRoadmaps);
        (verdict == Verdict::Full).then(|| Seat::of_region(self.row.id))
    }

    fn running(&self) -> SchoolYear {
        SchoolYear::of(self.viewer.today(self.row.zone))
    }
}

/// A region's desk: figures of all its municipalities.
#[derive(MergedObject)]
#[graphql(name = "RegionDesk")]
pub struct RegionDeskObject(
    RegionDesk,
    RoadmapShelf,
    PapersShelf,
    MonitoringShelf,
    TargetShelf,
    ComparisonShelf,
    DemandShelf,
);

impl From<RegionDesk> for RegionDeskObject {
    fn from(desk: RegionDesk) -> Self {
        let (viewer, at) = (desk.viewer.clone(), desk.roadmaps_seat());
        let papers = PapersShelf::new(&viewer, at);
        let monitoring = MonitoringShelf::new(viewer.clone(), at);
        let targets = TargetShelf::new(viewer.clone(), Seat::of_region(desk.row.id));
        let comparison = ComparisonShelf::new(viewer.clone(), desk.row.id, desk.running());
        let demand = DemandShelf::new(viewer.clone(), Seat::of_region(desk.row.id), false);
        let roadmaps = RoadmapShelf::new(viewer, at);
        Self(
            desk, roadmaps, papers, monitoring, targets, comparison, demand,
        )
    }
}

#[Object(name = "RegionDeskOwn")]
impl RegionDesk {
    /// `region:…`.
    async fn id(&self) -> ID {
        self.row.id.public()
    }

    /// What it is called.
    async fn name(&self) -> &str {
        &self.row.name
    }

    /// The school years that can be asked for, newest first.
    async fn school_years(&self) -> Vec<i32> {
        school_years(self.running())
    }

    /// Figures of the whole region in a school year: the sum of its municipalities.
    async fn figures(
        &self,
        #[graphql(desc = "The calendar year of its September; the running one when left out.")]
        school_year: Option<i32>,
    ) -> Result<Figures, GqlError> {
        let year = self::school_year(school_year, self.running())?;
        let tallies = self
            .viewer
            .store()
            .figures()
            .of_region(self.row.id, year)
            .await?;
        Ok(Figures::over(year, tallies.values()))
    }

    /// All its municipalities by name, with their figures of a school year.
    #[graphql(complexity = "50 * child_complexity")]
    async fn municipalities(
        &self,
        #[graphql(desc = "The calendar year of its September; the running one when left out.")]
        school_year: Option<i32>,
    ) -> Result<Vec<MunicipalitySummary>, GqlError> {
        let year = self::school_year(school_year, self.running())?;
        let rows = self
            .viewer
            .store()
            .municipalities()
            .of_region(self.row.id)
            .await?;
        let summary = |row| MunicipalitySummary::new(self.viewer.clone(), row, year);
        Ok(rows.into_iter().map(summary).collect())
    }

    /// The invitations to the region's own posts, newest first, at most two hundred.
    #[graphql(complexity = "50 * child_complexity")]
    async fn invitations(&self) -> Result<Vec<Invitation>, GqlError> {
        Invitation::to(&self.viewer, At::Region(self.row.id)).await
    }

    /// Its own templates of programmes in any state, by title; `null` for who does not keep them.
    #[graphql(complexity = "page_cost(first, last) * child_complexity + 1")]
    async fn programme_templates(
        &self,
        #[graphql(desc = "Which templates.")] filter: Option<ProgrammeTemplateFilter>,
        #[graphql(desc = "The first so many rows, 1–100.")] first: Option<i32>,
        #[graphql(desc = "Beyond this cursor.")] after: Option<String>,
        #[graphql(desc = "The last so many rows, 1–100.")] last: Option<i32>,
        #[graphql(desc = "Before this cursor.")] before: Option<String>,
    ) -> Result<Option<Connection<ProgrammeTemplate, ProgrammeTemplateTotal>>, GqlError> {
        let owner = At::Region(self.row.id);
        if !templates::reads(&self.viewer, owner) {
            return Ok(None);
        }
        let slice = page_slice(first, after, last, before)?;
        Ok(Some(
            templates::list(&self.viewer, Shelf::Of(owner), filter, &slice).await?,
        ))
    }

    /// What the viewer may do here.
    async fn viewer_can(&self) -> Vec<RegionAction> {
        viewer_can!(self.viewer, self.row.facts(), Action::ALL)
    }
}
