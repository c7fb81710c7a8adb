//! A school draws a roadmap of its own from that of the level above.

use async_graphql::{Context, ID, InputObject, Object};
use domain::access::rules::roadmap::plan::Read;
use domain::access::{Actor, Denied, Place};
use domain::id::{RoadmapId, SchoolId};
use domain::roadmap::{RoadmapState, Row, concerns};
use persistence::roadmaps::{Head, NewRoadmap};
use persistence::{Failure, Operation, UnitOfWork};
use serde::Serialize;

use super::payload::{RoadmapPayload, RoadmapRefusal};
use super::{Refusal, add, open, right_to_add, seat_of};
use crate::error::GqlError;
use crate::ids::PublicId;
use crate::mutations::perform;
use crate::viewer::Viewer;

/// Draws roadmaps.
#[derive(Default)]
pub struct DrawRoadmapMutation;

#[Object]
impl DrawRoadmapMutation {
    /// Makes a draft of a school's own roadmap out of one in force above it: the rows that concern a school of its kind,
    /// each tied to the one that it repeats. Whoever does what such a row asks for does it once. For the head and the
    /// curators.
    async fn draw_roadmap(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "From which roadmap, and for which school.")] input: DrawRoadmapInput,
    ) -> Result<RoadmapPayload, GqlError> {
        let viewer = Viewer::signed_in(ctx)?;
        let operation = DrawRoadmap {
            actor: viewer.actor().clone(),
            parent: RoadmapId::read(&input.parent_id)?,
            school: SchoolId::read(&input.school_id)?,
        };
        let key = input.client_mutation_id.as_deref();
        let came = perform(&viewer, key, "drawRoadmap", &operation).await?;
        RoadmapPayload::of(&viewer, None, came).await
    }
}

#[derive(Serialize)]
struct DrawRoadmap {
    #[serde(skip)]
    actor: Actor,
    parent: RoadmapId,
    school: SchoolId,
}

impl Operation for DrawRoadmap {
    type Done = RoadmapId;
    type Refusal = Refusal;

    async fn run(&self, work: &UnitOfWork) -> Result<RoadmapId, Failure<Refusal>> {
        let at = seat_of(work, Place::School(self.school)).await?;
        let permit = right_to_add(work, &self.actor, at)?;
        let opened = open(work, &self.actor, self.parent).await?;
        opened.permit::<Read>(&self.actor)?;
        let parent = &opened.roadmap;
        if !at.lies_below(&parent.at) {
            return Err(Denied::Hidden.into());
        }
        let refused = |reason| Err(Failure::Refused(Refusal::plain(reason)));
        if parent.state != RoadmapState::InForce {
            return refused(RoadmapRefusal::ParentNotInForce);
        }
        let roadmaps = work.roadmaps();
        if roadmaps.drawn(self.school, self.parent).await?.is_some() {
            return refused(RoadmapRefusal::ExistsAlready);
        }
        let school = work.schools().find(self.school).await?;
        let kind = school.ok_or(Denied::Hidden)?.kind;
        let items = roadmaps.items_of(&[self.parent]).await?;
        let own = items
            .into_iter()
            .filter(|item| concerns(&item.row.bodies, kind));
        let rows = own.map(|item| {
            let row = Row {
                is_checked: true,
                doubts: std::collections::BTreeSet::new(),
                places: Vec::new(),
                ..item.row
            };
            (Some(item.id), row)
        });
        let rows: Vec<_> = rows.collect();
        if rows.is_empty() {
            return refused(RoadmapRefusal::NoItems);
        }
        let head = Head {
            issuer: None,
            order_number: None,
            order_date: None,
            ..parent.head.clone()
        };
        let new = NewRoadmap {
            at,
            head: &head,
            parent: Some(self.parent),
            previous: None,
        };
        add(work, &permit, &new, &rows).await
    }
}

/// From which roadmap a school draws its own.
#[derive(InputObject)]
pub struct DrawRoadmapInput {
    /// A key of the client's own making, 1–100 characters: sent twice, it takes effect once.
    pub client_mutation_id: Option<String>,
    /// `roadmap:…` of the level above, in force.
    pub parent_id: ID,
    /// `school:…`.
    pub school_id: ID,
}
