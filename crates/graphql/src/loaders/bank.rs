//! What the duty to refresh a school's banks is counted from.

use std::collections::HashMap;
use std::sync::Arc;

use async_graphql::dataloader::Loader;
use domain::id::{MunicipalityId, SchoolId};
use persistence::StoreError;
use persistence::banks::{Policy, SchoolStanding};

use super::Loaders;

/// The last confirmation and the first card of the school; absent for a school with neither.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub struct BankStandingOf(pub SchoolId);

impl Loader<BankStandingOf> for Loaders {
    type Value = SchoolStanding;
    type Error = Arc<StoreError>;

    async fn load(
        &self,
        keys: &[BankStandingOf],
    ) -> Result<HashMap<BankStandingOf, SchoolStanding>, Arc<StoreError>> {
        let ids: Vec<_> = keys.iter().map(|key| key.0).collect();
        let found = self.store.banks().standings(&ids).await.map_err(Arc::new)?;
        let entry = |(id, standing)| (BankStandingOf(id), standing);
        Ok(found.into_iter().map(entry).collect())
    }
}

/// How often the municipality's schools confirm their banks; absent for one that has not said.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub struct BankPolicyOf(pub MunicipalityId);

impl Loader<BankPolicyOf> for Loaders {
    type Value = Policy;
    type Error = Arc<StoreError>;

    async fn load(
        &self,
        keys: &[BankPolicyOf],
    ) -> Result<HashMap<BankPolicyOf, Policy>, Arc<StoreError>> {
        let ids: Vec<_> = keys.iter().map(|key| key.0).collect();
        let found = self.store.banks().policies(&ids).await.map_err(Arc::new)?;
        let entry = |(id, policy)| (BankPolicyOf(id), policy);
        Ok(found.into_iter().map(entry).collect())
    }
}
