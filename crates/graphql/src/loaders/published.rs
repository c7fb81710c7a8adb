//! The public face, for many rows at once: authors, first practices, counts.

use std::collections::HashMap;
use std::sync::Arc;

use async_graphql::dataloader::Loader;
use domain::id::{MunicipalityId, PracticeId, SchoolId};
use persistence::StoreError;
use persistence::page::Window;
use persistence::public::{Author, PublishedPractice};

use super::Loaders;

/// The authors of the practice with what everybody may know of them now; absent for none.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub struct AuthorsOf(pub PracticeId);

impl Loader<AuthorsOf> for Loaders {
    type Value = Vec<Author>;
    type Error = Arc<StoreError>;

    async fn load(
        &self,
        keys: &[AuthorsOf],
    ) -> Result<HashMap<AuthorsOf, Vec<Author>>, Arc<StoreError>> {
        let ids: Vec<_> = keys.iter().map(|key| key.0).collect();
        let now = self.store.clock().now();
        let found = self.store.public().authors(&ids, now).await;
        let found = found.map_err(Arc::new)?.into_iter();
        Ok(found
            .map(|(id, authors)| (AuthorsOf(id), authors))
            .collect())
    }
}

/// The school's latest published practices, at most so many; absent for none.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub struct FirstPublished(pub SchoolId, pub u64);

impl Loader<FirstPublished> for Loaders {
    type Value = Window<PublishedPractice>;
    type Error = Arc<StoreError>;

    async fn load(
        &self,
        keys: &[FirstPublished],
    ) -> Result<HashMap<FirstPublished, Window<PublishedPractice>>, Arc<StoreError>> {
        let mut by_limit: HashMap<u64, Vec<SchoolId>> = HashMap::new();
        for FirstPublished(school, limit) in keys {
            by_limit.entry(*limit).or_default().push(*school);
        }
        let mut found = HashMap::new();
        for (limit, schools) in by_limit {
            let windows = self.store.public().first_practices(&schools, limit).await;
            let windows = windows.map_err(Arc::new)?.into_iter();
            found.extend(windows.map(|(id, window)| (FirstPublished(id, limit), window)));
        }
        Ok(found)
    }
}

/// How many practices the school has published; absent for none.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub struct PublishedBySchool(pub SchoolId);

impl Loader<PublishedBySchool> for Loaders {
    type Value = u64;
    type Error = Arc<StoreError>;

    async fn load(
        &self,
        keys: &[PublishedBySchool],
    ) -> Result<HashMap<PublishedBySchool, u64>, Arc<StoreError>> {
        let ids: Vec<_> = keys.iter().map(|key| key.0).collect();
        let public = self.store.public();
        let counts = public.practice_counts_of_schools(&ids).await;
        let counts = counts.map_err(Arc::new)?.into_iter();
        Ok(counts
            .map(|(id, count)| (PublishedBySchool(id), u64::try_from(count).unwrap_or(0)))
            .collect())
    }
}

/// How many practices the schools of the municipality have published; absent for none.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub struct PublishedByMunicipality(pub MunicipalityId);

impl Loader<PublishedByMunicipality> for Loaders {
    type Value = i64;
    type Error = Arc<StoreError>;

    async fn load(
        &self,
        keys: &[PublishedByMunicipality],
    ) -> Result<HashMap<PublishedByMunicipality, i64>, Arc<StoreError>> {
        let ids: Vec<_> = keys.iter().map(|key| key.0).collect();
        let counts = self.store.public().practice_counts(&ids).await;
        let counts = counts.map_err(Arc::new)?.into_iter();
        Ok(counts
            .map(|(id, count)| (PublishedByMunicipality(id), count))
            .collect())
    }
}
