//! Jobs by person.

use std::collections::HashMap;
use std::sync::Arc;

use async_graphql::dataloader::Loader;
use domain::id::PersonId;
use persistence::StoreError;
use persistence::employments::Job;

use super::Loaders;

/// All jobs of the person, the latest first; absent for who has never had one.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub struct JobsOf(pub PersonId);

impl Loader<JobsOf> for Loaders {
    type Value = Vec<Job>;
    type Error = Arc<StoreError>;

    async fn load(&self, keys: &[JobsOf]) -> Result<HashMap<JobsOf, Vec<Job>>, Arc<StoreError>> {
        let ids: Vec<_> = keys.iter().map(|key| key.0).collect();
        let rows = self.store.employments().of_people(&ids).await;
        let mut found: HashMap<JobsOf, Vec<Job>> = HashMap::new();
        for job in rows.map_err(Arc::new)? {
            found.entry(JobsOf(job.terms.person)).or_default().push(job);
        }
        Ok(found)
    }
}
