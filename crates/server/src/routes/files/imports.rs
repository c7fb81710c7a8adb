//! Tables that are brought to be taken over, the forms to fill in, and the lines that are to be corrected.

use actix_web::http::header::HeaderMap;
use actix_web::web::{Data, Path, Payload, Query};
use actix_web::{HttpRequest, HttpResponse};
use documents::table::{MAX_BYTES, TableFormat};
use domain::id::ImportId;
use domain::import::ImportKind;
use graphql::imports::{self, IncomingFile};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use super::exports::table;
use super::{Parameters, caller, refuse};
use crate::app::App;
use crate::auth::identify;
use crate::http::{Refusal, chain, from_our_pages};
use crate::routes::body;

/// What the file is called, percent-encoded: a header holds no Russian letters.
const NAME: &str = "x-file-name";

#[derive(Deserialize)]
pub(super) struct Incoming {
    kind: String,
    place: String,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Received {
    import_id: String,
}

/// `POST /files/imports?kind=…&place=…` with the file as the body → `{importId}`.
pub(super) async fn receive(
    app: Data<App>,
    request: HttpRequest,
    query: Query<Incoming>,
    payload: Payload,
) -> Result<HttpResponse, Refusal> {
    from_our_pages(&request, &app.public_url)?;
    let identity = identify(request.headers(), &app.tokens, &app.store).await?;
    let identity = identity.ok_or(Refusal::Unauthenticated)?;
    let kind = kind(&query.kind).ok_or(Refusal::BadInput("kind"))?;
    let name = file_name(request.headers()).ok_or(Refusal::BadInput("name"))?;
    let viewer = app.viewers.of(Some(identity)).await?;
    let content = body::read_file(request.headers(), payload, MAX_BYTES).await?;
    let file = IncomingFile {
        place: query.place.clone(),
        kind,
        name,
        content: content.to_vec(),
    };
    let id = imports::receive(&viewer, file).await;
    let id = id.map_err(|error| match error.code() {
        "BAD_INPUT" => Refusal::BadInput("name"),
        _ => refuse(&error),
    })?;
    Ok(HttpResponse::Ok().json(Received {
        import_id: format!("{}:{}", ImportId::PREFIX, id.0),
    }))
}

/// `GET /files/imports/templates/{kind}.xlsx`: an empty form, the same for everybody.
pub(super) async fn template(name: Path<String>) -> Result<HttpResponse, Refusal> {
    let kind = name
        .strip_suffix(".xlsx")
        .and_then(kind)
        .ok_or(Refusal::NotFound)?;
    let bytes = imports::template(kind).map_err(|error| {
        tracing::error!(error = chain(&error), "a template could not be written");
        Refusal::Internal
    })?;
    Ok(table(
        TableFormat::Xlsx,
        "template",
        "Форма для заполнения",
        bytes,
    ))
}

/// `GET /files/imports/{id}.xlsx`: the wrong lines, with what is to be put right.
pub(super) async fn wrong_lines(
    app: Data<App>,
    request: HttpRequest,
    name: Path<String>,
    parameters: Query<Parameters>,
) -> Result<HttpResponse, Refusal> {
    let identity = caller(&app, &request, parameters.ticket.as_deref()).await?;
    let id = name
        .strip_suffix(".xlsx")
        .and_then(|id| Uuid::parse_str(id).ok());
    let id = ImportId(id.ok_or(Refusal::NotFound)?);
    let viewer = app.viewers.of(Some(identity)).await?;
    let bytes = imports::wrong_lines(&viewer, id).await;
    let bytes = bytes.map_err(|error| refuse(&error))?;
    Ok(table(
        TableFormat::Xlsx,
        "corrections",
        "Строки с ошибками",
        bytes,
    ))
}

fn kind(code: &str) -> Option<ImportKind> {
    ImportKind::ALL.into_iter().find(|kind| kind.code() == code)
}

/// What the file is called, as its client says.
pub(super) fn file_name(headers: &HeaderMap) -> Option<String> {
    let raw = headers.get(NAME)?.to_str().ok()?;
    let mut bytes = Vec::new();
    let mut rest = raw.bytes();
    while let Some(byte) = rest.next() {
        if byte != b'%' {
            bytes.push(byte);
            continue;
        }
        let digits = [rest.next()?, rest.next()?];
        let digits = std::str::from_utf8(&digits).ok()?;
        bytes.push(u8::from_str_radix(digits, 16).ok()?);
    }
    String::from_utf8(bytes).ok()
}
