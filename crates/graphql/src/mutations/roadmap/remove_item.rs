//! A row is taken out of a roadmap.

use async_graphql::{Context, ID, InputObject, Object};
use domain::access::Actor;
use domain::id::{RoadmapId, RoadmapItemId};
use persistence::{Change, Failure, Operation, UnitOfWork};
use serde::Serialize;

use super::payload::{RoadmapPayload, RoadmapRefusal};
use super::{Refusal, open_item, school_of, writing};
use crate::error::GqlError;
use crate::ids::PublicId;
use crate::mutations::perform;
use crate::viewer::Viewer;

/// Takes rows out.
#[derive(Default)]
pub struct RemoveRoadmapItemMutation;

#[Object]
impl RemoveRoadmapItemMutation {
    /// Takes a row out of a roadmap that is being written. An obligatory row of the level above stays. For who
    /// writes the roadmap.
    async fn remove_roadmap_item(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Which row.")] input: RemoveRoadmapItemInput,
    ) -> Result<RoadmapPayload, GqlError> {
        let viewer = Viewer::signed_in(ctx)?;
        let operation = RemoveRoadmapItem {
            actor: viewer.actor().clone(),
            item: RoadmapItemId::read(&input.item_id)?,
        };
        let key = input.client_mutation_id.as_deref();
        let came = perform(&viewer, key, "removeRoadmapItem", &operation).await?;
        RoadmapPayload::of(&viewer, None, came).await
    }
}

#[derive(Serialize)]
struct RemoveRoadmapItem {
    #[serde(skip)]
    actor: Actor,
    item: RoadmapItemId,
}

impl Operation for RemoveRoadmapItem {
    type Done = RoadmapId;
    type Refusal = Refusal;

    async fn run(&self, work: &UnitOfWork) -> Result<RoadmapId, Failure<Refusal>> {
        let (item, opened) = open_item(work, &self.actor, self.item).await?;
        let permit = writing(&opened, &self.actor)?;
        if item.parent.is_some() && item.row.is_obligatory {
            let refusal = Refusal::Reason(RoadmapRefusal::Obligatory, vec![item.id]);
            return Err(Failure::Refused(refusal));
        }
        work.roadmaps().remove_item(&permit, item.id).await?;
        let change = Change {
            school: school_of(opened.roadmap.at),
            to: Some("ROW_REMOVED"),
            why: Some(&item.row.title),
            ..Change::default()
        };
        work.note(&permit, item.id, change).await?;
        Ok(item.roadmap)
    }
}

/// Which row is taken out.
#[derive(InputObject)]
pub struct RemoveRoadmapItemInput {
    /// A key of the client's own making, 1–100 characters: sent twice, it takes effect once.
    pub client_mutation_id: Option<String>,
    /// `roadmap-item:…`.
    pub item_id: ID,
}
