//! Files of duties. A file waits until a proof refers to it; one that no proof came for, or that its proof has left, goes.

use domain::access::Permit;
use domain::access::rules::roadmap::duty::Execute;
use domain::clock::Timestamp;
use domain::id::{DutyFileId, DutyId, EvidenceId, OccurrenceId, PersonId};
use sea_orm::sea_query::{Condition, Query, SelectStatement};
use sea_orm::{
    ActiveValue::Set, ColumnTrait, ConnectionTrait, DatabaseTransaction, EntityTrait,
    FromQueryResult, JoinType, PaginatorTrait, QueryFilter, QuerySelect, RelationDef,
};
use uuid::Uuid;

use super::RoadmapDuties;
use crate::accounts::one;
use crate::entity::duty_file::{ActiveModel, Column, Entity};
use crate::entity::{duty_evidence, duty_evidence_file as proof, stored_file};
use crate::error::StoreError;
use crate::stored_files::{self, NewBytes};

/// The most files of a duty that wait to be stated.
pub const MOST_WAITING: u64 = 20;

/// A file of a duty without its bytes.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct DutyFile {
    /// Its id.
    pub id: DutyFileId,
    /// Of which duty.
    pub duty: DutyId,
    /// What it is called, with its ending.
    pub name: String,
    /// What its content says it is.
    pub media_type: String,
    /// How many bytes it has.
    pub size: i32,
    /// Who handed it in.
    pub uploaded_by: PersonId,
    /// When.
    pub uploaded_at: Timestamp,
    stored: Uuid,
}

/// A file about to be kept.
#[derive(Clone, Copy, Debug)]
pub struct NewDutyFile<'a> {
    /// Its id.
    pub id: DutyFileId,
    /// An id for its bytes, taken if they are new.
    pub stored: Uuid,
    /// What it is called, with its ending.
    pub name: &'a str,
    /// What its content says it is.
    pub media_type: &'a str,
    /// Its bytes.
    pub bytes: &'a [u8],
    /// Their SHA-256, in hex.
    pub sha256: &'a str,
}

#[derive(FromQueryResult)]
struct Found {
    id: Uuid,
    duty_id: Uuid,
    stored_id: Uuid,
    name: String,
    media_type: String,
    uploaded_by: Uuid,
    uploaded_at: Timestamp,
    size: i32,
}

impl<C: ConnectionTrait> RoadmapDuties<'_, C> {
    /// Those of `ids` that exist, in no order, without their bytes.
    pub async fn files(&self, ids: &[DutyFileId]) -> Result<Vec<DutyFile>, StoreError> {
        let rows = Entity::find()
            .join(JoinType::InnerJoin, to_stored())
            .column_as(stored_file::Column::Size, "size")
            .filter(Column::Id.is_in(ids.iter().map(|id| id.0)))
            .into_model::<Found>()
            .all(self.0)
            .await?;
        Ok(rows.into_iter().map(DutyFile::from).collect())
    }

    /// Whether a proof refers to a file.
    pub async fn is_proof(&self, file: DutyFileId) -> Result<bool, StoreError> {
        let found = proof::Entity::find()
            .filter(proof::Column::FileId.eq(file.0))
            .count(self.0)
            .await?;
        Ok(found > 0)
    }

    /// The bytes of a file.
    pub async fn bytes(&self, file: &DutyFile) -> Result<Option<Vec<u8>>, StoreError> {
        stored_files::bytes(self.0, file.stored).await
    }

    /// How many files of a duty wait to be stated.
    pub async fn waiting(&self, duty: DutyId) -> Result<u64, StoreError> {
        let waiting = Entity::find()
            .filter(Column::DutyId.eq(duty.0))
            .filter(Column::Id.not_in_subquery(stated()));
        Ok(waiting.count(self.0).await?)
    }

    /// Which file each of `evidence` is; those that are none are absent.
    pub(super) async fn files_of(
        &self,
        evidence: &[Uuid],
    ) -> Result<Vec<(EvidenceId, DutyFileId)>, StoreError> {
        let rows = proof::Entity::find()
            .filter(proof::Column::EvidenceId.is_in(evidence.iter().copied()))
            .all(self.0)
            .await?;
        let file = |row: proof::Model| (EvidenceId(row.evidence_id), DutyFileId(row.file_id));
        Ok(rows.into_iter().map(file).collect())
    }

    /// The files that prove an execution.
    pub(super) async fn files_behind(
        &self,
        occurrence: OccurrenceId,
    ) -> Result<Vec<Uuid>, StoreError> {
        let of = Query::select()
            .column(duty_evidence::Column::Id)
            .from(duty_evidence::Entity)
            .and_where(duty_evidence::Column::OccurrenceId.eq(occurrence.0))
            .to_owned();
        Ok(proof::Entity::find()
            .select_only()
            .column(proof::Column::FileId)
            .filter(proof::Column::EvidenceId.in_subquery(of))
            .into_tuple()
            .all(self.0)
            .await?)
    }
}

impl RoadmapDuties<'_, DatabaseTransaction> {
    /// Keeps a file of the duty that the permit is for, to be stated.
    pub async fn keep_file(
        &self,
        permit: &Permit<Execute>,
        new: NewDutyFile<'_>,
        now: Timestamp,
    ) -> Result<(), StoreError> {
        let bytes = NewBytes {
            id: new.stored,
            bytes: new.bytes,
            sha256: new.sha256,
        };
        let row = ActiveModel {
            id: Set(new.id.0),
            duty_id: Set(permit.on()),
            stored_id: Set(stored_files::keep(self.0, bytes).await?),
            name: Set(new.name.to_owned()),
            media_type: Set(new.media_type.to_owned()),
            uploaded_by: Set(permit.by().0),
            uploaded_at: Set(now),
        };
        Entity::insert(row).exec_without_returning(self.0).await?;
        Ok(())
    }

    /// Takes away a file that waits; [`StoreError::Conflict`] when it proves something.
    pub async fn discard_file(
        &self,
        permit: &Permit<Execute>,
        file: &DutyFile,
    ) -> Result<(), StoreError> {
        let done = Entity::delete_many()
            .filter(Column::Id.eq(file.id.0))
            .filter(Column::DutyId.eq(permit.on()))
            .filter(Column::Id.not_in_subquery(stated()))
            .exec(self.0)
            .await?;
        one(done.rows_affected)?;
        stored_files::forget(self.0, &[file.stored]).await
    }

    /// Forgets the files that were handed in before `before` and that no proof refers to; answers how many.
    pub async fn forget_files(&self, before: Timestamp) -> Result<u64, StoreError> {
        let old: Vec<Uuid> = Entity::find()
            .select_only()
            .column(Column::Id)
            .filter(Column::UploadedAt.lt(before))
            .filter(Column::Id.not_in_subquery(stated()))
            .into_tuple()
            .all(self.0)
            .await?;
        self.forget_unstated(&old).await
    }

    /// Notes which file each proof is.
    pub(super) async fn lay_files(
        &self,
        files: &[(EvidenceId, DutyFileId)],
    ) -> Result<(), StoreError> {
        let rows = files.iter().map(|(evidence, file)| proof::ActiveModel {
            evidence_id: Set(evidence.0),
            file_id: Set(file.0),
        });
        let rows: Vec<_> = rows.collect();
        if !rows.is_empty() {
            proof::Entity::insert_many(rows)
                .exec_without_returning(self.0)
                .await?;
        }
        Ok(())
    }

    /// Forgets those of `files` that no proof refers to; answers how many.
    pub(super) async fn forget_unstated(&self, files: &[Uuid]) -> Result<u64, StoreError> {
        if files.is_empty() {
            return Ok(0);
        }
        let gone = || {
            Condition::all()
                .add(Column::Id.is_in(files.iter().copied()))
                .add(Column::Id.not_in_subquery(stated()))
        };
        let stored: Vec<Uuid> = Entity::find()
            .select_only()
            .column(Column::StoredId)
            .filter(gone())
            .into_tuple()
            .all(self.0)
            .await?;
        let done = Entity::delete_many().filter(gone()).exec(self.0).await?;
        stored_files::forget(self.0, &stored).await?;
        Ok(done.rows_affected)
    }
}

/// The files that prove something.
fn stated() -> SelectStatement {
    Query::select()
        .column(proof::Column::FileId)
        .from(proof::Entity)
        .to_owned()
}

fn to_stored() -> RelationDef {
    Entity::belongs_to(stored_file::Entity)
        .from(Column::StoredId)
        .to(stored_file::Column::Id)
        .into()
}

impl From<Found> for DutyFile {
    fn from(row: Found) -> Self {
        Self {
            id: DutyFileId(row.id),
            duty: DutyId(row.duty_id),
            name: row.name,
            media_type: row.media_type,
            size: row.size,
            uploaded_by: PersonId(row.uploaded_by),
            uploaded_at: row.uploaded_at,
            stored: row.stored_id,
        }
    }
}
