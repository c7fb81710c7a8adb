//! Papers that are brought to become roadmaps.

use actix_web::http::StatusCode;
use actix_web::web::{Data, Payload, Query};
use actix_web::{HttpRequest, HttpResponse};
use documents::table::MAX_BYTES;
use domain::clock::SchoolYear;
use domain::id::RoadmapId;
use domain::roadmap::plan::{PlanProblem, Remedy};
use graphql::plans::{self, Brought, IncomingPlan};
use serde::{Deserialize, Serialize};

use super::imports::file_name;
use super::refuse;
use crate::app::App;
use crate::auth::identify;
use crate::http::{Refusal, from_our_pages};
use crate::routes::body;

#[derive(Deserialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct Incoming {
    place: String,
    school_year: i32,
    anyway: Option<bool>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Received {
    roadmap_id: String,
}

/// No plan was read: why, what helps, and both in words.
#[derive(Serialize)]
struct NotRead {
    code: &'static str,
    problem: PlanProblem,
    remedy: Remedy,
    message: &'static str,
}

/// The same paper is there.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct AlreadyRead {
    code: &'static str,
    problem: &'static str,
    roadmap_id: String,
    title: String,
}

/// `POST /files/plans?place=…&schoolYear=…` with the file as the body → `{roadmapId}`; 422 when no plan was read from it,
/// 409 when the same paper is there, unless `anyway=true`.
pub(super) async fn receive(
    app: Data<App>,
    request: HttpRequest,
    query: Query<Incoming>,
    payload: Payload,
) -> Result<HttpResponse, Refusal> {
    from_our_pages(&request, &app.public_url)?;
    let identity = identify(request.headers(), &app.tokens, &app.store).await?;
    let identity = identity.ok_or(Refusal::Unauthenticated)?;
    let year = SchoolYear::starting(query.school_year).ok_or(Refusal::BadInput("schoolYear"))?;
    let place = plans::read_place(&query.place).ok_or(Refusal::NotFound)?;
    let name = file_name(request.headers()).ok_or(Refusal::BadInput("name"))?;
    let viewer = app.viewers.of(Some(identity)).await?;
    let content = body::read_file(request.headers(), payload, MAX_BYTES).await?;
    let plan = IncomingPlan {
        place,
        year,
        anyway: query.anyway.unwrap_or(false),
        name: Some(name),
        content: content.to_vec(),
    };
    let brought = plans::receive(&viewer, None, plan).await;
    let brought = brought.map_err(|error| match error.code() {
        "BAD_INPUT" => Refusal::BadInput("name"),
        _ => refuse(&error),
    })?;
    Ok(match brought {
        Brought::Done(id) => HttpResponse::Ok().json(Received {
            roadmap_id: public(id),
        }),
        Brought::NotRead(problem) => {
            HttpResponse::build(StatusCode::UNPROCESSABLE_ENTITY).json(NotRead {
                code: "PLAN_NOT_READ",
                problem,
                remedy: problem.remedy(),
                message: documents::plan::explain(problem),
            })
        }
        Brought::AlreadyRead(id) => {
            let title = plans::title_of(&viewer, id).await;
            HttpResponse::Conflict().json(AlreadyRead {
                code: "PLAN_ALREADY_READ",
                problem: "ALREADY_READ",
                roadmap_id: public(id),
                title: title.map_err(|error| refuse(&error))?,
            })
        }
    })
}

fn public(id: RoadmapId) -> String {
    format!("{}:{}", RoadmapId::PREFIX, id.0)
}
