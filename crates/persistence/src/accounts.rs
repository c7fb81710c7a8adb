//! Accounts: the means by which a person signs in.

use domain::access::{Actor, Place, Post};
use domain::clock::{Date, Timestamp, Zone};
use domain::id::{AccountId, MunicipalityId, PersonId, RegionId, SchoolId};
use domain::text::Email;
use sea_orm::sea_query::{Condition, ConditionType, Expr, ExprTrait};
use sea_orm::{
    ActiveValue::Set, ColumnTrait, ConnectionTrait, DatabaseTransaction, EntityTrait,
    FromQueryResult, JoinType, QueryFilter, QuerySelect, RelationDef,
};
use uuid::Uuid;

use crate::codes;
use crate::entity::account::{ActiveModel, Column, Entity, Model};
use crate::entity::{municipality, post, region, school};
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

    /// `person` with the posts in force at `now`, by the calendar of each post's region: who asks, as the policy sees
    /// them. One statement; asked anew for every request, so that a change of rights works on the next one.
    pub async fn actor(&self, person: PersonId, now: Timestamp) -> Result<Actor, StoreError> {
        let rows = post::Entity::find()
            .select_only()
            .columns([
                post::Column::Id,
                post::Column::Role,
                post::Column::RegionId,
                post::Column::MunicipalityId,
                post::Column::SchoolId,
                post::Column::ValidFrom,
                post::Column::ValidUntil,
            ])
            .column(region::Column::TimeZone)
            .join(JoinType::LeftJoin, to_municipality())
            .join(JoinType::LeftJoin, to_school())
            .join(JoinType::InnerJoin, to_region())
            .filter(post::Column::PersonId.eq(person.0))
            .into_model::<PostRow>()
            .all(self.0)
            .await?;
        let mut posts = Vec::new();
        for row in rows {
            if row.is_in_force(now)? {
                posts.push(row.post()?);
            }
        }
        Ok(Actor::Person { id: person, posts })
    }
}

/// A post with the zone of its region.
#[derive(FromQueryResult)]
struct PostRow {
    id: Uuid,
    role: String,
    region_id: Option<Uuid>,
    municipality_id: Option<Uuid>,
    school_id: Option<Uuid>,
    valid_from: Date,
    valid_until: Option<Date>,
    time_zone: String,
}

impl PostRow {
    fn is_in_force(&self, now: Timestamp) -> Result<bool, StoreError> {
        let zone = Zone::named(&self.time_zone).ok_or(StoreError::inconsistent("post", self.id))?;
        let today = zone.date(now);
        Ok(self.valid_from <= today && self.valid_until.is_none_or(|last| last >= today))
    }

    fn post(&self) -> Result<Post, StoreError> {
        let at = match (self.region_id, self.municipality_id, self.school_id) {
            (Some(id), None, None) => Place::Region(RegionId(id)),
            (None, Some(id), None) => Place::Municipality(MunicipalityId(id)),
            (None, None, Some(id)) => Place::School(SchoolId(id)),
            _ => return Err(StoreError::inconsistent("post", self.id)),
        };
        Ok(Post {
            role: codes::value(&self.role, "post", self.id)?,
            at,
        })
    }
}

fn to_municipality() -> RelationDef {
    post::Entity::belongs_to(municipality::Entity)
        .from(post::Column::MunicipalityId)
        .to(municipality::Column::Id)
        .into()
}

fn to_school() -> RelationDef {
    post::Entity::belongs_to(school::Entity)
        .from(post::Column::SchoolId)
        .to(school::Column::Id)
        .into()
}

/// A post names its region, or its place does.
fn to_region() -> RelationDef {
    post::Entity::belongs_to(region::Entity)
        .from(post::Column::RegionId)
        .to(region::Column::Id)
        .on_condition(|_post, region| {
            let id = Expr::col((region, region::Column::Id));
            Condition::any()
                .add(
                    id.clone()
                        .equals((municipality::Entity, municipality::Column::RegionId)),
                )
                .add(id.equals((school::Entity, school::Column::RegionId)))
        })
        .condition_type(ConditionType::Any)
        .into()
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
