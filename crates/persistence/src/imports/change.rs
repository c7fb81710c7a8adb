//! How a file goes on: brought, claimed, compared, corrected, taken over, forgotten.

use std::collections::BTreeMap;

use chrono::TimeDelta;
use domain::access::Place;
use domain::clock::Timestamp;
use domain::id::ImportId;
use domain::import::{
    Choice, Field, FileProblem, ImportKind, Mapping, Remark, RunEvent, RunState, Verdict,
};
use sea_orm::sea_query::{Condition, Expr, ExprTrait, OnConflict};
use sea_orm::{
    ActiveValue::Set, ColumnTrait, DatabaseTransaction, EntityTrait, QueryFilter, QueryOrder,
    QuerySelect,
};
use serde_json::{Value, json};
use uuid::Uuid;

use super::{CHANGED, ImportPermit, Imports, KeptHeading, Run, RunLine, place_id};
use crate::accounts::one;
use crate::audit::Change;
use crate::entity::import_run::{ActiveModel, Column, Entity};
use crate::entity::{import_line, import_mapping};
use crate::error::StoreError;
use crate::store::Store;
use crate::unit_of_work::UnitOfWork;

/// How long a server may work at a file before another one takes it over; it says that it is alive more often.
const LEASE: TimeDelta = TimeDelta::minutes(2);
/// Lines that one statement writes.
const CHUNK: usize = 500;

/// A file about to be kept.
#[derive(Clone, Debug)]
pub struct NewRun<'a> {
    /// Its id.
    pub id: ImportId,
    /// What it holds.
    pub kind: ImportKind,
    /// What it is called.
    pub file_name: &'a str,
    /// Its hash.
    pub hash: &'a str,
    /// The file.
    pub content: &'a [u8],
}

/// What came of comparing a file.
#[derive(Clone, Debug)]
pub struct Previewed<'a> {
    /// Its columns.
    pub headings: &'a [KeptHeading],
    /// What was left out.
    pub remarks: &'a [Remark],
    /// Which column is which.
    pub mapping: &'a Mapping,
    /// How many lines came to what.
    pub counts: &'a BTreeMap<Verdict, u32>,
}

impl Imports<'_, DatabaseTransaction> {
    /// Keeps a file for the place of the permit.
    pub async fn add(
        &self,
        permit: &ImportPermit,
        new: &NewRun<'_>,
        now: Timestamp,
    ) -> Result<(), StoreError> {
        let (school, municipality) = match permit.place() {
            Place::School(id) => (Some(id.0), None),
            Place::Municipality(id) => (None, Some(id.0)),
            Place::Region(_) => (None, None),
        };
        let row = ActiveModel {
            id: Set(new.id.0),
            kind: Set(new.kind.code().to_owned()),
            school_id: Set(school),
            municipality_id: Set(municipality),
            file_name: Set(new.file_name.to_owned()),
            file_hash: Set(new.hash.to_owned()),
            content: Set(Some(new.content.to_vec())),
            state: Set(RunState::Waiting.code().to_owned()),
            failure: Set(None),
            headings: Set(json!([])),
            remarks: Set(json!([])),
            mapping: Set(serde_json::to_value(Mapping::default())?),
            choices: Set(json!([])),
            counts: Set(json!([])),
            done: Set(0),
            total: Set(0),
            created_by: Set(permit.by().0),
            applied_by: Set(None),
            created_at: Set(now),
            updated_at: Set(now),
            claimed_until: Set(None),
            version: Set(1),
        };
        Entity::insert(row).exec_without_returning(self.0).await?;
        Ok(())
    }

    /// Says which column is which, remembers it for files with the same headings, and has the file compared anew.
    pub async fn remap(
        &self,
        _permit: &ImportPermit,
        run: &Run,
        mapping: &Mapping,
        remembered: (&str, &[(String, Field)]),
        now: Timestamp,
    ) -> Result<(), StoreError> {
        let (signature, fields) = remembered;
        let columns = [(Column::Mapping, serde_json::to_value(mapping)?)];
        self.step(run, RunEvent::Remap, &columns, now).await?;
        let row = import_mapping::ActiveModel {
            place_id: Set(place_id(run.place)),
            signature: Set(signature.to_owned()),
            fields: Set(serde_json::to_value(fields)?),
            updated_at: Set(now),
        };
        use import_mapping::Column as Kept;
        let again = OnConflict::columns([Kept::PlaceId, Kept::Signature])
            .update_columns([Kept::Fields, Kept::UpdatedAt])
            .to_owned();
        import_mapping::Entity::insert(row)
            .on_conflict(again)
            .exec_without_returning(self.0)
            .await?;
        Ok(())
    }

    /// Keeps what somebody said of doubtful lines, and has the file compared anew.
    pub async fn choose(
        &self,
        _permit: &ImportPermit,
        run: &Run,
        choices: &BTreeMap<u32, Choice>,
        now: Timestamp,
    ) -> Result<(), StoreError> {
        let choices: Vec<_> = choices.iter().collect();
        let columns = [(Column::Choices, serde_json::to_value(choices)?)];
        self.step(run, RunEvent::Remap, &columns, now).await
    }

    /// Has the file taken over.
    pub async fn apply(
        &self,
        permit: &ImportPermit,
        run: &Run,
        now: Timestamp,
    ) -> Result<(), StoreError> {
        self.step(run, RunEvent::Apply, &[], now).await?;
        Entity::update_many()
            .col_expr(Column::AppliedBy, Expr::val(permit.by().0))
            .col_expr(Column::Failure, Expr::val(Option::<String>::None))
            .col_expr(Column::Done, Expr::val(0))
            .filter(Column::Id.eq(run.id.0))
            .exec(self.0)
            .await?;
        Ok(())
    }

    /// Gives the file up; what was in it is forgotten.
    pub async fn discard(
        &self,
        _permit: &ImportPermit,
        run: &Run,
        now: Timestamp,
    ) -> Result<(), StoreError> {
        self.step(run, RunEvent::Discard, &[], now).await?;
        self.empty(run.id).await
    }

    /// Notes that a file turned out to be no table.
    pub async fn give_up_reading(
        &self,
        run: &Run,
        why: FileProblem,
        now: Timestamp,
    ) -> Result<(), StoreError> {
        self.step(run, RunEvent::GiveUpReading, &[], now).await?;
        Entity::update_many()
            .col_expr(Column::Failure, Expr::val(crate::codes::code(why)))
            .col_expr(Column::Content, Expr::val(Option::<Vec<u8>>::None))
            .filter(Column::Id.eq(run.id.0))
            .exec(self.0)
            .await?;
        Ok(())
    }

    /// Notes that a file was compared; its lines were written before.
    pub async fn preview(
        &self,
        run: &Run,
        found: &Previewed<'_>,
        now: Timestamp,
    ) -> Result<(), StoreError> {
        let counts: Vec<_> = found.counts.iter().collect();
        let columns = [
            (Column::Headings, serde_json::to_value(found.headings)?),
            (Column::Remarks, serde_json::to_value(found.remarks)?),
            (Column::Mapping, serde_json::to_value(found.mapping)?),
            (Column::Counts, serde_json::to_value(counts)?),
        ];
        self.step(run, RunEvent::Preview, &columns, now).await
    }

    /// Notes that a file was taken over, and forgets what was in it.
    pub async fn finish(
        &self,
        run: &Run,
        counts: &BTreeMap<Verdict, u32>,
        now: Timestamp,
    ) -> Result<(), StoreError> {
        let counts: Vec<_> = counts.iter().collect();
        let columns = [(Column::Counts, serde_json::to_value(counts)?)];
        self.step(run, RunEvent::Finish, &columns, now).await?;
        Entity::update_many()
            .col_expr(Column::Content, Expr::val(Option::<Vec<u8>>::None))
            .col_expr(Column::Done, Expr::col(Column::Total))
            .filter(Column::Id.eq(run.id.0))
            .exec(self.0)
            .await?;
        Ok(())
    }

    /// Has a file compared anew, since what it was compared with has changed.
    pub async fn fall_back(&self, run: &Run, now: Timestamp) -> Result<(), StoreError> {
        self.step(run, RunEvent::FallBack, &[], now).await?;
        Entity::update_many()
            .col_expr(Column::Failure, Expr::val(CHANGED))
            .filter(Column::Id.eq(run.id.0))
            .exec(self.0)
            .await?;
        Ok(())
    }

    /// Writes some lines of a file; those of before must be gone.
    pub async fn put_lines(&self, run: ImportId, lines: &[RunLine]) -> Result<(), StoreError> {
        for chunk in lines.chunks(CHUNK) {
            let rows: Result<Vec<_>, StoreError> =
                chunk.iter().map(|line| row_of(run, line)).collect();
            import_line::Entity::insert_many(rows?)
                .exec_without_returning(self.0)
                .await?;
        }
        Ok(())
    }

    /// Forgets the lines of a file.
    pub async fn drop_lines(&self, run: ImportId) -> Result<(), StoreError> {
        import_line::Entity::delete_many()
            .filter(import_line::Column::RunId.eq(run.0))
            .exec(self.0)
            .await?;
        Ok(())
    }

    /// Forgets what was in files that nobody has touched since `before`.
    pub async fn forget(&self, before: Timestamp) -> Result<u64, StoreError> {
        let old: Vec<Uuid> = Entity::find()
            .select_only()
            .column(Column::Id)
            .filter(Column::UpdatedAt.lt(before))
            .filter(
                Column::State.is_not_in([RunState::Discarded.code(), RunState::Applying.code()]),
            )
            .limit(100)
            .into_tuple()
            .all(self.0)
            .await?;
        for id in &old {
            self.empty(ImportId(*id)).await?;
            Entity::update_many()
                .col_expr(Column::State, Expr::val(RunState::Discarded.code()))
                .filter(Column::Id.eq(*id))
                .filter(Column::State.ne(RunState::Applied.code()))
                .exec(self.0)
                .await?;
        }
        Ok(u64::try_from(old.len()).unwrap_or(0))
    }

    async fn empty(&self, run: ImportId) -> Result<(), StoreError> {
        self.drop_lines(run).await?;
        let nothing: Value = json!([]);
        Entity::update_many()
            .col_expr(Column::Content, Expr::val(Option::<Vec<u8>>::None))
            .col_expr(Column::Headings, Expr::val(nothing))
            .filter(Column::Id.eq(run.0))
            .exec(self.0)
            .await?;
        Ok(())
    }

    /// Goes on by `event`; [`StoreError::Conflict`] when the file is elsewhere by now.
    async fn step(
        &self,
        run: &Run,
        event: RunEvent,
        columns: &[(Column, Value)],
        now: Timestamp,
    ) -> Result<(), StoreError> {
        let next = run.state.after(event).or(Err(StoreError::Conflict))?;
        let mut update = Entity::update_many()
            .col_expr(Column::State, Expr::val(next.code()))
            .col_expr(Column::UpdatedAt, Expr::val(now))
            .col_expr(Column::ClaimedUntil, Expr::val(Option::<Timestamp>::None))
            .col_expr(Column::Version, Expr::col(Column::Version).add(1))
            .filter(Column::Id.eq(run.id.0))
            .filter(Column::Version.eq(run.version));
        for (column, value) in columns {
            update = update.col_expr(*column, Expr::val(value.clone()));
        }
        one(update.exec(self.0).await?.rows_affected)
    }
}

fn row_of(run: ImportId, line: &RunLine) -> Result<import_line::ActiveModel, StoreError> {
    Ok(import_line::ActiveModel {
        run_id: Set(run.0),
        row_number: Set(i32::try_from(line.row).unwrap_or(i32::MAX)),
        verdict: Set(line.verdict.code().to_owned()),
        subject_id: Set(line.subject),
        cells: Set(serde_json::to_value(&line.cells)?),
        problems: Set(serde_json::to_value(&line.problems)?),
        changes: Set(serde_json::to_value(&line.changes)?),
        candidates: Set(serde_json::to_value(&line.candidates)?),
    })
}

impl UnitOfWork {
    /// Writes into the trail what was done with a file under `permit`.
    pub async fn note_import(
        &self,
        permit: &ImportPermit,
        subject: Uuid,
        change: Change<'_>,
    ) -> Result<(), StoreError> {
        match permit {
            ImportPermit::People(permit) => self.note(permit, subject, change).await,
            ImportPermit::Cards(permit) => self.note(permit, subject, change).await,
            ImportPermit::Pairs(permit) => self.note(permit, subject, change).await,
            ImportPermit::Organisations(permit) => self.note(permit, subject, change).await,
        }
    }
}

impl Store {
    /// Takes the file that has waited longest, for [`LEASE`]; nothing when none is due. Of one place one file at a time.
    ///
    /// Single statements, no transaction: of two servers one finds the file still due and gets it.
    pub async fn take_import(&self) -> Result<Option<Run>, StoreError> {
        let now = self.clock().now();
        let free = Condition::any()
            .add(Column::ClaimedUntil.is_null())
            .add(Column::ClaimedUntil.lt(now));
        let due = RunState::ALL.into_iter().filter(|state| state.is_due());
        let rows = Entity::find()
            .filter(Column::State.is_in(due.map(RunState::code)))
            .filter(free.clone())
            .order_by_asc(Column::UpdatedAt)
            .order_by_asc(Column::Id)
            .limit(5)
            .all(&self.db)
            .await?;
        for row in rows {
            let busy = Entity::find()
                .filter(Column::ClaimedUntil.gte(now))
                .filter(match row.school_id {
                    Some(id) => Column::SchoolId.eq(id),
                    None => Column::MunicipalityId.eq(row.municipality_id),
                })
                .limit(1)
                .one(&self.db)
                .await?;
            if busy.is_some() {
                continue;
            }
            let taken = Entity::update_many()
                .col_expr(Column::ClaimedUntil, Expr::val(now + LEASE))
                .filter(Column::Id.eq(row.id))
                .filter(Column::Version.eq(row.version))
                .filter(free.clone())
                .exec(&self.db)
                .await?;
            if taken.rows_affected == 1 {
                return Run::try_from(row).map(Some);
            }
        }
        Ok(None)
    }

    /// Says how far the work at a file is, and that its server is alive.
    pub async fn import_progress(
        &self,
        run: ImportId,
        done: usize,
        total: usize,
    ) -> Result<(), StoreError> {
        let number = |count: usize| i32::try_from(count).unwrap_or(i32::MAX);
        Entity::update_many()
            .col_expr(Column::Done, Expr::val(number(done)))
            .col_expr(Column::Total, Expr::val(number(total)))
            .col_expr(Column::ClaimedUntil, Expr::val(self.clock().now() + LEASE))
            .filter(Column::Id.eq(run.0))
            .exec(&self.db)
            .await?;
        Ok(())
    }
}
