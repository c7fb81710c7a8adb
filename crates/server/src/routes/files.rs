//! `/files`: papers and lists, for who may read them; tables that are brought, for who may take them over.
//!
//! A request carries a bearer token, or a ticket in its query: a link that a browser follows has no headers. A ticket is
//! good for one file and two minutes, and whether its person may read the file is asked when it is used.

mod consents;

use std::sync::Arc;

use actix_web::http::header::{
    CACHE_CONTROL, CONTENT_DISPOSITION, ContentDisposition, DispositionParam, DispositionType,
    ExtendedValue,
};
use actix_web::web::{Data, Path, Payload, Query, ServiceConfig};
use actix_web::{HttpRequest, HttpResponse};
use documents::DocumentError;
use domain::document::OrderContent;
use domain::id::{CertificateId, OrderId, PersonId, ProgrammeId};
use graphql::papers::files::KeptFile;
use graphql::{GqlError, papers};
use serde::{Deserialize, Serialize};
use tokio::sync::{OwnedSemaphorePermit, Semaphore};
use uuid::Uuid;

use crate::app::App;
use crate::auth::{Identity, identify};
use crate::http::{Refusal, chain, from_our_pages};
use crate::routes::{body, get, post};

mod document_files;
mod duty_files;
mod exports;
mod imports;
mod my_data;
mod plans;
mod roadmaps;

/// How many papers are printed at once: a PDF holds a core for tens of milliseconds.
pub const PRINTED_AT_ONCE: usize = 2;
/// The most bytes of a request for a ticket.
const MAX_BODY: usize = 1_024;

/// Mounts the routes.
pub fn routes(services: &mut ServiceConfig) {
    services
        .service(post("/files/tickets", ticket))
        .service(get("/files/orders/{name}", order))
        .service(post("/files/exports", exports::export))
        .service(get("/files/my-data.zip", my_data::my_data))
        .service(post("/files/imports", imports::receive))
        .service(get("/files/imports/templates/{name}", imports::template))
        .service(get("/files/imports/{name}", imports::wrong_lines))
        .service(post("/files/plans", plans::receive))
        .service(get("/files/orders/{id}/extracts/{name}", extract))
        .service(get("/files/order-batches/{names}", batch))
        .service(get("/files/programmes/{name}", programme))
        .service(get("/files/certificates/{name}", certificate))
        .service(get("/files/roadmaps/{name}", roadmaps::roadmap))
        .service(get("/files/roadmap-reports/{name}", roadmaps::report))
        .service(get(
            "/files/document-templates/{name}",
            document_files::template,
        ))
        .service(post("/files/documents/{id}", document_files::receive))
        .service(get("/files/documents/{id}/{file}", document_files::file))
        .service(post("/files/duties/{id}", duty_files::receive))
        .service(get("/files/duties/{id}/{file}", duty_files::file))
        .configure(consents::routes)
        .service(get("/files/{rest:.*}", nothing_here));
}

async fn nothing_here() -> Result<HttpResponse, Refusal> {
    Err(Refusal::NotFound)
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct TicketBody {
    path: String,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Ticket {
    url: String,
}

/// `POST /files/tickets {path}` → `{url}`: an address that opens without headers.
async fn ticket(
    app: Data<App>,
    request: HttpRequest,
    payload: Payload,
) -> Result<HttpResponse, Refusal> {
    from_our_pages(&request, &app.public_url)?;
    let identity = identify(request.headers(), &app.tokens, &app.store).await?;
    let identity = identity.ok_or(Refusal::Unauthenticated)?;
    let TicketBody { path } = body::json(&request, payload, MAX_BODY).await?;
    // Nothing is looked up: a ticket to a file that is not there, or not for this person, opens nothing.
    let sound = path.starts_with("/files/") && !path.contains(['?', '#']);
    if !sound {
        return Err(Refusal::BadInput("path"));
    }
    let ticket = app
        .tokens
        .ticket(identity.session, &path, app.now())
        .map_err(|error| {
            tracing::error!(%error, "a ticket could not be signed");
            Refusal::Internal
        })?;
    Ok(HttpResponse::Ok()
        .insert_header((CACHE_CONTROL, "no-store"))
        .json(Ticket {
            url: format!("{path}?ticket={ticket}"),
        }))
}

#[derive(Deserialize)]
struct Parameters {
    ticket: Option<String>,
}

#[derive(Clone, Copy)]
enum Format {
    Docx,
    Pdf,
}

impl Format {
    const ALL: [Self; 2] = [Self::Docx, Self::Pdf];

    fn ending(self) -> &'static str {
        match self {
            Self::Docx => "docx",
            Self::Pdf => "pdf",
        }
    }

    fn content_type(self) -> &'static str {
        match self {
            Self::Docx => "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
            Self::Pdf => "application/pdf",
        }
    }

    fn order(self, content: &OrderContent) -> Result<Vec<u8>, DocumentError> {
        match self {
            Self::Docx => documents::docx::order(content),
            Self::Pdf => documents::pdf::order(content),
        }
    }
}

/// `GET /files/orders/{id}.docx`, `GET /files/orders/{id}.pdf`.
async fn order(
    app: Data<App>,
    request: HttpRequest,
    name: Path<String>,
    parameters: Query<Parameters>,
) -> Result<HttpResponse, Refusal> {
    let identity = caller(&app, &request, parameters.ticket.as_deref()).await?;
    let (id, format) = read(&name).ok_or(Refusal::NotFound)?;
    let viewer = app.viewers.of(Some(identity)).await?;
    let paper = papers::order(&viewer, OrderId(id))
        .await
        .map_err(|error| refuse(&error))?;
    let file = attachment(&paper.file_name, format.ending());
    let bytes = print(&app.printers, move || format.order(&paper.content)).await?;
    Ok(handed_out(format.content_type(), file, bytes))
}

/// `GET /files/orders/{id}/extracts/{person}.docx`, and `.pdf`: what the order says about one person.
async fn extract(
    app: Data<App>,
    request: HttpRequest,
    path: Path<(String, String)>,
    parameters: Query<Parameters>,
) -> Result<HttpResponse, Refusal> {
    let identity = caller(&app, &request, parameters.ticket.as_deref()).await?;
    let (order, person) = path.into_inner();
    let order = Uuid::parse_str(&order).or(Err(Refusal::NotFound))?;
    let (person, format) = read(&person).ok_or(Refusal::NotFound)?;
    let viewer = app.viewers.of(Some(identity)).await?;
    let (paper, name) = papers::extract(&viewer, OrderId(order), PersonId(person))
        .await
        .map_err(|error| refuse(&error))?;
    let file = attachment(&paper.file_name, format.ending());
    let bytes = print(&app.printers, move || match format {
        Format::Docx => documents::docx::extract(&paper.content, &name),
        Format::Pdf => documents::pdf::extract(&paper.content, &name),
    })
    .await?;
    Ok(handed_out(format.content_type(), file, bytes))
}

/// `GET /files/order-batches/{id},{id}.pdf`: up to twenty orders as one file, for printing.
async fn batch(
    app: Data<App>,
    request: HttpRequest,
    names: Path<String>,
    parameters: Query<Parameters>,
) -> Result<HttpResponse, Refusal> {
    let identity = caller(&app, &request, parameters.ticket.as_deref()).await?;
    let ids = names.strip_suffix(".pdf").ok_or(Refusal::NotFound)?;
    let ids = ids.split(',').map(|id| Uuid::parse_str(id).map(OrderId));
    let ids: Vec<OrderId> = ids.collect::<Result<_, _>>().or(Err(Refusal::NotFound))?;
    if ids.is_empty() || ids.len() > papers::MOST_AT_ONCE {
        return Err(Refusal::NotFound);
    }
    let viewer = app.viewers.of(Some(identity)).await?;
    let found = papers::orders(&viewer, &ids).await;
    let found = found.map_err(|error| refuse(&error))?;
    let bytes = print(&app.printers, move || {
        let contents: Vec<_> = found.into_iter().map(|paper| paper.content).collect();
        Ok(documents::pdf::orders(&contents)?.unwrap_or_default())
    })
    .await?;
    Ok(handed_out(
        Format::Pdf.content_type(),
        attachment("Приказы", Format::Pdf.ending()),
        bytes,
    ))
}

/// `GET /files/programmes/{id}.docx`, `GET /files/programmes/{id}.pdf`.
async fn programme(
    app: Data<App>,
    request: HttpRequest,
    name: Path<String>,
    parameters: Query<Parameters>,
) -> Result<HttpResponse, Refusal> {
    let identity = caller(&app, &request, parameters.ticket.as_deref()).await?;
    let (id, format) = read(&name).ok_or(Refusal::NotFound)?;
    let viewer = app.viewers.of(Some(identity)).await?;
    let paper = papers::programme(&viewer, ProgrammeId(id))
        .await
        .map_err(|error| refuse(&error))?;
    let file = attachment(&paper.file_name, format.ending());
    let bytes = print(&app.printers, move || match format {
        Format::Docx => documents::docx::programme(&paper.text),
        Format::Pdf => documents::pdf::programme(&paper.text),
    })
    .await?;
    Ok(handed_out(format.content_type(), file, bytes))
}

/// `GET /files/certificates/{id}.docx`, `GET /files/certificates/{id}.pdf`.
async fn certificate(
    app: Data<App>,
    request: HttpRequest,
    name: Path<String>,
    parameters: Query<Parameters>,
) -> Result<HttpResponse, Refusal> {
    let identity = caller(&app, &request, parameters.ticket.as_deref()).await?;
    let (id, format) = read(&name).ok_or(Refusal::NotFound)?;
    let viewer = app.viewers.of(Some(identity)).await?;
    let paper = papers::certificate(&viewer, CertificateId(id))
        .await
        .map_err(|error| refuse(&error))?;
    let file = attachment(&paper.file_name, format.ending());
    let bytes = print(&app.printers, move || match format {
        Format::Docx => documents::docx::certificate(&paper.text),
        Format::Pdf => documents::pdf::certificate(&paper.text),
    })
    .await?;
    Ok(handed_out(format.content_type(), file, bytes))
}

fn handed_out(media_type: &str, file: ContentDisposition, bytes: Vec<u8>) -> HttpResponse {
    HttpResponse::Ok()
        .content_type(media_type)
        .insert_header((CACHE_CONTROL, "private, no-store"))
        .insert_header((CONTENT_DISPOSITION, file))
        .body(bytes)
}

/// The person of the token or of the ticket.
async fn caller(
    app: &App,
    request: &HttpRequest,
    ticket: Option<&str>,
) -> Result<Identity, Refusal> {
    let Some(ticket) = ticket else {
        let identity = identify(request.headers(), &app.tokens, &app.store).await?;
        return identity.ok_or(Refusal::Unauthenticated);
    };
    let session = app.tokens.verify_ticket(ticket, request.path(), app.now());
    let session = session.ok_or(Refusal::Unauthenticated)?;
    let live = app.store.sessions().live(session, app.now()).await?;
    live.map(Identity::from).ok_or(Refusal::Unauthenticated)
}

fn read(name: &str) -> Option<(Uuid, Format)> {
    let (id, ending) = name.split_once('.')?;
    let format = Format::ALL
        .into_iter()
        .find(|format| format.ending() == ending)?;
    Some((Uuid::parse_str(id).ok()?, format))
}

/// Hidden and missing look the same, as they do in GraphQL.
fn refuse(error: &GqlError) -> Refusal {
    match error.code() {
        "UNAUTHENTICATED" => Refusal::Unauthenticated,
        "FORBIDDEN" | "NOT_FOUND" => Refusal::NotFound,
        "UNAVAILABLE" => Refusal::Unavailable,
        _ => {
            tracing::error!(?error, "a paper could not be had");
            Refusal::Internal
        }
    }
}

/// Waits until a core is free for a paper.
async fn turn(printers: &Arc<Semaphore>) -> Result<OwnedSemaphorePermit, Refusal> {
    let turn = Arc::clone(printers).acquire_owned().await;
    turn.map_err(|_closed| Refusal::Internal)
}

async fn print(
    printers: &Arc<Semaphore>,
    paper: impl FnOnce() -> Result<Vec<u8>, DocumentError> + Send + 'static,
) -> Result<Vec<u8>, Refusal> {
    let turn = turn(printers).await?;
    let printing = tokio::task::spawn_blocking(move || {
        let _turn = turn;
        paper()
    });
    match printing.await {
        Ok(Ok(bytes)) => Ok(bytes),
        Ok(Err(error)) => {
            tracing::error!(error = chain(&error), "a paper could not be printed");
            Err(Refusal::Internal)
        }
        Err(error) => {
            tracing::error!(%error, "printing a paper broke off");
            Err(Refusal::Internal)
        }
    }
}

/// Saved, not shown: what a paper says must never run in our pages.
/// A file that was handed in, to be saved, whatever it is.
fn saved(kept: KeptFile) -> HttpResponse {
    let file = attachment(&kept.name, kept.kind.ending());
    handed_out(kept.kind.media_type(), file, kept.bytes)
}

fn attachment(name: &str, ending: &str) -> ContentDisposition {
    let name = format!("{name}.{ending}");
    ContentDisposition {
        disposition: DispositionType::Attachment,
        parameters: vec![
            DispositionParam::Filename(format!("paper.{ending}")),
            DispositionParam::FilenameExt(ExtendedValue {
                charset: actix_web::http::header::Charset::Ext("UTF-8".to_owned()),
                language_tag: None,
                value: name.into_bytes(),
            }),
        ],
    }
}
