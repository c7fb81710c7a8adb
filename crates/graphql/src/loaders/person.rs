//! People by id.

use std::collections::HashMap;
use std::sync::Arc;

use async_graphql::dataloader::Loader;
use domain::id::PersonId;
use persistence::StoreError;
use persistence::people::Person;

use super::Loaders;

/// The person with this id.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub struct PersonById(pub PersonId);

impl Loader<PersonById> for Loaders {
    type Value = Person;
    type Error = Arc<StoreError>;

    async fn load(
        &self,
        keys: &[PersonById],
    ) -> Result<HashMap<PersonById, Person>, Arc<StoreError>> {
        let ids: Vec<_> = keys.iter().map(|key| key.0).collect();
        let rows = self.store.people().find_all(&ids).await.map_err(Arc::new)?;
        Ok(rows
            .into_iter()
            .map(|row| (PersonById(row.id), row))
            .collect())
    }
}
