//! The packages of documents of schools (A-034, A-044, B-RM1, E-1.1).
//!
//! They are computed from documents, roadmaps, orders, consents and what is published; kept are only what a municipality
//! requires, what was said to be still current, and the sums of municipalities.

mod facts;

use std::collections::BTreeMap;

use domain::access::Permit;
use domain::access::rules::document::Write;
use domain::clock::{Date, SchoolYear, Timestamp};
use domain::document::{PackageItem, PackageStatus, percent};
use domain::id::{DocumentId, MunicipalityId, OrderId, PersonId, RegionId, RoadmapId, SchoolId};
use sea_orm::sea_query::{Expr, OnConflict};
use sea_orm::{
    ActiveValue::Set, ColumnTrait, ConnectionTrait, DatabaseTransaction, EntityTrait, QueryFilter,
};
use uuid::Uuid;

use crate::accounts::one;
use crate::codes;
use crate::entity::package_policy as policy;
use crate::entity::{package_confirmation as confirmation, package_total as total};
use crate::error::StoreError;

/// What a municipality requires; version 0 is the rule that stands until it says otherwise.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Policy {
    /// The items, in their order.
    pub required: Vec<PackageItem>,
    /// Counts the edits.
    pub version: i32,
}

impl Default for Policy {
    fn default() -> Self {
        Self {
            required: PackageItem::ALL.to_vec(),
            version: 0,
        }
    }
}

/// What proves an item.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Proof {
    /// A document of the registry.
    Document(DocumentId),
    /// A roadmap.
    Roadmap(RoadmapId),
    /// An order.
    Order(OrderId),
    /// Something that has no page of its own: consents, a published practice.
    Elsewhere,
}

/// An item of a package.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Line {
    /// Which.
    pub item: PackageItem,
    /// How it stands.
    pub status: PackageStatus,
    /// What proves it.
    pub proof: Option<Proof>,
    /// Who said that it is still current, and when.
    pub confirmed: Option<(PersonId, Date)>,
}

/// The package of a school: what is required, in its order.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Package(pub Vec<Line>);

impl Package {
    /// How many items are required.
    pub fn required(&self) -> u32 {
        u32::try_from(self.0.len()).unwrap_or(u32::MAX)
    }

    /// How many of them are current.
    pub fn current(&self) -> u32 {
        let current = self
            .0
            .iter()
            .filter(|line| line.status == PackageStatus::Current);
        u32::try_from(current.count()).unwrap_or(u32::MAX)
    }

    /// How many in a hundred; `None` when nothing is required.
    pub fn percent(&self) -> Option<u32> {
        percent(self.current(), self.required())
    }
}

/// The sum of a municipality's schools that are in the model.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Total {
    /// How many schools.
    pub schools: u32,
    /// How many of them have everything.
    pub complete: u32,
    /// How many items are required of all of them.
    pub required: u32,
    /// How many of these are current.
    pub current: u32,
    /// When it was counted.
    pub counted_at: Timestamp,
}

/// The repository of packages.
pub struct Packages<'c, C>(pub(crate) &'c C);

impl<C: ConnectionTrait> Packages<'_, C> {
    /// What a municipality requires.
    pub async fn policy(&self, of: MunicipalityId) -> Result<Policy, StoreError> {
        let row = policy::Entity::find_by_id(of.0).one(self.0).await?;
        let Some(row) = row else {
            return Ok(Policy::default());
        };
        Ok(Policy {
            required: codes::list(row.required, "package_policy", of.0)?,
            version: row.version,
        })
    }

    /// The packages of schools of one municipality, of which `required` is required.
    pub async fn of(
        &self,
        schools: &[SchoolId],
        required: &[PackageItem],
        year: SchoolYear,
        today: Date,
    ) -> Result<BTreeMap<SchoolId, Package>, StoreError> {
        let known = facts::of(self.0, schools, year, today).await?;
        let said = confirmation::Entity::find()
            .filter(confirmation::Column::SchoolId.is_in(schools.iter().map(|id| id.0)))
            .filter(confirmation::Column::SchoolYear.eq(year.first_year()))
            .all(self.0)
            .await?;
        let mut confirmed = BTreeMap::new();
        for row in said {
            let item: PackageItem = codes::value(&row.item, "package_confirmation", row.id)?;
            let by = (PersonId(row.confirmed_by), row.confirmed_on);
            confirmed.insert((SchoolId(row.school_id), item), by);
        }
        let package = |school: &SchoolId| {
            let line = |item: &PackageItem| {
                let said = confirmed.get(&(*school, *item)).copied();
                known.line(*school, *item, said, year)
            };
            (*school, Package(required.iter().map(line).collect()))
        };
        Ok(schools.iter().map(package).collect())
    }

    /// The schools of a municipality that are in the model in `year`.
    pub async fn schools(
        &self,
        of: MunicipalityId,
        year: SchoolYear,
    ) -> Result<Vec<SchoolId>, StoreError> {
        facts::in_model(self.0, of, year).await
    }

    /// The sums of the municipalities of `region`; one that was never counted is absent.
    pub async fn totals(
        &self,
        region: RegionId,
        year: SchoolYear,
    ) -> Result<BTreeMap<MunicipalityId, Total>, StoreError> {
        let rows = total::Entity::find()
            .filter(total::Column::RegionId.eq(region.0))
            .filter(total::Column::SchoolYear.eq(year.first_year()))
            .all(self.0)
            .await?;
        let count = |value: i32| u32::try_from(value).unwrap_or(0);
        let sum = |row: total::Model| {
            let sum = Total {
                schools: count(row.schools),
                complete: count(row.complete),
                required: count(row.required),
                current: count(row.current),
                counted_at: row.counted_at,
            };
            (MunicipalityId(row.municipality_id), sum)
        };
        Ok(rows.into_iter().map(sum).collect())
    }
}

impl Packages<'_, DatabaseTransaction> {
    /// Writes what the municipality that the permit is for requires; [`StoreError::Conflict`] or [`StoreError::Unique`] when
    /// somebody was faster.
    pub async fn set_policy(
        &self,
        permit: &Permit<Write>,
        version: i32,
        required: &[PackageItem],
        now: Timestamp,
    ) -> Result<(), StoreError> {
        if version == 0 {
            let row = policy::ActiveModel {
                municipality_id: Set(permit.on()),
                required: Set(codes::json(required)?),
                changed_by: Set(permit.by().0),
                changed_at: Set(now),
                version: Set(1),
            };
            policy::Entity::insert(row)
                .exec_without_returning(self.0)
                .await?;
            return Ok(());
        }
        let done = policy::Entity::update_many()
            .col_expr(policy::Column::Required, Expr::val(codes::json(required)?))
            .col_expr(policy::Column::ChangedBy, Expr::val(permit.by().0))
            .col_expr(policy::Column::ChangedAt, Expr::val(now))
            .col_expr(policy::Column::Version, Expr::val(version + 1))
            .filter(policy::Column::MunicipalityId.eq(permit.on()))
            .filter(policy::Column::Version.eq(version))
            .exec(self.0)
            .await?;
        one(done.rows_affected)
    }

    /// Notes under `id` that an item is still current in `year`; said again, it stays as it was said first.
    pub async fn confirm(
        &self,
        permit: &Permit<Write>,
        id: Uuid,
        school: SchoolId,
        (year, item): (SchoolYear, PackageItem),
        today: Date,
    ) -> Result<(), StoreError> {
        use confirmation::Column;
        let row = confirmation::ActiveModel {
            id: Set(id),
            school_id: Set(school.0),
            school_year: Set(year.first_year()),
            item: Set(item.code().to_owned()),
            confirmed_by: Set(permit.by().0),
            confirmed_on: Set(today),
        };
        let keys = [Column::SchoolId, Column::SchoolYear, Column::Item];
        let again = OnConflict::columns(keys)
            .update_column(Column::Item)
            .to_owned();
        confirmation::Entity::insert(row)
            .on_conflict(again)
            .exec_without_returning(self.0)
            .await?;
        Ok(())
    }

    /// Counts a municipality's schools and keeps the sum. Every school that is in the model counts, and no other.
    pub async fn count(
        &self,
        (municipality, region): (MunicipalityId, RegionId),
        (year, today): (SchoolYear, Date),
        now: Timestamp,
    ) -> Result<(), StoreError> {
        use total::Column;
        let policy = self.policy(municipality).await?;
        let schools = self.schools(municipality, year).await?;
        let packages = self.of(&schools, &policy.required, year, today).await?;
        let whole = |package: &&Package| package.current() == package.required();
        let sum = |of: fn(&Package) -> u32| {
            let all: u32 = packages.values().map(of).sum();
            i32::try_from(all).unwrap_or(i32::MAX)
        };
        let many = |count: usize| i32::try_from(count).unwrap_or(i32::MAX);
        let row = total::ActiveModel {
            municipality_id: Set(municipality.0),
            school_year: Set(year.first_year()),
            region_id: Set(region.0),
            schools: Set(many(packages.len())),
            complete: Set(many(packages.values().filter(whole).count())),
            required: Set(sum(Package::required)),
            current: Set(sum(Package::current)),
            counted_at: Set(now),
        };
        let again = OnConflict::columns([Column::MunicipalityId, Column::SchoolYear])
            .update_columns([
                Column::Schools,
                Column::Complete,
                Column::Required,
                Column::Current,
                Column::CountedAt,
            ])
            .to_owned();
        total::Entity::insert(row)
            .on_conflict(again)
            .exec_without_returning(self.0)
            .await?;
        Ok(())
    }
}
