//! Roadmaps with their rows, duties and reviews.

use std::collections::HashMap;
use std::sync::Arc;

use async_graphql::dataloader::Loader;
use domain::access::Place;
use domain::clock::{Date, Timestamp};
use domain::id::{
    DutyFileId, DutyId, EvidenceId, MunicipalityId, OccurrenceId, PersonId, RoadmapId,
    RoadmapItemId, RoadmapReviewId,
};
use domain::roadmap::plan::Paper;
use persistence::StoreError;
use persistence::roadmap_duties::Duty;
use persistence::roadmap_duties::comments::Comment;
use persistence::roadmap_duties::files::DutyFile;
use persistence::roadmap_duties::lists::{By, OccurrenceFilter, Progress, Reach};
use persistence::roadmap_duties::occurrences::{Evidence, Occurrence};
use persistence::roadmaps::Roadmap;
use persistence::roadmaps::policy::Policy;
use persistence::roadmaps::reviews::{Remark, Review};
use persistence::roadmaps::rows::RoadmapItem;

use super::{Loaders, gathered};

loads! {
    /// The roadmap with this id.
    RoadmapById(RoadmapId) -> Roadmap, |store, ids| async {
        let rows = store.roadmaps().find_all(&ids).await?;
        Ok(rows.into_iter().map(|row| (row.id, row)).collect())
    }
}

loads! {
    /// Whether a municipality wants to agree to roadmaps of its schools; absent for one that has not said.
    RoadmapPolicyOf(MunicipalityId) -> Policy, |store, ids| async {
        store.roadmaps().policies(&ids).await
    }
}

loads! {
    /// The paper that a roadmap was read from; absent for none.
    PaperOf(RoadmapId) -> Arc<Paper>, |store, ids| async {
        let mut found = Vec::new();
        // Papers are large: a page shows one.
        for id in ids {
            let paper = store.roadmaps().paper(id).await?;
            found.extend(paper.map(|paper| (id, Arc::new(paper))));
        }
        Ok(found)
    }
}

loads! {
    /// The rows of a roadmap in their order.
    RoadmapItemsOf(RoadmapId) -> Vec<RoadmapItem>, |store, ids| async {
        let rows = store.roadmaps().items_of(&ids).await?;
        Ok(gathered(rows.into_iter().map(|row| (row.roadmap, row))))
    }
}

loads! {
    /// The row with this id.
    RoadmapItemById(RoadmapItemId) -> RoadmapItem, |store, ids| async {
        let rows = store.roadmaps().items(&ids).await?;
        Ok(rows.into_iter().map(|row| (row.id, row)).collect())
    }
}

loads! {
    /// The duty with this id.
    DutyById(DutyId) -> Duty, |store, ids| async {
        let rows = store.roadmap_duties().find_all(&ids).await?;
        Ok(rows.into_iter().map(|row| (row.id, row)).collect())
    }
}

loads! {
    /// The duties of a row, of every place.
    DutiesOfItem(RoadmapItemId) -> Vec<Duty>, |store, ids| async {
        let rows = store.roadmap_duties().of_items(&ids, None).await?;
        Ok(gathered(rows.into_iter().map(|row| (row.item, row))))
    }
}

loads! {
    /// The dated executions of a duty by their day.
    OccurrencesOf(DutyId) -> Vec<Occurrence>, |store, ids| async {
        let rows = store.roadmap_duties().occurrences_of(&ids).await?;
        Ok(gathered(rows.into_iter().map(|row| (row.duty, row))))
    }
}

loads! {
    /// What was said about a duty, the earliest first.
    CommentsOf(DutyId) -> Vec<Comment>, |store, ids| async {
        let rows = store.roadmap_duties().comments_of(&ids).await?;
        Ok(gathered(rows.into_iter().map(|row| (row.duty, row))))
    }
}

loads! {
    /// What proves an execution, in its order.
    EvidenceOf(OccurrenceId) -> Vec<(EvidenceId, Evidence)>, |store, ids| async {
        let rows = store.roadmap_duties().evidence_of(&ids).await?;
        Ok(gathered(rows.into_iter().map(|(of, id, proof)| (of, (id, proof)))))
    }
}

loads! {
    /// The file of a duty with this id.
    DutyFileById(DutyFileId) -> DutyFile, |store, ids| async {
        let rows = store.roadmap_duties().files(&ids).await?;
        Ok(rows.into_iter().map(|row| (row.id, row)).collect())
    }
}

loads! {
    /// The submissions of a roadmap, the latest first.
    ReviewsOf(RoadmapId) -> Vec<Review>, |store, ids| async {
        let rows = store.roadmaps().reviews_of(&ids).await?;
        Ok(gathered(rows.into_iter().map(|row| (row.roadmap, row))))
    }
}

loads! {
    /// Who is writing a review of a roadmap and has kept it when, the latest first.
    ReviewersOf(RoadmapId) -> Vec<(PersonId, Timestamp)>, |store, ids| async {
        let rows = store.roadmaps().reviewers_of(&ids).await?;
        Ok(gathered(rows))
    }
}

loads! {
    /// The remarks of a review, in their order.
    RemarksOf(RoadmapReviewId) -> Vec<Remark>, |store, ids| async {
        let rows = store.roadmaps().remarks_of(&ids).await?;
        Ok(gathered(rows))
    }
}

/// The duty of a row at one place.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub struct DutyAt(pub RoadmapItemId, pub Place);

impl Loader<DutyAt> for Loaders {
    type Value = Duty;
    type Error = Arc<StoreError>;

    async fn load(&self, keys: &[DutyAt]) -> Result<HashMap<DutyAt, Duty>, Arc<StoreError>> {
        let items: Vec<_> = keys.iter().map(|key| key.0).collect();
        let mut places: Vec<_> = keys.iter().map(|key| key.1).collect();
        places.sort_unstable_by_key(|place| format!("{place:?}"));
        places.dedup();
        let duties = self.store.roadmap_duties();
        let rows = duties.of_items(&items, Some(&places)).await;
        let rows = rows.map_err(Arc::new)?.into_iter();
        Ok(rows
            .map(|row| (DutyAt(row.item, row.at.place()), row))
            .collect())
    }
}

/// How the executions of a roadmap stand on a day; all of them, or those at some places alone.
#[derive(Clone, PartialEq, Eq, Hash)]
pub struct RoadmapProgressOf(pub RoadmapId, pub Option<Vec<Place>>, pub Date);

impl Loader<RoadmapProgressOf> for Loaders {
    type Value = Progress;
    type Error = Arc<StoreError>;

    async fn load(
        &self,
        keys: &[RoadmapProgressOf],
    ) -> Result<HashMap<RoadmapProgressOf, Progress>, Arc<StoreError>> {
        let mut found = HashMap::new();
        let mut groups: HashMap<(Option<Vec<Place>>, Date), Vec<RoadmapId>> = HashMap::new();
        for RoadmapProgressOf(id, places, today) in keys {
            let group = groups.entry((places.clone(), *today)).or_default();
            group.push(*id);
        }
        for ((places, today), ids) in groups {
            let reach = match places.clone() {
                None => Reach::Of(ids.clone()),
                Some(places) => Reach::OfAt(ids.clone(), places),
            };
            let duties = self.store.roadmap_duties();
            let filter = OccurrenceFilter::default();
            let sums = duties.progress(&reach, &filter, today, By::Roadmap).await;
            let sums = sums.map_err(Arc::new)?;
            for id in ids {
                let sum = sums.get(&id.0).copied().unwrap_or_default();
                found.insert(RoadmapProgressOf(id, places.clone(), today), sum);
            }
        }
        Ok(found)
    }
}

/// How the executions of a row stand on a day; all of them, or those at some places alone.
#[derive(Clone, PartialEq, Eq, Hash)]
pub struct ItemProgressOf(pub RoadmapItemId, pub Option<Vec<Place>>, pub Date);

impl Loader<ItemProgressOf> for Loaders {
    type Value = Progress;
    type Error = Arc<StoreError>;

    async fn load(
        &self,
        keys: &[ItemProgressOf],
    ) -> Result<HashMap<ItemProgressOf, Progress>, Arc<StoreError>> {
        let mut found = HashMap::new();
        let mut groups: HashMap<(Option<Vec<Place>>, Date), Vec<RoadmapItemId>> = HashMap::new();
        for ItemProgressOf(id, places, today) in keys {
            let group = groups.entry((places.clone(), *today)).or_default();
            group.push(*id);
        }
        for ((places, today), ids) in groups {
            let duties = self.store.roadmap_duties();
            let sums = duties.progress_of_items(&ids, places.as_deref(), today);
            let sums = sums.await.map_err(Arc::new)?;
            for id in ids {
                let sum = sums.get(&id.0).copied().unwrap_or_default();
                found.insert(ItemProgressOf(id, places.clone(), today), sum);
            }
        }
        Ok(found)
    }
}
