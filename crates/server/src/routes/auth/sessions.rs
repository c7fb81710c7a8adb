//! `GET /auth/sessions`, `DELETE /auth/sessions/{id}`.

use actix_web::web::{Data, Path};
use actix_web::{HttpRequest, HttpResponse};
use domain::clock::Timestamp;
use domain::id::SessionId;
use persistence::sessions::SessionEnd;
use serde::Serialize;
use uuid::Uuid;

use super::{json, same_origin, settle, signed_in};
use crate::app::App;
use crate::auth::operations::{EndSession, Gone};
use crate::http::Refusal;

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Session {
    id: SessionId,
    created_at: Timestamp,
    last_used_at: Timestamp,
    user_agent: Option<String>,
    current: bool,
}

/// The devices on which the caller is signed in, the one used last first.
pub(super) async fn list(app: Data<App>, request: HttpRequest) -> Result<HttpResponse, Refusal> {
    let identity = signed_in(&app, &request).await?;
    let records = app.store.sessions().of_account(identity.account).await?;
    let sessions: Vec<Session> = records
        .into_iter()
        .map(|record| Session {
            id: record.id,
            created_at: record.created_at,
            last_used_at: record.last_used_at,
            user_agent: Some(record.user_agent).filter(|text| !text.is_empty()),
            current: record.id == identity.session,
        })
        .collect();
    Ok(json(sessions))
}

/// Signs out one of the caller's devices. Somebody else's session is one that does not exist.
pub(super) async fn end(
    app: Data<App>,
    request: HttpRequest,
    id: Path<String>,
) -> Result<HttpResponse, Refusal> {
    same_origin(&app, &request)?;
    let identity = signed_in(&app, &request).await?;
    let id = Uuid::parse_str(&id).map_err(|_malformed| Refusal::NotFound)?;
    let operation = EndSession {
        account: identity.account,
        session: SessionId(id),
        why: SessionEnd::EndedByOwner,
    };
    settle(app.store.write(&operation).await, |Gone| Refusal::NotFound)?;
    Ok(HttpResponse::NoContent().finish())
}
