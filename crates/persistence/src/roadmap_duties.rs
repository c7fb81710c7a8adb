//! The rows of roadmaps in force as duties of places. Their dated executions stand in [`occurrences`], lists and sums in
//! [`lists`], what has still to be given in [`missing`].

pub mod comments;
pub mod files;
pub mod lists;
pub mod missing;
pub mod occurrences;
pub mod reminders;

use domain::access::rules::roadmap::Seat;
use domain::access::rules::roadmap::duty::DutyFacts;
use domain::access::rules::roadmap::plan::Approve;
use domain::access::{Deed, Permit, Place};
use domain::clock::Date;
use domain::id::{DutyId, MunicipalityId, RoadmapId, RoadmapItemId};
use domain::roadmap::Applicability;
use domain::roadmap::term::Window;
use sea_orm::sea_query::{Expr, LockType, Query};
use sea_orm::{
    ActiveValue::Set, ColumnTrait, ConnectionTrait, DatabaseTransaction, EntityTrait, QueryFilter,
    QueryOrder, QuerySelect,
};
use uuid::Uuid;

use crate::accounts::one;
use crate::codes;
use crate::entity::duty_occurrence as occurrence;
use crate::entity::roadmap_duty::{ActiveModel, Column, Entity, Model};
use crate::error::StoreError;
use crate::roadmaps::{Columns, seat};

/// A duty as it is kept.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Duty {
    /// Its id.
    pub id: DutyId,
    /// Of which roadmap.
    pub roadmap: RoadmapId,
    /// Of which row.
    pub item: RoadmapItemId,
    /// Whose.
    pub at: Seat,
    /// Whether it concerns the place.
    pub applicability: Applicability,
    /// Why it does not.
    pub reason: Option<String>,
}

impl Duty {
    /// The duty as the policy sees it; `set_by` is the owner of its roadmap.
    pub fn facts(&self, set_by: Seat) -> DutyFacts {
        DutyFacts {
            id: self.id,
            at: self.at,
            set_by,
        }
    }
}

/// A duty about to be given, with its dated executions.
#[derive(Clone, Debug)]
pub struct NewDuty<'a> {
    /// Its id.
    pub id: DutyId,
    /// Of which row.
    pub item: RoadmapItemId,
    /// Whose.
    pub at: Seat,
    /// By when it is to be done.
    pub windows: &'a [Window],
}

/// Rows that one statement takes.
const CHUNK: usize = 500;
/// The most duties of one list that is not paged.
pub const MOST: u64 = 500;

/// The repository of duties.
pub struct RoadmapDuties<'c, C>(pub(crate) &'c C);

impl<C: ConnectionTrait> RoadmapDuties<'_, C> {
    /// The duty with this id.
    pub async fn find(&self, id: DutyId) -> Result<Option<Duty>, StoreError> {
        Ok(self.find_all(&[id]).await?.pop())
    }

    /// Those of `ids` that exist, in no order.
    pub async fn find_all(&self, ids: &[DutyId]) -> Result<Vec<Duty>, StoreError> {
        let rows = Entity::find()
            .filter(Column::Id.is_in(ids.iter().map(|id| id.0)))
            .all(self.0)
            .await?;
        rows.into_iter().map(Duty::try_from).collect()
    }

    /// The duties of `items` at one of `places`, or anywhere; at most [`MOST`] of them for each item that is asked
    /// about.
    pub async fn of_items(
        &self,
        items: &[RoadmapItemId],
        places: Option<&[Place]>,
    ) -> Result<Vec<Duty>, StoreError> {
        let mut query = Entity::find().filter(Column::ItemId.is_in(items.iter().map(|id| id.0)));
        if let Some(places) = places {
            let ids = places.iter().map(|place| place_id(*place));
            query = query.filter(Column::PlaceId.is_in(ids));
        }
        let most = MOST.saturating_mul(items.len().try_into().unwrap_or(1));
        let rows = query
            .order_by_asc(Column::ItemId)
            .order_by_asc(Column::Id)
            .limit(most)
            .all(self.0)
            .await?;
        rows.into_iter().map(Duty::try_from).collect()
    }

    /// Which places have a duty of which of `items`.
    pub async fn places_of(
        &self,
        items: &[RoadmapItemId],
    ) -> Result<Vec<(RoadmapItemId, Place)>, StoreError> {
        let mut found = Vec::new();
        for chunk in items.chunks(CHUNK) {
            let rows: Vec<(Uuid, Uuid, Option<Uuid>, Option<Uuid>)> = Entity::find()
                .select_only()
                .column(Column::ItemId)
                .column(Column::RegionId)
                .column(Column::MunicipalityId)
                .column(Column::SchoolId)
                .filter(Column::ItemId.is_in(chunk.iter().map(|id| id.0)))
                .into_tuple()
                .all(self.0)
                .await?;
            let place = |(item, region, municipality, school)| {
                let seat = seat(region, municipality, school);
                (RoadmapItemId(item), seat.place())
            };
            found.extend(rows.into_iter().map(place));
        }
        Ok(found)
    }

    /// The applicable duties of a place itself that no day asks for, by the place of their rows; at most [`MOST`].
    pub async fn undated(&self, place: Place) -> Result<Vec<Duty>, StoreError> {
        let dated = Query::select()
            .column(occurrence::Column::DutyId)
            .from(occurrence::Entity)
            .and_where(occurrence::Column::State.is_not_in(["CANCELLED"]))
            .to_owned();
        let in_force = Query::select()
            .column(crate::entity::roadmap::Column::Id)
            .from(crate::entity::roadmap::Entity)
            .and_where(crate::entity::roadmap::Column::State.eq("IN_FORCE"))
            .to_owned();
        let rows = Entity::find()
            .filter(Column::PlaceId.eq(place_id(place)))
            .filter(Column::Applicability.ne(Applicability::NotApplicable.code()))
            .filter(Column::RoadmapId.in_subquery(in_force))
            .filter(Column::Id.not_in_subquery(dated))
            .order_by_asc(Column::RoadmapId)
            .order_by_asc(Column::Id)
            .limit(MOST)
            .all(self.0)
            .await?;
        rows.into_iter().map(Duty::try_from).collect()
    }

    /// The duties of a municipality's schools of which it was said that they do not concern the school, not confirmed
    /// yet; at most [`MOST`].
    pub async fn exemptions_asked(
        &self,
        municipality: MunicipalityId,
    ) -> Result<Vec<Duty>, StoreError> {
        let rows = Entity::find()
            .filter(Column::MunicipalityId.eq(municipality.0))
            .filter(Column::SchoolId.is_not_null())
            .filter(Column::Applicability.eq(Applicability::ExemptionAsked.code()))
            .order_by_asc(Column::Id)
            .limit(MOST)
            .all(self.0)
            .await?;
        rows.into_iter().map(Duty::try_from).collect()
    }
}

impl RoadmapDuties<'_, DatabaseTransaction> {
    /// The duty, its row locked until the transaction ends: steps of its executions and its applicability rest on each
    /// other.
    pub async fn lock(&self, id: DutyId) -> Result<Option<Duty>, StoreError> {
        let query = Entity::find_by_id(id.0).lock(LockType::NoKeyUpdate);
        query.one(self.0).await?.map(Duty::try_from).transpose()
    }

    /// Gives duties of the roadmap that the permit is for, with their dated executions, on the day `today`.
    pub async fn give(
        &self,
        permit: &Permit<Approve>,
        duties: &[NewDuty<'_>],
        today: Date,
        mut fresh: impl FnMut() -> Uuid,
    ) -> Result<(), StoreError> {
        let roadmap = permit.on();
        let mut dated = Vec::new();
        for chunk in duties.chunks(CHUNK) {
            let row = |duty: &NewDuty<'_>| {
                let columns = Columns::of(duty.at);
                ActiveModel {
                    id: Set(duty.id.0),
                    roadmap_id: Set(roadmap),
                    item_id: Set(duty.item.0),
                    place_id: Set(place_id(duty.at.place())),
                    region_id: Set(columns.region),
                    municipality_id: Set(columns.municipality),
                    school_id: Set(columns.school),
                    applicability: Set(Applicability::Applicable.code().to_owned()),
                    reason: Set(None),
                    changed_by: Set(None),
                    given_on: Set(Some(today)),
                }
            };
            Entity::insert_many(chunk.iter().map(row))
                .exec_without_returning(self.0)
                .await?;
            for duty in chunk {
                let windows = duty.windows.iter();
                dated.extend(
                    windows.map(|window| occurrences::planned(fresh(), roadmap, duty, window)),
                );
            }
        }
        for chunk in dated.chunks(CHUNK) {
            occurrence::Entity::insert_many(chunk.to_vec())
                .exec_without_returning(self.0)
                .await?;
        }
        Ok(())
    }

    /// Says whether the duty that the permit is for concerns its place, and why not; [`StoreError::Conflict`] when
    /// somebody was faster.
    pub async fn set_applicability<D: Deed<On = DutyFacts>>(
        &self,
        permit: &Permit<D>,
        before: &Duty,
        after: Applicability,
        reason: Option<&str>,
    ) -> Result<(), StoreError> {
        let done = Entity::update_many()
            .col_expr(Column::Applicability, Expr::val(after.code()))
            .col_expr(Column::Reason, Expr::val(reason))
            .col_expr(Column::ChangedBy, Expr::val(permit.by().0))
            .filter(Column::Id.eq(permit.on()))
            .filter(Column::Applicability.eq(before.applicability.code()))
            .exec(self.0)
            .await?;
        one(done.rows_affected)
    }
}

/// The id of a place, whatever its level.
pub(crate) fn place_id(place: Place) -> Uuid {
    match place {
        Place::Region(id) => id.0,
        Place::Municipality(id) => id.0,
        Place::School(id) => id.0,
    }
}

impl TryFrom<Model> for Duty {
    type Error = StoreError;

    fn try_from(row: Model) -> Result<Self, StoreError> {
        Ok(Self {
            id: DutyId(row.id),
            roadmap: RoadmapId(row.roadmap_id),
            item: RoadmapItemId(row.item_id),
            at: seat(row.region_id, row.municipality_id, row.school_id),
            applicability: codes::value(&row.applicability, "roadmap_duty", row.id)?,
            reason: row.reason,
        })
    }
}
