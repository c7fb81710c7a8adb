//! What a reviewer has written down about a roadmap and not sent: the words are theirs alone, gone with the verdict; that
//! they write is known to their colleagues.

use domain::access::Permit;
use domain::access::rules::roadmap::plan::Review as ReviewDeed;
use domain::clock::Timestamp;
use domain::id::{PersonId, RoadmapId};
use sea_orm::sea_query::OnConflict;
use sea_orm::{
    ActiveValue::Set, ColumnTrait, ConnectionTrait, DatabaseTransaction, EntityTrait, QueryFilter,
    QueryOrder, QuerySelect,
};
use uuid::Uuid;

use super::Roadmaps;
use super::reviews::Remark;
use crate::entity::roadmap_review_draft::{ActiveModel, Column, Entity};
use crate::error::StoreError;

/// A review that was not sent.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct ReviewDraft {
    /// The word on the whole; may be empty.
    pub summary: String,
    /// Remarks on rows.
    pub remarks: Vec<Remark>,
    /// When it was kept.
    pub saved_at: Timestamp,
}

impl<C: ConnectionTrait> Roadmaps<'_, C> {
    /// What `person` has written down about a roadmap.
    pub async fn review_draft(
        &self,
        roadmap: RoadmapId,
        person: PersonId,
    ) -> Result<Option<ReviewDraft>, StoreError> {
        let row = Entity::find_by_id((roadmap.0, person.0))
            .one(self.0)
            .await?;
        let broken = || StoreError::inconsistent("roadmap_review_draft", roadmap.0);
        row.map(|row| {
            Ok(ReviewDraft {
                summary: row.summary,
                remarks: serde_json::from_value(row.remarks).or(Err(broken()))?,
                saved_at: row.saved_at,
            })
        })
        .transpose()
    }

    /// Who is writing about each of `roadmaps` and has kept it when, the latest of each first.
    pub async fn reviewers_of(
        &self,
        roadmaps: &[RoadmapId],
    ) -> Result<Vec<(RoadmapId, (PersonId, Timestamp))>, StoreError> {
        let rows: Vec<(Uuid, Uuid, Timestamp)> = Entity::find()
            .select_only()
            .columns([Column::RoadmapId, Column::WrittenBy, Column::SavedAt])
            .filter(Column::RoadmapId.is_in(roadmaps.iter().map(|id| id.0)))
            .order_by_desc(Column::SavedAt)
            .order_by_asc(Column::WrittenBy)
            .into_tuple()
            .all(self.0)
            .await?;
        let reviewer = |(roadmap, person, at)| (RoadmapId(roadmap), (PersonId(person), at));
        Ok(rows.into_iter().map(reviewer).collect())
    }
}

impl Roadmaps<'_, DatabaseTransaction> {
    /// Keeps what who holds the permit has written down, in place of what was there; nothing when there is nothing.
    pub async fn keep_review_draft(
        &self,
        permit: &Permit<ReviewDeed>,
        summary: &str,
        remarks: &[Remark],
        now: Timestamp,
    ) -> Result<(), StoreError> {
        if summary.is_empty() && remarks.is_empty() {
            Entity::delete_by_id((permit.on(), permit.by().0))
                .exec(self.0)
                .await?;
            return Ok(());
        }
        let row = ActiveModel {
            roadmap_id: Set(permit.on()),
            written_by: Set(permit.by().0),
            summary: Set(summary.to_owned()),
            remarks: Set(serde_json::to_value(remarks)?),
            saved_at: Set(now),
        };
        let again = OnConflict::columns([Column::RoadmapId, Column::WrittenBy])
            .update_columns([Column::Summary, Column::Remarks, Column::SavedAt])
            .to_owned();
        Entity::insert(row)
            .on_conflict(again)
            .exec_without_returning(self.0)
            .await?;
        Ok(())
    }

    /// Throws away what anybody has written down about the roadmap of the permit: it is answered.
    pub async fn forget_review_drafts(
        &self,
        permit: &Permit<ReviewDeed>,
    ) -> Result<(), StoreError> {
        Entity::delete_many()
            .filter(Column::RoadmapId.eq(permit.on()))
            .exec(self.0)
            .await?;
        Ok(())
    }
}
