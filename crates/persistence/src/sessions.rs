//! Sessions: signed-in devices, each with its family of refresh tokens.

use domain::account::{MAX_SESSIONS, REFRESH_LIFETIME, RefreshToken, session_lives};
use domain::clock::Timestamp;
use domain::id::{AccountId, PersonId, SessionId};
use domain::text::Email;
use sea_orm::sea_query::{Expr, ExprTrait};
use sea_orm::{
    ActiveValue::Set, ColumnTrait, ConnectionTrait, DatabaseTransaction, EntityTrait,
    FromQueryResult, JoinType, PaginatorTrait, QueryFilter, QueryOrder, QuerySelect, RelationDef,
    Select,
};
use serde::Serialize;
use uuid::Uuid;

use crate::accounts::one;
use crate::codes;
use crate::entity::session::{ActiveModel, Column, Entity, Model};
use crate::entity::{account, refresh_token};
use crate::error::StoreError;
use crate::secrets::SecretHash;

/// A session that counts: neither ended nor too old, of an account that is open.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct LiveSession {
    /// Its id.
    pub id: SessionId,
    /// Whose account.
    pub account: AccountId,
    /// Who.
    pub person: PersonId,
}

/// A session as its owner sees it in the list.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct SessionRecord {
    /// Its id.
    pub id: SessionId,
    /// When they signed in.
    pub created_at: Timestamp,
    /// When it was last refreshed.
    pub last_used_at: Timestamp,
    /// What the browser called itself, cut to 300 characters.
    pub user_agent: String,
}

/// A session about to begin.
#[derive(Clone, Debug)]
pub struct NewSession<'a> {
    /// Its id.
    pub id: SessionId,
    /// Whose.
    pub account: AccountId,
    /// The hash of its first refresh token.
    pub token: &'a SecretHash,
    /// What the browser calls itself.
    pub user_agent: &'a str,
    /// Where it comes from.
    pub address: &'a str,
}

/// A refresh token that was presented, with the session it belongs to.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct PresentedToken {
    /// The session, when it lives.
    pub session: Option<LiveSession>,
    /// The session's id in any case.
    pub session_id: SessionId,
    /// What the rules of rotation ask for.
    pub token: RefreshToken,
    /// What it was exchanged for.
    pub successor: Option<SecretHash>,
}

/// Why a session ended.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Serialize)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
pub enum SessionEnd {
    /// "Sign out" was pressed on the device itself.
    SignedOut,
    /// Its owner ended it from another device.
    EndedByOwner,
    /// The password was changed or reset.
    PasswordChanged,
    /// A refresh token was used twice: somebody else had it.
    TokenReused,
    /// The account was closed.
    Disabled,
    /// The account had more sessions than it may.
    Surplus,
}

/// The repository of sessions.
pub struct Sessions<'c, C>(pub(crate) &'c C);

impl<C: ConnectionTrait> Sessions<'_, C> {
    /// The session, if it lives at `now`. One statement, as every request with a token asks it.
    pub async fn live(
        &self,
        id: SessionId,
        now: Timestamp,
    ) -> Result<Option<LiveSession>, StoreError> {
        let row = with_account(Entity::find().filter(Column::Id.eq(id.0)))
            .one(self.0)
            .await?;
        Ok(row.and_then(|row| row.live(now)))
    }

    /// The sessions of `account` that have not ended, the one used last first.
    pub async fn of_account(&self, account: AccountId) -> Result<Vec<SessionRecord>, StoreError> {
        let rows = open(account)
            .order_by_desc(Column::LastUsedAt)
            .order_by_desc(Column::Id)
            .limit(100)
            .all(self.0)
            .await?;
        Ok(rows.into_iter().map(SessionRecord::from).collect())
    }

    /// Whether the account of `email` was signed in from `address` since `since`. Asks the same of the database whether
    /// there is such an account or not.
    pub async fn is_familiar(
        &self,
        email: &Email,
        address: &str,
        since: Timestamp,
    ) -> Result<bool, StoreError> {
        let count = Entity::find()
            .join(JoinType::InnerJoin, to_account())
            .filter(account::Column::EmailFolded.eq(email.folded()))
            .filter(Column::Address.eq(address))
            .filter(Column::LastUsedAt.gte(since))
            .count(self.0)
            .await?;
        Ok(count > 0)
    }

    /// The refresh token with this hash, as it stands at `now`.
    pub async fn token(
        &self,
        hash: &SecretHash,
        now: Timestamp,
    ) -> Result<Option<PresentedToken>, StoreError> {
        let Some(row) = refresh_token::Entity::find_by_id(hash.as_str())
            .one(self.0)
            .await?
        else {
            return Ok(None);
        };
        let session = self.live(SessionId(row.session_id), now).await?;
        let successor = match &row.successor {
            Some(hash) => refresh_token::Entity::find_by_id(hash).one(self.0).await?,
            None => None,
        };
        Ok(Some(PresentedToken {
            session,
            session_id: SessionId(row.session_id),
            token: RefreshToken {
                expires_at: row.expires_at,
                used_at: row.used_at,
                successor_used: successor.is_some_and(|next| next.used_at.is_some()),
            },
            successor: row.successor.map(SecretHash::from_stored),
        }))
    }
}

impl Sessions<'_, DatabaseTransaction> {
    /// Begins a session with its first refresh token; ends those that become too many.
    pub async fn begin(&self, new: NewSession<'_>, now: Timestamp) -> Result<(), StoreError> {
        let row = ActiveModel {
            id: Set(new.id.0),
            account_id: Set(new.account.0),
            created_at: Set(now),
            last_used_at: Set(now),
            user_agent: Set(tidy(new.user_agent)),
            address: Set(Some(new.address.to_owned())),
            ended_at: Set(None),
            end_reason: Set(None),
        };
        Entity::insert(row).exec_without_returning(self.0).await?;
        self.add_token(new.id, new.token, now).await?;
        let surplus: Vec<Uuid> = open(new.account)
            .select_only()
            .column(Column::Id)
            .order_by_desc(Column::LastUsedAt)
            .order_by_desc(Column::Id)
            .offset(MAX_SESSIONS as u64)
            .limit(1_000)
            .into_tuple()
            .all(self.0)
            .await?;
        self.end_where(Column::Id.is_in(surplus), SessionEnd::Surplus, now)
            .await?;
        Ok(())
    }

    /// Keeps everybody else from refreshing this session until the transaction ends.
    pub async fn lock(&self, id: SessionId) -> Result<(), StoreError> {
        Entity::find_by_id(id.0)
            .lock_exclusive()
            .one(self.0)
            .await?;
        Ok(())
    }

    /// Exchanges the token `used` for `next`. The caller holds the lock of the session.
    pub async fn exchange(
        &self,
        session: SessionId,
        used: &SecretHash,
        next: &SecretHash,
        now: Timestamp,
    ) -> Result<(), StoreError> {
        self.add_token(session, next, now).await?;
        let done = refresh_token::Entity::update_many()
            .col_expr(refresh_token::Column::UsedAt, Expr::val(now))
            .col_expr(refresh_token::Column::Successor, Expr::val(next.as_str()))
            .filter(refresh_token::Column::Hash.eq(used.as_str()))
            .filter(refresh_token::Column::UsedAt.is_null())
            .exec(self.0)
            .await?;
        one(done.rows_affected)
    }

    /// Lets `token`, used before, point to `next`, after what it was exchanged for has been exchanged unseen: who lost
    /// two answers in a row is forgiven twice.
    pub async fn repoint(&self, token: &SecretHash, next: &SecretHash) -> Result<(), StoreError> {
        let done = refresh_token::Entity::update_many()
            .col_expr(refresh_token::Column::Successor, Expr::val(next.as_str()))
            .filter(refresh_token::Column::Hash.eq(token.as_str()))
            .exec(self.0)
            .await?;
        one(done.rows_affected)
    }

    /// Notes that the session is in use, and from where.
    pub async fn touch(
        &self,
        session: SessionId,
        address: &str,
        now: Timestamp,
    ) -> Result<(), StoreError> {
        Entity::update_many()
            .col_expr(Column::LastUsedAt, Expr::val(now))
            .col_expr(Column::Address, Expr::val(address))
            .filter(Column::Id.eq(session.0))
            .exec(self.0)
            .await?;
        Ok(())
    }

    /// Ends one session of `account`; false when it has no such session, or it ended before.
    pub async fn end(
        &self,
        account: AccountId,
        session: SessionId,
        why: SessionEnd,
        now: Timestamp,
    ) -> Result<bool, StoreError> {
        let which = Column::Id
            .eq(session.0)
            .and(Column::AccountId.eq(account.0));
        Ok(self.end_where(which, why, now).await? > 0)
    }

    /// Ends the session whose token was stolen, whosever it is.
    pub async fn end_family(&self, session: SessionId, now: Timestamp) -> Result<(), StoreError> {
        self.end_where(Column::Id.eq(session.0), SessionEnd::TokenReused, now)
            .await?;
        Ok(())
    }

    /// Ends all sessions of `account` but `kept`; answers how many.
    pub async fn end_all(
        &self,
        account: AccountId,
        kept: Option<SessionId>,
        why: SessionEnd,
        now: Timestamp,
    ) -> Result<u64, StoreError> {
        let mut which = Column::AccountId.eq(account.0);
        if let Some(kept) = kept {
            which = which.and(Column::Id.ne(kept.0));
        }
        self.end_where(which, why, now).await
    }

    async fn end_where(
        &self,
        which: impl sea_orm::sea_query::IntoCondition,
        why: SessionEnd,
        now: Timestamp,
    ) -> Result<u64, StoreError> {
        let done = Entity::update_many()
            .col_expr(Column::EndedAt, Expr::val(now))
            .col_expr(Column::EndReason, Expr::val(codes::code(why)))
            .filter(which.into_condition())
            .filter(Column::EndedAt.is_null())
            .exec(self.0)
            .await?;
        Ok(done.rows_affected)
    }

    async fn add_token(
        &self,
        session: SessionId,
        hash: &SecretHash,
        now: Timestamp,
    ) -> Result<(), StoreError> {
        let row = refresh_token::ActiveModel {
            hash: Set(hash.as_str().to_owned()),
            session_id: Set(session.0),
            issued_at: Set(now),
            expires_at: Set(now + REFRESH_LIFETIME),
            used_at: Set(None),
            successor: Set(None),
        };
        refresh_token::Entity::insert(row)
            .exec_without_returning(self.0)
            .await?;
        Ok(())
    }

    /// Forgets what serves nobody any longer: sessions that ended or fell silent before `before` with their tokens, and
    /// tokens that expired before it. Answers how many sessions.
    pub async fn forget(&self, before: Timestamp) -> Result<u64, StoreError> {
        refresh_token::Entity::delete_many()
            .filter(refresh_token::Column::ExpiresAt.lt(before))
            .exec(self.0)
            .await?;
        let silent = before - REFRESH_LIFETIME;
        let done = Entity::delete_many()
            .filter(Column::EndedAt.lt(before).or(Column::LastUsedAt.lt(silent)))
            .exec(self.0)
            .await?;
        Ok(done.rows_affected)
    }
}

/// A session with what is needed of its account.
#[derive(FromQueryResult)]
struct SessionRow {
    id: Uuid,
    account_id: Uuid,
    person_id: Uuid,
    created_at: Timestamp,
    ended_at: Option<Timestamp>,
    disabled_at: Option<Timestamp>,
}

impl SessionRow {
    fn live(self, now: Timestamp) -> Option<LiveSession> {
        session_lives(self.created_at, self.ended_at, self.disabled_at, now).then_some(
            LiveSession {
                id: SessionId(self.id),
                account: AccountId(self.account_id),
                person: PersonId(self.person_id),
            },
        )
    }
}

fn with_account(query: Select<Entity>) -> sea_orm::Selector<sea_orm::SelectModel<SessionRow>> {
    query
        .select_only()
        .columns([
            Column::Id,
            Column::AccountId,
            Column::CreatedAt,
            Column::EndedAt,
        ])
        .column(account::Column::PersonId)
        .column(account::Column::DisabledAt)
        .join(JoinType::InnerJoin, to_account())
        .into_model::<SessionRow>()
}

fn to_account() -> RelationDef {
    Entity::belongs_to(account::Entity)
        .from(Column::AccountId)
        .to(account::Column::Id)
        .into()
}

fn open(account: AccountId) -> Select<Entity> {
    Entity::find()
        .filter(Column::AccountId.eq(account.0))
        .filter(Column::EndedAt.is_null())
}

/// What a browser says of itself, fit to be shown: no control characters, at most 300 others.
fn tidy(user_agent: &str) -> String {
    user_agent
        .chars()
        .filter(|c| !c.is_control())
        .take(300)
        .collect()
}

impl From<Model> for SessionRecord {
    fn from(row: Model) -> Self {
        Self {
            id: SessionId(row.id),
            created_at: row.created_at,
            last_used_at: row.last_used_at,
            user_agent: row.user_agent,
        }
    }
}
