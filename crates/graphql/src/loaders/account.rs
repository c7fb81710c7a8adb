//! Who can sign in.

use std::collections::HashMap;
use std::sync::Arc;

use async_graphql::dataloader::Loader;
use domain::id::PersonId;
use persistence::StoreError;

use super::Loaders;

/// Whether the person has an account; absent for who has none.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub struct HasAccount(pub PersonId);

impl Loader<HasAccount> for Loaders {
    type Value = ();
    type Error = Arc<StoreError>;

    async fn load(&self, keys: &[HasAccount]) -> Result<HashMap<HasAccount, ()>, Arc<StoreError>> {
        let ids: Vec<_> = keys.iter().map(|key| key.0).collect();
        let holders = self.store.accounts().holders(&ids).await;
        Ok(holders
            .map_err(Arc::new)?
            .into_iter()
            .map(|id| (HasAccount(id), ()))
            .collect())
    }
}
