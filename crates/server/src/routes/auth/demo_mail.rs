//! `GET /auth/demo-mail`: the letters that a demo shows instead of sending.

use actix_web::HttpResponse;
use actix_web::web::Data;
use domain::clock::Timestamp;
use serde::Serialize;
use uuid::Uuid;

use super::json;
use crate::app::App;
use crate::http::Refusal;

/// How many.
const LATEST: u64 = 50;

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Letter {
    id: Uuid,
    to: String,
    subject: String,
    text: String,
    sent_at: Timestamp,
}

/// The latest letters, newest first. Outside of a demo there is no such thing: letters have links that open accounts.
pub(super) async fn latest(app: Data<App>) -> Result<HttpResponse, Refusal> {
    if !app.settings.demo {
        return Err(Refusal::NotFound);
    }
    let letters = app.store.letters().latest(LATEST).await?;
    let shown: Vec<Letter> = letters
        .into_iter()
        .map(|letter| Letter {
            id: letter.id,
            to: letter.to,
            subject: letter.subject,
            text: letter.body,
            sent_at: letter.created_at,
        })
        .collect();
    Ok(json(shown))
}
