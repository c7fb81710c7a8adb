//! Absences by person.

use std::collections::HashMap;
use std::sync::Arc;

use async_graphql::dataloader::Loader;
use domain::id::PersonId;
use persistence::StoreError;
use persistence::absences::Absence;

use super::Loaders;

/// All absences of the person, past ones too, the earliest first; absent for none.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub struct AbsencesOf(pub PersonId);

impl Loader<AbsencesOf> for Loaders {
    type Value = Vec<Absence>;
    type Error = Arc<StoreError>;

    async fn load(
        &self,
        keys: &[AbsencesOf],
    ) -> Result<HashMap<AbsencesOf, Vec<Absence>>, Arc<StoreError>> {
        let ids: Vec<_> = keys.iter().map(|key| key.0).collect();
        let rows = self.store.absences().of_people(&ids).await;
        let mut found: HashMap<AbsencesOf, Vec<Absence>> = HashMap::new();
        for row in rows.map_err(Arc::new)? {
            found.entry(AbsencesOf(row.person)).or_default().push(row);
        }
        Ok(found)
    }
}
