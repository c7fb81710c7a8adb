//! Runs of the matching: who comes into question, what was asked for, what came out. A run is never changed.

mod pool;

use domain::access::rules::matching::{MatchingFacts, Run, Suggest};
use domain::access::{Permit, Subject};
use domain::clock::Timestamp;
use domain::id::{MatchingRunId, MunicipalityId, NeedId, PersonId, SchoolId};
use domain::matching::{
    Help, MatchingSettings, NearMiss, Obstacles, Outcome, PairOf, Part, Pool, Score,
};
use domain::org::Whereabouts;
use sea_orm::sea_query::{Condition, Expr};
use sea_orm::{
    ActiveValue::Set, ColumnTrait, ConnectionTrait, DatabaseTransaction, EntityTrait,
    PaginatorTrait, QueryFilter, QueryOrder, QuerySelect, Select,
};
use uuid::Uuid;

use crate::accounts::one;
use crate::entity::matching_line;
use crate::entity::matching_run::{ActiveModel, Column, Entity, Model};
use crate::error::StoreError;
use crate::page::{self, KeyPart, Slice, Window};

/// Where a run looks for mentees: at one school, or at all of a municipality.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Ground {
    /// The municipality, whose mentors come into question.
    pub municipality: MunicipalityId,
    /// The school, for a run within one.
    pub school: Option<SchoolId>,
}

impl Ground {
    /// One school.
    pub fn of_school(at: &Whereabouts) -> Self {
        Self {
            municipality: at.municipality,
            school: Some(at.school),
        }
    }

    /// All schools of a municipality.
    pub fn of_municipality(municipality: MunicipalityId) -> Self {
        Self {
            municipality,
            school: None,
        }
    }

    /// The matching there, as the policy sees it.
    pub fn facts(&self) -> MatchingFacts {
        MatchingFacts {
            municipality: self.municipality,
            school: self.school,
        }
    }
}

/// A run as it is kept.
#[derive(Clone, PartialEq, Debug)]
pub struct MatchingRun {
    /// Its id.
    pub id: MatchingRunId,
    /// Where it looked.
    pub ground: Ground,
    /// Who asked.
    pub run_by: PersonId,
    /// When.
    pub run_at: Timestamp,
    /// For what.
    pub settings: MatchingSettings,
    /// Mentors who were looked at.
    pub mentors: u32,
    /// Mentees who waited.
    pub mentees: u32,
    /// Places that the mentors had.
    pub places: u32,
    /// Pairs that were found.
    pub pairs: u32,
    /// The sum of their scores.
    pub score: u32,
    /// When the municipality sent it to its schools.
    pub sent_at: Option<Timestamp>,
}

/// What a run came to for one mentee.
#[derive(Clone, PartialEq, Debug)]
pub struct MatchingLine {
    /// The run.
    pub run: MatchingRunId,
    /// Who.
    pub mentee: PersonId,
    /// What they ask for.
    pub need: NeedId,
    /// In whose bank.
    pub school: SchoolId,
    /// The mentor who was found, or why nobody was.
    pub result: LineResult,
}

/// What came out for one mentee.
#[derive(Clone, PartialEq, Debug)]
pub enum LineResult {
    /// A mentor was found.
    Matched {
        /// Who.
        mentor: PersonId,
        /// How well they fit.
        score: Score,
        /// Whether the pair was asked for.
        locked: bool,
    },
    /// Nobody was found.
    Unmatched(Shortage),
}

/// Why nobody was found, and what would help.
#[derive(Clone, PartialEq, Debug, serde::Serialize, serde::Deserialize)]
pub struct Shortage {
    /// What stands in the way.
    pub obstacles: Obstacles,
    /// Who would do but for one thing.
    pub near: Vec<NearMiss>,
    /// What would help.
    pub help: Vec<Help>,
}

/// Which lines of a run are wanted.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct LineFilter {
    /// The run.
    pub run: MatchingRunId,
    /// With a mentor, or without one.
    pub matched: bool,
    /// Of this school.
    pub school: Option<SchoolId>,
}

/// A run about to be kept.
#[derive(Clone, Copy, Debug)]
pub struct NewRun<'a> {
    /// Its id.
    pub id: MatchingRunId,
    /// Where it looked.
    pub ground: Ground,
    /// For what it was asked.
    pub settings: &'a MatchingSettings,
    /// Who came into question.
    pub pool: &'a Pool,
    /// What came out.
    pub outcome: &'a Outcome,
}

/// The repository of runs.
pub struct Matching<'c, C>(pub(crate) &'c C);

impl<C: ConnectionTrait> Matching<'_, C> {
    /// The run with this id.
    pub async fn find(&self, id: MatchingRunId) -> Result<Option<MatchingRun>, StoreError> {
        let row = Entity::find_by_id(id.0).one(self.0).await?;
        row.map(MatchingRun::try_from).transpose()
    }

    /// A page of the runs of one ground, the latest first. A school's are not among those of its municipality.
    pub async fn within(
        &self,
        ground: Ground,
        slice: &Slice,
    ) -> Result<Window<MatchingRun>, StoreError> {
        let keys = [
            page::down(Expr::col(Column::RunAt)),
            page::down(Expr::col(Column::Id)),
        ];
        let place = |row: &Model| vec![KeyPart::At(row.run_at), KeyPart::Id(row.id)];
        page::fetch(select(ground), self.0, &keys, slice, place)
            .await?
            .try_map(MatchingRun::try_from)
    }

    /// How many runs the ground has.
    pub async fn count(&self, ground: Ground) -> Result<u64, StoreError> {
        Ok(select(ground).count(self.0).await?)
    }

    /// All lines of `run`, in the order of the mentees' ids.
    pub async fn all_lines(&self, run: MatchingRunId) -> Result<Vec<MatchingLine>, StoreError> {
        use matching_line::{Column, Entity};
        let rows = Entity::find()
            .filter(Column::RunId.eq(run.0))
            .order_by_asc(Column::MenteeId)
            .all(self.0)
            .await?;
        rows.into_iter().map(MatchingLine::try_from).collect()
    }

    /// The line of one mentee.
    pub async fn line_of(
        &self,
        run: MatchingRunId,
        mentee: PersonId,
    ) -> Result<Option<MatchingLine>, StoreError> {
        let row = matching_line::Entity::find_by_id((run.0, mentee.0));
        row.one(self.0)
            .await?
            .map(MatchingLine::try_from)
            .transpose()
    }

    /// A page of the lines of a run, the best pair first.
    pub async fn lines(
        &self,
        filter: &LineFilter,
        slice: &Slice,
    ) -> Result<Window<MatchingLine>, StoreError> {
        use matching_line::{Column, Model};
        let keys = [
            page::down(Expr::col(Column::Points)),
            page::up(Expr::col(Column::MenteeId)),
        ];
        let place = |row: &Model| {
            let points = i64::from(row.points);
            vec![KeyPart::Number(points), KeyPart::Id(row.mentee_id)]
        };
        page::fetch(lines_of(filter), self.0, &keys, slice, place)
            .await?
            .try_map(MatchingLine::try_from)
    }

    /// How many lines there are.
    pub async fn count_lines(&self, filter: &LineFilter) -> Result<u64, StoreError> {
        Ok(lines_of(filter).count(self.0).await?)
    }

    /// For each school of a run, how many of its mentees waited, and how many of them were matched.
    pub async fn by_school(
        &self,
        run: MatchingRunId,
    ) -> Result<Vec<(SchoolId, i64, i64)>, StoreError> {
        use matching_line::{Column, Entity};
        let rows: Vec<(Uuid, i64, i64)> = Entity::find()
            .select_only()
            .column(Column::SchoolId)
            .column_as(Column::MenteeId.count(), "mentees")
            .column_as(Column::MentorId.count(), "matched")
            .filter(Column::RunId.eq(run.0))
            .group_by(Column::SchoolId)
            .order_by_asc(Column::SchoolId)
            .into_tuple()
            .all(self.0)
            .await?;
        let total = |(id, mentees, matched)| (SchoolId(id), mentees, matched);
        Ok(rows.into_iter().map(total).collect())
    }

    /// The latest run that the municipality has sent to its schools.
    pub async fn sent(
        &self,
        municipality: MunicipalityId,
    ) -> Result<Option<MatchingRun>, StoreError> {
        let row = Entity::find()
            .filter(Column::MunicipalityId.eq(municipality.0))
            .filter(Column::SentAt.is_not_null())
            .order_by_desc(Column::SentAt)
            .order_by_desc(Column::Id)
            .one(self.0)
            .await?;
        row.map(MatchingRun::try_from).transpose()
    }
}

impl Matching<'_, DatabaseTransaction> {
    /// Keeps a run with a line for each mentee; [`StoreError::Conflict`] when the permit is for another place.
    pub async fn add(
        &self,
        permit: &Permit<Run>,
        new: NewRun<'_>,
        now: Timestamp,
    ) -> Result<(), StoreError> {
        if permit.on() != new.ground.facts().id() {
            return Err(StoreError::Conflict);
        }
        let count = |len: usize| i32::try_from(len).unwrap_or(i32::MAX);
        let sum = |sum: u64| i32::try_from(sum).unwrap_or(i32::MAX);
        let row = ActiveModel {
            id: Set(new.id.0),
            municipality_id: Set(new.ground.municipality.0),
            school_id: Set(new.ground.school.map(|school| school.0)),
            run_by: Set(permit.by().0),
            run_at: Set(now),
            settings: Set(serde_json::to_value(new.settings)?),
            mentors: Set(sum(new.outcome.mentors)),
            mentees: Set(count(new.pool.mentees().len())),
            places: Set(sum(new.outcome.places)),
            pairs: Set(count(new.outcome.pairs.len())),
            score: Set(sum(new.outcome.score)),
            sent_at: Set(None),
        };
        Entity::insert(row).exec_without_returning(self.0).await?;
        let lines = lines(&new)?;
        for some in lines.chunks(MANY) {
            matching_line::Entity::insert_many(some.to_vec())
                .exec_without_returning(self.0)
                .await?;
        }
        Ok(())
    }

    /// Sends a run of the municipality that the permit is for to its schools; [`StoreError::Conflict`] when it was sent
    /// already, or is another's.
    pub async fn send(
        &self,
        permit: &Permit<Suggest>,
        id: MatchingRunId,
        now: Timestamp,
    ) -> Result<(), StoreError> {
        let done = Entity::update_many()
            .col_expr(Column::SentAt, Expr::val(now))
            .filter(Column::Id.eq(id.0))
            .filter(Column::MunicipalityId.eq(permit.on()))
            .filter(Column::SchoolId.is_null())
            .filter(Column::SentAt.is_null())
            .exec(self.0)
            .await?;
        one(done.rows_affected)
    }

    /// Forgets runs from before `when`.
    pub async fn forget(&self, when: Timestamp) -> Result<u64, StoreError> {
        let done = Entity::delete_many()
            .filter(Column::RunAt.lt(when))
            .exec(self.0)
            .await?;
        Ok(done.rows_affected)
    }
}

/// Rows that one statement takes: SQLite binds at most 32 766 values.
const MANY: usize = 1_000;

fn select(ground: Ground) -> Select<Entity> {
    let here = match ground.school {
        Some(school) => Column::SchoolId.eq(school.0),
        None => Column::SchoolId.is_null(),
    };
    Entity::find()
        .filter(Column::MunicipalityId.eq(ground.municipality.0))
        .filter(here)
}

fn lines_of(filter: &LineFilter) -> Select<matching_line::Entity> {
    use matching_line::{Column, Entity};
    let mut which = Condition::all().add(Column::RunId.eq(filter.run.0));
    which = which.add(if filter.matched {
        Column::MentorId.is_not_null()
    } else {
        Column::MentorId.is_null()
    });
    if let Some(school) = filter.school {
        which = which.add(Column::SchoolId.eq(school.0));
    }
    Entity::find().filter(which)
}

fn lines(new: &NewRun<'_>) -> Result<Vec<matching_line::ActiveModel>, StoreError> {
    let line = |mentee: PersonId, mentor: Option<PersonId>, points: u32, locked, detail| {
        let candidate = new.pool.mentee(mentee)?;
        Some(matching_line::ActiveModel {
            run_id: Set(new.id.0),
            mentee_id: Set(mentee.0),
            need_id: Set(candidate.need.0),
            school_id: Set(candidate.school.0),
            mentor_id: Set(mentor.map(|id| id.0)),
            points: Set(i32::try_from(points).unwrap_or(i32::MAX)),
            locked: Set(locked),
            detail: Set(detail),
        })
    };
    let mut found = Vec::with_capacity(new.pool.mentees().len());
    for pair in &new.outcome.pairs {
        let PairOf { mentor, mentee } = pair.pair;
        let parts = serde_json::to_value(&pair.score.parts)?;
        let points = pair.score.points();
        found.extend(line(mentee, Some(mentor), points, pair.locked, parts));
    }
    for left in &new.outcome.unmatched {
        let shortage = Shortage {
            obstacles: left.obstacles.clone(),
            near: left.near.clone(),
            help: left.help.clone(),
        };
        let detail = serde_json::to_value(shortage)?;
        found.extend(line(left.mentee, None, 0, false, detail));
    }
    Ok(found)
}

impl TryFrom<Model> for MatchingRun {
    type Error = StoreError;

    fn try_from(row: Model) -> Result<Self, StoreError> {
        let broken = || StoreError::inconsistent("matching_run", row.id);
        let count = |value: i32| u32::try_from(value).or(Err(broken()));
        Ok(Self {
            id: MatchingRunId(row.id),
            ground: Ground {
                municipality: MunicipalityId(row.municipality_id),
                school: row.school_id.map(SchoolId),
            },
            run_by: PersonId(row.run_by),
            run_at: row.run_at,
            mentors: count(row.mentors)?,
            mentees: count(row.mentees)?,
            places: count(row.places)?,
            pairs: count(row.pairs)?,
            score: count(row.score)?,
            settings: serde_json::from_value(row.settings).or(Err(broken()))?,
            sent_at: row.sent_at,
        })
    }
}

impl TryFrom<matching_line::Model> for MatchingLine {
    type Error = StoreError;

    fn try_from(row: matching_line::Model) -> Result<Self, StoreError> {
        let broken = || StoreError::inconsistent("matching_line", row.mentee_id);
        let result = match row.mentor_id {
            Some(mentor) => {
                let parts: Vec<Part> = serde_json::from_value(row.detail).or(Err(broken()))?;
                LineResult::Matched {
                    mentor: PersonId(mentor),
                    score: Score { parts },
                    locked: row.locked,
                }
            }
            None => LineResult::Unmatched(serde_json::from_value(row.detail).or(Err(broken()))?),
        };
        Ok(Self {
            run: MatchingRunId(row.run_id),
            mentee: PersonId(row.mentee_id),
            need: NeedId(row.need_id),
            school: SchoolId(row.school_id),
            result,
        })
    }
}
