//! `/auth`: signing in and all around it, as plain REST. What a browser does before it has a token.

mod config;
mod demo_mail;
mod invitation;
mod password;
mod refresh;
mod reset;
mod sessions;
mod sign_in;
mod sign_out;

use actix_web::http::Method;
use actix_web::http::header::{CACHE_CONTROL, SET_COOKIE, USER_AGENT};
use actix_web::web::{Data, Payload, ServiceConfig, route, scope};
use actix_web::{HttpRequest, HttpResponse};
use domain::id::{PersonId, SessionId};
use domain::text::Email;
use persistence::{Failure, Secret};
use serde::Serialize;
use serde::de::DeserializeOwned;

use crate::app::App;
use crate::auth::operations::Device;
use crate::auth::{ACCESS_LIFETIME, Claims, Identity, cookie, identify};
use crate::http::{ClientAddress, Refusal, from_our_pages};
use crate::routes::{body, get, only, post};

/// The most bytes of a body here.
const MAX_BODY: usize = 16 * 1024;

/// Mounts the routes.
pub fn routes(services: &mut ServiceConfig) {
    services.service(
        scope("/auth")
            .service(post("/sign-in", sign_in::sign_in))
            .service(post("/refresh", refresh::refresh))
            .service(post("/sign-out", sign_out::sign_out))
            .service(get("/sessions", sessions::list))
            .service(only(
                "/sessions/{id}",
                Method::DELETE,
                "DELETE",
                sessions::end,
            ))
            .service(post("/reset/request", reset::request))
            .service(post("/reset/confirm", reset::confirm))
            .service(get("/invitation", invitation::show))
            .service(post("/invitation/accept", invitation::accept))
            .service(post("/password", password::change))
            .service(get("/config", config::config))
            .service(get("/demo-mail", demo_mail::latest))
            .default_service(route().to(nothing_here)),
    );
}

async fn nothing_here() -> Result<HttpResponse, Refusal> {
    Err(Refusal::NotFound)
}

/// What a page needs after signing in.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Grant {
    access_token: String,
    /// Seconds.
    expires_in: i64,
}

/// Reads a JSON body from one of our own pages.
async fn read<T: DeserializeOwned>(
    app: &App,
    request: &HttpRequest,
    payload: Payload,
) -> Result<T, Refusal> {
    same_origin(app, request)?;
    body::json(request, payload, MAX_BODY).await
}

/// Signing somebody else in, as oneself, is an attack, too: a page elsewhere may do none of this.
fn same_origin(app: &App, request: &HttpRequest) -> Result<(), Refusal> {
    from_our_pages(request, &app.public_url)
}

fn client(app: &App, request: &HttpRequest) -> ClientAddress {
    ClientAddress::of(request, &app.settings.trusted_proxies)
}

/// The device that `request` comes from, which will hold `token`.
fn device(app: &App, request: &HttpRequest, token: &Secret) -> Device {
    let agent = request
        .headers()
        .get(USER_AGENT)
        .and_then(|value| value.to_str().ok());
    Device {
        user_agent: agent.unwrap_or_default().to_owned(),
        address: client(app, request).to_string(),
        token: token.hash(),
    }
}

/// The answer that signs in: the access token for the page, the refresh token for the browser.
fn grant(
    app: &App,
    person: PersonId,
    session: SessionId,
    token: &Secret,
) -> Result<HttpResponse, Refusal> {
    let claims = Claims {
        sub: person,
        sid: session,
    };
    let access_token = app.tokens.access(&claims, app.now()).map_err(|error| {
        tracing::error!(%error, "a token could not be signed");
        Refusal::Internal
    })?;
    Ok(HttpResponse::Ok()
        .insert_header((SET_COOKIE, cookie(token)))
        .insert_header((CACHE_CONTROL, "no-store"))
        .json(Grant {
            access_token,
            expires_in: ACCESS_LIFETIME.num_seconds(),
        }))
}

/// Who asks, by the access token.
async fn signed_in(app: &Data<App>, request: &HttpRequest) -> Result<Identity, Refusal> {
    let identity = identify(request.headers(), &app.tokens, &app.store).await?;
    identity.ok_or(Refusal::Unauthenticated)
}

/// An answer that no cache keeps.
fn json<T: Serialize>(body: T) -> HttpResponse {
    HttpResponse::Ok()
        .insert_header((CACHE_CONTROL, "no-store"))
        .json(body)
}

/// An address as typed. One that is none belongs to no account, and is not treated differently where that would tell.
fn email(raw: &str) -> Result<Email, Refusal> {
    Email::parse(raw).map_err(|_malformed| Refusal::BadInput("email"))
}

/// Turns what a store's operation says into an answer, its own refusals by `refuse`.
fn settle<T, R>(
    result: Result<T, Failure<R>>,
    refuse: impl FnOnce(R) -> Refusal,
) -> Result<T, Refusal> {
    result.map_err(|failure| match failure {
        Failure::Refused(refusal) => refuse(refusal),
        // Signing in asks no policy.
        Failure::Denied(_) => Refusal::Forbidden,
        Failure::Store(error) => error.into(),
    })
}
