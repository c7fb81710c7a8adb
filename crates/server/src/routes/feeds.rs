//! `GET /feeds/calendar/{secret}.ics`: somebody's days, for who knows the secret. It opens nothing else.

use actix_web::http::header::{CACHE_CONTROL, ETAG, REFERRER_POLICY};
use actix_web::web::{Data, Path, ServiceConfig};
use actix_web::{HttpRequest, HttpResponse};
use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use graphql::feeds::own_calendar;
use sha2::{Digest, Sha256};

use crate::app::App;
use crate::http::{Refusal, is_known};
use crate::routes::get;

/// Mounts the routes.
pub fn routes(services: &mut ServiceConfig) {
    services.service(get("/feeds/calendar/{name}", calendar));
}

async fn calendar(
    app: Data<App>,
    request: HttpRequest,
    name: Path<String>,
) -> Result<HttpResponse, Refusal> {
    let secret = name.strip_suffix(".ics").ok_or(Refusal::NotFound)?;
    let text = own_calendar(&app.store, secret, &app.public_url).await?;
    let text = text.ok_or(Refusal::NotFound)?;
    let tag = format!("\"{}\"", URL_SAFE_NO_PAD.encode(Sha256::digest(&text)));
    let known = is_known(request.headers(), &tag);
    let mut answer = if known {
        HttpResponse::NotModified()
    } else {
        HttpResponse::Ok()
    };
    answer
        .insert_header((ETAG, tag))
        .insert_header((CACHE_CONTROL, "private, max-age=900"))
        // The address is a secret: it goes to nobody from here.
        .insert_header((REFERRER_POLICY, "no-referrer"));
    if known {
        return Ok(answer.finish());
    }
    Ok(answer
        .content_type("text/calendar; charset=utf-8")
        .body(text))
}
