//! Files of duties: brought by who carries a duty out, saved by who may read it.

use actix_web::http::header::CACHE_CONTROL;
use actix_web::web::{Data, Path, Payload, Query};
use actix_web::{HttpRequest, HttpResponse};
use documents::file::MAX_BYTES;
use domain::id::{DutyFileId, DutyId};
use graphql::papers::duty_file::{self, AttachRefusal, IncomingDutyFile, Received};
use serde_json::json;
use uuid::Uuid;

use super::document_files::not_taken;
use super::imports::file_name;
use super::{Parameters, caller, refuse, saved, turn};
use crate::app::App;
use crate::auth::identify;
use crate::http::{Refusal, from_our_pages};
use crate::routes::body;

/// `POST /files/duties/{id}` with the file as the body, looked at and not believed → `{fileId, name}`, to be stated as a proof
/// within a day; 409 when the duty takes no file as it stands.
pub(super) async fn receive(
    app: Data<App>,
    request: HttpRequest,
    id: Path<Uuid>,
    payload: Payload,
) -> Result<HttpResponse, Refusal> {
    from_our_pages(&request, &app.public_url)?;
    let identity = identify(request.headers(), &app.tokens, &app.store).await?;
    let identity = identity.ok_or(Refusal::Unauthenticated)?;
    let name = file_name(request.headers()).ok_or(Refusal::BadInput("name"))?;
    let viewer = app.viewers.of(Some(identity)).await?;
    let duty = DutyId(id.into_inner());
    let may = duty_file::may_receive(&viewer, duty).await;
    may.map_err(|error| refuse(&error))?;
    let content = body::read_file(request.headers(), payload, MAX_BYTES).await?;
    let incoming = IncomingDutyFile {
        duty,
        name,
        content: content.to_vec(),
    };
    // Looking at a file holds a core as printing does.
    let turn = turn(&app.printers).await?;
    let received = duty_file::receive(&viewer, incoming, turn).await;
    let received = received.map_err(|error| match error.code() {
        "BAD_INPUT" => Refusal::BadInput("name"),
        _ => refuse(&error),
    })?;
    match received {
        Received::Kept { id, name } => Ok(HttpResponse::Created()
            .insert_header((CACHE_CONTROL, "no-store"))
            .json(json!({ "fileId": format!("{}:{}", DutyFileId::PREFIX, id.0), "name": name }))),
        Received::NotTaken(error) => Err(not_taken(error)),
        Received::Refused(AttachRefusal::Closed) => Err(Refusal::Malformed {
            status: 409,
            message: "the roadmap is not in force, or the duty does not concern the place",
        }),
        Received::Refused(AttachRefusal::TooMany) => Err(Refusal::Malformed {
            status: 409,
            message: "too many files of the duty wait to be stated",
        }),
    }
}

/// `GET /files/duties/{id}/{file}`: to be saved, whatever it is.
pub(super) async fn file(
    app: Data<App>,
    request: HttpRequest,
    path: Path<(Uuid, Uuid)>,
    parameters: Query<Parameters>,
) -> Result<HttpResponse, Refusal> {
    let identity = caller(&app, &request, parameters.ticket.as_deref()).await?;
    let viewer = app.viewers.of(Some(identity)).await?;
    let (duty, file) = path.into_inner();
    let kept = duty_file::file(&viewer, DutyId(duty), DutyFileId(file)).await;
    Ok(saved(kept.map_err(|error| refuse(&error))?))
}
