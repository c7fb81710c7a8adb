//! A row is moved within its roadmap.

use async_graphql::{Context, ID, InputObject, Object};
use domain::access::{Actor, Denied};
use domain::id::{RoadmapId, RoadmapItemId};
use persistence::{Change, Failure, Operation, UnitOfWork};
use serde::Serialize;

use super::payload::RoadmapPayload;
use super::{Refusal, open_item, school_of, writing};
use crate::error::GqlError;
use crate::ids::PublicId;
use crate::mutations::perform;
use crate::viewer::Viewer;

/// Moves rows.
#[derive(Default)]
pub struct MoveRoadmapItemMutation;

#[Object]
impl MoveRoadmapItemMutation {
    /// Moves a row of a roadmap that is being written behind another one, or to the beginning. For who writes the roadmap.
    async fn move_roadmap_item(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Which row, and whereto.")] input: MoveRoadmapItemInput,
    ) -> Result<RoadmapPayload, GqlError> {
        let viewer = Viewer::signed_in(ctx)?;
        let after = input.after_item_id.as_ref();
        let operation = MoveRoadmapItem {
            actor: viewer.actor().clone(),
            item: RoadmapItemId::read(&input.item_id)?,
            after: after.map(RoadmapItemId::read).transpose()?,
        };
        let key = input.client_mutation_id.as_deref();
        let came = perform(&viewer, key, "moveRoadmapItem", &operation).await?;
        RoadmapPayload::of(&viewer, None, came).await
    }
}

#[derive(Serialize)]
struct MoveRoadmapItem {
    #[serde(skip)]
    actor: Actor,
    item: RoadmapItemId,
    after: Option<RoadmapItemId>,
}

impl Operation for MoveRoadmapItem {
    type Done = RoadmapId;
    type Refusal = Refusal;

    async fn run(&self, work: &UnitOfWork) -> Result<RoadmapId, Failure<Refusal>> {
        let (item, opened) = open_item(work, &self.actor, self.item).await?;
        let permit = writing(&opened, &self.actor)?;
        let roadmaps = work.roadmaps();
        let position = match self.after {
            None => {
                let items = roadmaps.items_of(&[item.roadmap]).await?;
                items.first().map_or(0, |first| first.position)
            }
            Some(after) => {
                let other = roadmaps.item(after).await?;
                let other = other.filter(|other| other.roadmap == item.roadmap);
                other.ok_or(Denied::Hidden)?.position + 1
            }
        };
        roadmaps.make_room(&permit, position).await?;
        roadmaps.place_item(&permit, item.id, position).await?;
        let change = Change {
            school: school_of(opened.roadmap.at),
            to: Some("ROW_MOVED"),
            ..Change::default()
        };
        work.note(&permit, item.id, change).await?;
        Ok(item.roadmap)
    }
}

/// Which row is moved, and whereto.
#[derive(InputObject)]
pub struct MoveRoadmapItemInput {
    /// A key of the client's own making, 1–100 characters: sent twice, it takes effect once.
    pub client_mutation_id: Option<String>,
    /// `roadmap-item:…`.
    pub item_id: ID,
    /// `roadmap-item:…` after which it comes; left out for the beginning.
    pub after_item_id: Option<ID>,
}
