//! Scans of consents that were signed on paper. Never changed, never overwritten: a better one lies on top.

use domain::access::Permit;
use domain::access::rules::consent::RecordPaper;
use domain::clock::Timestamp;
use domain::id::{ConsentId, PersonId};
use sea_orm::{
    ActiveValue::Set, ColumnTrait, ConnectionTrait, DatabaseTransaction, EntityTrait,
    FromQueryResult, QueryFilter, QueryOrder, QuerySelect,
};
use uuid::Uuid;

use crate::entity::consent_scan::{ActiveModel, Column, Entity};
use crate::error::StoreError;

/// What is known of a scan without its bytes.
#[derive(Clone, PartialEq, Eq, Debug, FromQueryResult)]
pub struct Scan {
    /// Its id.
    pub id: Uuid,
    /// The consent that it shows.
    pub consent_id: Uuid,
    /// `application/pdf`, `image/jpeg` or `image/png`, as its first bytes say.
    pub media_type: String,
    /// How many bytes it has.
    pub size: i32,
    /// When it was handed in.
    pub uploaded_at: Timestamp,
}

/// A scan about to be kept.
#[derive(Clone, Copy, Debug)]
pub struct NewScan<'a> {
    /// Its id.
    pub id: Uuid,
    /// The consent that it shows.
    pub consent: ConsentId,
    /// What its first bytes say it is.
    pub media_type: &'a str,
    /// The bytes, rid of what says where and with what they were taken.
    pub bytes: &'a [u8],
    /// Their SHA-256, in hex.
    pub sha256: &'a str,
}

/// The repository of scans.
pub struct ConsentScans<'c, C>(pub(crate) &'c C);

impl<C: ConnectionTrait> ConsentScans<'_, C> {
    /// The scans of each of `consents`, the latest first, without their bytes.
    pub async fn of(&self, consents: &[ConsentId]) -> Result<Vec<Scan>, StoreError> {
        let rows = Entity::find()
            .select_only()
            .columns([
                Column::Id,
                Column::ConsentId,
                Column::MediaType,
                Column::Size,
                Column::UploadedAt,
            ])
            .filter(Column::ConsentId.is_in(consents.iter().map(|id| id.0)))
            .order_by_desc(Column::UploadedAt)
            .order_by_desc(Column::Id);
        Ok(rows.into_model::<Scan>().all(self.0).await?)
    }

    /// The bytes of a scan.
    pub async fn bytes(&self, id: Uuid) -> Result<Option<Vec<u8>>, StoreError> {
        let row = Entity::find_by_id(id).one(self.0).await?;
        Ok(row.map(|row| row.bytes))
    }
}

impl ConsentScans<'_, DatabaseTransaction> {
    /// Keeps a scan of a consent of the person whom the permit is for.
    pub async fn keep(
        &self,
        permit: &Permit<RecordPaper>,
        new: NewScan<'_>,
        now: Timestamp,
    ) -> Result<(), StoreError> {
        let by: PersonId = permit.by();
        let row = ActiveModel {
            id: Set(new.id),
            consent_id: Set(new.consent.0),
            media_type: Set(new.media_type.to_owned()),
            size: Set(i32::try_from(new.bytes.len()).unwrap_or(i32::MAX)),
            sha256: Set(new.sha256.to_owned()),
            bytes: Set(new.bytes.to_vec()),
            uploaded_by: Set(by.0),
            uploaded_at: Set(now),
        };
        Entity::insert(row).exec_without_returning(self.0).await?;
        Ok(())
    }
}
