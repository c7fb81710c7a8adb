//! Roadmaps: from a paper to a plan in force.
//!
//! Every step locks the roadmap's row first, so that two steps about one roadmap never rest on the same facts.

mod add_item;
mod approve;
mod change;
mod change_item;
mod check_items;
mod close;
mod discard;
mod draw;
mod item_input;
mod letters;
mod move_item;
mod payload;
mod read;
mod remove_item;
mod review;
mod save_review_draft;
mod set_policy;
mod spread;
mod submit;
mod take_over;
mod take_ready;

use async_graphql::MergedObject;
use domain::access::rules::roadmap::Seat;
use domain::access::rules::roadmap::plan::{RoadmapFacts, Write};
use domain::access::{Actor, Deed, Denied, Permit, Place, permit};
use domain::clock::Date;
use domain::id::{RoadmapId, RoadmapItemId, SchoolId};
use domain::roadmap::{RoadmapState, Row};
use persistence::roadmaps::rows::{NewItem, RoadmapItem};
use persistence::roadmaps::{NewRoadmap, Roadmap};
use persistence::{Change, Failure, StoreError, UnitOfWork};

pub(crate) use payload::Refusal;
pub use read::{NewReading, ReadRefusal};
pub(crate) use review::RoadmapRemarkInput;
pub use set_policy::RoadmapPolicy;

/// Mutations of roadmaps.
#[derive(MergedObject, Default)]
pub struct RoadmapMutation(WritingMutation, StepMutation);

/// What is written.
#[derive(MergedObject, Default)]
pub struct WritingMutation(
    read::ReadPlanMutation,
    take_ready::TakeReadyPlanMutation,
    change::ChangeRoadmapMutation,
    change_item::ChangeRoadmapItemMutation,
    add_item::AddRoadmapItemMutation,
    remove_item::RemoveRoadmapItemMutation,
    move_item::MoveRoadmapItemMutation,
    check_items::CheckRoadmapItemsMutation,
    discard::DiscardRoadmapMutation,
);

/// What is decided.
#[derive(MergedObject, Default)]
pub struct StepMutation(
    approve::ApproveRoadmapMutation,
    spread::SpreadRoadmapMutation,
    close::CloseRoadmapMutation,
    draw::DrawRoadmapMutation,
    take_over::TakeOverRoadmapMutation,
    submit::SubmitRoadmapMutation,
    review::ReviewRoadmapMutation,
    save_review_draft::SaveReviewDraftMutation,
    set_policy::SetRoadmapPolicyMutation,
);

/// A roadmap that is locked, as the policy sees it for who asks.
struct Opened {
    roadmap: Roadmap,
    facts: RoadmapFacts,
}

impl Opened {
    /// The permit of a deed, or the answer for who may not.
    fn permit<D: Deed<On = RoadmapFacts>>(&self, actor: &Actor) -> Result<Permit<D>, Denied> {
        permit::<D>(actor, &self.facts)
    }

    /// The same for who read the revision that is there still.
    fn permit_of<D: Deed<On = RoadmapFacts>>(
        &self,
        actor: &Actor,
        revision: i32,
    ) -> Result<Permit<D>, Failure<Refusal>> {
        let permit = self.permit::<D>(actor)?;
        if self.roadmap.revision == revision {
            Ok(permit)
        } else {
            Err(Failure::Refused(Refusal::Conflict))
        }
    }
}

/// Locks a roadmap; an id that never was is hidden.
async fn open<R>(work: &UnitOfWork, actor: &Actor, id: RoadmapId) -> Result<Opened, Failure<R>> {
    let found = work.roadmaps().lock(id).await?;
    let roadmap = found.ok_or(Denied::Hidden)?;
    let facts = work.roadmaps().facts(&roadmap, actor).await?;
    Ok(Opened { roadmap, facts })
}

/// Locks the roadmap of a row.
async fn open_item<R>(
    work: &UnitOfWork,
    actor: &Actor,
    id: RoadmapItemId,
) -> Result<(RoadmapItem, Opened), Failure<R>> {
    let found = work.roadmaps().item(id).await?;
    let roadmap = found.ok_or(Denied::Hidden)?.roadmap;
    let opened = open(work, actor, roadmap).await?;
    // Read anew: it may have changed until the lock was had.
    let item = work.roadmaps().item(id).await?;
    Ok((item.ok_or(Denied::Hidden)?, opened))
}

/// The permit to write a roadmap that is being written.
fn writing(opened: &Opened, actor: &Actor) -> Result<Permit<Write>, Failure<Refusal>> {
    let permit = opened.permit::<Write>(actor)?;
    opened.roadmap.state.edit().map_err(Failure::refuse)?;
    Ok(permit)
}

/// Where a place lies; an id that never was is hidden.
pub(crate) async fn seat_of<R>(work: &UnitOfWork, place: Place) -> Result<Seat, Failure<R>> {
    Ok(match place {
        Place::Region(id) => Seat::of_region(work.regions().get(id).await??.id),
        Place::Municipality(id) => {
            let found = work.municipalities().find(id).await?;
            let found = found.ok_or(Denied::Hidden)?;
            Seat::of_municipality(found.id, found.region)
        }
        Place::School(id) => {
            let found = work.schools().find(id).await?;
            Seat::of_school(found.ok_or(Denied::Hidden)?.at)
        }
    })
}

/// Today by the zone of the region that a place lies in.
pub(crate) async fn today_at<R>(work: &UnitOfWork, seat: Seat) -> Result<Date, Failure<R>> {
    let region = work.regions().get(seat.region).await??;
    Ok(work.today(region.zone))
}

/// The right to write a new roadmap of a place, under a fresh id.
fn right_to_add<R>(
    work: &UnitOfWork,
    actor: &Actor,
    at: Seat,
) -> Result<Permit<Write>, Failure<R>> {
    let facts = RoadmapFacts {
        id: RoadmapId(work.fresh()),
        at,
        state: RoadmapState::Draft,
        below: Vec::new(),
    };
    Ok(permit::<Write>(actor, &facts)?)
}

/// Adds a draft with its rows; each row with the one of the level above that it repeats.
async fn add<R>(
    work: &UnitOfWork,
    permit: &Permit<Write>,
    new: &NewRoadmap<'_>,
    rows: &[(Option<RoadmapItemId>, Row)],
) -> Result<RoadmapId, Failure<R>> {
    let id = RoadmapId(permit.on());
    work.roadmaps().add(permit, new, work.now()).await?;
    let items = rows.iter().map(|(parent, row)| NewItem {
        id: RoadmapItemId(work.fresh()),
        parent: *parent,
        row,
    });
    let items: Vec<_> = items.collect();
    work.roadmaps().add_items(permit, 0, &items).await?;
    let change = Change {
        school: new.at.school,
        to: Some(RoadmapState::Draft.code()),
        ..Change::default()
    };
    work.note(permit, id, change).await?;
    Ok(id)
}

/// Notes a step of a roadmap in its trail.
async fn note<D: Deed>(
    work: &UnitOfWork,
    permit: &Permit<D>,
    before: &Roadmap,
    after: RoadmapState,
    why: Option<&str>,
) -> Result<(), StoreError> {
    let change = Change {
        school: before.at.school,
        from: Some(before.state.code()),
        to: Some(after.code()),
        why,
    };
    work.note(permit, before.id, change).await
}

/// The school whose trail the changes of what lies at `seat` belong to.
pub(crate) fn school_of(seat: Seat) -> Option<SchoolId> {
    seat.school
}
