//! The personal links of rounds.

use std::collections::HashMap;
use std::sync::Arc;

use async_graphql::dataloader::Loader;
use domain::id::SurveyRoundId;
use persistence::StoreError;
use persistence::surveys::Link;

use super::Loaders;

/// The links of the round; absent for none.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub struct SurveyLinksOf(pub SurveyRoundId);

impl Loader<SurveyLinksOf> for Loaders {
    type Value = Vec<Link>;
    type Error = Arc<StoreError>;

    async fn load(
        &self,
        keys: &[SurveyLinksOf],
    ) -> Result<HashMap<SurveyLinksOf, Vec<Link>>, Arc<StoreError>> {
        let ids: Vec<_> = keys.iter().map(|key| key.0).collect();
        let mut found: HashMap<SurveyLinksOf, Vec<Link>> = HashMap::new();
        for link in self.store.surveys().links(&ids).await.map_err(Arc::new)? {
            found
                .entry(SurveyLinksOf(link.round))
                .or_default()
                .push(link);
        }
        Ok(found)
    }
}
