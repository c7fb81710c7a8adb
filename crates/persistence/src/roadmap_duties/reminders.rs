//! Which schools of a municipality are late, and when the centre reminded them.

use std::collections::BTreeMap;

use domain::access::Permit;
use domain::access::rules::place::municipality::RemindSchools;
use domain::clock::Date;
use domain::id::{MunicipalityId, RoadmapId, SchoolId};
use sea_orm::sea_query::{Expr, ExprTrait, OnConflict, SimpleExpr};
use sea_orm::{
    ActiveValue::Set, ColumnTrait, ConnectionTrait, DatabaseTransaction, EntityTrait,
    FromQueryResult, QueryFilter, QueryOrder, QuerySelect, Select,
};
use uuid::Uuid;

use super::RoadmapDuties;
use crate::entity::duty_occurrence::{Column, Entity};
use crate::entity::school_reminder as reminder;
use crate::entity::{roadmap, roadmap_item};
use crate::error::StoreError;

/// What a reminder is about.
#[derive(Clone, PartialEq, Eq, Debug, Default, serde::Serialize)]
pub struct ReminderFilter {
    /// Of this roadmap; of all when `None`.
    pub roadmap: Option<RoadmapId>,
    /// Of these schools; of all when empty.
    pub schools: Vec<SchoolId>,
}

/// A school that is late.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct LateSchool {
    /// Which.
    pub school: SchoolId,
    /// How many executions are open after their day.
    pub overdue: i64,
    /// The day of the oldest of them.
    pub oldest: Date,
    /// When the centre reminded it last.
    pub reminded_on: Option<Date>,
}

/// An execution that is late.
#[derive(Clone, PartialEq, Eq, Debug, FromQueryResult)]
pub struct LateRow {
    /// The number of the row, as printed.
    pub number: Option<String>,
    /// What is to be done.
    pub activity: String,
    /// The title of the roadmap.
    pub roadmap: String,
    /// By when.
    pub due: Date,
}

/// A reminder about to be kept.
#[derive(Clone, Copy, Debug)]
pub struct NewReminder<'a> {
    /// Its id.
    pub id: Uuid,
    /// To whom.
    pub school: SchoolId,
    /// About which roadmap.
    pub roadmap: Option<RoadmapId>,
    /// When.
    pub on: Date,
    /// How much was late.
    pub overdue: i64,
    /// What the centre said.
    pub body: &'a str,
}

/// The most rows that a reminder lists.
const ROWS: u64 = 100;

impl<C: ConnectionTrait> RoadmapDuties<'_, C> {
    /// The schools of a municipality that are late on `today`, in no order that means anything.
    pub async fn late_schools(
        &self,
        municipality: MunicipalityId,
        filter: &ReminderFilter,
        today: Date,
    ) -> Result<Vec<LateSchool>, StoreError> {
        let query = late(municipality, filter, today)
            .select_only()
            .column(Column::SchoolId)
            .column_as(Column::Id.count(), "many")
            .column_as(Column::DueOn.min(), "oldest")
            .group_by(Column::SchoolId)
            .order_by_asc(Column::SchoolId);
        let rows: Vec<(Uuid, i64, Date)> = query.into_tuple().all(self.0).await?;
        let last: Vec<(Uuid, Option<Date>)> = reminder::Entity::find()
            .select_only()
            .column(reminder::Column::SchoolId)
            .column_as(reminder::Column::SentOn.max(), "last")
            .filter(reminder::Column::MunicipalityId.eq(municipality.0))
            .group_by(reminder::Column::SchoolId)
            .into_tuple()
            .all(self.0)
            .await?;
        let last: BTreeMap<Uuid, Option<Date>> = last.into_iter().collect();
        let school = |(id, overdue, oldest)| LateSchool {
            school: SchoolId(id),
            overdue,
            oldest,
            reminded_on: last.get(&id).copied().flatten(),
        };
        Ok(rows.into_iter().map(school).collect())
    }

    /// What of a school is late on `today`, the oldest first; at most a hundred rows.
    pub async fn late_rows(
        &self,
        municipality: MunicipalityId,
        school: SchoolId,
        roadmap: Option<RoadmapId>,
        today: Date,
    ) -> Result<Vec<LateRow>, StoreError> {
        let filter = ReminderFilter {
            roadmap,
            schools: vec![school],
        };
        let mut query = late(municipality, &filter, today)
            .select_only()
            .column_as(
                Expr::col((roadmap_item::Entity, roadmap_item::Column::Number)),
                "number",
            )
            .column_as(
                Expr::col((roadmap_item::Entity, roadmap_item::Column::Title)),
                "activity",
            )
            .column_as(
                Expr::col((roadmap::Entity, roadmap::Column::Title)),
                "roadmap",
            )
            .column_as(Expr::col((Entity, Column::DueOn)), "due")
            .order_by_asc(Column::DueOn)
            .order_by_asc(Column::Id)
            .limit(ROWS);
        let same = |id: SimpleExpr, of| id.equals(of);
        QuerySelect::query(&mut query)
            .inner_join(
                roadmap_item::Entity,
                same(
                    Expr::col((roadmap_item::Entity, roadmap_item::Column::Id)),
                    (Entity, Column::ItemId),
                ),
            )
            .inner_join(
                roadmap::Entity,
                same(
                    Expr::col((roadmap::Entity, roadmap::Column::Id)),
                    (Entity, Column::RoadmapId),
                ),
            );
        Ok(query.into_model::<LateRow>().all(self.0).await?)
    }
}

impl RoadmapDuties<'_, DatabaseTransaction> {
    /// Keeps that the municipality of the permit reminded a school; false when it was reminded on that day already.
    pub async fn remind(
        &self,
        permit: &Permit<RemindSchools>,
        new: &NewReminder<'_>,
    ) -> Result<bool, StoreError> {
        let row = reminder::ActiveModel {
            id: Set(new.id),
            municipality_id: Set(permit.on()),
            school_id: Set(new.school.0),
            roadmap_id: Set(new.roadmap.map(|id| id.0)),
            sent_on: Set(new.on),
            sent_by: Set(permit.by().0),
            overdue: Set(i32::try_from(new.overdue).unwrap_or(i32::MAX)),
            body: Set(new.body.to_owned()),
        };
        let written = reminder::Entity::insert(row)
            .on_conflict(OnConflict::new().do_nothing().to_owned())
            .exec_without_returning(self.0)
            .await?;
        Ok(written > 0)
    }
}

/// What is open after its day at schools of a municipality. Of a roadmap that is over nothing is open.
fn late(municipality: MunicipalityId, filter: &ReminderFilter, today: Date) -> Select<Entity> {
    let mut query = Entity::find()
        .filter(Expr::col((Entity, Column::MunicipalityId)).eq(municipality.0))
        .filter(Expr::col((Entity, Column::SchoolId)).is_not_null())
        .filter(Expr::col((Entity, Column::State)).is_in(["PLANNED", "IN_PROGRESS"]))
        .filter(Column::DueOn.lt(today));
    if let Some(roadmap) = filter.roadmap {
        query = query.filter(Column::RoadmapId.eq(roadmap.0));
    }
    if !filter.schools.is_empty() {
        query = query.filter(Column::SchoolId.is_in(filter.schools.iter().map(|id| id.0)));
    }
    query
}
