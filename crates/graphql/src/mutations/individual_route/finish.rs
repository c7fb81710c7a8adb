//! The curator says what came of an individual route.

use async_graphql::{Context, Enum, ID, InputObject, Object, SimpleObject, Union};
use domain::access::rules::individual_route::Finish;
use domain::access::{Actor, permit};
use domain::id::IndividualRouteId;
use domain::mentoring::RouteError;
use domain::text::Note;
use persistence::{Failure, Operation, UnitOfWork};
use serde::Serialize;

use super::{note, open};
use crate::error::GqlError;
use crate::form::{Form, InvalidInput};
use crate::ids::PublicId;
use crate::mutations::perform;
use crate::types::individual_route::IndividualRoute;
use crate::viewer::Viewer;

/// Finishes individual routes.
#[derive(Default)]
pub struct FinishRouteMutation;

#[Object]
impl FinishRouteMutation {
    /// Says that an individual route is over and what came of it. For the curators of the school, and not of their own.
    async fn finish_route(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "The route and its result.")] input: FinishRouteInput,
    ) -> Result<FinishRoutePayload, GqlError> {
        let viewer = Viewer::signed_in(ctx)?;
        let mut form = Form::default();
        let Some(result) = form.take("result", Note::required(&input.result)) else {
            return Ok(FinishRoutePayload::Invalid(form.into_invalid()));
        };
        let operation = FinishRoute {
            actor: viewer.actor().clone(),
            route: IndividualRouteId::read(&input.route_id)?,
            result,
        };
        let key = input.client_mutation_id.as_deref();
        Ok(
            match perform(&viewer, key, "finishRoute", &operation).await? {
                Ok(id) => {
                    let route = IndividualRoute::load(&viewer, id).await?;
                    FinishRoutePayload::Done(FinishRouteDone { route })
                }
                Err(reason) => FinishRoutePayload::Refused(FinishRouteRefused { reason }),
            },
        )
    }
}

#[derive(Serialize)]
struct FinishRoute {
    #[serde(skip)]
    actor: Actor,
    route: IndividualRouteId,
    result: Note,
}

impl Operation for FinishRoute {
    type Done = IndividualRouteId;
    type Refusal = FinishRouteRefusal;

    async fn run(&self, work: &UnitOfWork) -> Result<IndividualRouteId, Failure<Self::Refusal>> {
        let opened = open(work, self.route).await?;
        let permit = permit::<Finish>(&self.actor, &opened.facts)?;
        let before = opened.row.state;
        let after = before.finish().map_err(Failure::refuse)?;
        let said = (work.today(opened.here.zone), &self.result);
        work.individual_routes()
            .finish(&permit, &opened.row, after, said)
            .await?;
        let step = (Some(before), after);
        note(work, &permit, opened.row.school, step).await?;
        Ok(self.route)
    }
}

/// An individual route that is over.
#[derive(InputObject)]
pub struct FinishRouteInput {
    /// A key of the client's own making, 1–100 characters: sent twice, it takes effect once.
    pub client_mutation_id: Option<String>,
    /// `individual-route:…`, in force.
    pub route_id: ID,
    /// What came of it; 1–10 000 characters.
    pub result: String,
}

/// What came of it.
#[derive(Union)]
pub enum FinishRoutePayload {
    /// It is over.
    Done(FinishRouteDone),
    /// It is not.
    Refused(FinishRouteRefused),
    /// The input is to be corrected.
    Invalid(InvalidInput),
}

/// The route is over.
#[derive(SimpleObject)]
pub struct FinishRouteDone {
    /// The route.
    pub route: IndividualRoute,
}

/// The route was not finished.
#[derive(SimpleObject)]
pub struct FinishRouteRefused {
    /// Why.
    pub reason: FinishRouteRefusal,
}

/// Why a route was not finished.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Enum)]
pub enum FinishRouteRefusal {
    /// It is a draft, or over.
    NotInForce,
}

impl From<RouteError> for FinishRouteRefusal {
    fn from(_: RouteError) -> Self {
        Self::NotInForce
    }
}
