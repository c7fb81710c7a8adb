//! The rows of roadmaps.

use domain::access::Permit;
use domain::access::rules::roadmap::plan::Write;
use domain::id::{RoadmapId, RoadmapItemId};
use domain::roadmap::Row;
use domain::text::fold;
use sea_orm::sea_query::{Expr, ExprTrait};
use sea_orm::{
    ActiveValue::Set, ColumnTrait, ConnectionTrait, DatabaseTransaction, EntityTrait,
    PaginatorTrait, QueryFilter, QueryOrder,
};
use uuid::Uuid;

use super::Roadmaps;
use crate::accounts::one;
use crate::codes;
use crate::entity::roadmap_item::{ActiveModel, Column, Entity, Model};
use crate::entity::roadmap_remark as remark;
use crate::error::StoreError;

/// Rows that one statement takes.
const CHUNK: usize = 500;

/// A row of a roadmap as it is kept.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct RoadmapItem {
    /// Its id.
    pub id: RoadmapItemId,
    /// Of which roadmap.
    pub roadmap: RoadmapId,
    /// Its place among the rows; gaps mean nothing.
    pub position: i32,
    /// The row of the level above that it repeats.
    pub parent: Option<RoadmapItemId>,
    /// What it says.
    pub row: Row,
    /// Counts the edits.
    pub revision: i32,
}

/// A row about to be added.
#[derive(Clone, Debug)]
pub struct NewItem<'a> {
    /// Its id.
    pub id: RoadmapItemId,
    /// The row of the level above that it repeats.
    pub parent: Option<RoadmapItemId>,
    /// What it says.
    pub row: &'a Row,
}

impl<C: ConnectionTrait> Roadmaps<'_, C> {
    /// The rows of `roadmaps`, each roadmap's in their order.
    pub async fn items_of(&self, roadmaps: &[RoadmapId]) -> Result<Vec<RoadmapItem>, StoreError> {
        let rows = Entity::find()
            .filter(Column::RoadmapId.is_in(roadmaps.iter().map(|id| id.0)))
            .order_by_asc(Column::RoadmapId)
            .order_by_asc(Column::Position)
            .order_by_asc(Column::Id)
            .all(self.0)
            .await?;
        rows.into_iter().map(RoadmapItem::try_from).collect()
    }

    /// Those of `ids` that exist, in no order.
    pub async fn items(&self, ids: &[RoadmapItemId]) -> Result<Vec<RoadmapItem>, StoreError> {
        let rows = Entity::find()
            .filter(Column::Id.is_in(ids.iter().map(|id| id.0)))
            .all(self.0)
            .await?;
        rows.into_iter().map(RoadmapItem::try_from).collect()
    }

    /// The row with this id.
    pub async fn item(&self, id: RoadmapItemId) -> Result<Option<RoadmapItem>, StoreError> {
        Ok(self.items(&[id]).await?.pop())
    }

    /// How many rows a roadmap has.
    pub async fn count_items(&self, roadmap: RoadmapId) -> Result<u64, StoreError> {
        let query = Entity::find().filter(Column::RoadmapId.eq(roadmap.0));
        Ok(query.count(self.0).await?)
    }
}

impl Roadmaps<'_, DatabaseTransaction> {
    /// Adds rows to the roadmap that the permit is for, from the place `first` on.
    pub async fn add_items(
        &self,
        permit: &Permit<Write>,
        first: i32,
        items: &[NewItem<'_>],
    ) -> Result<(), StoreError> {
        let mut position = first;
        for chunk in items.chunks(CHUNK) {
            let mut rows = Vec::with_capacity(chunk.len());
            for item in chunk {
                rows.push(model(permit.on(), position, item)?);
                position += 1;
            }
            Entity::insert_many(rows)
                .exec_without_returning(self.0)
                .await?;
        }
        Ok(())
    }

    /// Makes room for one row at `position`.
    pub async fn make_room(&self, permit: &Permit<Write>, position: i32) -> Result<(), StoreError> {
        Entity::update_many()
            .col_expr(Column::Position, Expr::col(Column::Position).add(1))
            .filter(Column::RoadmapId.eq(permit.on()))
            .filter(Column::Position.gte(position))
            .exec(self.0)
            .await?;
        Ok(())
    }

    /// Puts a row at `position`, where there is room.
    pub async fn place_item(
        &self,
        permit: &Permit<Write>,
        item: RoadmapItemId,
        position: i32,
    ) -> Result<(), StoreError> {
        let done = Entity::update_many()
            .col_expr(Column::Position, Expr::val(position))
            .filter(Column::Id.eq(item.0))
            .filter(Column::RoadmapId.eq(permit.on()))
            .exec(self.0)
            .await?;
        one(done.rows_affected)
    }

    /// Writes a row; [`StoreError::Conflict`] when somebody was faster.
    pub async fn change_item(
        &self,
        permit: &Permit<Write>,
        before: &RoadmapItem,
        row: &Row,
    ) -> Result<(), StoreError> {
        let kind = row.evidence_kind.map(codes::code);
        let done = Entity::update_many()
            .col_expr(Column::Number, Expr::val(row.number.clone()))
            .col_expr(Column::Sections, Expr::val(codes::json(&row.sections)?))
            .col_expr(Column::Title, Expr::val(row.title.clone()))
            .col_expr(Column::TitleFolded, Expr::val(fold(&row.title)))
            .col_expr(Column::Term, Expr::val(row.term.clone()))
            .col_expr(Column::Responsible, Expr::val(row.responsible.clone()))
            .col_expr(Column::Participants, Expr::val(row.participants.clone()))
            .col_expr(Column::Result, Expr::val(row.result.clone()))
            .col_expr(Column::Evidence, Expr::val(row.evidence.clone()))
            .col_expr(
                Column::Bodies,
                Expr::val(serde_json::to_value(&row.bodies)?),
            )
            .col_expr(Column::EvidenceKind, Expr::val(kind))
            .col_expr(Column::Condition, Expr::val(row.condition.clone()))
            .col_expr(Column::IsObligatory, Expr::val(row.is_obligatory))
            .col_expr(
                Column::Reading,
                Expr::val(serde_json::to_value(row.reading)?),
            )
            .col_expr(
                Column::Doubts,
                Expr::val(serde_json::to_value(&row.doubts)?),
            )
            .col_expr(Column::IsChecked, Expr::val(row.is_checked))
            .col_expr(Column::Revision, Expr::val(before.revision + 1))
            .filter(Column::Id.eq(before.id.0))
            .filter(Column::RoadmapId.eq(permit.on()))
            .filter(Column::Revision.eq(before.revision))
            .exec(self.0)
            .await?;
        one(done.rows_affected)
    }

    /// Notes of rows whether a person has looked at them.
    pub async fn check_items(
        &self,
        permit: &Permit<Write>,
        items: &[RoadmapItemId],
        is_checked: bool,
    ) -> Result<(), StoreError> {
        for chunk in items.chunks(CHUNK) {
            Entity::update_many()
                .col_expr(Column::IsChecked, Expr::val(is_checked))
                .col_expr(Column::Revision, Expr::col(Column::Revision).add(1))
                .filter(Column::RoadmapId.eq(permit.on()))
                .filter(Column::Id.is_in(chunk.iter().map(|id| id.0)))
                .filter(Column::IsChecked.ne(is_checked))
                .exec(self.0)
                .await?;
        }
        Ok(())
    }

    /// Takes a row out; remarks about it stay as remarks about the whole.
    pub async fn remove_item(
        &self,
        permit: &Permit<Write>,
        item: RoadmapItemId,
    ) -> Result<(), StoreError> {
        remark::Entity::update_many()
            .col_expr(remark::Column::ItemId, Expr::val(None::<Uuid>))
            .filter(remark::Column::ItemId.eq(item.0))
            .exec(self.0)
            .await?;
        let done = Entity::delete_many()
            .filter(Column::Id.eq(item.0))
            .filter(Column::RoadmapId.eq(permit.on()))
            .exec(self.0)
            .await?;
        one(done.rows_affected)
    }
}

fn model(roadmap: Uuid, position: i32, item: &NewItem<'_>) -> Result<ActiveModel, StoreError> {
    let row = item.row;
    Ok(ActiveModel {
        id: Set(item.id.0),
        roadmap_id: Set(roadmap),
        position: Set(position),
        number: Set(row.number.clone()),
        sections: Set(codes::json(&row.sections)?),
        title: Set(row.title.clone()),
        title_folded: Set(fold(&row.title)),
        term: Set(row.term.clone()),
        responsible: Set(row.responsible.clone()),
        participants: Set(row.participants.clone()),
        result: Set(row.result.clone()),
        evidence: Set(row.evidence.clone()),
        bodies: Set(serde_json::to_value(&row.bodies)?),
        evidence_kind: Set(row.evidence_kind.map(codes::code)),
        condition: Set(row.condition.clone()),
        is_obligatory: Set(row.is_obligatory),
        parent_item_id: Set(item.parent.map(|id| id.0)),
        reading: Set(serde_json::to_value(row.reading)?),
        doubts: Set(serde_json::to_value(&row.doubts)?),
        is_checked: Set(row.is_checked),
        places: Set(codes::json(&row.places)?),
        revision: Set(1),
    })
}

impl TryFrom<Model> for RoadmapItem {
    type Error = StoreError;

    fn try_from(row: Model) -> Result<Self, StoreError> {
        const TABLE: &str = "roadmap_item";
        let broken = || StoreError::inconsistent(TABLE, row.id);
        let kind = row.evidence_kind.as_deref();
        Ok(Self {
            id: RoadmapItemId(row.id),
            roadmap: RoadmapId(row.roadmap_id),
            position: row.position,
            parent: row.parent_item_id.map(RoadmapItemId),
            revision: row.revision,
            row: Row {
                sections: codes::list(row.sections, TABLE, row.id)?,
                bodies: serde_json::from_value(row.bodies).or(Err(broken()))?,
                evidence_kind: kind
                    .map(|kind| codes::value(kind, TABLE, row.id))
                    .transpose()?,
                reading: serde_json::from_value(row.reading).or(Err(broken()))?,
                doubts: serde_json::from_value(row.doubts).or(Err(broken()))?,
                places: codes::list(row.places, TABLE, row.id)?,
                number: row.number,
                title: row.title,
                term: row.term,
                responsible: row.responsible,
                participants: row.participants,
                result: row.result,
                evidence: row.evidence,
                condition: row.condition,
                is_obligatory: row.is_obligatory,
                is_checked: row.is_checked,
            },
        })
    }
}
