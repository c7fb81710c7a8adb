//! One-time links: each is bound to a purpose and to an account or invitation, and opens once.

use domain::clock::Timestamp;
use domain::id::{AccountId, InvitationId};
use sea_orm::sea_query::Expr;
use sea_orm::{
    ActiveValue::Set, ColumnTrait, ConnectionTrait, DatabaseTransaction, EntityTrait, QueryFilter,
};

use crate::entity::one_time_link::{ActiveModel, Column, Entity, Model};
use crate::error::StoreError;
use crate::secrets::SecretHash;

/// What a link is for.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum LinkTarget {
    /// To accept an invitation.
    Invitation(InvitationId),
    /// To set the password of an account.
    Reset(AccountId),
}

impl LinkTarget {
    fn purpose(self) -> &'static str {
        match self {
            Self::Invitation(_) => "INVITATION",
            Self::Reset(_) => "RESET",
        }
    }
}

/// The repository of one-time links.
pub struct Links<'c, C>(pub(crate) &'c C);

impl<C: ConnectionTrait> Links<'_, C> {
    /// What the link with this hash would open at `now`; nothing when it is unknown, used or expired.
    pub async fn peek(
        &self,
        hash: &SecretHash,
        now: Timestamp,
    ) -> Result<Option<LinkTarget>, StoreError> {
        let row = Entity::find_by_id(hash.as_str())
            .filter(Column::UsedAt.is_null())
            .filter(Column::ExpiresAt.gt(now))
            .one(self.0)
            .await?;
        Ok(row.as_ref().and_then(target))
    }
}

impl Links<'_, DatabaseTransaction> {
    /// Adds a link; older ones for the same end open no longer.
    pub async fn add(
        &self,
        hash: &SecretHash,
        target: LinkTarget,
        expires_at: Timestamp,
        now: Timestamp,
    ) -> Result<(), StoreError> {
        self.void(target, now).await?;
        let (account, invitation) = match target {
            LinkTarget::Invitation(id) => (None, Some(id.0)),
            LinkTarget::Reset(id) => (Some(id.0), None),
        };
        let row = ActiveModel {
            hash: Set(hash.as_str().to_owned()),
            purpose: Set(target.purpose().to_owned()),
            account_id: Set(account),
            invitation_id: Set(invitation),
            created_at: Set(now),
            expires_at: Set(expires_at),
            used_at: Set(None),
        };
        Entity::insert(row).exec_without_returning(self.0).await?;
        Ok(())
    }

    /// Opens the link: what it is for, the first time; nothing when it is unknown, used or expired.
    ///
    /// Of two at once one gets the target: the update finds the link unused or does not find it.
    pub async fn open(
        &self,
        hash: &SecretHash,
        now: Timestamp,
    ) -> Result<Option<LinkTarget>, StoreError> {
        let done = Entity::update_many()
            .col_expr(Column::UsedAt, Expr::val(now))
            .filter(Column::Hash.eq(hash.as_str()))
            .filter(Column::UsedAt.is_null())
            .filter(Column::ExpiresAt.gt(now))
            .exec(self.0)
            .await?;
        if done.rows_affected != 1 {
            return Ok(None);
        }
        let row = Entity::find_by_id(hash.as_str()).one(self.0).await?;
        Ok(row.as_ref().and_then(target))
    }

    /// Closes all links to `target` that were not opened.
    pub async fn void(&self, target: LinkTarget, now: Timestamp) -> Result<(), StoreError> {
        let which = match target {
            LinkTarget::Invitation(id) => Column::InvitationId.eq(id.0),
            LinkTarget::Reset(id) => Column::AccountId.eq(id.0),
        };
        Entity::update_many()
            .col_expr(Column::UsedAt, Expr::val(now))
            .filter(which)
            .filter(Column::UsedAt.is_null())
            .exec(self.0)
            .await?;
        Ok(())
    }

    /// Forgets links that expired before `before`.
    pub async fn forget(&self, before: Timestamp) -> Result<u64, StoreError> {
        let done = Entity::delete_many()
            .filter(Column::ExpiresAt.lt(before))
            .exec(self.0)
            .await?;
        Ok(done.rows_affected)
    }
}

/// What a row is for; a CHECK of the table keeps purpose and target together.
fn target(row: &Model) -> Option<LinkTarget> {
    match (row.purpose.as_str(), row.invitation_id, row.account_id) {
        ("INVITATION", Some(id), None) => Some(LinkTarget::Invitation(InvitationId(id))),
        ("RESET", None, Some(id)) => Some(LinkTarget::Reset(AccountId(id))),
        _ => None,
    }
}
