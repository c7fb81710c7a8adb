//! A person has looked at rows.

use async_graphql::{Context, ID, InputObject, Object};
use domain::access::{Actor, Denied};
use domain::id::{RoadmapId, RoadmapItemId};
use domain::roadmap::MAX_ROWS;
use persistence::{Change, Failure, Operation, UnitOfWork};
use serde::Serialize;

use super::payload::RoadmapPayload;
use super::{Refusal, open, school_of, writing};
use crate::error::GqlError;
use crate::ids::{PublicId, read_all};
use crate::mutations::perform;
use crate::viewer::Viewer;

/// Marks rows as checked.
#[derive(Default)]
pub struct CheckRoadmapItemsMutation;

#[Object]
impl CheckRoadmapItemsMutation {
    /// Notes of rows of a roadmap that is being written whether a person has looked at them: of those named, or of all
    /// without a doubt. For who writes the roadmap.
    async fn check_roadmap_items(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Which rows.")] input: CheckRoadmapItemsInput,
    ) -> Result<RoadmapPayload, GqlError> {
        let viewer = Viewer::signed_in(ctx)?;
        let items = input.item_ids.unwrap_or_default();
        let operation = CheckRoadmapItems {
            actor: viewer.actor().clone(),
            roadmap: RoadmapId::read(&input.roadmap_id)?,
            items: read_all(&items, MAX_ROWS)?,
            all_without_doubts: input.all_without_doubts.unwrap_or(false),
            is_checked: input.is_checked,
        };
        let key = input.client_mutation_id.as_deref();
        let came = perform(&viewer, key, "checkRoadmapItems", &operation).await?;
        RoadmapPayload::of(&viewer, None, came).await
    }
}

#[derive(Serialize)]
struct CheckRoadmapItems {
    #[serde(skip)]
    actor: Actor,
    roadmap: RoadmapId,
    items: Vec<RoadmapItemId>,
    all_without_doubts: bool,
    is_checked: bool,
}

impl Operation for CheckRoadmapItems {
    type Done = RoadmapId;
    type Refusal = Refusal;

    async fn run(&self, work: &UnitOfWork) -> Result<RoadmapId, Failure<Refusal>> {
        let opened = open(work, &self.actor, self.roadmap).await?;
        let permit = writing(&opened, &self.actor)?;
        let own = work.roadmaps().items_of(&[self.roadmap]).await?;
        let mut items = self.items.clone();
        if items.iter().any(|id| own.iter().all(|row| row.id != *id)) {
            return Err(Denied::Hidden.into());
        }
        if self.all_without_doubts {
            let plain = own.iter().filter(|item| item.row.doubts.is_empty());
            items.extend(plain.map(|item| item.id));
        }
        let roadmaps = work.roadmaps();
        roadmaps
            .check_items(&permit, &items, self.is_checked)
            .await?;
        let change = Change {
            school: school_of(opened.roadmap.at),
            to: Some(if self.is_checked {
                "ROWS_CHECKED"
            } else {
                "ROWS_UNCHECKED"
            }),
            ..Change::default()
        };
        work.note(&permit, self.roadmap, change).await?;
        Ok(self.roadmap)
    }
}

/// Which rows a person has looked at.
#[derive(InputObject)]
pub struct CheckRoadmapItemsInput {
    /// A key of the client's own making, 1–100 characters: sent twice, it takes effect once.
    pub client_mutation_id: Option<String>,
    /// `roadmap:…`.
    pub roadmap_id: ID,
    /// `roadmap-item:…` each, at most a thousand.
    pub item_ids: Option<Vec<ID>>,
    /// Whether all rows without a doubt are meant, too; no when left out.
    pub all_without_doubts: Option<bool>,
    /// Whether they are checked, or not any more.
    pub is_checked: bool,
}
