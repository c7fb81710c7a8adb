//! What the place and the level above say about a duty; threads are flat.

use domain::access::Permit;
use domain::access::rules::roadmap::duty::Comment as CommentDeed;
use domain::clock::Timestamp;
use domain::id::{DutyCommentId, DutyId, PersonId};
use sea_orm::sea_query::{Expr, ExprTrait, Query, WindowStatement};
use sea_orm::{
    ActiveValue::Set, ColumnTrait, ConnectionTrait, DatabaseTransaction, EntityTrait,
    FromQueryResult, Order, PaginatorTrait, QueryFilter, QuerySelect, QueryTrait,
};

use super::RoadmapDuties;
use crate::entity::duty_comment::{ActiveModel, Column, Entity, Model};
use crate::error::StoreError;

/// The most comments of a duty that are shown.
const MOST: i64 = 200;

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
    /// The latest [`MOST`] comments on each of `duties`, the earliest of each first.
    pub async fn comments_of(&self, duties: &[DutyId]) -> Result<Vec<Comment>, StoreError> {
        let mut ranked = Entity::find()
            .filter(Column::DutyId.is_in(duties.iter().map(|id| id.0)))
            .into_query();
        let mut latest_first = WindowStatement::partition_by((Entity, Column::DutyId));
        latest_first
            .order_by((Entity, Column::At), Order::Desc)
            .order_by((Entity, Column::Id), Order::Desc);
        ranked.expr_window_as(Expr::cust("ROW_NUMBER()"), latest_first, "place");
        let query = Query::select()
            .expr(Expr::cust("*"))
            .from_subquery(ranked, "ranked")
            .and_where(Expr::col("place").lte(MOST))
            .order_by("duty_id", Order::Asc)
            .order_by("place", Order::Desc)
            .to_owned();
        let statement = self.0.get_database_backend().build(&query);
        let rows = Model::find_by_statement(statement).all(self.0).await?;
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
    /// Whether the same was said by the same person on the same duty since `since`: a second press of a button.
    pub async fn said_since(
        &self,
        duty: DutyId,
        author: PersonId,
        text: &str,
        since: Timestamp,
    ) -> Result<bool, StoreError> {
        let found = Entity::find()
            .filter(Column::DutyId.eq(duty.0))
            .filter(Column::AuthorId.eq(author.0))
            .filter(Column::At.gte(since))
            .filter(Column::Body.eq(text))
            .limit(1)
            .count(self.0)
            .await?;
        Ok(found > 0)
    }

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
