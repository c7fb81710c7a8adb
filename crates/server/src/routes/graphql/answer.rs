//! From an outcome to bytes: body, status, content type, what may be kept.

use actix_web::http::StatusCode;
use actix_web::http::header::{ALLOW, CACHE_CONTROL, ETAG, RETRY_AFTER, VARY};
use actix_web::web::Bytes;
use actix_web::{HttpRequest, HttpResponse};
use async_graphql::{Response, Value};
use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use serde_json::json;
use sha2::{Digest, Sha256};

use super::accept::Accept;
use super::mask::mask;
use crate::http::{is_known, request_id};
use crate::rate::Wait;
use crate::routes::body::Malformed;

/// A request that is not executed.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct Unanswered {
    /// The HTTP status.
    pub status: u16,
    /// `extensions.code`.
    pub code: &'static str,
    /// For the developer of the client.
    pub message: String,
    /// When to come back, with 429 and 503.
    pub wait: Option<Wait>,
    /// The methods that are allowed, with 405.
    pub allow: Option<&'static str>,
}

impl Unanswered {
    /// A refusal of `status` with `code` and `message`.
    pub fn new(status: u16, code: &'static str, message: impl Into<String>) -> Self {
        Self {
            status,
            code,
            message: message.into(),
            wait: None,
            allow: None,
        }
    }

    /// The answer.
    pub fn answer(self, accept: Accept) -> HttpResponse {
        let mut extensions = json!({ "code": self.code, "requestId": request_id() });
        let status = StatusCode::from_u16(self.status).unwrap_or(StatusCode::INTERNAL_SERVER_ERROR);
        let mut response = HttpResponse::build(status);
        if let Some(wait) = self.wait {
            extensions["retryAfter"] = json!(wait.seconds());
            response.insert_header((RETRY_AFTER, wait.seconds().to_string()));
        }
        if let Some(allow) = self.allow {
            response.insert_header((ALLOW, allow));
        }
        let body = json!({ "errors": [{ "message": self.message, "extensions": extensions }] });
        response
            .insert_header((CACHE_CONTROL, "no-store"))
            .content_type(accept.content_type())
            .body(body.to_string())
    }
}

impl From<Malformed> for Unanswered {
    fn from(Malformed { status, message }: Malformed) -> Self {
        Self::new(status, "BAD_INPUT", message)
    }
}

/// An answer without errors, written down.
pub struct Written {
    /// The JSON.
    pub body: Bytes,
    /// What `ETag` says of it.
    tag: String,
}

impl Written {
    /// An answer that consists of `body`.
    pub fn of(body: Bytes) -> Self {
        let tag = format!("W/\"{}\"", URL_SAFE_NO_PAD.encode(Sha256::digest(&body)));
        Self { body, tag }
    }

    /// `outcome` written down; `None` when it has errors.
    pub fn read(outcome: &Response) -> Option<Self> {
        if outcome.is_err() {
            return None;
        }
        let body = serde_json::to_vec(outcome).ok()?;
        Some(Self::of(body.into()))
    }

    /// Hands it out; `keep` lets caches keep it for half a minute.
    pub fn hand_out(&self, request: &HttpRequest, accept: Accept, keep: bool) -> HttpResponse {
        let mut response = HttpResponse::Ok();
        response.content_type(accept.content_type());
        if !keep {
            return response
                .insert_header((CACHE_CONTROL, "no-store"))
                .body(self.body.clone());
        }
        response
            .insert_header((CACHE_CONTROL, "public, max-age=30"))
            .insert_header((VARY, "Accept, Accept-Encoding"))
            .insert_header((ETAG, self.tag.clone()));
        if is_known(request.headers(), &self.tag) {
            return response.status(StatusCode::NOT_MODIFIED).finish();
        }
        response.body(self.body.clone())
    }
}

/// The answer to a request that was executed. `keep` lets caches keep it, if it is without errors.
pub fn answer(
    request: &HttpRequest,
    mut outcome: Response,
    accept: Accept,
    keep: bool,
) -> HttpResponse {
    if let Some(written) = Written::read(&outcome) {
        return written.hand_out(request, accept, keep);
    }
    mask(&mut outcome);
    // Errors before execution: there is no data, not even null.
    let not_executed =
        outcome.data == Value::Null && outcome.errors.iter().all(|error| error.path.is_empty());
    let status = if not_executed {
        accept.status_of_bad_request()
    } else {
        200
    };
    let body = if not_executed {
        serde_json::to_vec(&json!({ "errors": outcome.errors }))
    } else {
        serde_json::to_vec(&outcome)
    };
    let Ok(body) = body else {
        tracing::error!("an answer could not be written as JSON");
        return Unanswered::new(500, "INTERNAL", "internal error").answer(accept);
    };
    HttpResponse::build(StatusCode::from_u16(status).unwrap_or(StatusCode::OK))
        .content_type(accept.content_type())
        .insert_header((CACHE_CONTROL, "no-store"))
        .body(body)
}
