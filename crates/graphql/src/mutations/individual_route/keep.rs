//! The draft of an individual route is written (C-007).

use async_graphql::{Context, Enum, ID, InputObject, Object, SimpleObject, Union};
use domain::access::rules::individual_route::Keep;
use domain::access::{Actor, Denied, permit};
use domain::id::{IndividualRouteId, PersonId, SchoolId};
use domain::mentoring::{RouteState, RouteYears};
use domain::text::Note;
use persistence::individual_routes::{RouteData, RouteStep};
use persistence::{Failure, Operation, StoreError, UnitOfWork};
use serde::Serialize;

use super::steps::{RouteStepInput, check_programmes, take};
use super::{facts, note};
use crate::error::GqlError;
use crate::form::{Form, InvalidInput};
use crate::ids::PublicId;
use crate::mutations::{opened, perform};
use crate::types::individual_route::IndividualRoute;
use crate::viewer::Viewer;

/// Writes drafts of individual routes.
#[derive(Default)]
pub struct KeepRouteMutation;

#[Object]
impl KeepRouteMutation {
    /// Writes the draft of an individual route, the first time or anew. For whose it is, and for the curators of the
    /// school; one that is not finished for each person and school.
    async fn keep_route(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The whole draft, as it shall be.")] input: KeepRouteInput,
    ) -> Result<KeepRoutePayload, GqlError> {
        let viewer = Viewer::signed_in(ctx)?;
        let mut form = Form::default();
        let goal = form.take("goal", Note::required(&input.goal));
        let taken = take(&mut form, (input.from_year, input.until_year), &input.steps)?;
        let (Some(goal), Some((years, steps)), true) = (goal, taken, form.is_sound()) else {
            return Ok(KeepRoutePayload::Invalid(form.into_invalid()));
        };
        let route = input.route_id.as_ref();
        let operation = KeepRoute {
            actor: viewer.actor().clone(),
            school: SchoolId::read(&input.school_id)?,
            person: PersonId::read(&input.person_id)?,
            route: route.map(IndividualRouteId::read).transpose()?,
            version: input.version,
            goal,
            years,
            steps,
        };
        let key = input.client_mutation_id.as_deref();
        Ok(
            match perform(&viewer, key, "keepRoute", &operation).await? {
                Ok(id) => KeepRoutePayload::Done(KeepRouteDone {
                    route: IndividualRoute::load(&viewer, id).await?,
                }),
                Err(Obstacle::Stale(id)) => KeepRoutePayload::Conflict(KeepRouteConflict {
                    current: IndividualRoute::load(&viewer, id).await?,
                }),
                Err(Obstacle::Refused(reason)) => {
                    KeepRoutePayload::Refused(KeepRouteRefused { reason })
                }
            },
        )
    }
}

#[derive(Serialize)]
struct KeepRoute {
    #[serde(skip)]
    actor: Actor,
    school: SchoolId,
    person: PersonId,
    route: Option<IndividualRouteId>,
    version: Option<i32>,
    goal: Note,
    years: RouteYears,
    steps: Vec<RouteStep>,
}

enum Obstacle {
    Refused(KeepRouteRefusal),
    /// Somebody else was faster; which route it is.
    Stale(IndividualRouteId),
}

impl Operation for KeepRoute {
    type Done = IndividualRouteId;
    type Refusal = Obstacle;

    async fn run(&self, work: &UnitOfWork) -> Result<IndividualRouteId, Failure<Obstacle>> {
        let here = opened::lock(work, Some(self.school)).await?;
        let id = self.route.unwrap_or(IndividualRouteId(work.fresh()));
        let whose = (self.person, self.school);
        let facts = facts(work, id, whose, &here).await?;
        let permit = permit::<Keep>(&self.actor, &facts)?;
        check_programmes(work, &self.steps, whose).await?;
        let data = RouteData {
            goal: &self.goal,
            years: self.years,
            steps: &self.steps,
        };
        let refuse = |reason| Failure::Refused(Obstacle::Refused(reason));
        let (routes, now) = (work.individual_routes(), work.now());
        let before = match self.route {
            None => {
                let own = routes.of_people(&[self.person]).await?;
                let open = |row: &persistence::individual_routes::IndividualRoute| {
                    row.school == self.school && row.state != RouteState::Finished
                };
                if own.iter().any(open) {
                    return Err(refuse(KeepRouteRefusal::HasAnother));
                }
                routes.add(&permit, whose, data, now).await?;
                None
            }
            Some(id) => {
                let row = routes.find(id).await?;
                let row = row.filter(|row| (row.person, row.school) == whose);
                let row = row.ok_or(Denied::Hidden)?;
                let written = row.state.write();
                written.or(Err(refuse(KeepRouteRefusal::NotADraft)))?;
                let version = self.version.unwrap_or(row.version);
                match routes.write(&permit, &row, version, data, now).await {
                    Err(StoreError::Conflict) => {
                        return Err(Failure::Refused(Obstacle::Stale(id)));
                    }
                    kept => kept?,
                }
                Some(row.state)
            }
        };
        let step = (before, RouteState::Draft);
        note(work, &permit, self.school, step).await?;
        Ok(id)
    }
}

/// A draft of an individual route as it shall be.
#[derive(InputObject)]
pub struct KeepRouteInput {
    /// A key of the client's own making, 1–100 characters: sent twice, it takes effect once.
    pub client_mutation_id: Option<String>,
    /// `school:…`.
    pub school_id: ID,
    /// `person:…`, whose it is: the viewer, or somebody of the curator's school.
    pub person_id: ID,
    /// `individual-route:…` to be written anew; left out for a new one.
    pub route_id: Option<ID>,
    /// The version that was changed; left out for a new one.
    pub version: Option<i32>,
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
pub enum KeepRoutePayload {
    /// It was written.
    Done(KeepRouteDone),
    /// It was not.
    Refused(KeepRouteRefused),
    /// Somebody else was faster.
    Conflict(KeepRouteConflict),
    /// The input is to be corrected.
    Invalid(InvalidInput),
}

/// The draft was written.
#[derive(SimpleObject)]
pub struct KeepRouteDone {
    /// The route.
    pub route: IndividualRoute,
}

/// Somebody else wrote the draft since it was loaded; nothing was written.
#[derive(SimpleObject)]
pub struct KeepRouteConflict {
    /// The route as it is now.
    pub current: IndividualRoute,
}

/// The draft was not written.
#[derive(SimpleObject)]
pub struct KeepRouteRefused {
    /// Why.
    pub reason: KeepRouteRefusal,
}

/// Why a draft was not written.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Enum)]
pub enum KeepRouteRefusal {
    /// They have a route there that is not finished.
    HasAnother,
    /// It is in force, and is revised with a reason, or over.
    NotADraft,
}
