//! Files of documents: brought by who writes a document, saved by who may read it.

use actix_web::http::header::CACHE_CONTROL;
use actix_web::web::{Data, Path, Payload, Query};
use actix_web::{HttpRequest, HttpResponse};
use documents::file::{FileError, MAX_BYTES};
use domain::id::{DocumentFileId, DocumentId, DocumentTemplateId};
use graphql::papers::document::{self, IncomingFile, Received};
use graphql::papers::template::filled;
use graphql::plans::read_place;
use serde::Deserialize;
use serde_json::json;
use uuid::Uuid;

use super::imports::file_name;
use super::{Format, Parameters, attachment, caller, handed_out, print, read, refuse, saved, turn};
use crate::app::App;
use crate::auth::identify;
use crate::http::{Refusal, from_our_pages};
use crate::routes::body;

#[derive(Deserialize)]
pub(super) struct Incoming {
    revision: i32,
}

/// `POST /files/documents/{id}?revision=…` with the file as the body, looked at and not believed → `{fileId, revision}`; 409
/// when somebody else has changed the document or it takes no files as it stands.
pub(super) async fn receive(
    app: Data<App>,
    request: HttpRequest,
    id: Path<Uuid>,
    query: Query<Incoming>,
    payload: Payload,
) -> Result<HttpResponse, Refusal> {
    from_our_pages(&request, &app.public_url)?;
    let identity = identify(request.headers(), &app.tokens, &app.store).await?;
    let identity = identity.ok_or(Refusal::Unauthenticated)?;
    let name = file_name(request.headers()).ok_or(Refusal::BadInput("name"))?;
    let viewer = app.viewers.of(Some(identity)).await?;
    let id = DocumentId(id.into_inner());
    let may = document::may_receive(&viewer, id).await;
    may.map_err(|error| refuse(&error))?;
    let content = body::read_file(request.headers(), payload, MAX_BYTES).await?;
    let incoming = IncomingFile {
        document: id,
        revision: query.revision,
        name,
        content: content.to_vec(),
    };
    // Looking at a file holds a core as printing does.
    let turn = turn(&app.printers).await?;
    let received = document::receive(&viewer, incoming, turn).await;
    let received = received.map_err(|error| match error.code() {
        "BAD_INPUT" => Refusal::BadInput("name"),
        _ => refuse(&error),
    })?;
    match received {
        Received::Kept(file, revision) => Ok(HttpResponse::Created()
            .insert_header((CACHE_CONTROL, "no-store"))
            .json(json!({
                "fileId": format!("{}:{}", DocumentFileId::PREFIX, file.0),
                "revision": revision,
            }))),
        Received::Conflict => Ok(HttpResponse::Conflict()
            .insert_header((CACHE_CONTROL, "no-store"))
            .json(json!({ "code": "CONFLICT" }))),
        Received::NotTaken(error) => Err(not_taken(error)),
    }
}

pub(super) fn not_taken(error: FileError) -> Refusal {
    match error {
        FileError::TooLarge => Refusal::Malformed {
            status: 413,
            message: "the file is larger than 20 MB",
        },
        FileError::UnknownKind => Refusal::Malformed {
            status: 415,
            message: "a file is a PDF, a .docx, an .xlsx, an .odt, a JPEG or a PNG",
        },
        FileError::Unpacks => Refusal::BadInput("file: it unpacks to more than 100 MB"),
        FileError::Broken => Refusal::BadInput("file: it breaks off"),
        FileError::Encrypted => Refusal::BadInput("file: it has a password"),
        FileError::Active => Refusal::BadInput("file: it runs something or carries other files"),
    }
}

/// `GET /files/documents/{id}/{file}`: to be saved, whatever it is.
pub(super) async fn file(
    app: Data<App>,
    request: HttpRequest,
    path: Path<(Uuid, Uuid)>,
    parameters: Query<Parameters>,
) -> Result<HttpResponse, Refusal> {
    let identity = caller(&app, &request, parameters.ticket.as_deref()).await?;
    let viewer = app.viewers.of(Some(identity)).await?;
    let (document, file) = path.into_inner();
    let kept = document::file(&viewer, DocumentId(document), DocumentFileId(file)).await;
    Ok(saved(kept.map_err(|error| refuse(&error))?))
}

#[derive(Deserialize)]
pub(super) struct For {
    place: String,
    ticket: Option<String>,
}

/// `GET /files/document-templates/{id}.docx?place=…`: the template filled for a place whose papers the caller keeps.
pub(super) async fn template(
    app: Data<App>,
    request: HttpRequest,
    name: Path<String>,
    query: Query<For>,
) -> Result<HttpResponse, Refusal> {
    let identity = caller(&app, &request, query.ticket.as_deref()).await?;
    let (id, format) = read(&name).ok_or(Refusal::NotFound)?;
    let Format::Docx = format else {
        return Err(Refusal::NotFound);
    };
    let place = read_place(&query.place).ok_or(Refusal::NotFound)?;
    let viewer = app.viewers.of(Some(identity)).await?;
    let content = filled(&viewer, DocumentTemplateId(id), place).await;
    let content = content.map_err(|error| refuse(&error))?;
    let file = attachment(&content.title, format.ending());
    let bytes = print(&app.printers, move || documents::docx::filled(&content)).await?;
    Ok(handed_out(format.content_type(), file, bytes))
}
