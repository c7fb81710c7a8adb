//! The consents that hold.

use std::collections::{BTreeMap, HashMap};
use std::sync::Arc;

use async_graphql::dataloader::Loader;
use domain::clock::Date;
use domain::id::{PersonId, SchoolId};
use persistence::StoreError;
use persistence::mentorships::Held;

use super::Loaders;

/// The consents of the person that hold at the school on the day; absent for none.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub struct HeldConsents(pub PersonId, pub SchoolId, pub Date);

impl Loader<HeldConsents> for Loaders {
    type Value = Held;
    type Error = Arc<StoreError>;

    async fn load(
        &self,
        keys: &[HeldConsents],
    ) -> Result<HashMap<HeldConsents, Held>, Arc<StoreError>> {
        // One day in nearly every request: "today" of one zone.
        let mut days: BTreeMap<Date, Vec<PersonId>> = BTreeMap::new();
        for HeldConsents(person, _, day) in keys {
            days.entry(*day).or_default().push(*person);
        }
        let mut found = HashMap::new();
        for (day, people) in days {
            let held = self.store.mentorships().consents_held(&people, day).await;
            let held = held.map_err(Arc::new)?.into_iter();
            found.extend(
                held.map(|((person, school), held)| (HeldConsents(person, school, day), held)),
            );
        }
        Ok(found)
    }
}
