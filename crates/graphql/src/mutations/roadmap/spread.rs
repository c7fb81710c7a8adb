//! The duties of a roadmap in force are given to schools that joined later.

use async_graphql::{Context, ID, InputObject, Object};
use domain::access::rules::roadmap::plan::Approve;
use domain::access::{Actor, Permit};
use domain::clock::Date as Day;
use domain::id::{DutyId, RoadmapId};
use domain::roadmap::RoadmapState;
use persistence::roadmap_duties::NewDuty;
use persistence::roadmap_duties::missing::Missing;
use persistence::{Failure, Operation, StoreError, UnitOfWork};
use serde::Serialize;

use super::payload::{RoadmapPayload, RoadmapRefusal};
use super::{Refusal, note, open, today_at};
use crate::error::GqlError;
use crate::ids::PublicId;
use crate::mutations::perform;
use crate::viewer::Viewer;

/// Spreads roadmaps.
#[derive(Default)]
pub struct SpreadRoadmapMutation;

#[Object]
impl SpreadRoadmapMutation {
    /// Gives the duties of a roadmap in force to places that came into the register since; who has them keeps them as they
    /// are. For who approves it.
    async fn spread_roadmap(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Which roadmap.")] input: SpreadRoadmapInput,
    ) -> Result<RoadmapPayload, GqlError> {
        let viewer = Viewer::signed_in(ctx)?;
        let operation = SpreadRoadmap {
            actor: viewer.actor().clone(),
            roadmap: RoadmapId::read(&input.roadmap_id)?,
        };
        let key = input.client_mutation_id.as_deref();
        let came = perform(&viewer, key, "spreadRoadmap", &operation).await?;
        RoadmapPayload::of(&viewer, None, came).await
    }
}

/// Gives what is missing, in the transaction of who found it missing.
pub(super) async fn give(
    work: &UnitOfWork,
    permit: &Permit<Approve>,
    missing: &Missing,
    today: Day,
) -> Result<(), StoreError> {
    let duties = missing.duties.iter().map(|(item, at)| NewDuty {
        id: DutyId(work.fresh()),
        item: *item,
        at: *at,
        windows: missing.windows_of(*item),
    });
    let duties: Vec<_> = duties.collect();
    let given = work.roadmap_duties();
    given.give(permit, &duties, today, || work.fresh()).await
}

#[derive(Serialize)]
struct SpreadRoadmap {
    #[serde(skip)]
    actor: Actor,
    roadmap: RoadmapId,
}

impl Operation for SpreadRoadmap {
    type Done = RoadmapId;
    type Refusal = Refusal;

    async fn run(&self, work: &UnitOfWork) -> Result<RoadmapId, Failure<Refusal>> {
        let opened = open(work, &self.actor, self.roadmap).await?;
        let permit = opened.permit::<Approve>(&self.actor)?;
        let before = &opened.roadmap;
        if before.state != RoadmapState::InForce {
            let refusal = Refusal::plain(RoadmapRefusal::WrongState);
            return Err(Failure::Refused(refusal));
        }
        let missing = work.roadmap_duties().missing(before).await?;
        let today = today_at(work, before.at).await?;
        give(work, &permit, &missing, today).await?;
        let why = format!("+{}", missing.duties.len());
        note(work, &permit, before, before.state, Some(&why)).await?;
        Ok(self.roadmap)
    }
}

/// Which roadmap is spread.
#[derive(InputObject)]
pub struct SpreadRoadmapInput {
    /// A key of the client's own making, 1–100 characters: sent twice, it takes effect once.
    pub client_mutation_id: Option<String>,
    /// `roadmap:…`.
    pub roadmap_id: ID,
}
