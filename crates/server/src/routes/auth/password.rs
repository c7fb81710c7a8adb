//! `POST /auth/password`.

use std::time::Instant;

use actix_web::web::{Data, Payload};
use actix_web::{HttpRequest, HttpResponse};
use domain::account::Password;
use serde::Deserialize;

use super::{client, read, settle, signed_in};
use crate::app::App;
use crate::auth::operations::{ChangePassword, Gone};
use crate::auth::{Guess, Leave};
use crate::http::Refusal;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Body {
    current: String,
    next: String,
}

/// Changes the caller's password; the session goes on, all others end. The current password counts as a guess: who
/// finds an unlocked screen must not try them all.
pub(super) async fn change(
    app: Data<App>,
    request: HttpRequest,
    payload: Payload,
) -> Result<HttpResponse, Refusal> {
    let body: Body = read(&app, &request, payload).await?;
    let identity = signed_in(&app, &request).await?;
    let account = app.store.accounts().find(identity.account).await?;
    let account = account.ok_or(Refusal::Unauthenticated)?;
    let next = Password::parse(&body.next, &account.email).map_err(Refusal::WeakPassword)?;

    let guess = Guess::new(&account.email, client(&app, &request));
    // The caller holds a session of this account: their address is as familiar as can be.
    let leave: Leave = app
        .guesses
        .take(&guess, Instant::now())
        .map_err(Refusal::Throttled)?;
    let Some(current_hash) = account.password_hash else {
        return Err(Refusal::InvalidCredentials);
    };
    let right = match app
        .passwords
        .verify(body.current, Some(current_hash.clone()))
        .await
    {
        Ok(right) => right,
        Err(unchecked) => {
            app.guesses.give_back(&guess, leave);
            return Err(unchecked);
        }
    };
    if !right {
        return Err(Refusal::InvalidCredentials);
    }
    app.guesses.give_back(&guess, leave);

    let next_hash = app.passwords.hash(next).await?;
    let operation = ChangePassword {
        identity,
        current_hash,
        next_hash,
    };
    settle(app.store.write(&operation).await, |Gone| {
        Refusal::InvalidCredentials
    })?;
    tracing::info!(account = %identity.account.0, "password changed");
    Ok(HttpResponse::NoContent().finish())
}
