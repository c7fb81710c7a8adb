//! `POST /auth/reset/request`, `POST /auth/reset/confirm`.

use std::time::Instant;

use actix_web::web::{Data, Payload};
use actix_web::{HttpRequest, HttpResponse};
use domain::account::Password;
use persistence::links::LinkTarget;
use persistence::{Secret, SecretHash};
use serde::Deserialize;

use super::{client, device, email, grant, read, settle};
use crate::app::App;
use crate::auth::operations::{InvalidLink, RequestReset, ResetPassword};
use crate::http::{Refusal, chain};

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct RequestBody {
    email: String,
}

/// Puts out a letter with a link, if there is such an account. The answer does not tell and does not wait for it.
pub(super) async fn request(
    app: Data<App>,
    request: HttpRequest,
    payload: Payload,
) -> Result<HttpResponse, Refusal> {
    let body: RequestBody = read(&app, &request, payload).await?;
    let email = email(&body.email)?;
    let now = Instant::now();
    app.letters_from
        .take(client(&app, &request), 1, now)
        .map_err(Refusal::Throttled)?;
    // Whose box is full of letters gets no further one, and the sender learns nothing from that.
    if app.letters_to.take(email.folded(), 1, now).is_ok() {
        let operation = RequestReset {
            email,
            secret: Secret::fresh()?,
            public_url: app.public_url.clone(),
        };
        actix_web::rt::spawn(async move {
            match app.store.write(&operation).await {
                Ok(()) => app.post.notify_one(),
                Err(persistence::Failure::Store(error)) => {
                    tracing::error!(error = chain(&error), "a reset letter could not be put out");
                }
                Err(persistence::Failure::Refused(()) | persistence::Failure::Denied(_)) => {}
            }
        });
    }
    Ok(HttpResponse::Accepted().finish())
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct ConfirmBody {
    token: String,
    password: String,
}

/// Sets the password that the link allows to set, and signs in. All other sessions end.
pub(super) async fn confirm(
    app: Data<App>,
    request: HttpRequest,
    payload: Payload,
) -> Result<HttpResponse, Refusal> {
    let body: ConfirmBody = read(&app, &request, payload).await?;
    let link = SecretHash::of(&body.token);
    let target = app.store.links().peek(&link, app.now()).await?;
    let Some(LinkTarget::Reset(account)) = target else {
        return Err(Refusal::InvalidToken);
    };
    let account = app
        .store
        .accounts()
        .find(account)
        .await?
        .ok_or(Refusal::InvalidToken)?;
    let password =
        Password::parse(&body.password, &account.email).map_err(Refusal::WeakPassword)?;
    let password_hash = app.passwords.hash(password).await?;

    let token = Secret::fresh()?;
    let device = device(&app, &request, &token);
    let operation = ResetPassword {
        link,
        account: account.id,
        password_hash,
        device,
    };
    let done = app.store.write(&operation).await;
    let (person, session) = settle(done, |InvalidLink| Refusal::InvalidToken)?;
    tracing::info!(account = %account.id.0, session = %session.0, "password reset");
    grant(&app, person, session, &token)
}
