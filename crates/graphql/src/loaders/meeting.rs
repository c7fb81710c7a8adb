//! Journals of meetings, for many pairs at once.

use std::collections::HashMap;
use std::sync::Arc;

use async_graphql::dataloader::Loader;
use domain::id::MentorshipId;
use persistence::StoreError;
use persistence::meetings::Meeting;
use persistence::page::Window;

use super::Loaders;

/// The pair's latest meetings, at most so many; absent for none.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub struct LatestMeetings(pub MentorshipId, pub u64);

impl Loader<LatestMeetings> for Loaders {
    type Value = Window<Meeting>;
    type Error = Arc<StoreError>;

    async fn load(
        &self,
        keys: &[LatestMeetings],
    ) -> Result<HashMap<LatestMeetings, Window<Meeting>>, Arc<StoreError>> {
        let mut by_limit: HashMap<u64, Vec<MentorshipId>> = HashMap::new();
        for LatestMeetings(mentorship, limit) in keys {
            by_limit.entry(*limit).or_default().push(*mentorship);
        }
        let mut found = HashMap::new();
        for (limit, mentorships) in by_limit {
            let windows = self.store.meetings().latest(&mentorships, limit).await;
            let windows = windows.map_err(Arc::new)?.into_iter();
            found.extend(windows.map(|(id, window)| (LatestMeetings(id, limit), window)));
        }
        Ok(found)
    }
}

/// How many meetings the pair has had; absent for none.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub struct MeetingCount(pub MentorshipId);

impl Loader<MeetingCount> for Loaders {
    type Value = u64;
    type Error = Arc<StoreError>;

    async fn load(
        &self,
        keys: &[MeetingCount],
    ) -> Result<HashMap<MeetingCount, u64>, Arc<StoreError>> {
        let ids: Vec<_> = keys.iter().map(|key| key.0).collect();
        let counts = self.store.meetings().counts(&ids).await;
        let counts = counts.map_err(Arc::new)?.into_iter();
        Ok(counts
            .map(|(id, count)| (MeetingCount(id), u64::try_from(count).unwrap_or(0)))
            .collect())
    }
}
