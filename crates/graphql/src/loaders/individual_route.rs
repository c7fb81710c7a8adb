//! Individual routes by person.

use std::collections::HashMap;
use std::sync::Arc;

use async_graphql::dataloader::Loader;
use domain::id::PersonId;
use persistence::StoreError;
use persistence::individual_routes::IndividualRoute;

use super::Loaders;

/// All individual routes of the person, the latest written first; absent for none.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub struct RoutesOf(pub PersonId);

impl Loader<RoutesOf> for Loaders {
    type Value = Vec<IndividualRoute>;
    type Error = Arc<StoreError>;

    async fn load(
        &self,
        keys: &[RoutesOf],
    ) -> Result<HashMap<RoutesOf, Vec<IndividualRoute>>, Arc<StoreError>> {
        let ids: Vec<_> = keys.iter().map(|key| key.0).collect();
        let rows = self.store.individual_routes().of_people(&ids).await;
        let mut found: HashMap<RoutesOf, Vec<IndividualRoute>> = HashMap::new();
        for row in rows.map_err(Arc::new)? {
            found.entry(RoutesOf(row.person)).or_default().push(row);
        }
        Ok(found)
    }
}
