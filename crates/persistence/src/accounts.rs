//! Accounts: the means by which a person signs in.

use domain::clock::Timestamp;
use domain::id::{AccountId, PersonId};
use domain::text::Email;
use sea_orm::sea_query::Expr;
use sea_orm::{
    ActiveValue::Set, ColumnTrait, ConnectionTrait, DatabaseTransaction, EntityTrait, QueryFilter,
    QuerySelect,
};
use uuid::Uuid;

use crate::entity::account::{ActiveModel, Column, Entity, Model};
use crate::error::StoreError;

/// An account as it is kept.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Account {
    /// Its id.
    pub id: AccountId,
    /// Whose it is.
    pub person: PersonId,
    /// The address that they sign in with.
    pub email: Email,
    /// The argon2id hash; `None` until the first password is set.
    pub password_hash: Option<String>,
    /// When it was closed, if it is.
    pub disabled_at: Option<Timestamp>,
}

/// An account about to be added.
#[derive(Clone, Debug)]
pub struct NewAccount<'a> {
    /// Its id.
    pub id: AccountId,
    /// Whose it is to be.
    pub person: PersonId,
    /// The address that they sign in with.
    pub email: &'a Email,
    /// The argon2id hash; `None` when a link will set the first password.
    pub password_hash: Option<&'a str>,
}

/// The repository of accounts.
pub struct Accounts<'c, C>(pub(crate) &'c C);

impl<C: ConnectionTrait> Accounts<'_, C> {
    /// The account with this id.
    pub async fn find(&self, id: AccountId) -> Result<Option<Account>, StoreError> {
        Entity::find_by_id(id.0)
            .one(self.0)
            .await?
            .map(Account::try_from)
            .transpose()
    }

    /// The account that signs in with `email`, written in any case.
    pub async fn find_by_email(&self, email: &Email) -> Result<Option<Account>, StoreError> {
        let query = Entity::find().filter(Column::EmailFolded.eq(email.folded()));
        query.one(self.0).await?.map(Account::try_from).transpose()
    }

    /// The account of `person`.
    pub async fn find_of(&self, person: PersonId) -> Result<Option<Account>, StoreError> {
        let query = Entity::find().filter(Column::PersonId.eq(person.0));
        query.one(self.0).await?.map(Account::try_from).transpose()
    }

    /// Those of `people` who have an account, in no order.
    pub async fn holders(&self, people: &[PersonId]) -> Result<Vec<PersonId>, StoreError> {
        let ids: Vec<Uuid> = Entity::find()
            .select_only()
            .column(Column::PersonId)
            .filter(Column::PersonId.is_in(people.iter().map(|person| person.0)))
            .into_tuple()
            .all(self.0)
            .await?;
        Ok(ids.into_iter().map(PersonId).collect())
    }
}

impl Accounts<'_, DatabaseTransaction> {
    /// Adds an account; [`StoreError::Unique`] when the address or the person has one.
    pub async fn add(&self, new: NewAccount<'_>, now: Timestamp) -> Result<(), StoreError> {
        let row = ActiveModel {
            id: Set(new.id.0),
            person_id: Set(new.person.0),
            email: Set(new.email.as_str().to_owned()),
            email_folded: Set(new.email.folded()),
            password_hash: Set(new.password_hash.map(str::to_owned)),
            created_at: Set(now),
            disabled_at: Set(None),
            password_changed_at: Set(new.password_hash.map(|_| now)),
        };
        Entity::insert(row).exec_without_returning(self.0).await?;
        Ok(())
    }

    /// Sets the password; [`StoreError::Conflict`] when the account is closed or gone.
    pub async fn set_password(
        &self,
        account: AccountId,
        hash: &str,
        now: Timestamp,
    ) -> Result<(), StoreError> {
        let done = Entity::update_many()
            .col_expr(Column::PasswordHash, Expr::val(hash))
            .col_expr(Column::PasswordChangedAt, Expr::val(now))
            .filter(Column::Id.eq(account.0))
            .filter(Column::DisabledAt.is_null())
            .exec(self.0)
            .await?;
        one(done.rows_affected)
    }

    /// Closes the account at `when`, or opens it again with `None`. Its sessions are the caller's to end.
    pub async fn set_disabled(
        &self,
        account: AccountId,
        when: Option<Timestamp>,
    ) -> Result<(), StoreError> {
        let done = Entity::update_many()
            .col_expr(Column::DisabledAt, Expr::val(when))
            .filter(Column::Id.eq(account.0))
            .exec(self.0)
            .await?;
        one(done.rows_affected)
    }
}

/// A guarded update touches one row or says that somebody was faster.
pub(crate) fn one(rows_affected: u64) -> Result<(), StoreError> {
    if rows_affected == 1 {
        Ok(())
    } else {
        Err(StoreError::Conflict)
    }
}

impl TryFrom<Model> for Account {
    type Error = StoreError;

    fn try_from(row: Model) -> Result<Self, StoreError> {
        let email = Email::parse(&row.email);
        Ok(Self {
            id: AccountId(row.id),
            person: PersonId(row.person_id),
            email: email.or(Err(StoreError::inconsistent("account", row.id)))?,
            password_hash: row.password_hash,
            disabled_at: row.disabled_at,
        })
    }
}
