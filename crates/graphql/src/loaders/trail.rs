//! The trail of what was done.

use std::collections::{BTreeMap, HashMap};
use std::sync::Arc;

use async_graphql::dataloader::Loader;
use persistence::{AuditEntry, StoreError};
use uuid::Uuid;

use super::Loaders;

/// What was done to the thing of this kind with this id, newest first, at most a hundred lines; absent for nothing.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub struct TrailOf(pub &'static str, pub Uuid);

impl Loader<TrailOf> for Loaders {
    type Value = Vec<AuditEntry>;
    type Error = Arc<StoreError>;

    async fn load(
        &self,
        keys: &[TrailOf],
    ) -> Result<HashMap<TrailOf, Vec<AuditEntry>>, Arc<StoreError>> {
        let mut kinds: BTreeMap<&'static str, Vec<Uuid>> = BTreeMap::new();
        for TrailOf(kind, subject) in keys {
            kinds.entry(kind).or_default().push(*subject);
        }
        let mut found = HashMap::new();
        for (kind, subjects) in kinds {
            let trails = self.store.trails(kind, &subjects).await.map_err(Arc::new)?;
            found.extend(
                trails
                    .into_iter()
                    .map(|(subject, trail)| (TrailOf(kind, subject), trail)),
            );
        }
        Ok(found)
    }
}
