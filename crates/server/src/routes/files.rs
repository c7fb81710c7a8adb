//! `/files`: papers, for who may read them.
//!
//! A request carries a bearer token, or a ticket in its query: a link that a browser follows has no headers. A ticket is
//! good for one file and two minutes, and whether its person may read the file is asked when it is used.

use std::sync::Arc;

use actix_web::http::header::{
    CACHE_CONTROL, CONTENT_DISPOSITION, ContentDisposition, DispositionParam, DispositionType,
    ExtendedValue,
};
use actix_web::web::{Data, Path, Payload, Query, ServiceConfig, get, post, resource};
use actix_web::{HttpRequest, HttpResponse};
use documents::DocumentError;
use domain::document::OrderContent;
use domain::id::OrderId;
use graphql::{GqlError, papers};
use serde::{Deserialize, Serialize};
use tokio::sync::Semaphore;
use uuid::Uuid;

use crate::app::App;
use crate::auth::{Identity, identify};
use crate::http::{Refusal, chain, from_our_pages};
use crate::routes::body;

/// How many papers are printed at once: a PDF holds a core for tens of milliseconds.
pub const PRINTED_AT_ONCE: usize = 2;
/// The most bytes of a request for a ticket.
const MAX_BODY: usize = 1_024;

/// Mounts the routes.
pub fn routes(services: &mut ServiceConfig) {
    services
        .service(resource("/files/tickets").route(post().to(ticket)))
        .service(resource("/files/orders/{name}").route(get().to(order)))
        .service(resource("/files/{rest:.*}").route(get().to(nothing_here)));
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

    fn print(self, content: &OrderContent) -> Result<Vec<u8>, DocumentError> {
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
    let paper = papers::order(&viewer, id)
        .await
        .map_err(|error| refuse(&error))?;
    let bytes = print(&app.printers, paper.content, format).await?;
    Ok(HttpResponse::Ok()
        .content_type(format.content_type())
        .insert_header((CACHE_CONTROL, "private, no-store"))
        .insert_header((CONTENT_DISPOSITION, attachment(&paper.file_name, format)))
        .body(bytes))
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

fn read(name: &str) -> Option<(OrderId, Format)> {
    let (id, ending) = name.split_once('.')?;
    let format = Format::ALL
        .into_iter()
        .find(|format| format.ending() == ending)?;
    Some((OrderId(Uuid::parse_str(id).ok()?), format))
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

async fn print(
    printers: &Arc<Semaphore>,
    content: OrderContent,
    format: Format,
) -> Result<Vec<u8>, Refusal> {
    let turn = Arc::clone(printers)
        .acquire_owned()
        .await
        .map_err(|_closed| Refusal::Internal)?;
    let printing = tokio::task::spawn_blocking(move || {
        let _turn = turn;
        format.print(&content)
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
fn attachment(name: &str, format: Format) -> ContentDisposition {
    let name = format!("{name}.{}", format.ending());
    ContentDisposition {
        disposition: DispositionType::Attachment,
        parameters: vec![
            DispositionParam::Filename(format!("order.{}", format.ending())),
            DispositionParam::FilenameExt(ExtendedValue {
                charset: actix_web::http::header::Charset::Ext("UTF-8".to_owned()),
                language_tag: None,
                value: name.into_bytes(),
            }),
        ],
    }
}
