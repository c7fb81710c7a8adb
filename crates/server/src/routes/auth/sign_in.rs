//! `POST /auth/sign-in`.

use std::time::Instant;

use actix_web::web::{Data, Payload};
use actix_web::{HttpRequest, HttpResponse};
use domain::account::FAMILIAR_FOR;
use persistence::Secret;
use serde::Deserialize;

use super::{client, device, email, grant, read, settle};
use crate::app::App;
use crate::auth::operations::{Gone, SignIn};
use crate::auth::{Guess, Leave};
use crate::http::{ClientAddress, Refusal};

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Body {
    email: String,
    password: String,
}

/// Checks an address and a password. Text, code and time of a refusal do not tell whether there is such an account.
pub(super) async fn sign_in(
    app: Data<App>,
    request: HttpRequest,
    payload: Payload,
) -> Result<HttpResponse, Refusal> {
    let body: Body = read(&app, &request, payload).await?;
    let email = email(&body.email)?;
    let address = client(&app, &request);
    let guess = Guess::new(&email, address);
    let leave = leave_to_guess(&app, &guess, &email, address).await?;

    let account = app.store.accounts().find_by_email(&email).await?;
    let open = account.filter(|account| account.disabled_at.is_none());
    let hash = open
        .as_ref()
        .and_then(|account| account.password_hash.clone());
    let right = match app.passwords.verify(body.password, hash.clone()).await {
        Ok(right) => right,
        Err(unchecked) => {
            app.guesses.give_back(&guess, leave);
            return Err(unchecked);
        }
    };
    let (Some(account), Some(password_hash), true) = (open, hash, right) else {
        tracing::info!("sign-in refused");
        return Err(Refusal::InvalidCredentials);
    };
    app.guesses.give_back(&guess, leave);

    let token = Secret::fresh()?;
    let device = device(&app, &request, &token);
    let operation = SignIn {
        account: account.id,
        password_hash,
        device,
    };
    let begun = app.store.write(&operation).await;
    let session = settle(begun, |Gone| Refusal::InvalidCredentials)?;
    tracing::info!(account = %account.id.0, session = %session.0, "signed in");
    grant(&app, account.person, session, &token)
}

async fn leave_to_guess(
    app: &App,
    guess: &Guess,
    email: &domain::text::Email,
    address: ClientAddress,
) -> Result<Leave, Refusal> {
    let leave = match app.guesses.take(guess, Instant::now()) {
        Ok(leave) => leave,
        Err(wait) => {
            tracing::warn!("too many guesses at a password");
            return Err(Refusal::Throttled(wait));
        }
    };
    let Leave::IfFamiliar(wait) = leave else {
        return Ok(leave);
    };
    let since = app.now() - FAMILIAR_FOR;
    if app
        .store
        .sessions()
        .is_familiar(email, &address.to_string(), since)
        .await?
    {
        return Ok(leave);
    }
    app.guesses.give_back(guess, leave);
    tracing::warn!("too many guesses at passwords");
    Err(Refusal::Throttled(wait))
}
