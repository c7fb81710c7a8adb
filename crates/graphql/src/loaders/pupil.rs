//! Pupils by person.

use std::collections::HashMap;
use std::sync::Arc;

use async_graphql::dataloader::Loader;
use domain::id::PersonId;
use persistence::StoreError;
use persistence::pupils::Pupil;

use super::Loaders;

/// The pupil that the person is; absent for who is none.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub struct PupilOf(pub PersonId);

impl Loader<PupilOf> for Loaders {
    type Value = Pupil;
    type Error = Arc<StoreError>;

    async fn load(&self, keys: &[PupilOf]) -> Result<HashMap<PupilOf, Pupil>, Arc<StoreError>> {
        let ids: Vec<_> = keys.iter().map(|key| key.0).collect();
        let rows = self.store.pupils().of_people(&ids).await;
        Ok(rows
            .map_err(Arc::new)?
            .into_iter()
            .map(|row| (PupilOf(row.terms.person), row))
            .collect())
    }
}
