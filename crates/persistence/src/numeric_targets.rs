//! Numeric targets of municipalities and regions with their editions (A-033…A-036). How they are met stands in [`facts`].

pub mod facts;

use std::collections::BTreeMap;

use domain::access::rules::roadmap::Seat;
use domain::access::rules::target::{Approve, Set as SetTarget, TargetFacts};
use domain::access::{Permit, Place};
use domain::clock::{Date, Timestamp};
use domain::id::{MunicipalityId, PersonId, RegionId, TargetId};
use domain::monitoring::target::{EditionState, Plan, PlanLine, TargetIndicator, TargetYear};
use sea_orm::sea_query::Expr;
use sea_orm::{
    ActiveValue::Set, ColumnTrait, ConnectionTrait, DatabaseTransaction, EntityTrait, QueryFilter,
    QueryOrder, Select,
};
use uuid::Uuid;

use crate::accounts::one;
use crate::codes;
use crate::entity::{
    numeric_target as target, numeric_target_edition as edition, numeric_target_line as line,
};
use crate::error::StoreError;
use crate::roadmaps::{Columns, seat};

/// A target as it was written once.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Edition {
    /// Which of its target, from 1 on.
    pub number: i32,
    /// Where it stands.
    pub state: EditionState,
    /// What is planned.
    pub plan: Plan,
    /// Who wrote it.
    pub set_by: PersonId,
    /// When.
    pub set_at: Timestamp,
    /// Who approved it, and when.
    pub approved: Option<(PersonId, Date)>,
}

/// A target with its editions.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Target {
    /// Which.
    pub id: TargetId,
    /// Whose.
    pub at: Seat,
    /// What is counted.
    pub indicator: TargetIndicator,
    /// By the end of which year.
    pub year: TargetYear,
    /// Counts what was done to it.
    pub revision: i32,
    /// The last one written.
    pub latest: Edition,
    /// Those before it, the latest first.
    pub earlier: Vec<Edition>,
}

impl Target {
    /// The edition that holds.
    pub fn in_force(&self) -> Option<&Edition> {
        std::iter::once(&self.latest)
            .chain(&self.earlier)
            .find(|edition| edition.state == EditionState::Approved)
    }

    /// The plan that the fact is compared with: the one that holds, or else the one that is proposed.
    pub fn plan(&self) -> &Plan {
        &self.in_force().unwrap_or(&self.latest).plan
    }

    /// The target as the policy sees it, for who has places `below`.
    pub fn facts(&self, below: Vec<Place>) -> TargetFacts {
        TargetFacts {
            id: self.id,
            at: self.at,
            is_approved: self.in_force().is_some(),
            below,
        }
    }
}

/// The repository of numeric targets.
pub struct NumericTargets<'c, C>(pub(crate) &'c C);

impl<C: ConnectionTrait> NumericTargets<'_, C> {
    /// The target with this id.
    pub async fn find(&self, id: TargetId) -> Result<Option<Target>, StoreError> {
        let found = self.with_editions(target::Entity::find_by_id(id.0)).await?;
        Ok(found.into_iter().next())
    }

    /// The target of a place for a fact and a year.
    pub async fn of(
        &self,
        place: Place,
        indicator: TargetIndicator,
        year: TargetYear,
    ) -> Result<Option<Target>, StoreError> {
        let query = target::Entity::find()
            .filter(target::Column::PlaceId.eq(key(place)))
            .filter(target::Column::Indicator.eq(indicator.code()))
            .filter(target::Column::Year.eq(year.number()));
        Ok(self.with_editions(query).await?.into_iter().next())
    }

    /// The targets of a place, the earliest year first; of all years when `years` is empty.
    pub async fn at(&self, place: Place, years: &[TargetYear]) -> Result<Vec<Target>, StoreError> {
        let mut query = target::Entity::find().filter(target::Column::PlaceId.eq(key(place)));
        if !years.is_empty() {
            let numbers = years.iter().map(|year| year.number());
            query = query.filter(target::Column::Year.is_in(numbers));
        }
        self.with_editions(query).await
    }

    /// The targets of a region's municipalities for a fact and a year; a municipality without one is absent.
    pub async fn of_municipalities(
        &self,
        region: RegionId,
        indicator: TargetIndicator,
        year: TargetYear,
    ) -> Result<BTreeMap<MunicipalityId, Target>, StoreError> {
        let query = target::Entity::find()
            .filter(target::Column::RegionId.eq(region.0))
            .filter(target::Column::Indicator.eq(indicator.code()))
            .filter(target::Column::Year.eq(year.number()))
            .filter(target::Column::MunicipalityId.is_not_null());
        let found = self.with_editions(query).await?.into_iter();
        Ok(found
            .filter_map(|target| Some((target.at.municipality?, target)))
            .collect())
    }

    /// Three statements, whatever the number of targets.
    async fn with_editions(
        &self,
        query: Select<target::Entity>,
    ) -> Result<Vec<Target>, StoreError> {
        let rows = query
            .order_by_asc(target::Column::Year)
            .order_by_asc(target::Column::Indicator)
            .order_by_asc(target::Column::Id)
            .all(self.0)
            .await?;
        let ids = rows.iter().map(|row| row.id);
        let editions = edition::Entity::find()
            .filter(edition::Column::TargetId.is_in(ids))
            .order_by_desc(edition::Column::Number)
            .all(self.0)
            .await?;
        let ids = editions.iter().map(|row| row.id);
        let lines = line::Entity::find()
            .filter(line::Column::EditionId.is_in(ids))
            .all(self.0)
            .await?;
        let mut lines_of: BTreeMap<Uuid, Vec<line::Model>> = BTreeMap::new();
        for row in lines {
            lines_of.entry(row.edition_id).or_default().push(row);
        }
        let mut editions_of: BTreeMap<Uuid, Vec<Edition>> = BTreeMap::new();
        for row in editions {
            let (id, lines) = (row.target_id, lines_of.remove(&row.id).unwrap_or_default());
            editions_of.entry(id).or_default().push(read(row, lines)?);
        }
        let whole = |row: target::Model| {
            let editions = editions_of.remove(&row.id).unwrap_or_default();
            assembled(row, editions)
        };
        rows.into_iter().map(whole).collect()
    }
}

impl NumericTargets<'_, DatabaseTransaction> {
    /// Begins a target with its first edition; [`StoreError::Unique`] when somebody else has begun it.
    pub async fn begin(
        &self,
        permit: &Permit<SetTarget>,
        at: Seat,
        (indicator, year): (TargetIndicator, TargetYear),
        (edition, plan): (Uuid, &Plan),
        now: Timestamp,
    ) -> Result<(), StoreError> {
        let columns = Columns::of(at);
        let row = target::ActiveModel {
            id: Set(permit.on()),
            region_id: Set(columns.region),
            municipality_id: Set(columns.municipality),
            place_id: Set(key(at.place())),
            indicator: Set(indicator.code().to_owned()),
            year: Set(year.number()),
            revision: Set(1),
        };
        target::Entity::insert(row)
            .exec_without_returning(self.0)
            .await?;
        self.write(permit, (edition, 1), plan, now).await
    }

    /// Writes a target anew; [`StoreError::Conflict`] when it is no longer as it was read.
    pub async fn set(
        &self,
        permit: &Permit<SetTarget>,
        before: &Target,
        (edition, plan): (Uuid, &Plan),
        now: Timestamp,
    ) -> Result<(), StoreError> {
        self.step(before).await?;
        let latest = &before.latest;
        let follows = latest.state.written_anew();
        self.mark(before.id, latest, follows).await?;
        self.write(permit, (edition, latest.number + 1), plan, now)
            .await
    }

    /// Lets the latest edition hold, and no other; [`StoreError::Conflict`] when the target is no longer as it was read.
    pub async fn approve(
        &self,
        permit: &Permit<Approve>,
        before: &Target,
        today: Date,
    ) -> Result<(), StoreError> {
        self.step(before).await?;
        if let Some(held) = before.in_force() {
            self.mark(before.id, held, held.state.followed()).await?;
        }
        let done = edition::Entity::update_many()
            .col_expr(
                edition::Column::State,
                Expr::val(EditionState::Approved.code()),
            )
            .col_expr(edition::Column::ApprovedBy, Expr::val(permit.by().0))
            .col_expr(edition::Column::ApprovedOn, Expr::val(today))
            .filter(edition::Column::TargetId.eq(permit.on()))
            .filter(edition::Column::Number.eq(before.latest.number))
            .filter(edition::Column::State.eq(EditionState::Proposed.code()))
            .exec(self.0)
            .await?;
        one(done.rows_affected)
    }

    /// Counts that something is done, if the target is still as it was read.
    async fn step(&self, before: &Target) -> Result<(), StoreError> {
        let done = target::Entity::update_many()
            .col_expr(target::Column::Revision, Expr::val(before.revision + 1))
            .filter(target::Column::Id.eq(before.id.0))
            .filter(target::Column::Revision.eq(before.revision))
            .exec(self.0)
            .await?;
        one(done.rows_affected)
    }

    async fn mark(
        &self,
        of: TargetId,
        before: &Edition,
        after: EditionState,
    ) -> Result<(), StoreError> {
        let done = edition::Entity::update_many()
            .col_expr(edition::Column::State, Expr::val(after.code()))
            .filter(edition::Column::TargetId.eq(of.0))
            .filter(edition::Column::Number.eq(before.number))
            .filter(edition::Column::State.eq(before.state.code()))
            .exec(self.0)
            .await?;
        one(done.rows_affected)
    }

    async fn write(
        &self,
        permit: &Permit<SetTarget>,
        (id, number): (Uuid, i32),
        plan: &Plan,
        now: Timestamp,
    ) -> Result<(), StoreError> {
        let row = edition::ActiveModel {
            id: Set(id),
            target_id: Set(permit.on()),
            number: Set(number),
            state: Set(EditionState::Proposed.code().to_owned()),
            set_by: Set(permit.by().0),
            set_at: Set(now),
            approved_by: Set(None),
            approved_on: Set(None),
        };
        edition::Entity::insert(row)
            .exec_without_returning(self.0)
            .await?;
        let whole = |count: u32| i32::try_from(count).unwrap_or(i32::MAX);
        let lines = plan.lines().iter().map(|one| line::ActiveModel {
            edition_id: Set(id),
            kind: Set(codes::code(one.kind)),
            planned: Set(whole(one.planned)),
            base: Set(whole(one.base)),
        });
        line::Entity::insert_many(lines)
            .exec_without_returning(self.0)
            .await?;
        Ok(())
    }
}

/// The id of a place, whatever its level.
fn key(place: Place) -> Uuid {
    match place {
        Place::Region(id) => id.0,
        Place::Municipality(id) => id.0,
        Place::School(id) => id.0,
    }
}

fn read(row: edition::Model, lines: Vec<line::Model>) -> Result<Edition, StoreError> {
    const TABLE: &str = "numeric_target_edition";
    let broken = || StoreError::inconsistent(TABLE, row.id);
    let count = |value: i32| u32::try_from(value).or(Err(broken()));
    let lines: Vec<PlanLine> = lines
        .into_iter()
        .map(|one| {
            Ok(PlanLine {
                kind: codes::value(&one.kind, "numeric_target_line", one.edition_id)?,
                planned: count(one.planned)?,
                base: count(one.base)?,
            })
        })
        .collect::<Result<_, StoreError>>()?;
    Ok(Edition {
        number: row.number,
        state: codes::value(&row.state, TABLE, row.id)?,
        plan: Plan::of(lines).or(Err(broken()))?,
        set_by: PersonId(row.set_by),
        set_at: row.set_at,
        approved: row.approved_by.map(PersonId).zip(row.approved_on),
    })
}

fn assembled(row: target::Model, editions: Vec<Edition>) -> Result<Target, StoreError> {
    const TABLE: &str = "numeric_target";
    let broken = || StoreError::inconsistent(TABLE, row.id);
    let mut editions = editions.into_iter();
    let latest = editions.next().ok_or_else(broken)?;
    Ok(Target {
        id: TargetId(row.id),
        at: seat(row.region_id, row.municipality_id, None),
        indicator: codes::value(&row.indicator, TABLE, row.id)?,
        year: TargetYear::of(row.year).ok_or_else(broken)?,
        revision: row.revision,
        latest,
        earlier: editions.collect(),
    })
}
