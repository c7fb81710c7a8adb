//! What the place and the level above say about a duty; threads are flat.

use domain::access::Permit;
use domain::access::rules::roadmap::duty::Comment as CommentDeed;
use domain::clock::Timestamp;
use domain::id::{DutyCommentId, DutyId, PersonId};
use sea_orm::{
    ActiveValue::Set, ColumnTrait, ConnectionTrait, DatabaseTransaction, EntityTrait, QueryFilter,
    QueryOrder,
};

use super::RoadmapDuties;
use crate::entity::duty_comment::{ActiveModel, Column, Entity, Model};
use crate::error::StoreError;

/// A comment as it is kept.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Comment {
    /// Its id.
    pub id: DutyCommentId,
    /// On which duty.
    pub duty: DutyId,
    /// Who said it.
    pub author: PersonId,
    /// When.
    pub at: Timestamp,
    /// What.
    pub text: String,
}

impl<C: ConnectionTrait> RoadmapDuties<'_, C> {
    /// The comments on `duties`, the earliest of each first.
    pub async fn comments_of(&self, duties: &[DutyId]) -> Result<Vec<Comment>, StoreError> {
        let rows = Entity::find()
            .filter(Column::DutyId.is_in(duties.iter().map(|id| id.0)))
            .order_by_asc(Column::DutyId)
            .order_by_asc(Column::At)
            .order_by_asc(Column::Id)
            .all(self.0)
            .await?;
        let comment = |row: Model| Comment {
            id: DutyCommentId(row.id),
            duty: DutyId(row.duty_id),
            author: PersonId(row.author_id),
            at: row.at,
            text: row.body,
        };
        Ok(rows.into_iter().map(comment).collect())
    }
}

impl RoadmapDuties<'_, DatabaseTransaction> {
    /// Keeps a comment on the duty that the permit is for.
    pub async fn comment(
        &self,
        permit: &Permit<CommentDeed>,
        id: DutyCommentId,
        text: &str,
        now: Timestamp,
    ) -> Result<(), StoreError> {
        let row = ActiveModel {
            id: Set(id.0),
            duty_id: Set(permit.on()),
            author_id: Set(permit.by().0),
            at: Set(now),
            body: Set(text.to_owned()),
        };
        Entity::insert(row).exec_without_returning(self.0).await?;
        Ok(())
    }
}
