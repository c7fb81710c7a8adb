//! Rests of mentorships.

use std::collections::HashMap;
use std::sync::Arc;

use async_graphql::dataloader::Loader;
use domain::id::MentorshipId;
use persistence::StoreError;
use persistence::mentorships::KeptSuspension;

use super::Loaders;

/// Every rest of a mentorship, the latest first; absent for none.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub struct RestsOf(pub MentorshipId);

impl Loader<RestsOf> for Loaders {
    type Value = Vec<KeptSuspension>;
    type Error = Arc<StoreError>;

    async fn load(
        &self,
        keys: &[RestsOf],
    ) -> Result<HashMap<RestsOf, Vec<KeptSuspension>>, Arc<StoreError>> {
        let ids: Vec<_> = keys.iter().map(|key| key.0).collect();
        let rows = self.store.mentorships().rests_of(&ids).await;
        let mut found: HashMap<RestsOf, Vec<KeptSuspension>> = HashMap::new();
        for row in rows.map_err(Arc::new)? {
            found.entry(RestsOf(row.mentorship)).or_default().push(row);
        }
        Ok(found)
    }
}
