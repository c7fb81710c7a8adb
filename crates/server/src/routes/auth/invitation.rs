//! `GET /auth/invitation`, `POST /auth/invitation/accept`.

use actix_web::web::{Data, Payload, Query};
use actix_web::{HttpRequest, HttpResponse};
use domain::access::Role;
use domain::account::Password;
use domain::text::PersonName;
use persistence::enrolment::OpenInvitation;
use persistence::links::LinkTarget;
use persistence::{Secret, SecretHash};
use serde::{Deserialize, Serialize};

use super::{device, grant, json, read, settle};
use crate::app::App;
use crate::auth::operations::{AcceptInvitation, AcceptRefusal};
use crate::http::Refusal;

#[derive(Deserialize)]
pub(super) struct Parameters {
    #[serde(default)]
    token: String,
}

/// What the page of an invitation shows.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Invitation {
    kind: Kind,
    email: String,
    /// The name of who is entered already.
    display_name: Option<String>,
    place_name: String,
    role: Option<Role>,
}

#[derive(Serialize)]
#[serde(rename_all = "SCREAMING_SNAKE_CASE")]
enum Kind {
    /// Somebody who is entered sets a password.
    Activate,
    /// Somebody enters themselves.
    Register,
}

/// Shows what the link invites to, without using it up.
pub(super) async fn show(
    app: Data<App>,
    parameters: Query<Parameters>,
) -> Result<HttpResponse, Refusal> {
    let invitation = open(&app, &SecretHash::of(&parameters.token)).await?;
    Ok(json(Invitation {
        kind: if invitation.person.is_some() {
            Kind::Activate
        } else {
            Kind::Register
        },
        email: invitation.email.as_str().to_owned(),
        display_name: invitation.person.map(|(_, name)| name.full()),
        place_name: invitation.place_name,
        role: invitation.role,
    }))
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Body {
    token: String,
    password: String,
    person: Option<Name>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields, rename_all = "camelCase")]
struct Name {
    last_name: String,
    first_name: String,
    patronymic: Option<String>,
}

/// Accepts: account, post, job and session in one.
pub(super) async fn accept(
    app: Data<App>,
    request: HttpRequest,
    payload: Payload,
) -> Result<HttpResponse, Refusal> {
    let body: Body = read(&app, &request, payload).await?;
    let link = SecretHash::of(&body.token);
    let invitation = open(&app, &link).await?;
    let name = match (&invitation.person, &body.person) {
        // Who is entered already keeps the name under which they are entered.
        (Some(_), _) => None,
        (None, None) => return Err(Refusal::BadInput("person")),
        (None, Some(name)) => Some(parse(name)?),
    };
    let password =
        Password::parse(&body.password, &invitation.email).map_err(Refusal::WeakPassword)?;
    let password_hash = app.passwords.hash(password).await?;

    let token = Secret::fresh()?;
    let device = device(&app, &request, &token);
    let operation = AcceptInvitation {
        link,
        invitation: invitation.id,
        name,
        password_hash,
        device,
    };
    let accepted = app.store.write(&operation).await;
    let (person, session) = settle(accepted, |refusal| match refusal {
        AcceptRefusal::InvalidLink => Refusal::InvalidToken,
        AcceptRefusal::AlreadyHasAccount => Refusal::AlreadyHasAccount,
        AcceptRefusal::NameMissing => Refusal::BadInput("person"),
    })?;
    tracing::info!(invitation = %invitation.id.0, session = %session.0, "invitation accepted");
    grant(&app, person, session, &token)
}

async fn open(app: &App, link: &SecretHash) -> Result<OpenInvitation, Refusal> {
    let target = app.store.links().peek(link, app.now()).await?;
    let Some(LinkTarget::Invitation(id)) = target else {
        return Err(Refusal::InvalidToken);
    };
    app.store
        .enrolments()
        .open(id, app.now())
        .await?
        .ok_or(Refusal::InvalidToken)
}

fn parse(name: &Name) -> Result<PersonName, Refusal> {
    PersonName::parse(
        &name.last_name,
        &name.first_name,
        name.patronymic.as_deref(),
    )
    .map_err(|_malformed| Refusal::BadInput("person"))
}
