//! Files on their way into the registers: the file itself, what its lines come to, who is known already.

mod change;
mod known;
mod people;
mod schools;

use std::collections::BTreeMap;

use domain::access::rules::place::municipality::KeepRegister;
use domain::access::rules::place::school::{ImportCards, ImportPairs, ImportPeople};
use domain::access::{Permit, Place};
use domain::clock::Timestamp;
use domain::id::{ImportId, MunicipalityId, PersonId, SchoolId};
use domain::import::{
    Candidate, Change as FieldChange, Choice, FileProblem, ImportKind, Mapping, Problem, Remark,
    RunState, Verdict,
};
use sea_orm::sea_query::{Condition, Expr};
use sea_orm::{
    ColumnTrait, ConnectionTrait, EntityTrait, PaginatorTrait, QueryFilter, QueryOrder, QuerySelect,
};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::codes;
use crate::entity::import_run::{Column, Entity, Model};
use crate::entity::{import_line, import_mapping};
use crate::error::StoreError;
use crate::page::{self, KeyPart, Slice, Window};

pub use change::{NewRun, Previewed};
pub use known::Known;
pub use people::{JobRow, PersonRow};
pub use schools::SchoolRow;

/// A file as it is kept, without its content.
#[derive(Clone, PartialEq, Debug)]
pub struct Run {
    /// Its id.
    pub id: ImportId,
    /// What it holds.
    pub kind: ImportKind,
    /// Where it is to be taken over.
    pub place: Place,
    /// What it was called.
    pub file_name: String,
    /// How far it has come.
    pub state: RunState,
    /// Why it could not be read.
    pub failure: Option<FileProblem>,
    /// Whether what it was compared with had changed when it was to be taken over.
    pub changed_meanwhile: bool,
    /// Its columns.
    pub headings: Vec<KeptHeading>,
    /// What was left out of it.
    pub remarks: Vec<Remark>,
    /// Which column is which.
    pub mapping: Mapping,
    /// What somebody said of doubtful lines.
    pub choices: BTreeMap<u32, Choice>,
    /// How many lines came to what.
    pub counts: BTreeMap<Verdict, u32>,
    /// Lines that are done with.
    pub done: u32,
    /// All lines.
    pub total: u32,
    /// Who brought it.
    pub created_by: PersonId,
    /// Who took it over.
    pub applied_by: Option<PersonId>,
    /// When it was brought.
    pub created_at: Timestamp,
    /// When it was last changed.
    pub updated_at: Timestamp,
    /// Counts the changes.
    pub version: i32,
}

/// A column of a file, with a few of its cells.
#[derive(Clone, PartialEq, Eq, Debug, Serialize, Deserialize)]
pub struct KeptHeading {
    /// Which column, from 0 on.
    pub column: u32,
    /// What it is headed with.
    pub text: String,
    /// The first cells below that are not blank.
    pub samples: Vec<String>,
}

/// A line of a file with what it comes to.
#[derive(Clone, PartialEq, Debug)]
pub struct RunLine {
    /// Its number in the sheet.
    pub row: u32,
    /// What it comes to.
    pub verdict: Verdict,
    /// What it belongs to, or what it became.
    pub subject: Option<Uuid>,
    /// What is printed in its cells.
    pub cells: Vec<String>,
    /// What is wrong with it.
    pub problems: Vec<Problem>,
    /// What it changes.
    pub changes: Vec<FieldChange>,
    /// Who may be meant.
    pub candidates: Vec<Candidate>,
}

/// Which lines are wanted.
#[derive(Clone, PartialEq, Debug, Default)]
pub struct LineFilter {
    /// Those that come to one of these; all when empty.
    pub verdicts: Vec<Verdict>,
}

/// The right to take a file over at a place.
#[derive(Debug)]
pub enum ImportPermit {
    /// People of a school.
    People(Permit<ImportPeople>),
    /// Cards of a school's banks.
    Cards(Permit<ImportCards>),
    /// Pairs of a school.
    Pairs(Permit<ImportPairs>),
    /// Schools of a municipality.
    Organisations(Permit<KeepRegister>),
}

impl ImportPermit {
    /// Where.
    pub fn place(&self) -> Place {
        match self {
            Self::People(permit) => Place::School(SchoolId(permit.on())),
            Self::Cards(permit) => Place::School(SchoolId(permit.on())),
            Self::Pairs(permit) => Place::School(SchoolId(permit.on())),
            Self::Organisations(permit) => Place::Municipality(MunicipalityId(permit.on())),
        }
    }

    /// Who.
    pub fn by(&self) -> PersonId {
        match self {
            Self::People(permit) => permit.by(),
            Self::Cards(permit) => permit.by(),
            Self::Pairs(permit) => permit.by(),
            Self::Organisations(permit) => permit.by(),
        }
    }
}

/// The repository of files.
pub struct Imports<'c, C>(pub(crate) &'c C);

impl<C: ConnectionTrait> Imports<'_, C> {
    /// The file with this id.
    pub async fn find(&self, id: ImportId) -> Result<Option<Run>, StoreError> {
        let row = Entity::find_by_id(id.0).one(self.0).await?;
        row.map(Run::try_from).transpose()
    }

    /// What is in the file, until it was taken over or forgotten.
    pub async fn content(&self, id: ImportId) -> Result<Option<Vec<u8>>, StoreError> {
        let row = Entity::find_by_id(id.0).one(self.0).await?;
        Ok(row.and_then(|row| row.content))
    }

    /// The files of a place, the latest first, at most ten.
    pub async fn latest(&self, place: Place) -> Result<Vec<Run>, StoreError> {
        let rows = Entity::find()
            .filter(at(place))
            .order_by_desc(Column::CreatedAt)
            .order_by_desc(Column::Id)
            .limit(10)
            .all(self.0)
            .await?;
        rows.into_iter().map(Run::try_from).collect()
    }

    /// The same file, if somebody brought it to the place and it is still on its way.
    pub async fn on_its_way(
        &self,
        place: Place,
        kind: ImportKind,
        hash: &str,
    ) -> Result<Option<Run>, StoreError> {
        let open = [RunState::Waiting, RunState::Previewed, RunState::Applying];
        let row = Entity::find()
            .filter(at(place))
            .filter(Column::Kind.eq(kind.code()))
            .filter(Column::FileHash.eq(hash))
            .filter(Column::State.is_in(open.map(RunState::code)))
            .one(self.0)
            .await?;
        row.map(Run::try_from).transpose()
    }

    /// A page of a file's lines, in the order of the sheet.
    pub async fn lines(
        &self,
        run: ImportId,
        filter: &LineFilter,
        slice: &Slice,
    ) -> Result<Window<RunLine>, StoreError> {
        let keys = [page::up(Expr::col((
            import_line::Entity,
            import_line::Column::RowNumber,
        )))];
        let place = |row: &import_line::Model| vec![KeyPart::Number(row.row_number.into())];
        let query = lines(run, filter);
        page::fetch(query, self.0, &keys, slice, place)
            .await?
            .try_map(RunLine::try_from)
    }

    /// How many lines a file has.
    pub async fn count_lines(&self, run: ImportId, filter: &LineFilter) -> Result<u64, StoreError> {
        Ok(lines(run, filter).count(self.0).await?)
    }

    /// What somebody at the place said of these headings.
    pub async fn remembered(
        &self,
        place: Place,
        signature: &str,
    ) -> Result<Option<Vec<(String, domain::import::Field)>>, StoreError> {
        let key = (place_id(place), signature.to_owned());
        let row = import_mapping::Entity::find_by_id(key).one(self.0).await?;
        Ok(row
            .map(|row| serde_json::from_value(row.fields))
            .transpose()?)
    }
}

fn lines(run: ImportId, filter: &LineFilter) -> sea_orm::Select<import_line::Entity> {
    let mut query = import_line::Entity::find().filter(import_line::Column::RunId.eq(run.0));
    if !filter.verdicts.is_empty() {
        let codes = filter.verdicts.iter().map(|verdict| verdict.code());
        query = query.filter(import_line::Column::Verdict.is_in(codes));
    }
    query
}

fn place_id(place: Place) -> Uuid {
    match place {
        Place::Region(id) => id.0,
        Place::Municipality(id) => id.0,
        Place::School(id) => id.0,
    }
}

/// Files of the place; a region has none.
fn at(place: Place) -> Condition {
    match place {
        Place::Region(_) => crate::scope::nothing(),
        Place::Municipality(id) => Condition::all().add(Column::MunicipalityId.eq(id.0)),
        Place::School(id) => Condition::all().add(Column::SchoolId.eq(id.0)),
    }
}

/// What is written in `failure` when the file is right and the world has moved.
const CHANGED: &str = "CHANGED_MEANWHILE";

impl TryFrom<Model> for Run {
    type Error = StoreError;

    fn try_from(row: Model) -> Result<Self, StoreError> {
        const TABLE: &str = "import_run";
        let place = match (row.school_id, row.municipality_id) {
            (Some(id), None) => Place::School(SchoolId(id)),
            (None, Some(id)) => Place::Municipality(MunicipalityId(id)),
            _ => return Err(StoreError::inconsistent(TABLE, row.id)),
        };
        let changed_meanwhile = row.failure.as_deref() == Some(CHANGED);
        let failure = row.failure.filter(|_| !changed_meanwhile);
        let failure = failure.map(|code| codes::value(&code, TABLE, row.id));
        let number = |number: i32| u32::try_from(number).unwrap_or(0);
        let counts: Vec<(Verdict, u32)> = serde_json::from_value(row.counts)?;
        let choices: Vec<(u32, Choice)> = serde_json::from_value(row.choices)?;
        Ok(Self {
            id: ImportId(row.id),
            kind: codes::value(&row.kind, TABLE, row.id)?,
            place,
            file_name: row.file_name,
            state: codes::value(&row.state, TABLE, row.id)?,
            failure: failure.transpose()?,
            changed_meanwhile,
            headings: serde_json::from_value(row.headings)?,
            remarks: serde_json::from_value(row.remarks)?,
            mapping: serde_json::from_value(row.mapping)?,
            choices: choices.into_iter().collect(),
            counts: counts.into_iter().collect(),
            done: number(row.done),
            total: number(row.total),
            created_by: PersonId(row.created_by),
            applied_by: row.applied_by.map(PersonId),
            created_at: row.created_at,
            updated_at: row.updated_at,
            version: row.version,
        })
    }
}

impl TryFrom<import_line::Model> for RunLine {
    type Error = StoreError;

    fn try_from(row: import_line::Model) -> Result<Self, StoreError> {
        const TABLE: &str = "import_line";
        Ok(Self {
            row: u32::try_from(row.row_number).unwrap_or(0),
            verdict: codes::value(&row.verdict, TABLE, row.run_id)?,
            subject: row.subject_id,
            cells: serde_json::from_value(row.cells)?,
            problems: serde_json::from_value(row.problems)?,
            changes: serde_json::from_value(row.changes)?,
            candidates: serde_json::from_value(row.candidates)?,
        })
    }
}
