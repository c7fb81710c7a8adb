//! Requests about mentorships.

use std::collections::HashMap;
use std::sync::Arc;

use async_graphql::dataloader::Loader;
use domain::id::MentorshipId;
use persistence::StoreError;
use persistence::requests::Request;

use super::Loaders;

/// Every request about a mentorship, the latest first; absent for none.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub struct RequestsAbout(pub MentorshipId);

impl Loader<RequestsAbout> for Loaders {
    type Value = Vec<Request>;
    type Error = Arc<StoreError>;

    async fn load(
        &self,
        keys: &[RequestsAbout],
    ) -> Result<HashMap<RequestsAbout, Vec<Request>>, Arc<StoreError>> {
        let ids: Vec<_> = keys.iter().map(|key| key.0).collect();
        let rows = self.store.requests().about(&ids).await;
        let mut found: HashMap<RequestsAbout, Vec<Request>> = HashMap::new();
        for row in rows.map_err(Arc::new)? {
            let key = RequestsAbout(row.life.mentorship);
            found.entry(key).or_default().push(row);
        }
        Ok(found)
    }
}
