//! Consents by person, and what a person's consents to a school are good for.

use std::collections::HashMap;
use std::sync::Arc;

use async_graphql::dataloader::Loader;
use domain::id::{ConsentId, PersonId, SchoolId};
use persistence::StoreError;
use persistence::consent_scans::Scan;
use persistence::consents::{KeptConsent, Ties};

use super::Loaders;

/// All consents of the person, the latest first; absent for none.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub struct ConsentsOf(pub PersonId);

impl Loader<ConsentsOf> for Loaders {
    type Value = Vec<KeptConsent>;
    type Error = Arc<StoreError>;

    async fn load(
        &self,
        keys: &[ConsentsOf],
    ) -> Result<HashMap<ConsentsOf, Vec<KeptConsent>>, Arc<StoreError>> {
        let ids: Vec<_> = keys.iter().map(|key| key.0).collect();
        let rows = self.store.consents().of_people(&ids).await;
        let mut found: HashMap<ConsentsOf, Vec<KeptConsent>> = HashMap::new();
        for row in rows.map_err(Arc::new)? {
            found
                .entry(ConsentsOf(row.terms.person))
                .or_default()
                .push(row);
        }
        Ok(found)
    }
}

/// What binds the person to the school's mentoring; absent for nothing.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub struct TiesOf(pub PersonId, pub SchoolId);

impl Loader<TiesOf> for Loaders {
    type Value = Ties;
    type Error = Arc<StoreError>;

    async fn load(&self, keys: &[TiesOf]) -> Result<HashMap<TiesOf, Ties>, Arc<StoreError>> {
        let pairs: Vec<_> = keys.iter().map(|key| (key.0, key.1)).collect();
        let rows = self.store.consents().ties(&pairs).await;
        Ok(rows
            .map_err(Arc::new)?
            .into_iter()
            .map(|((person, school), ties)| (TiesOf(person, school), ties))
            .collect())
    }
}

/// The latest scan of the consent; absent for none.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub struct ScansOf(pub ConsentId);

impl Loader<ScansOf> for Loaders {
    type Value = Scan;
    type Error = Arc<StoreError>;

    async fn load(&self, keys: &[ScansOf]) -> Result<HashMap<ScansOf, Scan>, Arc<StoreError>> {
        let ids: Vec<_> = keys.iter().map(|key| key.0).collect();
        let rows = self.store.consent_scans().of(&ids).await;
        let mut found = HashMap::new();
        for row in rows.map_err(Arc::new)? {
            // The latest comes first.
            found
                .entry(ScansOf(ConsentId(row.consent_id)))
                .or_insert(row);
        }
        Ok(found)
    }
}
