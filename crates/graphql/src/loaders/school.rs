//! Schools by id, their place in the register, and how many a municipality has.

use std::collections::HashMap;
use std::sync::Arc;

use async_graphql::dataloader::Loader;
use domain::clock::SchoolYear;
use domain::id::{MunicipalityId, SchoolId};
use persistence::StoreError;
use persistence::schools::School;

use super::Loaders;

/// The school with this id.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub struct SchoolById(pub SchoolId);

impl Loader<SchoolById> for Loaders {
    type Value = School;
    type Error = Arc<StoreError>;

    async fn load(
        &self,
        keys: &[SchoolById],
    ) -> Result<HashMap<SchoolById, School>, Arc<StoreError>> {
        let ids: Vec<_> = keys.iter().map(|key| key.0).collect();
        let rows = self
            .store
            .schools()
            .find_all(&ids)
            .await
            .map_err(Arc::new)?;
        Ok(rows
            .into_iter()
            .map(|row| (SchoolById(row.at.school), row))
            .collect())
    }
}

/// Whether the school is in the register of the year; absent when it is not.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub struct InModel(pub SchoolId, pub SchoolYear);

impl Loader<InModel> for Loaders {
    type Value = ();
    type Error = Arc<StoreError>;

    async fn load(&self, keys: &[InModel]) -> Result<HashMap<InModel, ()>, Arc<StoreError>> {
        let mut found = HashMap::new();
        for (year, ids) in super::tally::by_year(keys.iter().map(|key| (key.1, key.0))) {
            let inside = self
                .store
                .schools()
                .in_model(&ids, year)
                .await
                .map_err(Arc::new)?;
            found.extend(inside.into_iter().map(|id| (InModel(id, year), ())));
        }
        Ok(found)
    }
}

/// How many schools the municipality has; absent for none.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub struct SchoolCountOf(pub MunicipalityId);

impl Loader<SchoolCountOf> for Loaders {
    type Value = i64;
    type Error = Arc<StoreError>;

    async fn load(
        &self,
        keys: &[SchoolCountOf],
    ) -> Result<HashMap<SchoolCountOf, i64>, Arc<StoreError>> {
        let ids: Vec<_> = keys.iter().map(|key| key.0).collect();
        let rows = self
            .store
            .schools()
            .counts_of(&ids)
            .await
            .map_err(Arc::new)?;
        Ok(rows
            .into_iter()
            .map(|(id, count)| (SchoolCountOf(id), count))
            .collect())
    }
}
