//! Whom requests for help are for.

use std::collections::HashMap;
use std::sync::Arc;

use async_graphql::dataloader::Loader;
use domain::id::{PersonId, SchoolId};
use domain::mentoring::Addressee;
use persistence::StoreError;

use super::Loaders;

/// The mentors whom a request of the person at the school is for; empty for none.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub struct HelpersOf(pub SchoolId, pub PersonId, pub Addressee);

impl Loader<HelpersOf> for Loaders {
    type Value = Vec<PersonId>;
    type Error = Arc<StoreError>;

    async fn load(
        &self,
        keys: &[HelpersOf],
    ) -> Result<HashMap<HelpersOf, Vec<PersonId>>, Arc<StoreError>> {
        let wanted: Vec<_> = keys.iter().map(|key| (key.0, key.1, key.2)).collect();
        let found = self.store.help_requests().helpers(&wanted).await;
        let found = found.map_err(Arc::new)?.into_iter();
        let found = found
            .map(|((school, asked_by, addressee), helpers)| {
                (HelpersOf(school, asked_by, addressee), helpers)
            })
            .collect();
        Ok(found)
    }
}
