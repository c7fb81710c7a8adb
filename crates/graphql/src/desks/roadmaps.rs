//! Roadmaps and duties on the desks of a school, a municipality and a region.

use async_graphql::{Enum, ID, InputObject, MergedObject, Object};
use domain::access::rules::roadmap::Seat;
use domain::clock::{Date as Day, SchoolYear};
use domain::id::{MunicipalityId, RoadmapId};
use persistence::page::Slice;
use persistence::programme_templates::OwnerLevel;
use persistence::roadmap_duties::lists::{By, OccurrenceFilter, Reach, Whose};
use persistence::roadmaps::{RoadmapFilter as Wanted, Shelf};
use uuid::Uuid;

use super::roadmap_reports::ReportShelf;
use crate::date::Date;
use crate::error::GqlError;
use crate::ids::{PublicId, read_all};
use crate::pagination::{Connection, Total, page_cost, page_slice};
use crate::types::place::PlaceLevel;
use crate::types::roadmap::{
    Duty, DutyOccurrence, OccurrenceState, Roadmap, RoadmapProgress, RoadmapState, SchoolProgress,
    by_school, today_in,
};
use crate::viewer::Viewer;

/// The most schools that a filter names.
const SCHOOLS: usize = 100;

/// Which roadmaps are wanted.
#[derive(InputObject, Default)]
pub struct RoadmapFilter {
    /// In one of these states; in any when left out or empty.
    pub states: Option<Vec<RoadmapState>>,
    /// Of this school year: the calendar year of its September.
    pub school_year: Option<i32>,
    /// Of an owner of this level.
    pub level: Option<PlaceLevel>,
    /// Whose title contains this, without regard to case and ё.
    pub text: Option<String>,
}

/// Whose duties are wanted.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Enum)]
pub enum DutyPlace {
    /// Those of the place itself: of a school, or of an office.
    Own,
    /// Those of the places below: of a municipality's schools, of a region's municipalities.
    Below,
}

/// Which dated executions of duties are wanted.
#[derive(InputObject, Default)]
pub struct DutyFilter {
    /// In one of these states; in any when left out or empty.
    pub states: Option<Vec<OccurrenceState>>,
    /// Whether only those are wanted that are not done though their day has passed.
    pub overdue_only: Option<bool>,
    /// Whether only those are wanted that are not done and due within 14 days.
    pub due_soon_only: Option<bool>,
    /// Whose; of the place itself and of those below when left out.
    pub whose: Option<DutyPlace>,
    /// Of one of these schools, at most 100; of any when left out or empty.
    pub school_ids: Option<Vec<ID>>,
    /// Of this roadmap.
    pub roadmap_id: Option<ID>,
    /// With the last day on this one or later.
    pub due_from: Option<Date>,
    /// With the last day on this one or earlier.
    pub due_to: Option<Date>,
    /// Of a row whose title contains this, without regard to case and ё.
    pub text: Option<String>,
}

/// Counts the roadmaps of a desk on demand.
pub struct RoadmapTotal {
    viewer: Viewer,
    of: Counted,
}

enum Counted {
    Shelf(Shelf, Wanted),
    Queue(MunicipalityId),
}

impl Total for RoadmapTotal {
    async fn total(&self) -> Result<u64, GqlError> {
        let roadmaps = self.viewer.store().roadmaps();
        Ok(match &self.of {
            Counted::Shelf(shelf, filter) => roadmaps.count(*shelf, filter).await?,
            Counted::Queue(municipality) => roadmaps.count_queue(*municipality).await?,
        })
    }
}

/// Counts the executions of a desk on demand.
pub struct DutyTotal {
    viewer: Viewer,
    reach: Reach,
    filter: OccurrenceFilter,
}

impl Total for DutyTotal {
    async fn total(&self) -> Result<u64, GqlError> {
        let duties = self.viewer.store().roadmap_duties();
        Ok(duties.count(&self.reach, &self.filter).await?)
    }
}

/// What every desk shows of roadmaps, duties and reports.
#[derive(MergedObject)]
pub struct RoadmapShelf(DutyShelf, ReportShelf);

impl RoadmapShelf {
    /// The shelf of a place; empty-handed where the viewer may not read its roadmaps.
    pub(super) fn new(viewer: Viewer, at: Option<Seat>) -> Self {
        let duties = DutyShelf {
            viewer: viewer.clone(),
            at,
        };
        Self(duties, ReportShelf::new(viewer, at))
    }
}

/// What every desk shows of roadmaps and duties.
pub struct DutyShelf {
    viewer: Viewer,
    at: Option<Seat>,
}

/// Roadmaps and duties of a place.
#[Object]
impl DutyShelf {
    /// Its own roadmaps in any state and those in force above it, the latest school year first; `null` for who may not read
    /// them.
    #[graphql(complexity = "page_cost(first, last) * child_complexity + 1")]
    async fn roadmaps(
        &self,
        #[graphql(desc = "Which roadmaps.")] filter: Option<RoadmapFilter>,
        #[graphql(desc = "The first so many rows, 1–100.")] first: Option<i32>,
        #[graphql(desc = "Beyond this cursor.")] after: Option<String>,
        #[graphql(desc = "The last so many rows, 1–100.")] last: Option<i32>,
        #[graphql(desc = "Before this cursor.")] before: Option<String>,
    ) -> Result<Option<Connection<Roadmap, RoadmapTotal>>, GqlError> {
        let slice = page_slice(first, after, last, before)?;
        let Some(at) = self.at else {
            return Ok(None);
        };
        Ok(Some(list(&self.viewer, at, filter, &slice).await?))
    }

    /// The dated executions of its duties, by their last day; `null` for who may not read them.
    #[graphql(complexity = "page_cost(first, last) * child_complexity + 1")]
    async fn duties(
        &self,
        #[graphql(desc = "Which executions.")] filter: Option<DutyFilter>,
        #[graphql(desc = "The first so many rows, 1–100.")] first: Option<i32>,
        #[graphql(desc = "Beyond this cursor.")] after: Option<String>,
        #[graphql(desc = "The last so many rows, 1–100.")] last: Option<i32>,
        #[graphql(desc = "Before this cursor.")] before: Option<String>,
    ) -> Result<Option<Connection<DutyOccurrence, DutyTotal>>, GqlError> {
        let slice = page_slice(first, after, last, before)?;
        let Some(at) = self.at else {
            return Ok(None);
        };
        Ok(Some(duties(&self.viewer, at, filter, &slice).await?))
    }

    /// Its own duties that no day asks for: on request, or without a date; at most 500. `null` for who may not read them.
    #[graphql(complexity = "20 * child_complexity + 1")]
    async fn undated_duties(&self) -> Result<Option<Vec<Duty>>, GqlError> {
        let Some(at) = self.at else {
            return Ok(None);
        };
        Ok(Some(undated(&self.viewer, at).await?))
    }

    /// How these executions stand; `null` for who may not read them.
    async fn duty_totals(
        &self,
        #[graphql(desc = "Which executions.")] filter: Option<DutyFilter>,
    ) -> Result<Option<RoadmapProgress>, GqlError> {
        let Some(at) = self.at else {
            return Ok(None);
        };
        Ok(Some(totals(&self.viewer, at, filter).await?))
    }
}

fn school_year(named: Option<i32>) -> Result<Option<SchoolYear>, GqlError> {
    let year = |first| {
        SchoolYear::starting(first).ok_or(GqlError::BadInput(
            "a school year is named by a year from 2000 to 2100",
        ))
    };
    named.map(year).transpose()
}

/// A page of the roadmaps that concern a place.
async fn list(
    viewer: &Viewer,
    around: Seat,
    filter: Option<RoadmapFilter>,
    slice: &Slice,
) -> Result<Connection<Roadmap, RoadmapTotal>, GqlError> {
    let filter = filter.unwrap_or_default();
    let level = |level| match level {
        PlaceLevel::Region => OwnerLevel::Region,
        PlaceLevel::Municipality => OwnerLevel::Municipality,
        PlaceLevel::School => OwnerLevel::School,
    };
    let states = filter.states.unwrap_or_default().into_iter();
    let wanted = Wanted {
        states: states.map(Into::into).collect(),
        school_year: school_year(filter.school_year)?,
        level: filter.level.map(level),
        text: filter.text,
    };
    let (roadmaps, shelf) = (viewer.store().roadmaps(), Shelf { around });
    let window = roadmaps.within(shelf, &wanted, slice).await?;
    let window = window.map(|row| Roadmap::new(viewer.clone(), row));
    let total = RoadmapTotal {
        viewer: viewer.clone(),
        of: Counted::Shelf(shelf, wanted),
    };
    Ok(Connection::new(window, total))
}

/// A page of the roadmaps that schools have handed in.
pub(super) async fn queue(
    viewer: &Viewer,
    municipality: MunicipalityId,
    slice: &Slice,
) -> Result<Connection<Roadmap, RoadmapTotal>, GqlError> {
    let window = viewer.store().roadmaps().queue(municipality, slice).await?;
    let window = window.map(|row| Roadmap::new(viewer.clone(), row));
    let total = RoadmapTotal {
        viewer: viewer.clone(),
        of: Counted::Queue(municipality),
    };
    Ok(Connection::new(window, total))
}

fn read(filter: DutyFilter, at: Seat, today: Day) -> Result<(Reach, OccurrenceFilter), GqlError> {
    let whose = match filter.whose {
        None => Whose::Both,
        Some(DutyPlace::Own) => Whose::Own,
        Some(DutyPlace::Below) => Whose::Below,
    };
    let states = filter.states.unwrap_or_default().into_iter();
    let on = |wanted: Option<bool>| wanted.unwrap_or(false).then_some(today);
    let roadmap = filter.roadmap_id.as_ref().map(RoadmapId::read);
    let wanted = OccurrenceFilter {
        states: states.map(Into::into).collect(),
        overdue_on: on(filter.overdue_only),
        due_soon_on: on(filter.due_soon_only),
        schools: read_all(&filter.school_ids.unwrap_or_default(), SCHOOLS)?,
        roadmap: roadmap.transpose()?,
        due_from: filter.due_from.map(|date| date.0),
        due_to: filter.due_to.map(|date| date.0),
        text: filter.text,
    };
    Ok((Reach::At(at, whose), wanted))
}

/// A page of the executions of a place's duties, by their last day.
async fn duties(
    viewer: &Viewer,
    at: Seat,
    filter: Option<DutyFilter>,
    slice: &Slice,
) -> Result<Connection<DutyOccurrence, DutyTotal>, GqlError> {
    let today = today_in(viewer, at).await?;
    let (reach, filter) = read(filter.unwrap_or_default(), at, today)?;
    let given = viewer.store().roadmap_duties();
    let window = given.within(&reach, &filter, slice).await?;
    let window = window.map(|row| DutyOccurrence::new(viewer.clone(), row));
    let viewer = viewer.clone();
    let total = DutyTotal {
        viewer,
        reach,
        filter,
    };
    Ok(Connection::new(window, total))
}

/// How the executions of a place's duties stand.
async fn totals(
    viewer: &Viewer,
    at: Seat,
    filter: Option<DutyFilter>,
) -> Result<RoadmapProgress, GqlError> {
    let today = today_in(viewer, at).await?;
    let (reach, filter) = read(filter.unwrap_or_default(), at, today)?;
    let given = viewer.store().roadmap_duties();
    let mut sums = given.progress(&reach, &filter, today, By::Nothing).await?;
    Ok(sums.remove(&Uuid::nil()).unwrap_or_default().into())
}

/// The duties of a place itself that no day asks for.
async fn undated(viewer: &Viewer, at: Seat) -> Result<Vec<Duty>, GqlError> {
    let rows = viewer.store().roadmap_duties().undated(at.place()).await?;
    let shown = |row| Duty::new(viewer.clone(), row);
    Ok(rows.into_iter().map(shown).collect())
}

/// The duties of a municipality's schools that are said not to concern them, to be confirmed.
pub(super) async fn exemptions(
    viewer: &Viewer,
    municipality: MunicipalityId,
) -> Result<Vec<Duty>, GqlError> {
    let given = viewer.store().roadmap_duties();
    let rows = given.exemptions_asked(municipality).await?;
    let shown = |row| Duty::new(viewer.clone(), row);
    Ok(rows.into_iter().map(shown).collect())
}

/// How the duties of each school of a municipality stand, over all roadmaps.
pub(super) async fn by_schools(viewer: &Viewer, at: Seat) -> Result<Vec<SchoolProgress>, GqlError> {
    let today = today_in(viewer, at).await?;
    let (reach, filter) = (Reach::At(at, Whose::Below), OccurrenceFilter::default());
    let given = viewer.store().roadmap_duties();
    let sums = given.progress(&reach, &filter, today, By::School).await?;
    by_school(viewer, sums).await
}
