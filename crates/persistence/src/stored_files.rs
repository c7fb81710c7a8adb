//! Bytes of files: they lie here once, however often they are handed in; what nobody refers to any more is forgotten.
//!
//! A new table with a `stored_id` has to be named in [`forget`].

use sea_orm::sea_query::{OnConflict, Query};
use sea_orm::{
    ActiveValue::Set, ColumnTrait, ConnectionTrait, DatabaseTransaction, EntityTrait, QueryFilter,
    QuerySelect,
};
use uuid::Uuid;

use crate::entity::stored_file::{ActiveModel, Column, Entity};
use crate::entity::{document_file, duty_file};
use crate::error::StoreError;

/// Bytes about to be kept.
#[derive(Clone, Copy, Debug)]
pub(crate) struct NewBytes<'a> {
    /// An id for them, taken if they are new.
    pub(crate) id: Uuid,
    /// The bytes.
    pub(crate) bytes: &'a [u8],
    /// Their SHA-256, in hex.
    pub(crate) sha256: &'a str,
}

/// Where the bytes lie: where the same ones lie already, or under the new id.
pub(crate) async fn keep(db: &DatabaseTransaction, new: NewBytes<'_>) -> Result<Uuid, StoreError> {
    let row = ActiveModel {
        id: Set(new.id),
        sha256: Set(new.sha256.to_owned()),
        size: Set(i32::try_from(new.bytes.len()).unwrap_or(i32::MAX)),
        bytes: Set(new.bytes.to_vec()),
    };
    // An update of nothing, so that the row is locked and nobody forgets it meanwhile.
    let same = OnConflict::column(Column::Sha256)
        .update_column(Column::Size)
        .to_owned();
    Entity::insert(row)
        .on_conflict(same)
        .exec_without_returning(db)
        .await?;
    let id: Option<Uuid> = Entity::find()
        .select_only()
        .column(Column::Id)
        .filter(Column::Sha256.eq(new.sha256))
        .into_tuple()
        .one(db)
        .await?;
    id.ok_or(StoreError::Conflict)
}

/// The bytes that lie under `id`.
pub(crate) async fn bytes<C: ConnectionTrait>(
    db: &C,
    id: Uuid,
) -> Result<Option<Vec<u8>>, StoreError> {
    let row = Entity::find_by_id(id).one(db).await?;
    Ok(row.map(|row| row.bytes))
}

/// Forgets those of `stored` that no file refers to.
pub(crate) async fn forget(db: &DatabaseTransaction, stored: &[Uuid]) -> Result<(), StoreError> {
    let of_documents = Query::select()
        .column(document_file::Column::StoredId)
        .from(document_file::Entity)
        .to_owned();
    let of_duties = Query::select()
        .column(duty_file::Column::StoredId)
        .from(duty_file::Entity)
        .to_owned();
    Entity::delete_many()
        .filter(Column::Id.is_in(stored.iter().copied()))
        .filter(Column::Id.not_in_subquery(of_documents))
        .filter(Column::Id.not_in_subquery(of_duties))
        .exec(db)
        .await?;
    Ok(())
}
