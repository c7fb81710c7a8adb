//! Consents as files: the paper that was given, a blank form to sign, the scan of one that was signed on paper.

use actix_web::http::header::{CACHE_CONTROL, CONTENT_DISPOSITION};
use actix_web::web::{self, Data, Path, Payload, Query, ServiceConfig, resource};
use actix_web::{HttpRequest, HttpResponse};
use documents::consent::ConsentText;
use documents::scan::{MAX_BYTES, ScanError};
use domain::consent::ConsentPurpose;
use domain::id::{ConsentId, PersonId, SchoolId};
use graphql::papers::consent::{BlankForm, consent_form, consent_paper};
use graphql::papers::scan;
use serde_json::json;
use uuid::Uuid;

use super::{Format, Parameters, attachment, caller, print, read, refuse};
use crate::app::App;
use crate::auth::identify;
use crate::http::{Refusal, from_our_pages};
use crate::routes::{body, get};

pub(super) fn routes(services: &mut ServiceConfig) {
    services
        .service(
            resource("/files/consents/{id}/scan")
                .route(web::post().to(upload))
                .route(web::get().to(download)),
        )
        .service(get("/files/consents/{name}", paper))
        .service(get("/files/consent-forms/{school}/{person}/{name}", form));
}

/// `GET /files/consents/{id}.docx`, `.pdf`: the text as it was signed.
async fn paper(
    app: Data<App>,
    request: HttpRequest,
    name: Path<String>,
    parameters: Query<Parameters>,
) -> Result<HttpResponse, Refusal> {
    let identity = caller(&app, &request, parameters.ticket.as_deref()).await?;
    let (id, format) = read(&name).ok_or(Refusal::NotFound)?;
    let viewer = app.viewers.of(Some(identity)).await?;
    let text = consent_paper(&viewer, ConsentId(id)).await;
    printed(&app, text.map_err(|error| refuse(&error))?, format).await
}

/// `GET /files/consent-forms/{school}/{person}/{PURPOSE}.docx`, `.pdf`: a form to sign by hand.
async fn form(
    app: Data<App>,
    request: HttpRequest,
    path: Path<(Uuid, Uuid, String)>,
    parameters: Query<Parameters>,
) -> Result<HttpResponse, Refusal> {
    let identity = caller(&app, &request, parameters.ticket.as_deref()).await?;
    let (school, person, name) = path.into_inner();
    let (purpose, format) = named(&name).ok_or(Refusal::NotFound)?;
    let viewer = app.viewers.of(Some(identity)).await?;
    let form = BlankForm {
        person: PersonId(person),
        school: SchoolId(school),
        purpose,
    };
    let text = consent_form(&viewer, &form).await;
    printed(&app, text.map_err(|error| refuse(&error))?, format).await
}

/// `POST /files/consents/{id}/scan` with the bytes as they are: PDF, JPEG or PNG, looked at and not believed.
async fn upload(
    app: Data<App>,
    request: HttpRequest,
    id: Path<Uuid>,
    payload: Payload,
) -> Result<HttpResponse, Refusal> {
    from_our_pages(&request, &app.public_url)?;
    let identity = identify(request.headers(), &app.tokens, &app.store).await?;
    let identity = identity.ok_or(Refusal::Unauthenticated)?;
    let raw = body::read(request.headers(), payload, MAX_BYTES).await?;
    let viewer = app.viewers.of(Some(identity)).await?;
    let kept = scan::keep(&viewer, ConsentId(id.into_inner()), &raw).await;
    match kept.map_err(|error| refuse(&error))? {
        Ok(id) => Ok(HttpResponse::Created()
            .insert_header((CACHE_CONTROL, "no-store"))
            .json(json!({ "id": id }))),
        Err(ScanError::TooLarge) => Err(Refusal::Malformed {
            status: 413,
            message: "the scan is larger than 8 MB",
        }),
        Err(ScanError::UnknownKind) => Err(Refusal::Malformed {
            status: 415,
            message: "a scan is a PDF, a JPEG or a PNG",
        }),
        Err(ScanError::Broken) => Err(Refusal::BadInput("scan: it breaks off")),
        Err(ScanError::Active) => Err(Refusal::BadInput(
            "scan: it runs something or carries other files",
        )),
    }
}

/// `GET /files/consents/{id}/scan`: the latest scan, to be saved.
async fn download(
    app: Data<App>,
    request: HttpRequest,
    id: Path<Uuid>,
    parameters: Query<Parameters>,
) -> Result<HttpResponse, Refusal> {
    let identity = caller(&app, &request, parameters.ticket.as_deref()).await?;
    let viewer = app.viewers.of(Some(identity)).await?;
    let scan = scan::latest(&viewer, ConsentId(id.into_inner())).await;
    let scan = scan.map_err(|error| refuse(&error))?;
    Ok(HttpResponse::Ok()
        .content_type(scan.kind.media_type())
        .insert_header((CACHE_CONTROL, "private, no-store"))
        .insert_header((
            CONTENT_DISPOSITION,
            attachment(&scan.file_name, scan.kind.ending()),
        ))
        .body(scan.bytes))
}

async fn printed(app: &App, text: ConsentText, format: Format) -> Result<HttpResponse, Refusal> {
    let name = text.title.clone();
    let bytes = print(&app.printers, move || match format {
        Format::Docx => documents::docx::consent(&text),
        Format::Pdf => documents::pdf::consent(&text),
    });
    Ok(HttpResponse::Ok()
        .content_type(format.content_type())
        .insert_header((CACHE_CONTROL, "private, no-store"))
        .insert_header((CONTENT_DISPOSITION, attachment(&name, format.ending())))
        .body(bytes.await?))
}

fn named(name: &str) -> Option<(ConsentPurpose, Format)> {
    let (purpose, ending) = name.split_once('.')?;
    let format = Format::ALL
        .into_iter()
        .find(|format| format.ending() == ending)?;
    let purpose = ConsentPurpose::ALL
        .into_iter()
        .find(|each| serde_json::to_value(each).is_ok_and(|code| code.as_str() == Some(purpose)))?;
    Some((purpose, format))
}
