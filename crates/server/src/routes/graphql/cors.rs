//! Pages of other sites: anybody may read what is public, those of the settings may come with a token.

use actix_web::http::header::{HeaderMap, HeaderName, HeaderValue, ORIGIN};
use actix_web::web::Data;
use actix_web::{HttpRequest, HttpResponse};

use crate::app::App;

/// What a page may read of our answers besides the body.
const EXPOSED: &str = "x-request-id, retry-after, ratelimit, ratelimit-policy, etag";

/// Answers the question of a browser before it sends a request of a page elsewhere.
pub async fn preflight(app: Data<App>, request: HttpRequest) -> HttpResponse {
    let mut response = HttpResponse::NoContent().finish();
    let headers = response.headers_mut();
    let friend = friend(&app, request.headers());
    let allowed = if friend.is_some() {
        "content-type, accept, authorization"
    } else {
        "content-type, accept"
    };
    set(
        headers,
        "access-control-allow-origin",
        friend.unwrap_or(HeaderValue::from_static("*")),
    );
    set(
        headers,
        "access-control-allow-methods",
        HeaderValue::from_static("GET, POST"),
    );
    set(
        headers,
        "access-control-allow-headers",
        HeaderValue::from_static(allowed),
    );
    set(
        headers,
        "access-control-max-age",
        HeaderValue::from_static("86400"),
    );
    set(headers, "vary", HeaderValue::from_static("Origin"));
    response
}

/// Lets a page elsewhere read `response`: any page what nobody in particular asked and changed nothing, pages of the
/// settings everything. Never with cookies.
pub fn allow(app: &App, request: &HttpRequest, response: &mut HttpResponse, public: bool) {
    let headers = response.headers_mut();
    if public {
        set(
            headers,
            "access-control-allow-origin",
            HeaderValue::from_static("*"),
        );
    } else {
        headers.append(
            HeaderName::from_static("vary"),
            HeaderValue::from_static("Origin"),
        );
        let Some(origin) = friend(app, request.headers()) else {
            return;
        };
        set(headers, "access-control-allow-origin", origin);
    }
    set(
        headers,
        "access-control-expose-headers",
        HeaderValue::from_static(EXPOSED),
    );
}

/// The origin of the request, if the settings name it.
fn friend(app: &App, headers: &HeaderMap) -> Option<HeaderValue> {
    let value = headers.get(ORIGIN)?;
    let origin = value.to_str().ok()?;
    app.settings
        .cors_origins
        .iter()
        .any(|known| known == origin)
        .then(|| value.clone())
}

fn set(headers: &mut HeaderMap, name: &'static str, value: HeaderValue) {
    headers.insert(HeaderName::from_static(name), value);
}
