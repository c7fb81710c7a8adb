//! Lists of dated executions, and their sums.

use std::collections::BTreeMap;

use chrono::Duration;
use domain::access::Place;
use domain::access::rules::roadmap::Seat;
use domain::clock::Date;
use domain::id::{MunicipalityId, RoadmapId, RoadmapItemId, SchoolId};
use domain::roadmap::{Applicability, DUE_SOON, OccurrenceState};
use domain::text::fold;
use sea_orm::sea_query::{Condition, Expr, Query};
use sea_orm::{
    ColumnTrait, ConnectionTrait, EntityTrait, PaginatorTrait, QueryFilter, QuerySelect, Select,
};
use uuid::Uuid;

use super::occurrences::Occurrence;
use super::{RoadmapDuties, place_id};
use crate::entity::duty_occurrence::{Column, Entity, Model};
use crate::entity::{roadmap_duty, roadmap_item};
use crate::error::StoreError;
use crate::page::{self, KeyPart, Slice, Window};

/// Whose duties are listed.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Whose {
    /// Those of the place itself.
    Own,
    /// Those of the places below it: a municipality's schools, a region's municipalities.
    Below,
    /// Both.
    Both,
}

/// Which executions can be listed at all.
#[derive(Clone, PartialEq, Eq, Debug)]
pub enum Reach {
    /// Those of a place and below it.
    At(Seat, Whose),
    /// Those of roadmaps, anywhere.
    Of(Vec<RoadmapId>),
    /// Those of roadmaps at some places alone.
    OfAt(Vec<RoadmapId>, Vec<Place>),
}

/// Which executions are wanted.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct OccurrenceFilter {
    /// In one of these states; in any when empty.
    pub states: Vec<OccurrenceState>,
    /// Open, with the last day before this one.
    pub overdue_on: Option<Date>,
    /// Open, with the last day within the days after this one that count as soon.
    pub due_soon_on: Option<Date>,
    /// Of one of these schools; of any when empty.
    pub schools: Vec<SchoolId>,
    /// Of this roadmap.
    pub roadmap: Option<RoadmapId>,
    /// With the last day on this one or later.
    pub due_from: Option<Date>,
    /// With the last day on this one or earlier.
    pub due_to: Option<Date>,
    /// Of a row whose title contains this.
    pub text: Option<String>,
}

/// How executions stand.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct Progress {
    /// To be done, not begun.
    pub planned: i64,
    /// Begun.
    pub in_progress: i64,
    /// Stated, not verified.
    pub done: i64,
    /// Verified.
    pub verified: i64,
    /// Not applicable.
    pub not_applicable: i64,
    /// Open after their day.
    pub overdue: i64,
    /// Open, with a day that is near.
    pub due_soon: i64,
    /// Duties of which the place says that they do not concern it, not confirmed yet.
    pub exemptions_asked: i64,
}

impl Progress {
    /// Those that count.
    pub fn total(&self) -> i64 {
        self.planned + self.in_progress + self.done + self.verified
    }

    pub(crate) fn add(&mut self, state: OccurrenceState, many: i64) {
        match state {
            OccurrenceState::Planned => self.planned += many,
            OccurrenceState::InProgress => self.in_progress += many,
            OccurrenceState::Done => self.done += many,
            OccurrenceState::Verified => self.verified += many,
            OccurrenceState::NotApplicable => self.not_applicable += many,
            OccurrenceState::Cancelled => {}
        }
    }
}

/// What sums are told apart by.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum By {
    /// Nothing: one sum under the nil id.
    Nothing,
    /// Schools; those of offices stand under the nil id.
    School,
    /// Municipalities; those of the region stand under the nil id.
    Municipality,
    /// Rows.
    Item,
    /// Roadmaps.
    Roadmap,
}

impl<C: ConnectionTrait> RoadmapDuties<'_, C> {
    /// A page of executions by their last day.
    pub async fn within(
        &self,
        reach: &Reach,
        filter: &OccurrenceFilter,
        slice: &Slice,
    ) -> Result<Window<Occurrence>, StoreError> {
        let keys = [
            page::up(Expr::col(Column::DueOn)),
            page::up(Expr::col(Column::Id)),
        ];
        let key = |row: &Model| vec![KeyPart::Day(row.due_on), KeyPart::Id(row.id)];
        page::fetch(select(reach, filter), self.0, &keys, slice, key)
            .await?
            .try_map(Occurrence::try_from)
    }

    /// How many executions there are.
    pub async fn count(&self, reach: &Reach, filter: &OccurrenceFilter) -> Result<u64, StoreError> {
        Ok(select(reach, filter).count(self.0).await?)
    }

    /// How executions stand on `today`, by what is asked for. Four statements, whatever their number.
    pub async fn progress(
        &self,
        reach: &Reach,
        filter: &OccurrenceFilter,
        today: Date,
        by: By,
    ) -> Result<BTreeMap<Uuid, Progress>, StoreError> {
        let mut found: BTreeMap<Uuid, Progress> = BTreeMap::new();
        let column = column_of(by);
        let grouped = || {
            let query = select(reach, filter).select_only();
            match column {
                Some(column) => query.column(column).group_by(column),
                // A column that is the same in all rows.
                None => query.column_as(Expr::val(None::<Uuid>), "which"),
            }
        };
        let states: Vec<(Option<Uuid>, String, i64)> = grouped()
            .column(Column::State)
            .column_as(Column::Id.count(), "many")
            .group_by(Column::State)
            .into_tuple()
            .all(self.0)
            .await?;
        for (which, state, many) in states {
            let state = crate::codes::value(&state, "duty_occurrence", Uuid::nil())?;
            found
                .entry(which.unwrap_or_default())
                .or_default()
                .add(state, many);
        }
        let open = || Column::State.is_in(["PLANNED", "IN_PROGRESS"]);
        let counted = |condition: Condition| {
            grouped()
                .column_as(Column::Id.count(), "many")
                .filter(open())
                .filter(condition)
                .into_tuple::<(Option<Uuid>, i64)>()
                .all(self.0)
        };
        let late = Condition::all().add(Column::DueOn.lt(today));
        for (which, many) in counted(late).await? {
            found.entry(which.unwrap_or_default()).or_default().overdue = many;
        }
        let soon = Condition::all()
            .add(Column::DueOn.gte(today))
            .add(Column::DueOn.lte(today + Duration::days(DUE_SOON)));
        for (which, many) in counted(soon).await? {
            found.entry(which.unwrap_or_default()).or_default().due_soon = many;
        }
        for (which, many) in self.asked(reach, by).await? {
            let line = found.entry(which.unwrap_or_default()).or_default();
            line.exemptions_asked = many;
        }
        Ok(found)
    }

    async fn asked(&self, reach: &Reach, by: By) -> Result<Vec<(Option<Uuid>, i64)>, StoreError> {
        use roadmap_duty::Column;
        let column = match by {
            By::Nothing => None,
            By::School => Some(Column::SchoolId),
            By::Municipality => Some(Column::MunicipalityId),
            By::Item => Some(Column::ItemId),
            By::Roadmap => Some(Column::RoadmapId),
        };
        let query = roadmap_duty::Entity::find()
            .select_only()
            .filter(Column::Applicability.eq(Applicability::ExemptionAsked.code()))
            .filter(duties_within(reach));
        let query = match column {
            Some(column) => query.column(column).group_by(column),
            None => query.column_as(Expr::val(None::<Uuid>), "which"),
        };
        let rows = query.column_as(Column::Id.count(), "many");
        Ok(rows.into_tuple().all(self.0).await?)
    }

    /// How the executions of `items` stand on `today`; all, or those at `places` alone.
    pub async fn progress_of_items(
        &self,
        items: &[RoadmapItemId],
        places: Option<&[Place]>,
        today: Date,
    ) -> Result<BTreeMap<Uuid, Progress>, StoreError> {
        let rows = roadmap_item::Entity::find()
            .select_only()
            .column(roadmap_item::Column::RoadmapId)
            .distinct()
            .filter(roadmap_item::Column::Id.is_in(items.iter().map(|id| id.0)))
            .into_tuple::<Uuid>()
            .all(self.0)
            .await?;
        let roadmaps = rows.into_iter().map(RoadmapId).collect();
        let reach = match places {
            None => Reach::Of(roadmaps),
            Some(places) => Reach::OfAt(roadmaps, places.to_vec()),
        };
        self.progress(&reach, &OccurrenceFilter::default(), today, By::Item)
            .await
    }

    /// The sums of each school of a municipality on `today`, over the roadmaps of a school year.
    pub async fn progress_of_schools(
        &self,
        municipality: MunicipalityId,
        roadmaps: Vec<RoadmapId>,
        today: Date,
    ) -> Result<BTreeMap<Uuid, Progress>, StoreError> {
        let all = self
            .progress(
                &Reach::Of(roadmaps),
                &OccurrenceFilter::default(),
                today,
                By::School,
            )
            .await?;
        let own: Vec<Uuid> = crate::entity::school::Entity::find()
            .select_only()
            .column(crate::entity::school::Column::Id)
            .filter(crate::entity::school::Column::MunicipalityId.eq(municipality.0))
            .into_tuple()
            .all(self.0)
            .await?;
        Ok(all
            .into_iter()
            .filter(|(school, _)| own.contains(school))
            .collect())
    }
}

fn column_of(by: By) -> Option<Column> {
    match by {
        By::Nothing => None,
        By::School => Some(Column::SchoolId),
        By::Municipality => Some(Column::MunicipalityId),
        By::Item => Some(Column::ItemId),
        By::Roadmap => Some(Column::RoadmapId),
    }
}

/// The columns by which a table lies at a place.
struct At<T> {
    roadmap: T,
    region: T,
    municipality: T,
    school: T,
}

fn within<T: ColumnTrait>(reach: &Reach, columns: &At<T>) -> Condition {
    let all = Condition::all();
    match reach {
        Reach::At(seat, whose) => match (seat.place(), whose) {
            (Place::School(id), Whose::Own | Whose::Both) => all.add(columns.school.eq(id.0)),
            (Place::School(_), Whose::Below) => all.add(Expr::val(false)),
            (Place::Municipality(id), whose) => {
                let here = all.add(columns.municipality.eq(id.0));
                match whose {
                    Whose::Own => here.add(columns.school.is_null()),
                    Whose::Below => here.add(columns.school.is_not_null()),
                    Whose::Both => here,
                }
            }
            (Place::Region(id), whose) => {
                // What schools do is not the region's to list.
                let here = all
                    .add(columns.region.eq(id.0))
                    .add(columns.school.is_null());
                match whose {
                    Whose::Own => here.add(columns.municipality.is_null()),
                    Whose::Below => here.add(columns.municipality.is_not_null()),
                    Whose::Both => here,
                }
            }
        },
        Reach::Of(roadmaps) => all.add(columns.roadmap.is_in(roadmaps.iter().map(|id| id.0))),
        Reach::OfAt(roadmaps, places) => {
            let mut any = Condition::any().add(Expr::val(false));
            for place in places {
                let id = place_id(*place);
                any = any.add(match place {
                    Place::School(_) => Condition::all().add(columns.school.eq(id)),
                    Place::Municipality(_) => Condition::all()
                        .add(columns.municipality.eq(id))
                        .add(columns.school.is_null()),
                    Place::Region(_) => Condition::all()
                        .add(columns.region.eq(id))
                        .add(columns.municipality.is_null()),
                });
            }
            all.add(columns.roadmap.is_in(roadmaps.iter().map(|id| id.0)))
                .add(any)
        }
    }
}

fn duties_within(reach: &Reach) -> Condition {
    use roadmap_duty::Column;
    within(
        reach,
        &At {
            roadmap: Column::RoadmapId,
            region: Column::RegionId,
            municipality: Column::MunicipalityId,
            school: Column::SchoolId,
        },
    )
}

fn select(reach: &Reach, filter: &OccurrenceFilter) -> Select<Entity> {
    let columns = At {
        roadmap: Column::RoadmapId,
        region: Column::RegionId,
        municipality: Column::MunicipalityId,
        school: Column::SchoolId,
    };
    let mut query = Entity::find().filter(within(reach, &columns));
    if !filter.states.is_empty() {
        let states = filter.states.iter().map(|state| state.code());
        query = query.filter(Column::State.is_in(states));
    }
    let open = || Column::State.is_in(["PLANNED", "IN_PROGRESS"]);
    if let Some(today) = filter.overdue_on {
        query = query.filter(open()).filter(Column::DueOn.lt(today));
    }
    if let Some(today) = filter.due_soon_on {
        query = query
            .filter(open())
            .filter(Column::DueOn.gte(today))
            .filter(Column::DueOn.lte(today + Duration::days(DUE_SOON)));
    }
    if !filter.schools.is_empty() {
        query = query.filter(Column::SchoolId.is_in(filter.schools.iter().map(|id| id.0)));
    }
    if let Some(roadmap) = filter.roadmap {
        query = query.filter(Column::RoadmapId.eq(roadmap.0));
    }
    if let Some(from) = filter.due_from {
        query = query.filter(Column::DueOn.gte(from));
    }
    if let Some(to) = filter.due_to {
        query = query.filter(Column::DueOn.lte(to));
    }
    if let Some(text) = &filter.text {
        let titled = Query::select()
            .column(roadmap_item::Column::Id)
            .from(roadmap_item::Entity)
            .and_where(roadmap_item::Column::TitleFolded.contains(fold(text)))
            .to_owned();
        query = query.filter(Column::ItemId.in_subquery(titled));
    }
    query
}
