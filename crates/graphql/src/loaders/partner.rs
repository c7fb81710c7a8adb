//! Who is paired with whom.

use std::collections::HashMap;
use std::sync::Arc;

use async_graphql::dataloader::Loader;
use domain::id::PersonId;
use persistence::StoreError;

use super::Loaders;

/// Who shares a running or proposed mentorship with the person; absent for nobody.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub struct PartnersOf(pub PersonId);

impl Loader<PartnersOf> for Loaders {
    type Value = Vec<PersonId>;
    type Error = Arc<StoreError>;

    async fn load(
        &self,
        keys: &[PartnersOf],
    ) -> Result<HashMap<PartnersOf, Vec<PersonId>>, Arc<StoreError>> {
        let ids: Vec<_> = keys.iter().map(|key| key.0).collect();
        let rows = self.store.people().partners_of(&ids).await;
        let mut found: HashMap<PartnersOf, Vec<PersonId>> = HashMap::new();
        for (one, other) in rows.map_err(Arc::new)? {
            found.entry(PartnersOf(one)).or_default().push(other);
        }
        Ok(found)
    }
}
