//! Lists as files. A filter may hold a name, and so it comes in a body and never in an address.

use actix_web::http::header::{
    CACHE_CONTROL, CONTENT_DISPOSITION, Charset, ContentDisposition, DispositionParam,
    DispositionType, ExtendedValue,
};
use actix_web::web::{Data, Payload};
use actix_web::{HttpRequest, HttpResponse};
use documents::table::{List, TableFormat};
use graphql::exports::{self, ExportRequest};
use serde::Deserialize;

use super::refuse;
use crate::app::App;
use crate::auth::identify;
use crate::http::{Refusal, from_our_pages};
use crate::routes::body;

/// The most bytes of a request.
const MAX_BODY: usize = 8_192;

#[derive(Deserialize)]
#[serde(deny_unknown_fields, rename_all = "camelCase")]
struct ExportBody {
    list: String,
    place: String,
    format: String,
    #[serde(default)]
    filter: serde_json::Value,
    #[serde(default)]
    school_year: Option<i32>,
}

/// `POST /files/exports {list, place, format, filter, schoolYear}` → the file.
pub(super) async fn export(
    app: Data<App>,
    request: HttpRequest,
    payload: Payload,
) -> Result<HttpResponse, Refusal> {
    from_our_pages(&request, &app.public_url)?;
    let identity = identify(request.headers(), &app.tokens, &app.store).await?;
    let identity = identity.ok_or(Refusal::Unauthenticated)?;
    let wanted: ExportBody = body::json(&request, payload, MAX_BODY).await?;
    let list = List::ALL
        .into_iter()
        .find(|list| list.code() == wanted.list);
    let format = TableFormat::ALL
        .into_iter()
        .find(|format| format.ending() == wanted.format);
    let viewer = app.viewers.of(Some(identity)).await?;
    let format = format.ok_or(Refusal::BadInput("format"))?;
    let request = ExportRequest {
        list: list.ok_or(Refusal::BadInput("list"))?,
        place: wanted.place,
        format,
        filter: wanted.filter,
        school_year: wanted.school_year,
    };
    let file = exports::export(&viewer, request).await;
    let file = file.map_err(|error| refuse(&error))?;
    Ok(table(format, "list", &file.name, file.bytes))
}

/// A table to be saved; never shown in our pages.
pub(super) fn table(format: TableFormat, plain: &str, name: &str, bytes: Vec<u8>) -> HttpResponse {
    let ending = format.ending();
    let disposition = ContentDisposition {
        disposition: DispositionType::Attachment,
        parameters: vec![
            DispositionParam::Filename(format!("{plain}.{ending}")),
            DispositionParam::FilenameExt(ExtendedValue {
                charset: Charset::Ext("UTF-8".to_owned()),
                language_tag: None,
                value: format!("{name}.{ending}").into_bytes(),
            }),
        ],
    };
    HttpResponse::Ok()
        .content_type(format.content_type())
        .insert_header((CACHE_CONTROL, "private, no-store"))
        .insert_header((CONTENT_DISPOSITION, disposition))
        .body(bytes)
}
