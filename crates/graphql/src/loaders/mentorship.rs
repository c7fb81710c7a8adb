//! Mentorships by id, by participant, by order.

use std::collections::HashMap;
use std::sync::Arc;

use async_graphql::dataloader::Loader;
use domain::id::{MentorshipId, OrderId, PersonId};
use persistence::StoreError;
use persistence::mentorships::Mentorship;

use super::Loaders;

/// The mentorship with this id.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub struct MentorshipById(pub MentorshipId);

impl Loader<MentorshipById> for Loaders {
    type Value = Mentorship;
    type Error = Arc<StoreError>;

    async fn load(
        &self,
        keys: &[MentorshipById],
    ) -> Result<HashMap<MentorshipById, Mentorship>, Arc<StoreError>> {
        let ids: Vec<_> = keys.iter().map(|key| key.0).collect();
        let rows = self.store.mentorships().find_all(&ids).await;
        Ok(rows
            .map_err(Arc::new)?
            .into_iter()
            .map(|row| (MentorshipById(row.id()), row))
            .collect())
    }
}

/// The mentorships in which the person takes part, the latest proposal first; absent for none.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub struct MentorshipsOf(pub PersonId);

impl Loader<MentorshipsOf> for Loaders {
    type Value = Vec<Mentorship>;
    type Error = Arc<StoreError>;

    async fn load(
        &self,
        keys: &[MentorshipsOf],
    ) -> Result<HashMap<MentorshipsOf, Vec<Mentorship>>, Arc<StoreError>> {
        let people: Vec<_> = keys.iter().map(|key| key.0).collect();
        let rows = self.store.mentorships().of_people(&people).await;
        let rows = rows.map_err(Arc::new)?;
        let mut found: HashMap<MentorshipsOf, Vec<Mentorship>> = HashMap::new();
        for key in keys {
            let theirs = rows.iter().filter(|row| {
                row.pair
                    .participants
                    .iter()
                    .any(|line| line.person == key.0)
            });
            found.insert(*key, theirs.cloned().collect());
        }
        Ok(found)
    }
}

/// The mentorships that the order puts, or is to put, into force, or gives mentors to, as they were proposed; absent for none.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub struct MentorshipsOfOrder(pub OrderId);

impl Loader<MentorshipsOfOrder> for Loaders {
    type Value = Vec<Mentorship>;
    type Error = Arc<StoreError>;

    async fn load(
        &self,
        keys: &[MentorshipsOfOrder],
    ) -> Result<HashMap<MentorshipsOfOrder, Vec<Mentorship>>, Arc<StoreError>> {
        let orders: Vec<_> = keys.iter().map(|key| key.0).collect();
        let rows = self.store.mentorships().of_orders(&orders).await;
        let mut found: HashMap<MentorshipsOfOrder, Vec<Mentorship>> = HashMap::new();
        for row in rows.map_err(Arc::new)? {
            let giving = row.pair.giving.and_then(|giving| giving.order);
            for order in row.pair.state.order().into_iter().chain(giving) {
                let rows = found.entry(MentorshipsOfOrder(order)).or_default();
                rows.push(row.clone());
            }
        }
        Ok(found)
    }
}
