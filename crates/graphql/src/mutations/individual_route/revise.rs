//! An individual route in force is revised, with a reason (C-007).

use async_graphql::{Context, Enum, ID, InputObject, Object, SimpleObject, Union};
use domain::access::rules::individual_route::Revise;
use domain::access::{Actor, permit};
use domain::id::IndividualRouteId;
use domain::mentoring::RouteYears;
use domain::text::Note;
use persistence::individual_routes::{RouteData, RouteStep};
use persistence::{Failure, Operation, StoreError, UnitOfWork};
use serde::Serialize;

use super::steps::{RouteStepInput, check_programmes, take};
use super::{note, open};
use crate::error::GqlError;
use crate::form::{Form, InvalidInput};
use crate::ids::PublicId;
use crate::mutations::perform;
use crate::types::individual_route::IndividualRoute;
use crate::viewer::Viewer;

/// Revises individual routes.
#[derive(Default)]
pub struct ReviseRouteMutation;

#[Object]
impl ReviseRouteMutation {
    /// Writes the next edition of an individual route in force, and why. For whose it is, and for the curators of the
    /// school.
    async fn revise_route(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The whole route, as it shall be.")] input: ReviseRouteInput,
    ) -> Result<ReviseRoutePayload, GqlError> {
        let viewer = Viewer::signed_in(ctx)?;
        let mut form = Form::default();
        let reason = form.take("reason", Note::required(&input.reason));
        let goal = form.take("goal", Note::required(&input.goal));
        let taken = take(&mut form, (input.from_year, input.until_year), &input.steps)?;
        let (Some(reason), Some(goal), Some((years, steps)), true) =
            (reason, goal, taken, form.is_sound())
        else {
            return Ok(ReviseRoutePayload::Invalid(form.into_invalid()));
        };
        let operation = ReviseRoute {
            actor: viewer.actor().clone(),
            route: IndividualRouteId::read(&input.route_id)?,
            version: input.version,
            reason,
            goal,
            years,
            steps,
        };
        let key = input.client_mutation_id.as_deref();
        let id = operation.route;
        Ok(
            match perform(&viewer, key, "reviseRoute", &operation).await? {
                Ok(_) => ReviseRoutePayload::Done(ReviseRouteDone {
                    route: IndividualRoute::load(&viewer, id).await?,
                }),
                Err(Obstacle::Stale) => ReviseRoutePayload::Conflict(ReviseRouteConflict {
                    current: IndividualRoute::load(&viewer, id).await?,
                }),
                Err(Obstacle::NotInForce) => ReviseRoutePayload::Refused(ReviseRouteRefused {
                    reason: ReviseRouteRefusal::NotInForce,
                }),
            },
        )
    }
}

#[derive(Serialize)]
struct ReviseRoute {
    #[serde(skip)]
    actor: Actor,
    route: IndividualRouteId,
    version: i32,
    reason: Note,
    goal: Note,
    years: RouteYears,
    steps: Vec<RouteStep>,
}

enum Obstacle {
    NotInForce,
    /// Somebody else was faster.
    Stale,
}

impl Operation for ReviseRoute {
    type Done = IndividualRouteId;
    type Refusal = Obstacle;

    async fn run(&self, work: &UnitOfWork) -> Result<IndividualRouteId, Failure<Obstacle>> {
        let opened = open(work, self.route).await?;
        let (row, whose) = (&opened.row, (opened.row.person, opened.row.school));
        let permit = permit::<Revise>(&self.actor, &opened.facts)?;
        let after = row.state.revise();
        let after = after.or(Err(Failure::Refused(Obstacle::NotInForce)))?;
        check_programmes(work, &self.steps, whose).await?;
        let data = RouteData {
            goal: &self.goal,
            years: self.years,
            steps: &self.steps,
        };
        let step = (self.version, after, &self.reason);
        let routes = work.individual_routes();
        match routes.revise(&permit, row, step, data, work.now()).await {
            Err(StoreError::Conflict) => return Err(Failure::Refused(Obstacle::Stale)),
            kept => kept?,
        }
        let step = (Some(row.state), after);
        note(work, &permit, row.school, step).await?;
        Ok(self.route)
    }
}

/// An individual route in force as it shall be.
#[derive(InputObject)]
pub struct ReviseRouteInput {
    /// A key of the client's own making, 1–100 characters: sent twice, it takes effect once.
    pub client_mutation_id: Option<String>,
    /// `individual-route:…`, in force.
    pub route_id: ID,
    /// The version that was changed.
    pub version: i32,
    /// Why it is revised; 1–10 000 characters.
    pub reason: String,
    /// What it leads to; 1–10 000 characters.
    pub goal: String,
    /// The calendar year of the September in which it begins.
    pub from_year: i32,
    /// That of its last school year: three or four later.
    pub until_year: i32,
    /// What is to be done; 1–30 steps.
    pub steps: Vec<RouteStepInput>,
}

/// What came of it.
#[derive(Union)]
pub enum ReviseRoutePayload {
    /// It is revised.
    Done(ReviseRouteDone),
    /// It is not.
    Refused(ReviseRouteRefused),
    /// Somebody else was faster.
    Conflict(ReviseRouteConflict),
    /// The input is to be corrected.
    Invalid(InvalidInput),
}

/// The route is revised.
#[derive(SimpleObject)]
pub struct ReviseRouteDone {
    /// The route.
    pub route: IndividualRoute,
}

/// Somebody else wrote the route since it was loaded; nothing was written.
#[derive(SimpleObject)]
pub struct ReviseRouteConflict {
    /// The route as it is now.
    pub current: IndividualRoute,
}

/// The route was not revised.
#[derive(SimpleObject)]
pub struct ReviseRouteRefused {
    /// Why.
    pub reason: ReviseRouteRefusal,
}

/// Why a route was not revised.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Enum)]
pub enum ReviseRouteRefusal {
    /// It is a draft, which is written freely, or over.
    NotInForce,
}
