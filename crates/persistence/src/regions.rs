//! Regions.

use domain::access::{Denied, rules::place::region::RegionFacts};
use domain::clock::{Timestamp, Zone};
use domain::id::RegionId;
use domain::text::Title;
use sea_orm::{ActiveValue::Set, ConnectionTrait, DatabaseTransaction, EntityTrait, QueryOrder};

use crate::entity::region;
use crate::error::StoreError;

/// A region as it is kept.
#[derive(Clone, PartialEq, Debug)]
pub struct Region {
    /// Its id.
    pub id: RegionId,
    /// «Томская область».
    pub name: String,
    /// Its name in web addresses.
    pub slug: String,
    /// What "today" means there.
    pub zone: Zone,
}

impl Region {
    /// The region as the policy sees it.
    pub fn facts(&self) -> RegionFacts {
        RegionFacts { id: self.id }
    }
}

/// The repository of regions.
pub struct Regions<'c, C>(pub(crate) &'c C);

impl<C: ConnectionTrait> Regions<'_, C> {
    /// The region with this id.
    pub async fn find(&self, id: RegionId) -> Result<Option<Region>, StoreError> {
        region::Entity::find_by_id(id.0)
            .one(self.0)
            .await?
            .map(Region::try_from)
            .transpose()
    }

    /// The region with this id, or the answer for one that does not exist.
    pub async fn get(&self, id: RegionId) -> Result<Result<Region, Denied>, StoreError> {
        Ok(self.find(id).await?.ok_or(Denied::Hidden))
    }

    /// All regions by name. An installation serves one, rarely a few.
    pub async fn all(&self) -> Result<Vec<Region>, StoreError> {
        let rows = region::Entity::find()
            .order_by_asc(region::Column::Name)
            .all(self.0)
            .await?;
        rows.into_iter().map(Region::try_from).collect()
    }
}

impl Regions<'_, DatabaseTransaction> {
    /// Adds a region. Done by the operator of the installation, not by a signed-in person.
    pub async fn add(
        &self,
        id: RegionId,
        name: &Title,
        zone: &str,
        now: Timestamp,
    ) -> Result<(), StoreError> {
        let row = region::ActiveModel {
            id: Set(id.0),
            name: Set(name.as_str().to_owned()),
            slug: Set(domain::text::slug(name.as_str(), "region")),
            time_zone: Set(zone.to_owned()),
            created_at: Set(now),
        };
        region::Entity::insert(row)
            .exec_without_returning(self.0)
            .await?;
        Ok(())
    }
}

impl TryFrom<region::Model> for Region {
    type Error = StoreError;

    fn try_from(row: region::Model) -> Result<Self, StoreError> {
        let zone = Zone::named(&row.time_zone).ok_or(StoreError::inconsistent("region", row.id))?;
        Ok(Self {
            id: RegionId(row.id),
            name: row.name,
            slug: row.slug,
            zone,
        })
    }
}
