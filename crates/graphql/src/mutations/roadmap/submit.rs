//! A school hands its roadmap in, for the first time or again.

use async_graphql::{Context, ID, InputObject, Object};
use documents::letters::roadmaps::{ReviewLetter, submitted};
use domain::access::Actor;
use domain::access::rules::roadmap::plan::Write;
use domain::clock::working_days_after;
use domain::id::{RoadmapId, RoadmapReviewId};
use domain::roadmap::WORKING_DAYS_FOR_REVIEW;
use persistence::roadmaps::reviews::NewReview;
use persistence::{Failure, Operation, UnitOfWork};
use serde::Serialize;

use super::payload::{RoadmapPayload, RoadmapRefusal};
use super::{Refusal, letters, note, open, today_at};
use crate::error::GqlError;
use crate::ids::PublicId;
use crate::mutations::perform;
use crate::viewer::Viewer;

/// Hands roadmaps in.
#[derive(Default)]
pub struct SubmitRoadmapMutation;

#[Object]
impl SubmitRoadmapMutation {
    /// Hands a school's roadmap in for agreement, for the first time or after remarks. The municipal centre answers within
    /// ten working days. Every row is checked by then. For the head and the curators.
    async fn submit_roadmap(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Which roadmap, as it was read.")] input: SubmitRoadmapInput,
    ) -> Result<RoadmapPayload, GqlError> {
        let viewer = Viewer::signed_in(ctx)?;
        let operation = SubmitRoadmap {
            actor: viewer.actor().clone(),
            roadmap: RoadmapId::read(&input.roadmap_id)?,
            revision: input.revision,
            public_url: viewer.installation().public_url.clone(),
        };
        let key = input.client_mutation_id.as_deref();
        let came = perform(&viewer, key, "submitRoadmap", &operation).await?;
        RoadmapPayload::of(&viewer, Some(operation.roadmap), came).await
    }
}

#[derive(Serialize)]
struct SubmitRoadmap {
    #[serde(skip)]
    actor: Actor,
    roadmap: RoadmapId,
    revision: i32,
    #[serde(skip)]
    public_url: String,
}

impl Operation for SubmitRoadmap {
    type Done = RoadmapId;
    type Refusal = Refusal;

    async fn run(&self, work: &UnitOfWork) -> Result<RoadmapId, Failure<Refusal>> {
        let opened = open(work, &self.actor, self.roadmap).await?;
        let permit = opened.permit_of::<Write>(&self.actor, self.revision)?;
        let before = &opened.roadmap;
        let refused = |reason, rows| Err(Failure::Refused(Refusal::Reason(reason, rows)));
        if before.at.school.is_none() {
            return refused(RoadmapRefusal::NotForReview, Vec::new());
        }
        let after = before.state.submit().map_err(Failure::refuse)?;
        let roadmaps = work.roadmaps();
        let items = roadmaps.items_of(&[self.roadmap]).await?;
        if items.is_empty() {
            return refused(RoadmapRefusal::NoItems, Vec::new());
        }
        let unchecked = items.iter().filter(|item| !item.row.is_checked);
        let unchecked: Vec<_> = unchecked.map(|item| item.id).collect();
        if !unchecked.is_empty() {
            return refused(RoadmapRefusal::ItemsUnchecked, unchecked);
        }
        let earlier = roadmaps.reviews_of(&[self.roadmap]).await?;
        let today = today_at(work, before.at).await?;
        let new = NewReview {
            id: RoadmapReviewId(work.fresh()),
            number: earlier.first().map_or(1, |last| last.number + 1),
            on: today,
            due_on: working_days_after(today, WORKING_DAYS_FOR_REVIEW).0,
        };
        roadmaps.add_review(&permit, new).await?;
        roadmaps.step(&permit, before, after).await?;
        note(work, &permit, before, after, None).await?;
        let letter = |about: &ReviewLetter<'_>| submitted(about, new.number > 1, new.due_on);
        letters::centre(work, before, &self.public_url, letter).await?;
        Ok(self.roadmap)
    }
}

/// Which roadmap is handed in.
#[derive(InputObject)]
pub struct SubmitRoadmapInput {
    /// A key of the client's own making, 1–100 characters: sent twice, it takes effect once.
    pub client_mutation_id: Option<String>,
    /// `roadmap:…` of a school.
    pub roadmap_id: ID,
    /// The revision that was read.
    pub revision: i32,
}
