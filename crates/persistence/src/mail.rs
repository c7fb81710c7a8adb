//! Letters that wait to be sent. A transaction puts them here, a job takes them away: no letter about what did not
//! happen, none lost with a crash.

use chrono::TimeDelta;
use domain::clock::Timestamp;
use domain::text::Email;
use sea_orm::sea_query::{Expr, ExprTrait};
use sea_orm::{
    ActiveValue::Set, ColumnTrait, ConnectionTrait, DatabaseTransaction, EntityTrait,
    PaginatorTrait, QueryFilter, QueryOrder, QuerySelect,
};
use uuid::Uuid;

use crate::entity::mail::{ActiveModel, Column, Entity, Model};
use crate::error::StoreError;
use crate::store::Store;
use crate::unit_of_work::UnitOfWork;

/// A letter about to be put out.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct NewLetter<'a> {
    /// To whom.
    pub to: &'a Email,
    /// The subject.
    pub subject: &'a str,
    /// Plain text.
    pub body: &'a str,
}

/// A letter as it is kept.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Letter {
    /// Its id.
    pub id: Uuid,
    /// To whom.
    pub to: String,
    /// The subject.
    pub subject: String,
    /// Plain text; empty once it was sent over the network.
    pub body: String,
    /// When it was put out.
    pub created_at: Timestamp,
    /// How often sending was tried.
    pub attempts: u32,
}

/// How long a sender may work at a letter before another one takes it over.
const LEASE: TimeDelta = TimeDelta::minutes(5);
/// After this many tries nobody tries again.
pub const MAX_ATTEMPTS: u32 = 10;

/// The repository of letters.
pub struct Letters<'c, C>(pub(crate) &'c C);

impl<C: ConnectionTrait> Letters<'_, C> {
    /// The letters put out last, newest first: what the demo shows instead of sending.
    pub async fn latest(&self, limit: u64) -> Result<Vec<Letter>, StoreError> {
        let query = Entity::find()
            .order_by_desc(Column::CreatedAt)
            .order_by_desc(Column::Id);
        let rows = query.limit(limit).all(self.0).await?;
        Ok(rows.into_iter().map(Letter::from).collect())
    }

    /// How many letters wait, and how many were given up.
    pub async fn backlog(&self) -> Result<(u64, u64), StoreError> {
        let unsent = Entity::find().filter(Column::SentAt.is_null());
        let given_up = unsent.clone().filter(Column::Attempts.gte(MAX_ATTEMPTS));
        let (all, given_up) = (unsent.count(self.0).await?, given_up.count(self.0).await?);
        Ok((all - given_up, given_up))
    }
}

impl UnitOfWork {
    /// Puts out a letter; it leaves when this transaction is committed, and not otherwise.
    pub async fn post(&self, letter: NewLetter<'_>) -> Result<(), StoreError> {
        let row = ActiveModel {
            id: Set(self.fresh()),
            to_address: Set(letter.to.as_str().to_owned()),
            subject: Set(letter.subject.to_owned()),
            body: Set(letter.body.to_owned()),
            created_at: Set(self.now()),
            due_at: Set(self.now()),
            sent_at: Set(None),
            attempts: Set(0),
            last_error: Set(None),
        };
        Entity::insert(row).exec_without_returning(&self.tx).await?;
        Ok(())
    }
}

impl Letters<'_, DatabaseTransaction> {
    /// Forgets letters that were sent, or given up, and put out before `before`.
    pub async fn forget(&self, before: Timestamp) -> Result<u64, StoreError> {
        let done = Entity::delete_many()
            .filter(Column::CreatedAt.lt(before))
            .filter(
                Column::SentAt
                    .is_not_null()
                    .or(Column::Attempts.gte(MAX_ATTEMPTS)),
            )
            .exec(self.0)
            .await?;
        Ok(done.rows_affected)
    }
}

impl Store {
    /// Takes the letter that has been due longest, for [`LEASE`]; nothing when none is due.
    ///
    /// Single statements, no transaction: of two servers one finds the letter still due and gets it.
    pub async fn take_letter(&self) -> Result<Option<Letter>, StoreError> {
        let now = self.clock().now();
        // A few, in case other servers take the first of them under our hands.
        let due = Entity::find()
            .filter(Column::SentAt.is_null())
            .filter(Column::DueAt.lte(now))
            .filter(Column::Attempts.lt(MAX_ATTEMPTS))
            .order_by_asc(Column::DueAt)
            .order_by_asc(Column::Id)
            .limit(5)
            .all(&self.db)
            .await?;
        for row in due {
            let taken = Entity::update_many()
                .col_expr(Column::DueAt, Expr::val(now + LEASE))
                .col_expr(Column::Attempts, Expr::col(Column::Attempts).add(1))
                .filter(Column::Id.eq(row.id))
                .filter(Column::SentAt.is_null())
                .filter(Column::Attempts.eq(row.attempts))
                .exec(&self.db)
                .await?;
            if taken.rows_affected == 1 {
                return Ok(Some(Letter::from(Model {
                    attempts: row.attempts + 1,
                    ..row
                })));
            }
        }
        Ok(None)
    }

    /// Notes that a letter left. With `keep_body` the demo can still show it; a letter that went out over the network
    /// may contain a link that opens something, and so its text is dropped.
    pub async fn letter_sent(&self, id: Uuid, keep_body: bool) -> Result<(), StoreError> {
        let mut update = Entity::update_many()
            .col_expr(Column::SentAt, Expr::val(self.clock().now()))
            .col_expr(Column::LastError, Expr::val(Option::<String>::None))
            .filter(Column::Id.eq(id));
        if !keep_body {
            update = update.col_expr(Column::Body, Expr::val(""));
        }
        update.exec(&self.db).await?;
        Ok(())
    }

    /// Notes why a letter did not leave, and when to try again.
    pub async fn letter_failed(
        &self,
        id: Uuid,
        why: &str,
        due_at: Timestamp,
    ) -> Result<(), StoreError> {
        let why: String = why.chars().take(500).collect();
        Entity::update_many()
            .col_expr(Column::LastError, Expr::val(why))
            .col_expr(Column::DueAt, Expr::val(due_at))
            .filter(Column::Id.eq(id))
            .exec(&self.db)
            .await?;
        Ok(())
    }
}

impl From<Model> for Letter {
    fn from(row: Model) -> Self {
        Self {
            id: row.id,
            to: row.to_address,
            subject: row.subject,
            body: row.body,
            created_at: row.created_at,
            attempts: u32::try_from(row.attempts).unwrap_or(0),
        }
    }
}
