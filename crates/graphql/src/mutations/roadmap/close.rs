//! A roadmap is over.

use async_graphql::{Context, ID, InputObject, Object};
use domain::access::Actor;
use domain::access::rules::roadmap::plan::Approve;
use domain::id::RoadmapId;
use persistence::{Failure, Operation, UnitOfWork};
use serde::Serialize;

use super::payload::RoadmapPayload;
use super::{Refusal, note, open};
use crate::error::GqlError;
use crate::ids::PublicId;
use crate::mutations::perform;
use crate::viewer::Viewer;

/// Closes roadmaps.
#[derive(Default)]
pub struct CloseRoadmapMutation;

#[Object]
impl CloseRoadmapMutation {
    /// Says that a roadmap is over: what was not done is cancelled, what was done stays. For who approves it.
    async fn close_roadmap(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Which roadmap, as it was read.")] input: CloseRoadmapInput,
    ) -> Result<RoadmapPayload, GqlError> {
        let viewer = Viewer::signed_in(ctx)?;
        let operation = CloseRoadmap {
            actor: viewer.actor().clone(),
            roadmap: RoadmapId::read(&input.roadmap_id)?,
            revision: input.revision,
        };
        let key = input.client_mutation_id.as_deref();
        let came = perform(&viewer, key, "closeRoadmap", &operation).await?;
        RoadmapPayload::of(&viewer, Some(operation.roadmap), came).await
    }
}

#[derive(Serialize)]
struct CloseRoadmap {
    #[serde(skip)]
    actor: Actor,
    roadmap: RoadmapId,
    revision: i32,
}

impl Operation for CloseRoadmap {
    type Done = RoadmapId;
    type Refusal = Refusal;

    async fn run(&self, work: &UnitOfWork) -> Result<RoadmapId, Failure<Refusal>> {
        let opened = open(work, &self.actor, self.roadmap).await?;
        let permit = opened.permit_of::<Approve>(&self.actor, self.revision)?;
        let before = &opened.roadmap;
        let after = before.state.close().map_err(Failure::refuse)?;
        work.roadmaps().step(&permit, before, after).await?;
        work.roadmap_duties().cancel_open(&permit).await?;
        note(work, &permit, before, after, None).await?;
        Ok(self.roadmap)
    }
}

/// Which roadmap is over.
#[derive(InputObject)]
pub struct CloseRoadmapInput {
    /// A key of the client's own making, 1–100 characters: sent twice, it takes effect once.
    pub client_mutation_id: Option<String>,
    /// `roadmap:…`.
    pub roadmap_id: ID,
    /// The revision that was read.
    pub revision: i32,
}
