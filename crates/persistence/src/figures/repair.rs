//! Counters that are missing or do not agree with the facts: who has them, and how they are put right.

use std::collections::BTreeMap;

use domain::clock::SchoolYear;
use domain::id::{MunicipalityId, SchoolId};
use domain::monitoring::Indicator;
use sea_orm::sea_query::{Expr, LockType, OnConflict, Query};
use sea_orm::{
    ActiveValue::Set, ColumnTrait, ConnectionTrait, DatabaseTransaction, EntityTrait,
    FromQueryResult, QueryFilter, QueryOrder, QuerySelect,
};
use uuid::Uuid;

use super::{Figures, Tally};
use crate::codes;
use crate::entity::{
    municipality, municipality_counter, school, school_counter, school_year_ledger,
};
use crate::error::StoreError;

/// A counter that was put right.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Correction {
    /// Which.
    pub indicator: Indicator,
    /// What it said.
    pub kept: u32,
    /// What it says now.
    pub counted: u32,
}

impl Correction {
    pub(super) fn of(indicator: Indicator, kept: &Tally, counted: &Tally) -> Option<Self> {
        let (kept, counted) = (kept.count(indicator), counted.count(indicator));
        (kept != counted).then_some(Self {
            indicator,
            kept,
            counted,
        })
    }
}

impl<C: ConnectionTrait> Figures<'_, C> {
    /// A page of all schools in the order of their ids, after `after`.
    pub async fn schools(
        &self,
        after: Option<SchoolId>,
        limit: u64,
    ) -> Result<Vec<SchoolId>, StoreError> {
        use school::{Column, Entity};
        let mut query = Entity::find().select_only().column(Column::Id);
        if let Some(after) = after {
            query = query.filter(Column::Id.gt(after.0));
        }
        let ids: Vec<Uuid> = query
            .order_by_asc(Column::Id)
            .limit(limit)
            .into_tuple()
            .all(self.0)
            .await?;
        Ok(ids.into_iter().map(SchoolId).collect())
    }

    /// Some of the schools whose `year` was never counted.
    pub async fn uncounted(
        &self,
        year: SchoolYear,
        limit: u64,
    ) -> Result<Vec<SchoolId>, StoreError> {
        let counted = Query::select()
            .column(school_year_ledger::Column::SchoolId)
            .from(school_year_ledger::Entity)
            .and_where(school_year_ledger::Column::SchoolYear.eq(year.first_year()))
            .to_owned();
        let ids: Vec<Uuid> = school::Entity::find()
            .select_only()
            .column(school::Column::Id)
            .filter(school::Column::Id.not_in_subquery(counted))
            .order_by_asc(school::Column::Id)
            .limit(limit)
            .into_tuple()
            .all(self.0)
            .await?;
        Ok(ids.into_iter().map(SchoolId).collect())
    }

    /// Whether the school's `year` has been counted.
    pub async fn is_counted(&self, school: SchoolId, year: SchoolYear) -> Result<bool, StoreError> {
        let key = (school.0, year.first_year());
        let row = school_year_ledger::Entity::find_by_id(key)
            .one(self.0)
            .await?;
        Ok(row.is_some())
    }

    /// Every municipality.
    pub async fn municipalities(&self) -> Result<Vec<MunicipalityId>, StoreError> {
        let ids: Vec<Uuid> = municipality::Entity::find()
            .select_only()
            .column(municipality::Column::Id)
            .order_by_asc(municipality::Column::Id)
            .into_tuple()
            .all(self.0)
            .await?;
        Ok(ids.into_iter().map(MunicipalityId).collect())
    }
}

#[derive(FromQueryResult)]
struct Sum {
    indicator: String,
    value: i64,
}

impl Figures<'_, DatabaseTransaction> {
    /// Makes the counters of a municipality the sums of its schools' counters; answers with what was wrong.
    ///
    /// Its schools are locked, so that no writer is between the school's counter and the municipality's.
    pub async fn recount_municipality(
        &self,
        municipality: MunicipalityId,
        year: SchoolYear,
    ) -> Result<Vec<Correction>, StoreError> {
        school::Entity::find()
            .filter(school::Column::MunicipalityId.eq(municipality.0))
            .order_by_asc(school::Column::Id)
            .lock(LockType::NoKeyUpdate)
            .all(self.0)
            .await?;
        let counted = self.sums(municipality, year).await?;
        let mut kept = self.of_municipalities(&[municipality], year).await?;
        let kept = kept.remove(&municipality).unwrap_or_default();
        let wrong: Vec<Correction> = Indicator::ALL
            .into_iter()
            .filter_map(|indicator| Correction::of(indicator, &kept, &counted))
            .collect();
        for correction in &wrong {
            self.put_municipal(municipality, year, correction).await?;
        }
        Ok(wrong)
    }

    async fn sums(
        &self,
        municipality: MunicipalityId,
        year: SchoolYear,
    ) -> Result<Tally, StoreError> {
        use school_counter::{Column, Entity};
        let rows = Entity::find()
            .select_only()
            .column(Column::Indicator)
            .column_as(Column::Value.sum(), "value")
            .filter(Column::MunicipalityId.eq(municipality.0))
            .filter(Column::SchoolYear.eq(year.first_year()))
            .group_by(Column::Indicator)
            .into_model::<Sum>()
            .all(self.0)
            .await?;
        let mut sums = BTreeMap::new();
        for row in rows {
            let indicator = codes::value(&row.indicator, "school_counter", municipality.0)?;
            sums.insert(indicator, u32::try_from(row.value).unwrap_or(0));
        }
        Ok(Tally(sums))
    }

    async fn put_municipal(
        &self,
        id: MunicipalityId,
        year: SchoolYear,
        correction: &Correction,
    ) -> Result<(), StoreError> {
        use municipality_counter::{ActiveModel, Column, Entity};
        let value = i32::try_from(correction.counted).unwrap_or(i32::MAX);
        let done = Entity::update_many()
            .col_expr(Column::Value, Expr::val(value))
            .filter(Column::MunicipalityId.eq(id.0))
            .filter(Column::SchoolYear.eq(year.first_year()))
            .filter(Column::Indicator.eq(correction.indicator.code()))
            .exec(self.0)
            .await?;
        if done.rows_affected > 0 {
            return Ok(());
        }
        let place = municipality::Entity::find_by_id(id.0).one(self.0).await?;
        let place = place.ok_or(StoreError::Conflict)?;
        let row = ActiveModel {
            municipality_id: Set(id.0),
            region_id: Set(place.region_id),
            school_year: Set(year.first_year()),
            indicator: Set(correction.indicator.code().to_owned()),
            value: Set(value),
        };
        let keys = [
            Column::MunicipalityId,
            Column::SchoolYear,
            Column::Indicator,
        ];
        let again = OnConflict::columns(keys)
            .update_column(Column::Value)
            .to_owned();
        Entity::insert(row)
            .on_conflict(again)
            .exec_without_returning(self.0)
            .await?;
        Ok(())
    }
}
