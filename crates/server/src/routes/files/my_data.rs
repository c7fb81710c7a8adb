//! Everything about who asks, as one file.

use actix_web::http::header::{CACHE_CONTROL, CONTENT_DISPOSITION};
use actix_web::web::{Data, Query};
use actix_web::{HttpRequest, HttpResponse};
use graphql::exports;

use super::{Parameters, attachment, caller, refuse};
use crate::app::App;
use crate::http::Refusal;

/// `GET /files/my-data.zip`.
pub(super) async fn my_data(
    app: Data<App>,
    request: HttpRequest,
    parameters: Query<Parameters>,
) -> Result<HttpResponse, Refusal> {
    let identity = caller(&app, &request, parameters.ticket.as_deref()).await?;
    let viewer = app.viewers.of(Some(identity)).await?;
    // Hundreds of statements and a few megabytes: as many at once as papers are printed.
    let _turn = app.printers.acquire().await.or(Err(Refusal::Internal))?;
    let file = exports::my_data(&viewer).await;
    let file = file.map_err(|error| refuse(&error))?;
    Ok(HttpResponse::Ok()
        .content_type("application/zip")
        .insert_header((CACHE_CONTROL, "private, no-store"))
        .insert_header((CONTENT_DISPOSITION, attachment(&file.name, "zip")))
        .body(file.bytes))
}
