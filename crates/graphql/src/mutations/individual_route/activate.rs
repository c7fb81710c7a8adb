//! The curator puts an individual route into force.

use async_graphql::{Context, Enum, ID, InputObject, Object, SimpleObject, Union};
use domain::access::rules::individual_route::Activate;
use domain::access::{Actor, permit};
use domain::id::IndividualRouteId;
use domain::mentoring::RouteError;
use persistence::{Failure, Operation, UnitOfWork};
use serde::Serialize;

use super::{note, open};
use crate::error::GqlError;
use crate::ids::PublicId;
use crate::mutations::perform;
use crate::types::individual_route::IndividualRoute;
use crate::viewer::Viewer;

/// Puts individual routes into force.
#[derive(Default)]
pub struct ActivateRouteMutation;

#[Object]
impl ActivateRouteMutation {
    /// Puts a draft of an individual route into force. For the curators of the school, and not for their own.
    async fn activate_route(
        &self,
        ctx: &Context<'_>,
        #[graphql(desc = "Which route.")] input: ActivateRouteInput,
    ) -> Result<ActivateRoutePayload, GqlError> {
        let viewer = Viewer::signed_in(ctx)?;
        let operation = ActivateRoute {
            actor: viewer.actor().clone(),
            route: IndividualRouteId::read(&input.route_id)?,
        };
        let key = input.client_mutation_id.as_deref();
        Ok(
            match perform(&viewer, key, "activateRoute", &operation).await? {
                Ok(id) => {
                    let route = IndividualRoute::load(&viewer, id).await?;
                    ActivateRoutePayload::Done(ActivateRouteDone { route })
                }
                Err(reason) => ActivateRoutePayload::Refused(ActivateRouteRefused { reason }),
            },
        )
    }
}

#[derive(Serialize)]
struct ActivateRoute {
    #[serde(skip)]
    actor: Actor,
    route: IndividualRouteId,
}

impl Operation for ActivateRoute {
    type Done = IndividualRouteId;
    type Refusal = ActivateRouteRefusal;

    async fn run(&self, work: &UnitOfWork) -> Result<IndividualRouteId, Failure<Self::Refusal>> {
        let opened = open(work, self.route).await?;
        let permit = permit::<Activate>(&self.actor, &opened.facts)?;
        let before = opened.row.state;
        let after = before.activate().map_err(Failure::refuse)?;
        let today = work.today(opened.here.zone);
        work.individual_routes()
            .activate(&permit, &opened.row, after, today)
            .await?;
        let step = (Some(before), after);
        note(work, &permit, opened.row.school, step).await?;
        Ok(self.route)
    }
}

/// A draft of an individual route to be put into force.
#[derive(InputObject)]
pub struct ActivateRouteInput {
    /// A key of the client's own making, 1–100 characters: sent twice, it takes effect once.
    pub client_mutation_id: Option<String>,
    /// `individual-route:…`, a draft.
    pub route_id: ID,
}

/// What came of it.
#[derive(Union)]
pub enum ActivateRoutePayload {
    /// It is in force.
    Done(ActivateRouteDone),
    /// It is not.
    Refused(ActivateRouteRefused),
}

/// The route is in force.
#[derive(SimpleObject)]
pub struct ActivateRouteDone {
    /// The route.
    pub route: IndividualRoute,
}

/// The route was not put into force.
#[derive(SimpleObject)]
pub struct ActivateRouteRefused {
    /// Why.
    pub reason: ActivateRouteRefusal,
}

/// Why a route was not put into force.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Enum)]
pub enum ActivateRouteRefusal {
    /// It is in force, or over.
    NotADraft,
}

impl From<RouteError> for ActivateRouteRefusal {
    fn from(_: RouteError) -> Self {
        Self::NotADraft
    }
}
