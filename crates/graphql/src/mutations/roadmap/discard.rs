//! A draft is thrown away.

use async_graphql::{Context, ID, InputObject, Object, SimpleObject, Union};
use domain::access::Actor;
use domain::id::RoadmapId;
use persistence::{Change, Failure, Operation, StoreError, UnitOfWork};
use serde::Serialize;

use super::payload::RoadmapRefused;
use super::{Refusal, open, writing};
use crate::error::GqlError;
use crate::ids::PublicId;
use crate::mutations::perform;
use crate::viewer::Viewer;

/// Throws drafts away.
#[derive(Default)]
pub struct DiscardRoadmapMutation;

#[Object]
impl DiscardRoadmapMutation {
    /// Throws a roadmap away that is being written, with its rows and its paper. What was once in force stays. For who
    /// writes it.
    async fn discard_roadmap(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Which roadmap.")] input: DiscardRoadmapInput,
    ) -> Result<DiscardRoadmapPayload, GqlError> {
        let viewer = Viewer::signed_in(ctx)?;
        let operation = DiscardRoadmap {
            actor: viewer.actor().clone(),
            roadmap: RoadmapId::read(&input.roadmap_id)?,
        };
        let key = input.client_mutation_id.as_deref();
        Ok(
            match perform(&viewer, key, "discardRoadmap", &operation).await? {
                Ok(id) => DiscardRoadmapPayload::Done(DiscardRoadmapDone {
                    roadmap_id: id.public(),
                }),
                Err(Refusal::Reason(reason, rows)) => {
                    let refused = RoadmapRefused::of(&viewer, reason, rows).await?;
                    DiscardRoadmapPayload::Refused(refused)
                }
                Err(Refusal::Conflict) => return Err(StoreError::Conflict.into()),
            },
        )
    }
}

#[derive(Serialize)]
struct DiscardRoadmap {
    #[serde(skip)]
    actor: Actor,
    roadmap: RoadmapId,
}

impl Operation for DiscardRoadmap {
    type Done = RoadmapId;
    type Refusal = Refusal;

    async fn run(&self, work: &UnitOfWork) -> Result<RoadmapId, Failure<Refusal>> {
        let opened = open(work, &self.actor, self.roadmap).await?;
        let permit = writing(&opened, &self.actor)?;
        let before = &opened.roadmap;
        work.roadmaps().discard(&permit, before).await?;
        let change = Change {
            school: before.at.school,
            from: Some(before.state.code()),
            to: Some("DISCARDED"),
            why: Some(before.head.title.as_str()),
        };
        work.note(&permit, self.roadmap, change).await?;
        Ok(self.roadmap)
    }
}

/// Which roadmap is thrown away.
#[derive(InputObject)]
pub struct DiscardRoadmapInput {
    /// A key of the client's own making, 1–100 characters: sent twice, it takes effect once.
    pub client_mutation_id: Option<String>,
    /// `roadmap:…`.
    pub roadmap_id: ID,
}

/// What came of it.
#[derive(Union)]
pub enum DiscardRoadmapPayload {
    /// It is gone.
    Done(DiscardRoadmapDone),
    /// It is not.
    Refused(RoadmapRefused),
}

/// The draft is gone.
#[derive(SimpleObject)]
pub struct DiscardRoadmapDone {
    /// `roadmap:…` that it was.
    pub roadmap_id: ID,
}
