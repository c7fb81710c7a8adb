//! The municipality's desk: the register of its schools with their figures.

mod bank;

use async_graphql::{ID, InputObject, MergedObject, Object};
use domain::access::rules::place::municipality::Action;
use domain::access::rules::roadmap::Seat;
use domain::access::{Place as At, Reach, Scope, Subject, Verdict};
use domain::clock::{SchoolYear, Zone};
use domain::id::SchoolId;
use domain::org::Whereabouts;
use persistence::matching::Ground;
use persistence::municipalities::Municipality;
use persistence::programme_templates::Shelf;
use persistence::schools::SchoolFilter;
use uuid::Uuid;

use self::bank::MunicipalBank;
use super::campaigns::MonitoringShelf;
use super::demand::DemandShelf;
use super::documents::PapersShelf;
use super::exceptions::ExceptionShelf;
use super::matching::MatchingDesk;
use super::practices::{self, PracticeDeskFilter, PracticeTotal};
use super::roadmaps::{self, RoadmapShelf, RoadmapTotal};
use super::targets::TargetShelf;
use super::templates::{self, ProgrammeTemplateFilter, ProgrammeTemplateTotal};
use super::{school_year, school_years, viewer_can};
use crate::error::GqlError;
use crate::ids::PublicId;
use crate::loaders::{MunicipalityTally, RegionById};
use crate::mutations::roadmap::RoadmapPolicy;
use crate::pagination::{Connection, Total, page_cost, page_slice};
use crate::types::enums::{MunicipalityKind, SchoolKind, mirror};
use crate::types::figures::{Figures, Sight};
use crate::types::import_run::ImportRun;
use crate::types::invitation::Invitation;
use crate::types::place::Place;
use crate::types::practice::Practice;
use crate::types::programme_template::ProgrammeTemplate;
use crate::types::roadmap::{Duty, LateSchool, ReminderFilter, Roadmap, SchoolProgress};
use crate::types::school::SchoolSummary;
use crate::viewer::Viewer;

mirror! {
    /// What the viewer may do at a municipality's desk.
    MunicipalityAction = "Action" {
        /// Read the figures and the register.
        Read,
        /// Add schools, put them into the model and take them out.
        KeepRegister,
        /// Invite people to posts of the municipality and heads of its schools.
        Invite,
        /// Take the register out as a file.
        Export,
        /// Say how often the banks of its schools are confirmed.
        KeepBankPolicy,
        /// Read by name the curators and mentors of its schools.
        ReadBanks,
        /// Write its roadmaps, and say whether those of its schools need its agreement.
        KeepRoadmaps,
        /// Read the roadmaps of its schools and how its duties are done.
        ReadRoadmaps,
        /// Remind its schools of what they are late with.
        RemindSchools,
    }
}

/// Which schools of the register are wanted.
#[derive(InputObject, Default)]
pub struct RegisterFilter {
    /// Of this kind.
    pub kind: Option<SchoolKind>,
    /// In the model in the school year of the list, or not in it.
    pub in_model: Option<bool>,
    /// Whose short or full name contains this, without regard to case and ё.
    pub text: Option<String>,
}

/// A municipality's desk; the viewer was allowed to stand at it.
#[derive(Clone)]
pub struct MunicipalityDesk {
    viewer: Viewer,
    row: Municipality,
}

impl MunicipalityDesk {
    /// Made by the viewer's check alone.
    pub(crate) fn new(viewer: Viewer, row: Municipality) -> Self {
        Self { viewer, row }
    }

    /// Where it lies, for who reads its roadmaps and duties.
    fn roadmaps_seat(&self) -> Option<Seat> {
        let verdict = self
            .row
            .facts()
            .judge(self.viewer.actor(), Action::ReadRoadmaps);
        (verdict == Verdict::Full).then(|| Seat::of_municipality(self.row.id, self.row.region))
    }

    async fn zone(&self) -> Result<Zone, GqlError> {
        let key = RegionById(self.row.region);
        let region = self.viewer.loaders().load_one(key).await?;
        Ok(region.map_or_else(Zone::default, |region| region.zone))
    }

    async fn running(&self) -> Result<SchoolYear, GqlError> {
        Ok(SchoolYear::of(self.viewer.today(self.zone().await?)))
    }
}

/// Counts the register on demand.
pub struct RegisterTotal {
    viewer: Viewer,
    scope: Scope,
    filter: SchoolFilter,
}

impl Total for RegisterTotal {
    async fn total(&self) -> Result<u64, GqlError> {
        Ok(self
            .viewer
            .store()
            .schools()
            .count(&self.scope, &self.filter)
            .await?)
    }
}

/// A municipality's desk: the register of its schools and their figures.
#[derive(MergedObject)]
#[graphql(name = "MunicipalityDesk")]
pub struct MunicipalityDeskObject(
    MunicipalityDesk,
    RoadmapShelf,
    PapersShelf,
    MonitoringShelf,
    TargetShelf,
    ExceptionShelf,
    DemandShelf,
);

impl From<MunicipalityDesk> for MunicipalityDeskObject {
    fn from(desk: MunicipalityDesk) -> Self {
        let (viewer, at) = (desk.viewer.clone(), desk.roadmaps_seat());
        let papers = PapersShelf::new(&viewer, at);
        let monitoring = MonitoringShelf::new(viewer.clone(), at);
        let here = Seat::of_municipality(desk.row.id, desk.row.region);
        let targets = TargetShelf::new(viewer.clone(), here);
        let exceptions = ExceptionShelf::new(viewer.clone(), desk.row.clone());
        let reads_bank = exceptions.insight().mentors;
        let demand = DemandShelf::new(viewer.clone(), here, reads_bank);
        let roadmaps = RoadmapShelf::new(viewer, at);
        Self(
            desk, roadmaps, papers, monitoring, targets, exceptions, demand,
        )
    }
}

#[Object(name = "MunicipalityDeskOwn")]
impl MunicipalityDesk {
    /// `municipality:…`.
    async fn id(&self) -> ID {
        self.row.id.public()
    }

    /// What it is called.
    async fn name(&self) -> &str {
        &self.row.name
    }

    /// What kind it is.
    async fn kind(&self) -> MunicipalityKind {
        self.row.kind.into()
    }

    /// Its region.
    async fn region(&self) -> Result<Place, GqlError> {
        Place::region(&self.viewer, self.row.region).await
    }

    /// The school years that can be asked for, newest first.
    async fn school_years(&self) -> Result<Vec<i32>, GqlError> {
        Ok(school_years(self.running().await?))
    }

    /// Figures of the whole municipality in a school year.
    async fn figures(
        &self,
        #[graphql(desc = "The calendar year of its September; the running one when left out.")]
        school_year: Option<i32>,
    ) -> Result<Figures, GqlError> {
        let year = self::school_year(school_year, self.running().await?)?;
        let tally = self
            .viewer
            .loaders()
            .load_one(MunicipalityTally(self.row.id, year))
            .await?;
        Ok(Figures::new(year, tally, Sight::Counts))
    }

    /// The files that the viewer may take over here, the latest first, at most ten.
    #[graphql(complexity = "10 * child_complexity + 1")]
    async fn imports(&self) -> Result<Vec<ImportRun>, GqlError> {
        ImportRun::latest(&self.viewer, At::Municipality(self.row.id)).await
    }

    /// The register: all schools by short name, with their figures of a school year.
    #[graphql(complexity = "page_cost(first, last) * child_complexity + 1")]
    #[expect(
        clippy::too_many_arguments,
        reason = "each is an argument of the field"
    )]
    async fn schools(
        &self,
        #[graphql(desc = "The calendar year of its September; the running one when left out.")]
        school_year: Option<i32>,
        #[graphql(desc = "Which schools.")] filter: Option<RegisterFilter>,
        #[graphql(desc = "The first so many rows, 1–100.")] first: Option<i32>,
        #[graphql(desc = "Beyond this cursor.")] after: Option<String>,
        #[graphql(desc = "The last so many rows, 1–100.")] last: Option<i32>,
        #[graphql(desc = "Before this cursor.")] before: Option<String>,
    ) -> Result<Connection<SchoolSummary, RegisterTotal>, GqlError> {
        let year = self::school_year(school_year, self.running().await?)?;
        let wanted = filter.unwrap_or_default();
        let filter = SchoolFilter {
            kind: wanted.kind.map(Into::into),
            in_model: wanted.in_model.map(|inside| (year, inside)),
            text: wanted.text,
        };
        let scope = Scope::only(Reach::Municipality(self.row.id));
        let slice = page_slice(first, after, last, before)?;
        let window = self
            .viewer
            .store()
            .schools()
            .within(&scope, &filter, &slice)
            .await?;
        let window = window.map(|row| SchoolSummary::new(self.viewer.clone(), row, year));
        Ok(Connection::new(
            window,
            RegisterTotal {
                viewer: self.viewer.clone(),
                scope,
                filter,
            },
        ))
    }

    /// Practices that its schools have approved, the youngest first. Empty for who stands above the municipality: what
    /// is published, the public desk shows to everybody.
    #[graphql(complexity = "page_cost(first, last) * child_complexity + 1")]
    async fn practices(
        &self,
        #[graphql(desc = "Which practices.")] filter: Option<PracticeDeskFilter>,
        #[graphql(desc = "The first so many rows, 1–100.")] first: Option<i32>,
        #[graphql(desc = "Beyond this cursor.")] after: Option<String>,
        #[graphql(desc = "The last so many rows, 1–100.")] last: Option<i32>,
        #[graphql(desc = "Before this cursor.")] before: Option<String>,
    ) -> Result<Connection<Practice, PracticeTotal>, GqlError> {
        let anywhere = Whereabouts {
            school: SchoolId(Uuid::nil()),
            municipality: self.row.id,
            region: self.row.region,
        };
        let readable = practices::readable(&self.viewer, anywhere);
        let scope = Scope::only(Reach::Municipality(self.row.id));
        let slice = page_slice(first, after, last, before)?;
        practices::list(&self.viewer, scope, readable, filter, &slice).await
    }

    /// Who waits for a mentor at its schools, and the runs that look for one across them; `null` for the region.
    async fn matching(&self) -> Result<Option<MatchingDesk>, GqlError> {
        let ground = Ground::of_municipality(self.row.id);
        let zone = self.zone().await?;
        Ok(MatchingDesk::open(self.viewer.clone(), ground, zone))
    }

    /// The invitations to the municipality's own posts, newest first, at most two hundred. Those to the head's post of a
    /// school stand at the school's desk.
    #[graphql(complexity = "50 * child_complexity")]
    async fn invitations(&self) -> Result<Vec<Invitation>, GqlError> {
        Invitation::to(&self.viewer, At::Municipality(self.row.id)).await
    }

    /// The banks: mentors, experts and curators by name, mentees as numbers; `null` for the region, which gets figures.
    async fn bank(&self) -> Option<Result<MunicipalBank, GqlError>> {
        let verdict = self
            .row
            .facts()
            .judge(self.viewer.actor(), Action::ReadBanks);
        if verdict != Verdict::Full {
            return None;
        }
        let zone = self.zone().await;
        let bank = |zone| MunicipalBank::new(self.viewer.clone(), self.row.clone(), zone);
        Some(zone.map(bank))
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
        let owner = At::Municipality(self.row.id);
        if !templates::reads(&self.viewer, owner) {
            return Ok(None);
        }
        let slice = page_slice(first, after, last, before)?;
        Ok(Some(
            templates::list(&self.viewer, Shelf::Of(owner), filter, &slice).await?,
        ))
    }

    /// The duties of its schools that are said not to concern them and wait for the centre's word; at most 500. `null` for the
    /// region.
    #[graphql(complexity = "20 * child_complexity + 1")]
    async fn exemptions_asked(&self) -> Result<Option<Vec<Duty>>, GqlError> {
        if self.roadmaps_seat().is_none() {
            return Ok(None);
        }
        Ok(Some(roadmaps::exemptions(&self.viewer, self.row.id).await?))
    }

    /// How the duties of each of its schools stand, over all roadmaps, by the school's name; `null` for the region.
    #[graphql(complexity = "20 * child_complexity + 1")]
    async fn school_progress(&self) -> Result<Option<Vec<SchoolProgress>>, GqlError> {
        let Some(at) = self.roadmaps_seat() else {
            return Ok(None);
        };
        Ok(Some(roadmaps::by_schools(&self.viewer, at).await?))
    }

    /// The schools that are late with duties, by their name: who would be reminded, and of how much. `null` for the region.
    #[graphql(complexity = "20 * child_complexity + 1")]
    async fn late_schools(
        &self,
        #[graphql(desc = "Which duties a reminder would be about.")] filter: Option<ReminderFilter>,
    ) -> Result<Option<Vec<LateSchool>>, GqlError> {
        let Some(at) = self.roadmaps_seat() else {
            return Ok(None);
        };
        let filter = filter.unwrap_or_default().read()?;
        Ok(Some(
            LateSchool::at(&self.viewer, self.row.id, &filter, at).await?,
        ))
    }

    /// The roadmaps that its schools have handed in, the earliest due first; `null` for the region.
    #[graphql(complexity = "page_cost(first, last) * child_complexity + 1")]
    async fn roadmap_queue(
        &self,
        #[graphql(desc = "The first so many rows, 1–100.")] first: Option<i32>,
        #[graphql(desc = "Beyond this cursor.")] after: Option<String>,
        #[graphql(desc = "The last so many rows, 1–100.")] last: Option<i32>,
        #[graphql(desc = "Before this cursor.")] before: Option<String>,
    ) -> Result<Option<Connection<Roadmap, RoadmapTotal>>, GqlError> {
        let slice = page_slice(first, after, last, before)?;
        if self.roadmaps_seat().is_none() {
            return Ok(None);
        }
        Ok(Some(
            roadmaps::queue(&self.viewer, self.row.id, &slice).await?,
        ))
    }

    /// Whether it wants to agree to the roadmaps of its schools.
    async fn roadmap_policy(&self) -> Result<RoadmapPolicy, GqlError> {
        let roadmaps = self.viewer.store().roadmaps();
        Ok(roadmaps.policy(self.row.id).await?.into())
    }

    /// What the viewer may do here.
    async fn viewer_can(&self) -> Vec<MunicipalityAction> {
        viewer_can!(self.viewer, self.row.facts(), Action::ALL)
    }
}
