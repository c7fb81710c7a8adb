//! Municipalities.

use domain::access::Permit;
use domain::access::rules::place::municipality::MunicipalityFacts;
use domain::access::rules::place::region::AddMunicipality;
use domain::clock::Timestamp;
use domain::id::{MunicipalityId, RegionId};
use domain::org::MunicipalityKind;
use domain::text::{Title, fold, slug};
use sea_orm::{
    ActiveValue::Set, ColumnTrait, ConnectionTrait, DatabaseTransaction, EntityTrait,
    PaginatorTrait, QueryFilter, QueryOrder,
};

use crate::codes;
use crate::entity::municipality::{ActiveModel, Column, Entity, Model};
use crate::error::StoreError;

/// A municipality as it is kept.
#[derive(Clone, PartialEq, Debug)]
pub struct Municipality {
    /// Its id.
    pub id: MunicipalityId,
    /// Its region.
    pub region: RegionId,
    /// «ЗАТО Северск».
    pub name: String,
    /// Its name in web addresses.
    pub slug: String,
    /// What kind it is.
    pub kind: MunicipalityKind,
}

impl Municipality {
    /// The municipality as the policy sees it.
    pub fn facts(&self) -> MunicipalityFacts {
        MunicipalityFacts {
            id: self.id,
            region: self.region,
        }
    }
}

/// A municipality about to be added.
#[derive(Clone, Debug)]
pub struct NewMunicipality<'a> {
    /// Its id.
    pub id: MunicipalityId,
    /// Its name, unique in the region.
    pub name: &'a Title,
    /// What kind it is.
    pub kind: MunicipalityKind,
}

/// The repository of municipalities.
pub struct Municipalities<'c, C>(pub(crate) &'c C);

impl<C: ConnectionTrait> Municipalities<'_, C> {
    /// The municipality with this id.
    pub async fn find(&self, id: MunicipalityId) -> Result<Option<Municipality>, StoreError> {
        Entity::find_by_id(id.0)
            .one(self.0)
            .await?
            .map(Municipality::try_from)
            .transpose()
    }

    /// Those of `ids` that exist, in no order.
    pub async fn find_all(&self, ids: &[MunicipalityId]) -> Result<Vec<Municipality>, StoreError> {
        let ids = ids.iter().map(|id| id.0);
        let rows = Entity::find()
            .filter(Column::Id.is_in(ids))
            .all(self.0)
            .await?;
        rows.into_iter().map(Municipality::try_from).collect()
    }

    /// The municipality that web addresses call `slug`.
    pub async fn find_by_slug(&self, slug: &str) -> Result<Option<Municipality>, StoreError> {
        let row = Entity::find()
            .filter(Column::Slug.eq(slug))
            .one(self.0)
            .await?;
        row.map(Municipality::try_from).transpose()
    }

    /// All municipalities of a region, by name.
    pub async fn of_region(&self, region: RegionId) -> Result<Vec<Municipality>, StoreError> {
        let query = Entity::find().filter(Column::RegionId.eq(region.0));
        let rows = query.order_by_asc(Column::NameFolded).all(self.0).await?;
        rows.into_iter().map(Municipality::try_from).collect()
    }

    /// All municipalities, by name: what a public filter offers.
    pub async fn all(&self) -> Result<Vec<Municipality>, StoreError> {
        let rows = Entity::find()
            .order_by_asc(Column::NameFolded)
            .all(self.0)
            .await?;
        rows.into_iter().map(Municipality::try_from).collect()
    }

    /// Whether the region has a municipality of this name already.
    pub async fn name_taken(&self, region: RegionId, name: &Title) -> Result<bool, StoreError> {
        let query = Entity::find()
            .filter(Column::RegionId.eq(region.0))
            .filter(Column::NameFolded.eq(fold(name.as_str())));
        Ok(query.count(self.0).await? > 0)
    }

    async fn free_slug(&self, name: &str) -> Result<String, StoreError> {
        let wanted = slug(name, "municipality");
        let taken = Entity::find()
            .filter(Column::Slug.starts_with(&wanted))
            .all(self.0)
            .await?;
        Ok(crate::slugs::free(
            &wanted,
            taken.iter().map(|row| row.slug.as_str()),
        ))
    }
}

impl Municipalities<'_, DatabaseTransaction> {
    /// Adds a municipality to the region that the permit is for.
    pub async fn add(
        &self,
        permit: &Permit<AddMunicipality>,
        new: NewMunicipality<'_>,
        now: Timestamp,
    ) -> Result<(), StoreError> {
        let row = ActiveModel {
            id: Set(new.id.0),
            region_id: Set(permit.on()),
            name: Set(new.name.as_str().to_owned()),
            name_folded: Set(fold(new.name.as_str())),
            slug: Set(self.free_slug(new.name.as_str()).await?),
            kind: Set(codes::code(new.kind)),
            created_at: Set(now),
            version: Set(1),
        };
        Entity::insert(row).exec_without_returning(self.0).await?;
        Ok(())
    }
}

impl TryFrom<Model> for Municipality {
    type Error = StoreError;

    fn try_from(row: Model) -> Result<Self, StoreError> {
        Ok(Self {
            id: MunicipalityId(row.id),
            region: RegionId(row.region_id),
            kind: codes::value(&row.kind, "municipality", row.id)?,
            name: row.name,
            slug: row.slug,
        })
    }
}
