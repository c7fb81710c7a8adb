//! Individual routes: written, put into force, revised, finished.

mod activate;
mod finish;
mod keep;
mod revise;
mod steps;

use async_graphql::MergedObject;
use domain::access::rules::individual_route::IndividualRouteFacts;
use domain::access::{Deed, Denied, Permit};
use domain::id::{IndividualRouteId, PersonId, SchoolId};
use domain::mentoring::{MentorshipStateKind, RouteState};
use persistence::individual_routes::IndividualRoute;
use persistence::schools::LocatedSchool;
use persistence::{Change, Failure, StoreError, UnitOfWork};

use crate::mutations::opened;

/// Mutations of individual routes.
#[derive(MergedObject, Default)]
pub struct IndividualRouteMutation(
    keep::KeepRouteMutation,
    activate::ActivateRouteMutation,
    revise::ReviseRouteMutation,
    finish::FinishRouteMutation,
);

/// A route whose school is locked.
struct Opened {
    here: LocatedSchool,
    row: IndividualRoute,
    facts: IndividualRouteFacts,
}

/// Opens the route with this id; an id that never was is hidden.
async fn open<R>(work: &UnitOfWork, id: IndividualRouteId) -> Result<Opened, Failure<R>> {
    let routes = work.individual_routes();
    let found = routes.find(id).await?.ok_or(Denied::Hidden)?;
    let here = opened::lock(work, Some(found.school)).await?;
    let row = routes.find(id).await?.ok_or(Denied::Hidden)?;
    let facts = facts(work, id, (row.person, row.school), &here).await?;
    Ok(Opened { here, row, facts })
}

/// A route of somebody at a school as the policy sees it, written or not.
async fn facts<R>(
    work: &UnitOfWork,
    id: IndividualRouteId,
    (person, school): (PersonId, SchoolId),
    here: &LocatedSchool,
) -> Result<IndividualRouteFacts, Failure<R>> {
    let jobs = work.employments().at(person, school).await?;
    // Who never worked here is as unknown here as who never was.
    if jobs.is_empty() {
        return Err(Denied::Hidden.into());
    }
    let pairs = work.mentorships().open_of_mentees(&[person]).await?;
    let running = pairs.iter().filter(|row| {
        row.pair.state.kind() == MentorshipStateKind::Active && row.at.school == school
    });
    Ok(IndividualRouteFacts {
        id,
        at: here.school.at,
        person,
        mentors: running
            .flat_map(|row| row.pair.mentors_of(person))
            .collect(),
        employed: jobs.iter().any(|job| job.is_current(work.now())),
    })
}

/// Writes a step of a route into its trail.
async fn note<D: Deed>(
    work: &UnitOfWork,
    permit: &Permit<D>,
    school: SchoolId,
    (from, to): (Option<RouteState>, RouteState),
) -> Result<(), StoreError> {
    let change = Change {
        school: Some(school),
        from: from.map(RouteState::code),
        to: Some(to.code()),
        why: None,
    };
    work.note(permit, permit.on(), change).await
}
