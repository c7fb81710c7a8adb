//! The counters of schools and municipalities: kept in the writing transaction, recountable at any time.
//!
//! A writer that changed facts of a school ends with [`Figures::recount_school`]: it counts that school's facts of
//! the school year anew, stores what differs, and adds the differences to the municipality's counters. The cost is
//! that of one school's year, whatever the history. [`Figures::recount_all`] does the same for everybody, set by set.

mod demand;
mod region;
mod repair;

use std::collections::BTreeMap;

use domain::clock::{Date, SchoolYear, Timestamp};
use domain::id::{MunicipalityId, RegionId, SchoolId};
use domain::monitoring::Indicator;
use domain::org::Whereabouts;
use domain::people::Employment;
use sea_orm::sea_query::{Expr, ExprTrait, OnConflict};
use sea_orm::{
    ActiveValue::Set, ColumnTrait, ConnectionTrait, DatabaseTransaction, EntityTrait,
    FromQueryResult, QueryFilter, Statement, Value,
};
use uuid::Uuid;

use crate::codes;
use crate::entity::{municipality_counter, school_counter, school_year_ledger};
use crate::error::StoreError;

pub use demand::Deficits;
pub use region::PairGroup;
pub use repair::Correction;

/// The counters of one place and one school year. A counter that is missing is nought; no counters at all is no data.
#[derive(Clone, PartialEq, Eq, Debug, Default)]
pub struct Tally(pub BTreeMap<Indicator, u32>);

impl Tally {
    /// The count of `indicator`.
    pub fn count(&self, indicator: Indicator) -> u32 {
        self.0.get(&indicator).copied().unwrap_or(0)
    }

    /// Adds another place's counters.
    pub fn add(&mut self, other: &Self) {
        for (indicator, count) in &other.0 {
            *self.0.entry(*indicator).or_default() += count;
        }
    }
}

/// The repository of counters.
pub struct Figures<'c, C>(pub(crate) &'c C);

impl<C: ConnectionTrait> Figures<'_, C> {
    /// The counters of each of `schools` in `year`; a school that was never counted is absent.
    pub async fn of_schools(
        &self,
        schools: &[SchoolId],
        year: SchoolYear,
    ) -> Result<BTreeMap<SchoolId, Tally>, StoreError> {
        use school_counter::{Column, Entity};
        let ids: Vec<Uuid> = schools.iter().map(|id| id.0).collect();
        let counted = school_year_ledger::Entity::find()
            .filter(school_year_ledger::Column::SchoolId.is_in(ids.clone()))
            .filter(school_year_ledger::Column::SchoolYear.eq(year.first_year()))
            .all(self.0)
            .await?;
        let mut found: BTreeMap<SchoolId, Tally> = counted
            .iter()
            .map(|row| (SchoolId(row.school_id), Tally::default()))
            .collect();
        let rows = Entity::find()
            .filter(Column::SchoolId.is_in(ids))
            .filter(Column::SchoolYear.eq(year.first_year()))
            .all(self.0)
            .await?;
        for row in rows {
            let indicator = codes::value(&row.indicator, "school_counter", row.school_id)?;
            let tally = found.entry(SchoolId(row.school_id)).or_default();
            tally.0.insert(indicator, count(row.value));
        }
        Ok(found)
    }

    /// The counters of each municipality of `region` in `year`; one that was never counted is absent.
    pub async fn of_region(
        &self,
        region: RegionId,
        year: SchoolYear,
    ) -> Result<BTreeMap<MunicipalityId, Tally>, StoreError> {
        use municipality_counter::Column;
        self.municipal(Column::RegionId.eq(region.0), year).await
    }

    /// The counters of each of `municipalities` in `year`; one that was never counted is absent.
    pub async fn of_municipalities(
        &self,
        municipalities: &[MunicipalityId],
        year: SchoolYear,
    ) -> Result<BTreeMap<MunicipalityId, Tally>, StoreError> {
        use municipality_counter::Column;
        let ids = municipalities.iter().map(|id| id.0);
        self.municipal(Column::MunicipalityId.is_in(ids), year)
            .await
    }

    async fn municipal(
        &self,
        which: impl sea_orm::sea_query::IntoCondition,
        year: SchoolYear,
    ) -> Result<BTreeMap<MunicipalityId, Tally>, StoreError> {
        use municipality_counter::{Column, Entity};
        let rows = Entity::find()
            .filter(which.into_condition())
            .filter(Column::SchoolYear.eq(year.first_year()))
            .all(self.0)
            .await?;
        let mut found: BTreeMap<MunicipalityId, Tally> = BTreeMap::new();
        for row in rows {
            let indicator =
                codes::value(&row.indicator, "municipality_counter", row.municipality_id)?;
            let tally = found
                .entry(MunicipalityId(row.municipality_id))
                .or_default();
            tally.0.insert(indicator, count(row.value));
        }
        Ok(found)
    }

    /// Counts the facts of one school, or of all, in `year`: the truth that the counters must agree with.
    pub async fn facts(
        &self,
        school: Option<SchoolId>,
        year: SchoolYear,
    ) -> Result<BTreeMap<SchoolId, Tally>, StoreError> {
        let statement = self.statement(&facts_sql(school.is_some()), school, year);
        let rows = Fact::find_by_statement(statement).all(self.0).await?;
        let mut found: BTreeMap<SchoolId, Tally> = BTreeMap::new();
        for row in rows {
            let indicator = codes::value(&row.indicator, "facts", row.school_id)?;
            let value = u32::try_from(row.value).unwrap_or(u32::MAX);
            found
                .entry(SchoolId(row.school_id))
                .or_default()
                .0
                .insert(indicator, value);
        }
        Ok(found)
    }

    fn statement(&self, sql: &str, school: Option<SchoolId>, year: SchoolYear) -> Statement {
        let mut values: Vec<Value> = vec![
            year.starts_on().into(),
            year.ends_on().into(),
            young_after(year).into(),
            year.first_year().into(),
        ];
        values.extend(school.map(|school| Value::from(school.0)));
        Statement::from_sql_and_values(self.0.get_database_backend(), sql, values)
    }
}

impl Figures<'_, DatabaseTransaction> {
    /// Counts one school's `year` anew, carries the differences up, and answers with them. The school's row must be locked before, see
    /// `Schools::lock`, so that two writers do not both add the same difference.
    pub async fn recount_school(
        &self,
        at: Whereabouts,
        year: SchoolYear,
        now: Timestamp,
    ) -> Result<Vec<Correction>, StoreError> {
        let stored = self
            .of_schools(&[at.school], year)
            .await?
            .remove(&at.school);
        let fresh = self
            .facts(Some(at.school), year)
            .await?
            .remove(&at.school)
            .unwrap_or_default();
        let old = stored.unwrap_or_default();
        self.tick(at.school, year, now).await?;
        let wrong: Vec<Correction> = Indicator::ALL
            .into_iter()
            .filter_map(|indicator| Correction::of(indicator, &old, &fresh))
            .collect();
        for correction in &wrong {
            let Correction {
                indicator,
                kept,
                counted,
            } = *correction;
            self.put_school(at, year, indicator, counted).await?;
            let difference = i64::from(counted) - i64::from(kept);
            self.add_municipal(at, year, indicator, difference).await?;
        }
        Ok(wrong)
    }

    /// Notes that the school's year has been counted.
    async fn tick(
        &self,
        school: SchoolId,
        year: SchoolYear,
        now: Timestamp,
    ) -> Result<(), StoreError> {
        use school_year_ledger::{ActiveModel, Column, Entity};
        let row = ActiveModel {
            school_id: Set(school.0),
            school_year: Set(year.first_year()),
            counted_at: Set(now),
        };
        let again = OnConflict::columns([Column::SchoolId, Column::SchoolYear])
            .update_column(Column::CountedAt)
            .to_owned();
        Entity::insert(row)
            .on_conflict(again)
            .exec_without_returning(self.0)
            .await?;
        Ok(())
    }

    async fn put_school(
        &self,
        at: Whereabouts,
        year: SchoolYear,
        indicator: Indicator,
        value: u32,
    ) -> Result<(), StoreError> {
        use school_counter::{ActiveModel, Column, Entity};
        let row = ActiveModel {
            school_id: Set(at.school.0),
            municipality_id: Set(at.municipality.0),
            region_id: Set(at.region.0),
            school_year: Set(year.first_year()),
            indicator: Set(indicator.code().to_owned()),
            value: Set(i32::try_from(value).unwrap_or(i32::MAX)),
        };
        let again = OnConflict::columns([Column::SchoolId, Column::SchoolYear, Column::Indicator])
            .update_column(Column::Value)
            .to_owned();
        Entity::insert(row)
            .on_conflict(again)
            .exec_without_returning(self.0)
            .await?;
        Ok(())
    }

    async fn add_municipal(
        &self,
        at: Whereabouts,
        year: SchoolYear,
        indicator: Indicator,
        difference: i64,
    ) -> Result<(), StoreError> {
        use municipality_counter::{ActiveModel, Column, Entity};
        let difference = i32::try_from(difference).unwrap_or(0);
        if difference < 0 {
            // Not through the insert below: both databases check the row that they would insert before they see that
            // there is one to be updated, and a counter is never negative.
            // Not below nought: a counter that was wrong must not keep people from working, and a recount rights it.
            let less = || Expr::col(Column::Value).add(difference);
            Entity::update_many()
                .col_expr(
                    Column::Value,
                    Expr::case(less().lt(0), 0).finally(less()).into(),
                )
                .filter(Column::MunicipalityId.eq(at.municipality.0))
                .filter(Column::SchoolYear.eq(year.first_year()))
                .filter(Column::Indicator.eq(indicator.code()))
                .exec(self.0)
                .await?;
            return Ok(());
        }
        let row = ActiveModel {
            municipality_id: Set(at.municipality.0),
            region_id: Set(at.region.0),
            school_year: Set(year.first_year()),
            indicator: Set(indicator.code().to_owned()),
            value: Set(difference),
        };
        let sum = Expr::col((Entity, Column::Value)).add(difference);
        let keys = [
            Column::MunicipalityId,
            Column::SchoolYear,
            Column::Indicator,
        ];
        let again = OnConflict::columns(keys)
            .value(Column::Value, sum)
            .to_owned();
        Entity::insert(row)
            .on_conflict(again)
            .exec_without_returning(self.0)
            .await?;
        Ok(())
    }

    /// Counts `year` anew for every school and every municipality: the repair, and the beginning of a school year.
    pub async fn recount_all(&self, year: SchoolYear, now: Timestamp) -> Result<(), StoreError> {
        let run = async |sql: &str, values: Vec<Value>| {
            let backend = self.0.get_database_backend();
            self.0
                .execute_raw(Statement::from_sql_and_values(backend, sql, values))
                .await
        };
        let number = || Value::from(year.first_year());
        run(
            "DELETE FROM municipality_counter WHERE school_year = $1",
            vec![number()],
        )
        .await?;
        run(
            "DELETE FROM school_counter WHERE school_year = $1",
            vec![number()],
        )
        .await?;
        run(
            "DELETE FROM school_year_ledger WHERE school_year = $1",
            vec![number()],
        )
        .await?;
        let schools = format!(
            "INSERT INTO school_counter (school_id, municipality_id, region_id, school_year, indicator, value) \
             SELECT s.id, s.municipality_id, s.region_id, $4, f.indicator, f.value \
             FROM ({}) f JOIN school s ON s.id = f.school_id",
            facts_sql(false)
        );
        self.0
            .execute_raw(self.statement(&schools, None, year))
            .await?;
        run(
            "INSERT INTO municipality_counter (municipality_id, region_id, school_year, indicator, value) \
             SELECT municipality_id, region_id, school_year, indicator, SUM(value) FROM school_counter \
             WHERE school_year = $1 GROUP BY municipality_id, region_id, school_year, indicator",
            vec![number()],
        )
        .await?;
        run(
            "INSERT INTO school_year_ledger (school_id, school_year, counted_at) SELECT id, $1, $2 FROM school",
            vec![number(), now.into()],
        )
        .await?;
        Ok(())
    }
}

#[derive(FromQueryResult)]
struct Fact {
    school_id: Uuid,
    indicator: String,
    value: i64,
}

fn count(value: i32) -> u32 {
    u32::try_from(value).unwrap_or(0)
}

/// Teachers who began later than this have fewer than three full years on 1 September.
pub(crate) fn young_after(year: SchoolYear) -> Date {
    let months = Employment::YOUNG_YEARS * 12;
    year.starts_on()
        .checked_sub_months(chrono::Months::new(months))
        .unwrap_or(Date::MIN)
}

/// The facts behind every counter. $1, $2: first and last day of the year; $3: see [`young_after`]; $4: the year;
/// $5: the school, when `one`.
fn facts_sql(one: bool) -> String {
    const IN_FORCE: &str = "m.started_on IS NOT NULL AND m.started_on <= $2 AND (m.ended_on IS NULL OR m.ended_on >= $1)";
    const TAKES_PART: &str = "q.answer <> 'DECLINED' AND (q.left_on IS NULL OR q.left_on >= $1)";
    const YOUNG: &str = "e.started_on <= $2 AND (e.ended_on IS NULL OR e.ended_on >= $1) \
                         AND e.teaching_since > $3";
    let of = |table: &str| {
        if one {
            format!(" AND {table}.school_id = $5")
        } else {
            String::new()
        }
    };
    let (m, e, p, r, x) = (of("m"), of("e"), of("p"), of("r"), of("x"));
    // Who is both in a pair of both directions is counted as both.
    let people = |indicator: &str, side: &str| {
        format!(
            "SELECT m.school_id, '{indicator}', COUNT(DISTINCT q.person_id) FROM mentorship m \
             JOIN mentorship_participant q ON q.mentorship_id = m.id AND (q.side = '{side}' OR q.two_way) \
             WHERE {IN_FORCE} AND {TAKES_PART} AND NOT q.represented{m} GROUP BY m.school_id"
        )
    };
    let g = if one {
        " AND m.giving_school_id = $5"
    } else {
        ""
    };
    [
        format!(
            "SELECT r.school_id, 'SCHOOLS_IN_MODEL' AS indicator, COUNT(*) AS value FROM model_participation r \
             WHERE r.school_year = $4 AND r.state = 'REGISTERED'{r} GROUP BY r.school_id"
        ),
        people("MENTORS", "MENTOR"),
        people("MENTEES", "MENTEE"),
        format!("SELECT m.school_id, 'PAIRS', COUNT(*) FROM mentorship m WHERE {IN_FORCE}{m} GROUP BY m.school_id"),
        format!(
            "SELECT m.school_id, 'ACTIVE_PAIRS', COUNT(*) FROM mentorship m WHERE {IN_FORCE} \
             AND (m.ended_on IS NULL OR m.ended_on > $2){m} GROUP BY m.school_id"
        ),
        format!(
            "SELECT e.school_id, 'YOUNG_TEACHERS', COUNT(DISTINCT e.person_id) FROM employment e \
             WHERE {YOUNG}{e} GROUP BY e.school_id"
        ),
        format!(
            "SELECT e.school_id, 'YOUNG_TEACHERS_MENTORED', COUNT(DISTINCT e.person_id) FROM employment e \
             JOIN mentorship_participant q ON q.person_id = e.person_id AND (q.side = 'MENTEE' OR q.two_way) \
             JOIN mentorship m ON m.id = q.mentorship_id \
             WHERE {YOUNG} AND {IN_FORCE} AND {TAKES_PART}{e} GROUP BY e.school_id"
        ),
        format!(
            "SELECT m.school_id, 'PROGRAMMES_COMPLETED', COUNT(*) FROM programme g \
             JOIN mentorship m ON m.id = g.mentorship_id \
             WHERE g.state = 'COMPLETED' AND g.closed_on BETWEEN $1 AND $2{m} GROUP BY m.school_id"
        ),
        format!(
            "SELECT p.school_id, 'PRACTICES_PUBLISHED', COUNT(*) FROM practice p \
             WHERE p.state = 'PUBLISHED' AND p.first_published_on BETWEEN $1 AND $2{p} GROUP BY p.school_id"
        ),
        format!(
            "SELECT m.giving_school_id, 'MENTORS_GIVEN', COUNT(DISTINCT q.person_id) FROM mentorship m \
             JOIN mentorship_participant q ON q.mentorship_id = m.id AND q.side = 'MENTOR' \
             WHERE m.giving_school_id IS NOT NULL AND {IN_FORCE} AND {TAKES_PART}{g} GROUP BY m.giving_school_id"
        ),
        format!(
            "SELECT x.school_id, 'ONE_OFFS', COUNT(*) FROM one_off x \
             WHERE x.state IN ('HELD', 'FEEDBACK', 'CLOSED') AND x.held_on BETWEEN $1 AND $2{x} GROUP BY x.school_id"
        ),
        format!(
            "SELECT m.school_id, 'MEETINGS', COUNT(*) FROM meeting t JOIN mentorship m ON m.id = t.mentorship_id \
             WHERE t.removed_at IS NULL AND t.held_on BETWEEN $1 AND $2{m} GROUP BY m.school_id"
        ),
    ]
    .join(" UNION ALL ")
}

/// The school years that the span from `from` to `until` touches.
pub fn years_touched(from: Date, until: Date) -> impl Iterator<Item = SchoolYear> {
    let (first, last) = (
        SchoolYear::of(from).first_year(),
        SchoolYear::of(until).first_year(),
    );
    (first..=last).filter_map(SchoolYear::starting)
}
