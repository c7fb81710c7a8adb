//! Counters of schools and municipalities by school year.

use std::collections::{BTreeMap, HashMap};
use std::sync::Arc;

use async_graphql::dataloader::Loader;
use domain::clock::SchoolYear;
use domain::id::{MunicipalityId, SchoolId};
use persistence::StoreError;
use persistence::figures::Tally;

use super::Loaders;

/// The counters of a school in a school year; absent when it was never counted.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub struct SchoolTally(pub SchoolId, pub SchoolYear);

impl Loader<SchoolTally> for Loaders {
    type Value = Tally;
    type Error = Arc<StoreError>;

    async fn load(
        &self,
        keys: &[SchoolTally],
    ) -> Result<HashMap<SchoolTally, Tally>, Arc<StoreError>> {
        let mut found = HashMap::new();
        for (year, ids) in by_year(keys.iter().map(|key| (key.1, key.0))) {
            let rows = self
                .store
                .figures()
                .of_schools(&ids, year)
                .await
                .map_err(Arc::new)?;
            found.extend(
                rows.into_iter()
                    .map(|(id, tally)| (SchoolTally(id, year), tally)),
            );
        }
        Ok(found)
    }
}

/// The counters of a municipality in a school year; absent when it was never counted.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub struct MunicipalityTally(pub MunicipalityId, pub SchoolYear);

impl Loader<MunicipalityTally> for Loaders {
    type Value = Tally;
    type Error = Arc<StoreError>;

    async fn load(
        &self,
        keys: &[MunicipalityTally],
    ) -> Result<HashMap<MunicipalityTally, Tally>, Arc<StoreError>> {
        let mut found = HashMap::new();
        for (year, ids) in by_year(keys.iter().map(|key| (key.1, key.0))) {
            let rows = self
                .store
                .figures()
                .of_municipalities(&ids, year)
                .await
                .map_err(Arc::new)?;
            found.extend(
                rows.into_iter()
                    .map(|(id, tally)| (MunicipalityTally(id, year), tally)),
            );
        }
        Ok(found)
    }
}

/// Keys grouped by year: a page asks for one year, rarely for two.
pub(super) fn by_year<T>(
    keys: impl Iterator<Item = (SchoolYear, T)>,
) -> BTreeMap<SchoolYear, Vec<T>> {
    let mut years: BTreeMap<SchoolYear, Vec<T>> = BTreeMap::new();
    for (year, key) in keys {
        years.entry(year).or_default().push(key);
    }
    years
}
