//! Submissions of schools' roadmaps, and what the municipal centre said about each (D-002, Q-05).

use domain::access::Permit;
use domain::access::rules::roadmap::plan::{Review as ReviewDeed, Write};
use domain::clock::Date;
use domain::id::{MunicipalityId, PersonId, RoadmapId, RoadmapItemId, RoadmapReviewId};
use domain::roadmap::Verdict;
use sea_orm::sea_query::{Expr, Query};
use sea_orm::{
    ActiveValue::Set, ColumnTrait, ConnectionTrait, DatabaseTransaction, EntityTrait,
    PaginatorTrait, QueryFilter, QueryOrder, Select,
};
use uuid::Uuid;

use super::{Roadmap, Roadmaps};
use crate::accounts::one;
use crate::codes;
use crate::entity::roadmap;
use crate::entity::roadmap_remark as remark;
use crate::entity::roadmap_review::{ActiveModel, Column, Entity, Model};
use crate::error::StoreError;
use crate::page::{self, KeyPart, Slice, Window};

/// A submission with what was said about it.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Review {
    /// Its id.
    pub id: RoadmapReviewId,
    /// Of which roadmap.
    pub roadmap: RoadmapId,
    /// The first is 1.
    pub number: i32,
    /// Who handed it in.
    pub submitted_by: PersonId,
    /// When.
    pub submitted_on: Date,
    /// By when the centre answers.
    pub due_on: Date,
    /// What it said.
    pub verdict: Verdict,
    /// Who said it, and when.
    pub decided: Option<(PersonId, Date)>,
    /// Its word on the whole.
    pub summary: String,
}

/// A remark, on a row or on the whole.
#[derive(Clone, PartialEq, Eq, Debug, serde::Serialize, serde::Deserialize)]
pub struct Remark {
    /// The row.
    pub item: Option<RoadmapItemId>,
    /// What is to be changed.
    pub text: String,
}

/// A submission about to be kept.
#[derive(Clone, Copy, Debug)]
pub struct NewReview {
    /// Its id.
    pub id: RoadmapReviewId,
    /// The number of the submission.
    pub number: i32,
    /// When it is handed in.
    pub on: Date,
    /// By when the centre answers.
    pub due_on: Date,
}

/// What the centre says about a submission.
#[derive(Clone, Debug)]
pub struct Decision<'a> {
    /// Agreed or returned.
    pub verdict: Verdict,
    /// When.
    pub on: Date,
    /// Its word on the whole.
    pub summary: &'a str,
    /// What is to be changed, each with a fresh id.
    pub remarks: &'a [(Uuid, Remark)],
}

impl<C: ConnectionTrait> Roadmaps<'_, C> {
    /// The submissions of `roadmaps`, the latest of each first.
    pub async fn reviews_of(&self, roadmaps: &[RoadmapId]) -> Result<Vec<Review>, StoreError> {
        let rows = Entity::find()
            .filter(Column::RoadmapId.is_in(roadmaps.iter().map(|id| id.0)))
            .order_by_asc(Column::RoadmapId)
            .order_by_desc(Column::Number)
            .all(self.0)
            .await?;
        rows.into_iter().map(Review::try_from).collect()
    }

    /// The remarks of `reviews`, each review's in their order.
    pub async fn remarks_of(
        &self,
        reviews: &[RoadmapReviewId],
    ) -> Result<Vec<(RoadmapReviewId, Remark)>, StoreError> {
        let rows = remark::Entity::find()
            .filter(remark::Column::ReviewId.is_in(reviews.iter().map(|id| id.0)))
            .order_by_asc(remark::Column::ReviewId)
            .order_by_asc(remark::Column::Position)
            .all(self.0)
            .await?;
        let remark = |row: remark::Model| {
            let remark = Remark {
                item: row.item_id.map(RoadmapItemId),
                text: row.body,
            };
            (RoadmapReviewId(row.review_id), remark)
        };
        Ok(rows.into_iter().map(remark).collect())
    }

    /// A page of the roadmaps that schools of a municipality have handed in, the earliest due first.
    pub async fn queue(
        &self,
        municipality: MunicipalityId,
        slice: &Slice,
    ) -> Result<Window<Roadmap>, StoreError> {
        let keys = [
            page::up(Expr::col(Column::DueOn)),
            page::up(Expr::col(Column::Id)),
        ];
        let key = |row: &Model| vec![KeyPart::Day(row.due_on), KeyPart::Id(row.id)];
        let window = page::fetch(waiting(municipality), self.0, &keys, slice, key).await?;
        let ids: Vec<_> = window.rows.iter().map(|(_, row)| row.roadmap_id).collect();
        let ids: Vec<_> = ids.into_iter().map(RoadmapId).collect();
        let found = self.find_all(&ids).await?;
        window.try_map(|row| {
            let own = |one: &&Roadmap| one.id.0 == row.roadmap_id;
            let roadmap = found.iter().find(own).cloned();
            roadmap.ok_or(StoreError::inconsistent("roadmap_review", row.id))
        })
    }

    /// How many wait.
    pub async fn count_queue(&self, municipality: MunicipalityId) -> Result<u64, StoreError> {
        Ok(waiting(municipality).count(self.0).await?)
    }
}

fn waiting(municipality: MunicipalityId) -> Select<Entity> {
    let here = Query::select()
        .column(roadmap::Column::Id)
        .from(roadmap::Entity)
        .and_where(roadmap::Column::MunicipalityId.eq(municipality.0))
        .and_where(roadmap::Column::State.eq("SUBMITTED"))
        .to_owned();
    Entity::find()
        .filter(Column::Verdict.eq(codes::code(Verdict::Pending)))
        .filter(Column::RoadmapId.in_subquery(here))
}

impl Roadmaps<'_, DatabaseTransaction> {
    /// Keeps that the roadmap of the permit was handed in.
    pub async fn add_review(
        &self,
        permit: &Permit<Write>,
        new: NewReview,
    ) -> Result<(), StoreError> {
        let row = ActiveModel {
            id: Set(new.id.0),
            roadmap_id: Set(permit.on()),
            number: Set(new.number),
            submitted_by: Set(permit.by().0),
            submitted_on: Set(new.on),
            due_on: Set(new.due_on),
            verdict: Set(codes::code(Verdict::Pending)),
            decided_by: Set(None),
            decided_on: Set(None),
            summary: Set(String::new()),
        };
        Entity::insert(row).exec_without_returning(self.0).await?;
        Ok(())
    }

    /// Keeps what the centre said about the submission that waits.
    pub async fn decide_review(
        &self,
        permit: &Permit<ReviewDeed>,
        before: &Review,
        decision: &Decision<'_>,
    ) -> Result<(), StoreError> {
        let done = Entity::update_many()
            .col_expr(Column::Verdict, Expr::val(codes::code(decision.verdict)))
            .col_expr(Column::DecidedBy, Expr::val(permit.by().0))
            .col_expr(Column::DecidedOn, Expr::val(decision.on))
            .col_expr(Column::Summary, Expr::val(decision.summary))
            .filter(Column::Id.eq(before.id.0))
            .filter(Column::RoadmapId.eq(permit.on()))
            .filter(Column::Verdict.eq(codes::code(Verdict::Pending)))
            .exec(self.0)
            .await?;
        one(done.rows_affected)?;
        let rows =
            (0..)
                .zip(decision.remarks)
                .map(|(position, (id, remark))| remark::ActiveModel {
                    id: Set(*id),
                    review_id: Set(before.id.0),
                    item_id: Set(remark.item.map(|item| item.0)),
                    position: Set(position),
                    body: Set(remark.text.clone()),
                });
        let rows: Vec<_> = rows.collect();
        if !rows.is_empty() {
            remark::Entity::insert_many(rows)
                .exec_without_returning(self.0)
                .await?;
        }
        Ok(())
    }
}

impl TryFrom<Model> for Review {
    type Error = StoreError;

    fn try_from(row: Model) -> Result<Self, StoreError> {
        Ok(Self {
            id: RoadmapReviewId(row.id),
            roadmap: RoadmapId(row.roadmap_id),
            number: row.number,
            submitted_by: PersonId(row.submitted_by),
            submitted_on: row.submitted_on,
            due_on: row.due_on,
            verdict: codes::value(&row.verdict, "roadmap_review", row.id)?,
            decided: row.decided_by.map(PersonId).zip(row.decided_on),
            summary: row.summary,
        })
    }
}
