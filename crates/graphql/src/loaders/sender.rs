//! Partners by id.

use std::collections::HashMap;
use std::sync::Arc;

use async_graphql::dataloader::Loader;
use domain::id::PartnerId;
use persistence::StoreError;
use persistence::partners::Partner;

use super::Loaders;

/// A partner of a school; absent for an id that never was.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub struct PartnerById(pub PartnerId);

impl Loader<PartnerById> for Loaders {
    type Value = Partner;
    type Error = Arc<StoreError>;

    async fn load(
        &self,
        keys: &[PartnerById],
    ) -> Result<HashMap<PartnerById, Partner>, Arc<StoreError>> {
        let ids: Vec<_> = keys.iter().map(|key| key.0).collect();
        let rows = self.store.partners().find_all(&ids).await;
        let rows = rows.map_err(Arc::new)?.into_iter();
        Ok(rows.map(|row| (PartnerById(row.id), row)).collect())
    }
}
