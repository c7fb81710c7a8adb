//! Secret addresses under which a calendar program reads somebody's days. Only the hash of a secret is kept.

use domain::clock::Timestamp;
use domain::id::PersonId;
use sea_orm::{
    ActiveValue::Set, ColumnTrait, ConnectionTrait, DatabaseTransaction, EntityTrait, QueryFilter,
};

use crate::entity::calendar_feed::{ActiveModel, Column, Entity};
use crate::error::StoreError;
use crate::secrets::SecretHash;

/// The repository of feeds.
pub struct CalendarFeeds<'c, C>(pub(crate) &'c C);

impl<C: ConnectionTrait> CalendarFeeds<'_, C> {
    /// Whose calendar lies under the address with this hash.
    pub async fn person(&self, hash: &SecretHash) -> Result<Option<PersonId>, StoreError> {
        let row = Entity::find_by_id(hash.as_str().to_owned())
            .one(self.0)
            .await?;
        Ok(row.map(|row| PersonId(row.person_id)))
    }

    /// Since when `person` has an address; `None` for who has none.
    pub async fn since(&self, person: PersonId) -> Result<Option<Timestamp>, StoreError> {
        let row = Entity::find()
            .filter(Column::PersonId.eq(person.0))
            .one(self.0)
            .await?;
        Ok(row.map(|row| row.created_at))
    }
}

impl CalendarFeeds<'_, DatabaseTransaction> {
    /// Gives `person` an address; an earlier one opens nothing any more.
    pub async fn open(
        &self,
        person: PersonId,
        hash: &SecretHash,
        now: Timestamp,
    ) -> Result<(), StoreError> {
        self.close(person).await?;
        let row = ActiveModel {
            hash: Set(hash.as_str().to_owned()),
            person_id: Set(person.0),
            created_at: Set(now),
        };
        Entity::insert(row).exec_without_returning(self.0).await?;
        Ok(())
    }

    /// Puts the address of `person` out of use.
    pub async fn close(&self, person: PersonId) -> Result<(), StoreError> {
        Entity::delete_many()
            .filter(Column::PersonId.eq(person.0))
            .exec(self.0)
            .await?;
        Ok(())
    }
}
