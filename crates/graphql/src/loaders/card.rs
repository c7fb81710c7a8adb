//! Cards of both banks by person, and deficits by need.

use std::collections::HashMap;
use std::sync::Arc;

use async_graphql::dataloader::Loader;
use domain::id::{NeedId, PersonId};
use persistence::StoreError;
use persistence::mentor_cards::MentorCard;
use persistence::needs::{Deficit, Need};

use super::Loaders;

/// All mentor's cards of the person, the latest written first; absent for who has none.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub struct MentorCardsOf(pub PersonId);

impl Loader<MentorCardsOf> for Loaders {
    type Value = Vec<MentorCard>;
    type Error = Arc<StoreError>;

    async fn load(
        &self,
        keys: &[MentorCardsOf],
    ) -> Result<HashMap<MentorCardsOf, Vec<MentorCard>>, Arc<StoreError>> {
        let ids: Vec<_> = keys.iter().map(|key| key.0).collect();
        let rows = self.store.mentor_cards().of_people(&ids).await;
        let mut found: HashMap<MentorCardsOf, Vec<MentorCard>> = HashMap::new();
        for row in rows.map_err(Arc::new)? {
            found
                .entry(MentorCardsOf(row.person))
                .or_default()
                .push(row);
        }
        Ok(found)
    }
}

/// How many mentees the person has or is asked for, over all schools; absent for none.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub struct TakenBy(pub PersonId);

impl Loader<TakenBy> for Loaders {
    type Value = u32;
    type Error = Arc<StoreError>;

    async fn load(&self, keys: &[TakenBy]) -> Result<HashMap<TakenBy, u32>, Arc<StoreError>> {
        let ids: Vec<_> = keys.iter().map(|key| key.0).collect();
        let rows = self.store.mentorships().taken(&ids).await;
        Ok(rows
            .map_err(Arc::new)?
            .into_iter()
            .map(|(id, taken)| (TakenBy(id), taken))
            .collect())
    }
}

/// All needs of the person, the latest written first; absent for who has none.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub struct NeedsOf(pub PersonId);

impl Loader<NeedsOf> for Loaders {
    type Value = Vec<Need>;
    type Error = Arc<StoreError>;

    async fn load(&self, keys: &[NeedsOf]) -> Result<HashMap<NeedsOf, Vec<Need>>, Arc<StoreError>> {
        let ids: Vec<_> = keys.iter().map(|key| key.0).collect();
        let rows = self.store.needs().of_people(&ids).await;
        let mut found: HashMap<NeedsOf, Vec<Need>> = HashMap::new();
        for row in rows.map_err(Arc::new)? {
            found.entry(NeedsOf(row.person)).or_default().push(row);
        }
        Ok(found)
    }
}

/// The deficits of the need in their order; absent for none.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub struct DeficitsOf(pub NeedId);

impl Loader<DeficitsOf> for Loaders {
    type Value = Vec<Deficit>;
    type Error = Arc<StoreError>;

    async fn load(
        &self,
        keys: &[DeficitsOf],
    ) -> Result<HashMap<DeficitsOf, Vec<Deficit>>, Arc<StoreError>> {
        let ids: Vec<_> = keys.iter().map(|key| key.0).collect();
        let rows = self.store.needs().deficits_of(&ids).await;
        let mut found: HashMap<DeficitsOf, Vec<Deficit>> = HashMap::new();
        for row in rows.map_err(Arc::new)? {
            found.entry(DeficitsOf(row.need)).or_default().push(row);
        }
        Ok(found)
    }
}
