//! What the pages of a region compare: school years, forms and formats of pairs, the load of mentors.

use std::collections::BTreeMap;

use domain::clock::SchoolYear;
use domain::id::{MunicipalityId, RegionId};
use domain::mentoring::{MentoringFormat, RolePairForm};
use domain::monitoring::Load;
use sea_orm::{ColumnTrait, ConnectionTrait, EntityTrait, FromQueryResult, QueryFilter, Statement};

use super::{Figures, Tally, count};
use crate::codes;
use crate::entity::municipality_counter;
use crate::error::StoreError;

/// How many pairs in force are of a form and a format.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct PairGroup {
    /// Who supports whom.
    pub form: RolePairForm,
    /// How.
    pub format: MentoringFormat,
    /// How many pairs and groups.
    pub pairs: u32,
}

#[derive(FromQueryResult)]
struct GroupRow {
    form: String,
    format: String,
    many: i64,
}

#[derive(FromQueryResult)]
struct LoadRow {
    mentees: i64,
    mentors: i64,
}

impl<C: ConnectionTrait> Figures<'_, C> {
    /// The counters of each municipality of `region` in each of `years`; what was never counted is absent.
    pub async fn of_region_by_years(
        &self,
        region: RegionId,
        years: &[SchoolYear],
    ) -> Result<BTreeMap<(MunicipalityId, SchoolYear), Tally>, StoreError> {
        use municipality_counter::{Column, Entity};
        const TABLE: &str = "municipality_counter";
        let rows = Entity::find()
            .filter(Column::RegionId.eq(region.0))
            .filter(Column::SchoolYear.is_in(years.iter().map(|year| year.first_year())))
            .all(self.0)
            .await?;
        let mut found: BTreeMap<(MunicipalityId, SchoolYear), Tally> = BTreeMap::new();
        for row in rows {
            let id = row.municipality_id;
            let year =
                SchoolYear::starting(row.school_year).ok_or(StoreError::inconsistent(TABLE, id))?;
            let indicator = codes::value(&row.indicator, TABLE, id)?;
            let tally = found.entry((MunicipalityId(id), year)).or_default();
            tally.0.insert(indicator, count(row.value));
        }
        Ok(found)
    }

    /// The pairs of `region` in force now by form and format, in the order of their names.
    pub async fn pair_groups(&self, region: RegionId) -> Result<Vec<PairGroup>, StoreError> {
        let sql = "SELECT m.form, m.format, COUNT(*) AS many FROM mentorship m \
                   WHERE m.region_id = $1 AND m.state = 'ACTIVE' GROUP BY m.form, m.format ORDER BY m.form, m.format";
        let rows = GroupRow::find_by_statement(self.of_a_region(sql, region)).all(self.0);
        let group = |row: GroupRow| {
            Ok(PairGroup {
                form: codes::value(&row.form, "mentorship", region.0)?,
                format: codes::value(&row.format, "mentorship", region.0)?,
                pairs: u32::try_from(row.many).unwrap_or(u32::MAX),
            })
        };
        rows.await?.into_iter().map(group).collect()
    }

    /// How many mentors of pairs in force in `region` have how many mentees.
    pub async fn mentor_load(&self, region: RegionId) -> Result<[Load; 4], StoreError> {
        let sql = "SELECT l.mentees, COUNT(*) AS mentors FROM (SELECT q.person_id, COUNT(*) AS mentees FROM mentorship m \
                   JOIN mentorship_participant q ON q.mentorship_id = m.id \
                   AND (q.side = 'MENTOR' OR q.two_way) AND q.left_on IS NULL \
                   JOIN mentorship_participant e ON e.mentorship_id = m.id \
                   AND (e.side = 'MENTEE' OR e.two_way) AND e.person_id <> q.person_id AND e.left_on IS NULL \
                   WHERE m.region_id = $1 AND m.state = 'ACTIVE' GROUP BY q.person_id) l GROUP BY l.mentees";
        let rows = LoadRow::find_by_statement(self.of_a_region(sql, region))
            .all(self.0)
            .await?;
        let whole = |value: i64| u32::try_from(value).unwrap_or(u32::MAX);
        let counted = rows
            .iter()
            .map(|row| (whole(row.mentees), whole(row.mentors)));
        Ok(Load::bands(counted))
    }

    fn of_a_region(&self, sql: &str, region: RegionId) -> Statement {
        let values = [region.0.into()];
        Statement::from_sql_and_values(self.0.get_database_backend(), sql, values)
    }
}
