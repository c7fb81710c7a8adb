//! Bodies: JSON only, no larger and no slower than agreed.

use std::time::Duration;

use actix_web::HttpRequest;
use actix_web::http::header::HeaderMap;
use actix_web::web::{Bytes, BytesMut, Payload};
use futures_util::StreamExt;
use serde::de::DeserializeOwned;

use crate::http::Refusal;

/// How long a client may take to send a body.
pub const BODY_TIME: Duration = Duration::from_secs(10);
/// How long a client may take to send a file.
const FILE_TIME: Duration = Duration::from_secs(120);

/// A request that is none, with the HTTP status that says so.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Malformed {
    /// 400, 408, 413 or 415.
    pub status: u16,
    /// For the developer of the client.
    pub message: &'static str,
}

/// A request that is none.
pub fn malformed<T>(status: u16, message: &'static str) -> Result<T, Malformed> {
    Err(Malformed { status, message })
}

impl From<Malformed> for Refusal {
    fn from(Malformed { status, message }: Malformed) -> Self {
        Self::Malformed { status, message }
    }
}

/// Reads a JSON body of at most `limit` bytes into a `T`.
pub async fn json<T: DeserializeOwned>(
    request: &HttpRequest,
    payload: Payload,
    limit: usize,
) -> Result<T, Refusal> {
    check_content_type(request.headers())?;
    let body = read(request.headers(), payload, limit).await?;
    serde_json::from_slice(&body).map_err(|_unlike| Refusal::Malformed {
        status: 400,
        message: "the body is not JSON, or not of the fields that belong here",
    })
}

/// Reads a body of at most `limit` bytes within [`BODY_TIME`], and no further than the limit.
pub async fn read(headers: &HeaderMap, payload: Payload, limit: usize) -> Result<Bytes, Malformed> {
    read_within(headers, payload, limit, BODY_TIME).await
}

/// The same for a file, which a school's line takes its time to carry.
pub async fn read_file(
    headers: &HeaderMap,
    payload: Payload,
    limit: usize,
) -> Result<Bytes, Malformed> {
    read_within(headers, payload, limit, FILE_TIME).await
}

async fn read_within(
    headers: &HeaderMap,
    mut payload: Payload,
    limit: usize,
    patience: Duration,
) -> Result<Bytes, Malformed> {
    const TOO_LARGE: Malformed = Malformed {
        status: 413,
        message: "the body is too large",
    };
    let announced = headers
        .get("content-length")
        .and_then(|value| value.to_str().ok()?.parse().ok());
    if announced.is_some_and(|announced: usize| announced > limit) {
        return Err(TOO_LARGE);
    }
    let reading = async {
        let mut body = BytesMut::new();
        while let Some(chunk) = payload.next().await {
            let Ok(chunk) = chunk else {
                return malformed(400, "the body broke off");
            };
            if body.len() + chunk.len() > limit {
                return Err(TOO_LARGE);
            }
            body.extend_from_slice(&chunk);
        }
        Ok(body.freeze())
    };
    match tokio::time::timeout(patience, reading).await {
        Ok(body) => body,
        Err(_) if patience == BODY_TIME => malformed(408, "the body took longer than ten seconds"),
        Err(_) => malformed(408, "the file took longer than two minutes"),
    }
}

/// Only `application/json`: a page elsewhere cannot send it without asking first, as it could send a form or plain text.
pub fn check_content_type(headers: &HeaderMap) -> Result<(), Malformed> {
    let value = headers
        .get("content-type")
        .and_then(|value| value.to_str().ok());
    let mut pieces = value
        .unwrap_or_default()
        .split(';')
        .map(|piece| piece.trim().to_ascii_lowercase());
    if pieces.next().as_deref() != Some("application/json") {
        return malformed(415, "the content type must be application/json");
    }
    let foreign = |piece: String| {
        piece
            .strip_prefix("charset=")
            .is_some_and(|name| name.trim_matches('"') != "utf-8")
    };
    if pieces.any(foreign) {
        return malformed(415, "the charset must be utf-8");
    }
    Ok(())
}
