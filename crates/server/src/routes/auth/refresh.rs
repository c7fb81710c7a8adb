//! `POST /auth/refresh`.

use actix_web::http::header::{HeaderValue, SET_COOKIE};
use actix_web::web::Data;
use actix_web::{HttpRequest, HttpResponse, ResponseError};
use persistence::{Secret, SecretHash};

use super::{client, grant, same_origin, settle};
use crate::app::App;
use crate::auth::operations::{Gone, Refresh, Refreshed};
use crate::auth::{expired_cookie, presented};
use crate::http::Refusal;

/// Exchanges the cookie for a new one and an access token.
pub(super) async fn refresh(app: Data<App>, request: HttpRequest) -> Result<HttpResponse, Refusal> {
    same_origin(&app, &request)?;
    match exchange(&app, &request).await {
        Err(refusal @ Refusal::Unauthenticated) => Ok(without_cookie(&refusal)),
        result => result,
    }
}

async fn exchange(app: &App, request: &HttpRequest) -> Result<HttpResponse, Refusal> {
    let presented = presented(request.headers()).ok_or(Refusal::Unauthenticated)?;
    let next = Secret::fresh()?;
    let operation = Refresh {
        presented: SecretHash::of(presented),
        next: next.hash(),
        address: client(app, request).to_string(),
    };
    let refreshed = app.store.write(&operation).await;
    match settle(refreshed, |Gone| Refusal::Unauthenticated)? {
        Refreshed::Continued(session) => grant(app, session.person, session.id, &next),
        Refreshed::Stolen(session) => {
            tracing::warn!(session = %session.0, "a refresh token was used twice; the session has ended");
            metrics::counter!("refresh_tokens_reused_total").increment(1);
            Err(Refusal::Unauthenticated)
        }
    }
}

/// The refusal, and the cookie goes: it will never be good again.
fn without_cookie(refusal: &Refusal) -> HttpResponse {
    let mut response = refusal.error_response();
    if let Ok(value) = HeaderValue::from_str(&expired_cookie()) {
        response.headers_mut().insert(SET_COOKIE, value);
    }
    response
}
