//! A place in the tree, as a name with an id.

use async_graphql::{Enum, ID, SimpleObject};
use domain::id::{MunicipalityId, RegionId, SchoolId};

use persistence::municipalities::Municipality;

use crate::error::GqlError;
use crate::ids::PublicId;
use crate::loaders::{MunicipalityById, RegionById, SchoolById};
use crate::viewer::Viewer;

/// How high a place stands.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Enum)]
pub enum PlaceLevel {
    /// A region.
    Region,
    /// A municipality.
    Municipality,
    /// A school: an education organisation of any kind.
    School,
}

/// A place in the tree region → municipality → school, named but not opened.
#[derive(Clone, Debug, SimpleObject)]
pub struct Place {
    /// `region:…`, `municipality:…` or `school:…`, which the viewer's desks take.
    pub id: ID,
    /// How high it stands.
    pub level: PlaceLevel,
    /// What it is called: the short name of a school.
    pub name: String,
}

impl Place {
    /// The place that the policy speaks of.
    pub async fn at(viewer: &Viewer, place: domain::access::Place) -> Result<Self, GqlError> {
        match place {
            domain::access::Place::Region(id) => Self::region(viewer, id).await,
            domain::access::Place::Municipality(id) => Self::municipality(viewer, id).await,
            domain::access::Place::School(id) => Self::school(viewer, id).await,
        }
    }

    /// The region with this id.
    pub async fn region(viewer: &Viewer, id: RegionId) -> Result<Self, GqlError> {
        let row = viewer
            .loaders()
            .load_one(RegionById(id))
            .await?
            .ok_or(GqlError::NotFound)?;
        Ok(Self {
            id: id.public(),
            level: PlaceLevel::Region,
            name: row.name,
        })
    }

    /// The municipality with this id.
    pub async fn municipality(viewer: &Viewer, id: MunicipalityId) -> Result<Self, GqlError> {
        let row = viewer
            .loaders()
            .load_one(MunicipalityById(id))
            .await?
            .ok_or(GqlError::NotFound)?;
        Ok(Self::of_municipality(&row))
    }

    /// The municipality of this row.
    pub(crate) fn of_municipality(row: &Municipality) -> Self {
        Self {
            id: row.id.public(),
            level: PlaceLevel::Municipality,
            name: row.name.clone(),
        }
    }

    /// The municipalities with these ids, read at once, by name.
    pub(crate) async fn municipalities(
        viewer: &Viewer,
        ids: impl Iterator<Item = MunicipalityId>,
    ) -> Result<Vec<(MunicipalityId, Self)>, GqlError> {
        let found = viewer
            .loaders()
            .load_many(ids.map(MunicipalityById))
            .await?;
        let mut rows: Vec<_> = found.into_values().collect();
        rows.sort_by_cached_key(|row| (domain::text::fold(&row.name), row.id));
        Ok(rows
            .iter()
            .map(|row| (row.id, Self::of_municipality(row)))
            .collect())
    }

    /// The school with this id.
    pub async fn school(viewer: &Viewer, id: SchoolId) -> Result<Self, GqlError> {
        let row = viewer
            .loaders()
            .load_one(SchoolById(id))
            .await?
            .ok_or(GqlError::NotFound)?;
        Ok(Self {
            id: id.public(),
            level: PlaceLevel::School,
            name: row.short_name,
        })
    }
}
