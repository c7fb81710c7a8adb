//! The stamps of bodies on documents (B-001, B-007).

use domain::access::Permit;
use domain::access::rules::document::{Endorse, Write};
use domain::document::{DocumentState, Endorsement};
use domain::id::DocumentId;
use domain::text::Line;
use sea_orm::{
    ActiveValue::Set, ColumnTrait, ConnectionTrait, DatabaseTransaction, EntityTrait, QueryFilter,
    QueryOrder,
};
use uuid::Uuid;

use super::{Document, Documents};
use crate::codes;
use crate::entity::document_endorsement::{ActiveModel, Column, Entity, Model};
use crate::error::StoreError;

impl<C: ConnectionTrait> Documents<'_, C> {
    /// The stamps on each of `documents`, by day.
    pub async fn endorsements_of(
        &self,
        documents: &[DocumentId],
    ) -> Result<Vec<(DocumentId, Endorsement)>, StoreError> {
        let rows = Entity::find()
            .filter(Column::DocumentId.is_in(documents.iter().map(|id| id.0)))
            .order_by_asc(Column::DocumentId)
            .order_by_asc(Column::DatedOn)
            .order_by_asc(Column::Id)
            .all(self.0)
            .await?;
        let read = |row: Model| {
            let broken = || StoreError::inconsistent("document_endorsement", row.id);
            let number = row.minutes_number.as_deref().map(Line::parse);
            let endorsement = Endorsement {
                kind: codes::value(&row.kind, "document_endorsement", row.id)?,
                body: Line::parse(&row.body).or(Err(broken()))?,
                minutes_number: number.transpose().or(Err(broken()))?,
                date: row.dated_on,
            };
            Ok((DocumentId(row.document_id), endorsement))
        };
        rows.into_iter().map(read).collect()
    }
}

impl Documents<'_, DatabaseTransaction> {
    /// Notes a stamp under `id`, and where the document stands then.
    pub async fn endorse(
        &self,
        permit: &Permit<Endorse>,
        before: &Document,
        after: DocumentState,
        (id, stamp): (Uuid, &Endorsement),
    ) -> Result<(), StoreError> {
        self.step(permit, before, after).await?;
        let number = stamp.minutes_number.as_ref();
        let row = ActiveModel {
            id: Set(id),
            document_id: Set(permit.on()),
            kind: Set(codes::code(stamp.kind)),
            body: Set(stamp.body.as_str().to_owned()),
            minutes_number: Set(number.map(|number| number.as_str().to_owned())),
            dated_on: Set(stamp.date),
        };
        Entity::insert(row).exec_without_returning(self.0).await?;
        Ok(())
    }

    /// Takes the stamps off a document that is written again: what bodies have seen is no more.
    pub async fn unstamp(&self, permit: &Permit<Write>) -> Result<(), StoreError> {
        Entity::delete_many()
            .filter(Column::DocumentId.eq(permit.on()))
            .exec(self.0)
            .await?;
        Ok(())
    }
}
