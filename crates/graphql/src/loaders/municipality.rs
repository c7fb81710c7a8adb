//! Municipalities by id.

use std::collections::HashMap;
use std::sync::Arc;

use async_graphql::dataloader::Loader;
use domain::id::MunicipalityId;
use persistence::StoreError;
use persistence::municipalities::Municipality;

use super::Loaders;

/// The municipality with this id.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub struct MunicipalityById(pub MunicipalityId);

impl Loader<MunicipalityById> for Loaders {
    type Value = Municipality;
    type Error = Arc<StoreError>;

    async fn load(
        &self,
        keys: &[MunicipalityById],
    ) -> Result<HashMap<MunicipalityById, Municipality>, Arc<StoreError>> {
        let ids: Vec<_> = keys.iter().map(|key| key.0).collect();
        let rows = self
            .store
            .municipalities()
            .find_all(&ids)
            .await
            .map_err(Arc::new)?;
        Ok(rows
            .into_iter()
            .map(|row| (MunicipalityById(row.id), row))
            .collect())
    }
}
