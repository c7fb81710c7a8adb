//! Regions by id.

use std::collections::HashMap;
use std::sync::Arc;

use async_graphql::dataloader::Loader;
use domain::id::RegionId;
use persistence::StoreError;
use persistence::regions::Region;

use super::Loaders;

/// The region with this id.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub struct RegionById(pub RegionId);

impl Loader<RegionById> for Loaders {
    type Value = Region;
    type Error = Arc<StoreError>;

    /// Reads all regions: an installation has one, rarely a few.
    async fn load(
        &self,
        _keys: &[RegionById],
    ) -> Result<HashMap<RegionById, Region>, Arc<StoreError>> {
        let rows = self.store.regions().all().await.map_err(Arc::new)?;
        Ok(rows
            .into_iter()
            .map(|row| (RegionById(row.id), row))
            .collect())
    }
}
