//! A roadmap comes into force by order: each of its rows becomes a duty of each place that it concerns.

use async_graphql::{Context, ID, InputObject, Object};
use domain::access::Actor;
use domain::access::rules::roadmap::plan::Approve;
use domain::id::RoadmapId;
use domain::roadmap::RoadmapState;
use domain::text::Line;
use persistence::{Failure, Operation, StoreError, UnitOfWork};
use serde::Serialize;

use super::payload::{RoadmapPayload, RoadmapRefusal};
use super::{Refusal, note, open, spread, today_at};
use crate::date::Date;
use crate::error::GqlError;
use crate::form::Form;
use crate::ids::PublicId;
use crate::mutations::perform;
use crate::viewer::Viewer;

/// Puts roadmaps into force.
#[derive(Default)]
pub struct ApproveRoadmapMutation;

#[Object]
impl ApproveRoadmapMutation {
    /// Puts a roadmap into force by the order with this number and date. Every row is checked and has a day, or was said to
    /// have none; a school's roadmap was agreed where the municipality wants that. Its rows become duties at once: of the
    /// owner's office and of every place below that they concern. For the methodologist of a region, for the authority and
    /// the methodologists of a municipality, for the head of a school.
    async fn approve_roadmap(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Which roadmap, as it was read, and by which order.")]
        input: ApproveRoadmapInput,
    ) -> Result<RoadmapPayload, GqlError> {
        let viewer = Viewer::signed_in(ctx)?;
        let mut form = Form::default();
        let number = Line::<40>::parse(&input.order_number);
        let Some(number) = form.take("orderNumber", number) else {
            return Ok(RoadmapPayload::invalid(form));
        };
        let operation = ApproveRoadmap {
            actor: viewer.actor().clone(),
            roadmap: RoadmapId::read(&input.roadmap_id)?,
            revision: input.revision,
            number,
            on: input.approved_on,
        };
        let key = input.client_mutation_id.as_deref();
        let came = perform(&viewer, key, "approveRoadmap", &operation).await?;
        RoadmapPayload::of(&viewer, Some(operation.roadmap), came).await
    }
}

#[derive(Serialize)]
struct ApproveRoadmap {
    #[serde(skip)]
    actor: Actor,
    roadmap: RoadmapId,
    revision: i32,
    number: Line<40>,
    on: Date,
}

impl Operation for ApproveRoadmap {
    type Done = RoadmapId;
    type Refusal = Refusal;

    async fn run(&self, work: &UnitOfWork) -> Result<RoadmapId, Failure<Refusal>> {
        let opened = open(work, &self.actor, self.roadmap).await?;
        let permit = opened.permit_of::<Approve>(&self.actor, self.revision)?;
        let before = &opened.roadmap;
        let required = match (before.at.school, before.at.municipality) {
            (Some(_), Some(at)) => work.roadmaps().policy(at).await?.review_required,
            _ => false,
        };
        let after = before.state.approve(required).map_err(Failure::refuse)?;
        let refused = |reason, rows| Err(Failure::Refused(Refusal::Reason(reason, rows)));
        let today = today_at(work, before.at).await?;
        if self.on.0 > today {
            return refused(RoadmapRefusal::OrderInFuture, Vec::new());
        }
        let missing = work.roadmap_duties().missing(before).await?;
        if missing.rows == 0 {
            return refused(RoadmapRefusal::NoItems, Vec::new());
        }
        if !missing.unchecked.is_empty() {
            return refused(RoadmapRefusal::ItemsUnchecked, missing.unchecked);
        }
        if !missing.without_term.is_empty() {
            return refused(RoadmapRefusal::ItemsWithoutTerm, missing.without_term);
        }
        debug_assert_eq!(after, RoadmapState::InForce);
        let number = self.number.as_str();
        let roadmaps = work.roadmaps();
        match roadmaps.approve(&permit, before, number, self.on.0).await {
            Err(StoreError::Conflict) => return Err(Failure::Refused(Refusal::Conflict)),
            written => written?,
        }
        spread::give(work, &permit, &missing, today).await?;
        let why = format!("{} {number}", self.on.0);
        note(work, &permit, before, after, Some(&why)).await?;
        Ok(self.roadmap)
    }
}

/// By which order a roadmap comes into force.
#[derive(InputObject)]
pub struct ApproveRoadmapInput {
    /// A key of the client's own making, 1–100 characters: sent twice, it takes effect once.
    pub client_mutation_id: Option<String>,
    /// `roadmap:…`.
    pub roadmap_id: ID,
    /// The revision that was read.
    pub revision: i32,
    /// The number of the order; 1–40 characters.
    pub order_number: String,
    /// The date of the order, not in the future.
    pub approved_on: Date,
}
