//! Which organisations have what a target counts, computed from what is in the system: a statement for all questions of a
//! page, whatever the number of organisations.

use std::collections::{BTreeMap, BTreeSet};

use domain::access::Place;
use domain::clock::{Date, SchoolYear};
use domain::document::PackageItem;
use domain::id::{MunicipalityId, SchoolId};
use domain::monitoring::target::TargetIndicator;
use domain::org::SchoolKind;
use sea_orm::{
    ColumnTrait, ConnectionTrait, EntityTrait, FromQueryResult, QueryFilter, Statement, Value,
};
use uuid::Uuid;

use super::{NumericTargets, key};
use crate::codes;
use crate::entity::{package_policy, school};
use crate::error::StoreError;
use crate::packages::{Packages, Policy};

/// What is counted, as at which day.
pub type Question = (TargetIndicator, Date);

/// How many organisations of each kind each municipality has that have it.
pub type Counts = BTreeMap<(MunicipalityId, SchoolKind), u32>;

/// The sum of counts by kind.
pub fn by_kind(counts: &Counts) -> BTreeMap<SchoolKind, u32> {
    let mut sums = BTreeMap::new();
    for ((_, kind), count) in counts {
        *sums.entry(*kind).or_default() += count;
    }
    sums
}

impl<C: ConnectionTrait> NumericTargets<'_, C> {
    /// How many organisations there are at a place.
    pub async fn organisations(&self, within: Place) -> Result<Counts, StoreError> {
        let sql = format!(
            "SELECT 0 AS question, s.municipality_id, s.kind, COUNT(*) AS many FROM school s \
             WHERE {} = $1 GROUP BY s.municipality_id, s.kind",
            column(within)
        );
        let rows = self.counted(&sql, vec![key(within).into()]).await?;
        let mut counts = Counts::new();
        for row in rows {
            counts.insert(row.place()?, row.many());
        }
        Ok(counts)
    }

    /// The answers to `asked` for the organisations of a place. What nobody has is absent.
    pub async fn counts(
        &self,
        within: Place,
        asked: &[Question],
    ) -> Result<BTreeMap<Question, Counts>, StoreError> {
        let mut found: BTreeMap<Question, Counts> = BTreeMap::new();
        let mut values: Vec<Value> = vec![key(within).into()];
        let (mut selects, mut questions) = (Vec::new(), Vec::new());
        for question in asked.iter().copied().collect::<BTreeSet<_>>() {
            found.insert(question, Counts::new());
            let Some((which, value)) = condition(question, values.len() + 1) else {
                continue;
            };
            selects.push(format!(
                "SELECT {} AS question, s.municipality_id, s.kind, COUNT(*) AS many FROM school s \
                 WHERE {} = $1 AND {which} GROUP BY s.municipality_id, s.kind",
                questions.len(),
                column(within)
            ));
            questions.push(question);
            values.push(value);
        }
        if !selects.is_empty() {
            for row in self.counted(&selects.join(" UNION ALL "), values).await? {
                let question = usize::try_from(row.question)
                    .ok()
                    .and_then(|place| questions.get(place));
                if let Some(counts) = question.and_then(|question| found.get_mut(question)) {
                    counts.insert(row.place()?, row.many());
                }
            }
        }
        for (question, counts) in &mut found {
            let (TargetIndicator::DocumentPackage, day) = *question else {
                continue;
            };
            for row in self.with_package(within, day).await? {
                let kind = codes::value(&row.kind, "school", row.id)?;
                *counts
                    .entry((MunicipalityId(row.municipality_id), kind))
                    .or_default() += 1;
            }
        }
        Ok(found)
    }

    /// The organisations of a municipality that have it.
    pub async fn holders(
        &self,
        municipality: MunicipalityId,
        asked: Question,
    ) -> Result<BTreeSet<SchoolId>, StoreError> {
        let within = Place::Municipality(municipality);
        let Some((which, value)) = condition(asked, 2) else {
            let rows = self.with_package(within, asked.1).await?;
            return Ok(rows.into_iter().map(|row| SchoolId(row.id)).collect());
        };
        let sql = format!(
            "SELECT s.id FROM school s WHERE {} = $1 AND {which}",
            column(within)
        );
        let statement = self.statement(&sql, vec![municipality.0.into(), value]);
        let rows = self.0.query_all_raw(statement).await?;
        let id = |row: &sea_orm::QueryResult| Ok(SchoolId(row.try_get::<Uuid>("", "id")?));
        rows.iter().map(id).collect()
    }

    /// The organisations of a place whose package of documents is complete on `day`. Municipalities that require the same are
    /// asked about together; where nothing is required nothing can be complete.
    async fn with_package(
        &self,
        within: Place,
        day: Date,
    ) -> Result<Vec<school::Model>, StoreError> {
        let here = match within {
            Place::Region(id) => school::Column::RegionId.eq(id.0),
            Place::Municipality(id) => school::Column::MunicipalityId.eq(id.0),
            Place::School(id) => school::Column::Id.eq(id.0),
        };
        let schools = school::Entity::find().filter(here).all(self.0).await?;
        let places: BTreeSet<Uuid> = schools.iter().map(|row| row.municipality_id).collect();
        let policies = package_policy::Entity::find()
            .filter(package_policy::Column::MunicipalityId.is_in(places))
            .all(self.0)
            .await?;
        let mut required_at: BTreeMap<Uuid, Vec<PackageItem>> = BTreeMap::new();
        for row in policies {
            let id = row.municipality_id;
            required_at.insert(id, codes::list(row.required, "package_policy", id)?);
        }
        let usual = Policy::default().required;
        let mut alike: BTreeMap<Vec<PackageItem>, Vec<SchoolId>> = BTreeMap::new();
        for row in &schools {
            let required = required_at.get(&row.municipality_id).unwrap_or(&usual);
            let list = alike.entry(required.clone()).or_default();
            list.push(SchoolId(row.id));
        }
        let mut complete = BTreeSet::new();
        for (required, ids) in alike.into_iter().filter(|(items, _)| !items.is_empty()) {
            let year = SchoolYear::of(day);
            let packages = Packages(self.0).of(&ids, &required, year, day).await?;
            let whole = packages
                .into_iter()
                .filter(|(_, package)| package.current() == package.required());
            complete.extend(whole.map(|(school, _)| school.0));
        }
        let has = |row: &school::Model| complete.contains(&row.id);
        Ok(schools.into_iter().filter(has).collect())
    }

    async fn counted(&self, sql: &str, values: Vec<Value>) -> Result<Vec<Counted>, StoreError> {
        let statement = self.statement(sql, values);
        Ok(Counted::find_by_statement(statement).all(self.0).await?)
    }

    fn statement(&self, sql: &str, values: Vec<Value>) -> Statement {
        Statement::from_sql_and_values(self.0.get_database_backend(), sql, values)
    }
}

#[derive(FromQueryResult)]
struct Counted {
    question: i32,
    municipality_id: Uuid,
    kind: String,
    many: i64,
}

impl Counted {
    fn place(&self) -> Result<(MunicipalityId, SchoolKind), StoreError> {
        let kind = codes::value(&self.kind, "school", self.municipality_id)?;
        Ok((MunicipalityId(self.municipality_id), kind))
    }

    fn many(&self) -> u32 {
        u32::try_from(self.many).unwrap_or(u32::MAX)
    }
}

fn column(within: Place) -> &'static str {
    match within {
        Place::Region(_) => "s.region_id",
        Place::Municipality(_) => "s.municipality_id",
        Place::School(_) => "s.id",
    }
}

/// When an organisation `s` has it, with the parameter `$place` and its value; `None` for what takes more than a condition.
fn condition((indicator, day): Question, place: usize) -> Option<(String, Value)> {
    match indicator {
        TargetIndicator::ProgrammeExists => {
            // What was amended since was in force then.
            let which = format!(
                "EXISTS (SELECT 1 FROM document d WHERE d.school_id = s.id \
                 AND d.kind IN ('PROGRAMME', 'WORKING_PROGRAMME') AND d.state IN ('APPROVED', 'AMENDED') \
                 AND d.effective_from <= ${place} AND (d.valid_until IS NULL OR d.valid_until >= ${place}))"
            );
            Some((which, day.into()))
        }
        TargetIndicator::PracticePublished => {
            let which = format!(
                "EXISTS (SELECT 1 FROM practice p WHERE p.school_id = s.id AND p.state = 'PUBLISHED' \
                 AND p.first_published_on <= ${place})"
            );
            Some((which, day.into()))
        }
        TargetIndicator::InModel => {
            let which = format!(
                "EXISTS (SELECT 1 FROM model_participation r WHERE r.school_id = s.id \
                 AND r.school_year = ${place} AND r.state = 'REGISTERED')"
            );
            Some((which, SchoolYear::of(day).first_year().into()))
        }
        TargetIndicator::DocumentPackage => None,
    }
}
