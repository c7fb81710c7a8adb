//! `POST /auth/sign-out`.

use actix_web::http::header::{CACHE_CONTROL, SET_COOKIE};
use actix_web::web::Data;
use actix_web::{HttpRequest, HttpResponse};
use persistence::sessions::SessionEnd;
use persistence::{Failure, SecretHash};

use super::{same_origin, settle};
use crate::app::App;
use crate::auth::operations::{EndSession, Gone, SignOut};
use crate::auth::{expired_cookie, identify, presented};
use crate::http::Refusal;

/// Ends the session of the cookie, or of the access token where there is no cookie. Who is signed out already is told
/// that they are signed out.
pub(super) async fn sign_out(
    app: Data<App>,
    request: HttpRequest,
) -> Result<HttpResponse, Refusal> {
    same_origin(&app, &request)?;
    let ended = match presented(request.headers()) {
        Some(token) => {
            app.store
                .write(&SignOut {
                    presented: SecretHash::of(token),
                })
                .await
        }
        None => match identify(request.headers(), &app.tokens, &app.store).await {
            Ok(Some(identity)) => {
                let operation = EndSession {
                    account: identity.account,
                    session: identity.session,
                    why: SessionEnd::SignedOut,
                };
                app.store.write(&operation).await
            }
            Ok(None) | Err(Refusal::Unauthenticated) => Ok(()),
            Err(failure) => return Err(failure),
        },
    };
    if !matches!(ended, Err(Failure::Refused(Gone))) {
        settle(ended, |Gone| Refusal::Unauthenticated)?;
    }
    Ok(HttpResponse::NoContent()
        .insert_header((SET_COOKIE, expired_cookie()))
        .insert_header((CACHE_CONTROL, "no-store"))
        .finish())
}
