//! Fields that municipalities added, and what stands in them.

use std::collections::HashMap;
use std::sync::Arc;

use async_graphql::dataloader::Loader;
use domain::id::MunicipalityId;
use persistence::StoreError;
use persistence::bank_fields::{Field, FieldValue};
use uuid::Uuid;

use super::Loaders;

/// The fields that the municipality added, in their order; absent for none.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub struct BankFieldsOf(pub MunicipalityId);

impl Loader<BankFieldsOf> for Loaders {
    type Value = Vec<Field>;
    type Error = Arc<StoreError>;

    async fn load(
        &self,
        keys: &[BankFieldsOf],
    ) -> Result<HashMap<BankFieldsOf, Vec<Field>>, Arc<StoreError>> {
        let ids: Vec<_> = keys.iter().map(|key| key.0).collect();
        let mut found: HashMap<BankFieldsOf, Vec<Field>> = HashMap::new();
        for row in self.store.bank_fields().of(&ids).await.map_err(Arc::new)? {
            found
                .entry(BankFieldsOf(row.municipality))
                .or_default()
                .push(row);
        }
        Ok(found)
    }
}

/// What stands in the added fields of the card; absent for nothing.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub struct FieldValuesOf(pub Uuid);

impl Loader<FieldValuesOf> for Loaders {
    type Value = Vec<FieldValue>;
    type Error = Arc<StoreError>;

    async fn load(
        &self,
        keys: &[FieldValuesOf],
    ) -> Result<HashMap<FieldValuesOf, Vec<FieldValue>>, Arc<StoreError>> {
        let ids: Vec<_> = keys.iter().map(|key| key.0).collect();
        let rows = self.store.bank_fields().values(&ids).await;
        let mut found: HashMap<FieldValuesOf, Vec<FieldValue>> = HashMap::new();
        for row in rows.map_err(Arc::new)? {
            found.entry(FieldValuesOf(row.card)).or_default().push(row);
        }
        Ok(found)
    }
}
