//! Addresses that people gave a name: filters that they come back to.

use domain::clock::Timestamp;
use domain::id::{PersonId, SavedViewId};
use domain::text::Line;
use sea_orm::{
    ActiveValue::Set, ColumnTrait, ConnectionTrait, DatabaseTransaction, EntityTrait,
    PaginatorTrait, QueryFilter, QueryOrder,
};

use crate::entity::saved_view::{ActiveModel, Column, Entity};
use crate::error::StoreError;

/// The most that one person keeps.
pub const MOST: u64 = 50;

/// What a view is called.
pub type ViewName = Line<80>;
/// Where it leads: a path of this site with its filters.
pub type ViewAddress = Line<1_000>;

/// An address with a name.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct SavedView {
    /// Its id.
    pub id: SavedViewId,
    /// What it is called.
    pub name: String,
    /// Where it leads.
    pub address: String,
}

/// The repository of saved views. They are their owner's alone: everything here asks whose.
pub struct SavedViews<'c, C>(pub(crate) &'c C);

impl<C: ConnectionTrait> SavedViews<'_, C> {
    /// The views of `person`, by name.
    pub async fn of(&self, person: PersonId) -> Result<Vec<SavedView>, StoreError> {
        let rows = Entity::find()
            .filter(Column::PersonId.eq(person.0))
            .order_by_asc(Column::Name)
            .all(self.0)
            .await?;
        let view = |row: crate::entity::saved_view::Model| SavedView {
            id: SavedViewId(row.id),
            name: row.name,
            address: row.address,
        };
        Ok(rows.into_iter().map(view).collect())
    }
}

impl SavedViews<'_, DatabaseTransaction> {
    /// Keeps an address of `person` under a name; one of the same name leads there from now on. Says whether there was
    /// room for it.
    pub async fn keep(
        &self,
        person: PersonId,
        id: SavedViewId,
        name: &ViewName,
        address: &ViewAddress,
        now: Timestamp,
    ) -> Result<bool, StoreError> {
        let own = Entity::find().filter(Column::PersonId.eq(person.0));
        Entity::delete_many()
            .filter(Column::PersonId.eq(person.0))
            .filter(Column::Name.eq(name.as_str()))
            .exec(self.0)
            .await?;
        if own.count(self.0).await? >= MOST {
            return Ok(false);
        }
        let row = ActiveModel {
            id: Set(id.0),
            person_id: Set(person.0),
            name: Set(name.as_str().to_owned()),
            address: Set(address.as_str().to_owned()),
            created_at: Set(now),
        };
        Entity::insert(row).exec_without_returning(self.0).await?;
        Ok(true)
    }

    /// Forgets a view of `person`; says whether they had it.
    pub async fn forget(&self, person: PersonId, id: SavedViewId) -> Result<bool, StoreError> {
        let done = Entity::delete_many()
            .filter(Column::Id.eq(id.0))
            .filter(Column::PersonId.eq(person.0))
            .exec(self.0)
            .await?;
        Ok(done.rows_affected == 1)
    }
}
