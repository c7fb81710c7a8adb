//! How the REST part says no: `{"error": {"code", "requestId", …}}`.

use std::fmt;

use actix_web::http::StatusCode;
use actix_web::http::header::{ALLOW, CACHE_CONTROL, RETRY_AFTER};
use actix_web::{HttpResponse, ResponseError};
use domain::account::PasswordProblem;
use persistence::StoreError;
use serde_json::json;

use super::request_id;
use crate::rate::Wait;

/// A refusal. The codes are a contract with the SPA, which translates them; inner texts go to the log only.
#[derive(Debug)]
pub enum Refusal {
    /// The address or the password is wrong; which of them is not said.
    InvalidCredentials,
    /// Too much at once.
    Throttled(Wait),
    /// There is no token, or it is no longer good.
    Unauthenticated,
    /// A cookie came from somebody else's page.
    Forbidden,
    /// There is no such thing for this caller.
    NotFound,
    /// The one-time link is unknown, used or expired; which of them is not said.
    InvalidToken,
    /// The new password will not do.
    WeakPassword(PasswordProblem),
    /// The address or the person has an account.
    AlreadyHasAccount,
    /// A field is missing or not of its form.
    BadInput(&'static str),
    /// Not a request that can be read: 400, 408, 413 or 415.
    Malformed {
        /// The HTTP status.
        status: u16,
        /// For the developer of the client.
        message: &'static str,
    },
    /// The path is there and does not take this method; these it takes.
    WrongMethod(&'static str),
    /// The database or the queue for passwords is not to be had just now.
    Unavailable,
    /// A failure of ours.
    Internal,
}

impl Refusal {
    fn code(&self) -> &'static str {
        match self {
            Self::InvalidCredentials => "INVALID_CREDENTIALS",
            Self::Throttled(_) => "THROTTLED",
            Self::Unauthenticated => "UNAUTHENTICATED",
            Self::Forbidden => "FORBIDDEN",
            Self::NotFound => "NOT_FOUND",
            Self::InvalidToken => "INVALID_TOKEN",
            Self::WeakPassword(_) => "WEAK_PASSWORD",
            Self::AlreadyHasAccount => "CONFLICT",
            Self::BadInput(_) | Self::Malformed { .. } | Self::WrongMethod(_) => "BAD_INPUT",
            Self::Unavailable => "UNAVAILABLE",
            Self::Internal => "INTERNAL",
        }
    }
}

impl fmt::Display for Refusal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.code())
    }
}

impl ResponseError for Refusal {
    fn status_code(&self) -> StatusCode {
        match self {
            Self::InvalidCredentials | Self::Unauthenticated => StatusCode::UNAUTHORIZED,
            Self::Throttled(_) => StatusCode::TOO_MANY_REQUESTS,
            Self::Forbidden => StatusCode::FORBIDDEN,
            Self::NotFound => StatusCode::NOT_FOUND,
            Self::WeakPassword(_) => StatusCode::UNPROCESSABLE_ENTITY,
            Self::AlreadyHasAccount => StatusCode::CONFLICT,
            Self::InvalidToken | Self::BadInput(_) => StatusCode::BAD_REQUEST,
            Self::Malformed { status, .. } => {
                StatusCode::from_u16(*status).unwrap_or(StatusCode::BAD_REQUEST)
            }
            Self::WrongMethod(_) => StatusCode::METHOD_NOT_ALLOWED,
            Self::Unavailable => StatusCode::SERVICE_UNAVAILABLE,
            Self::Internal => StatusCode::INTERNAL_SERVER_ERROR,
        }
    }

    fn error_response(&self) -> HttpResponse {
        let mut error = json!({ "code": self.code(), "requestId": request_id() });
        let mut response = HttpResponse::build(self.status_code());
        response.insert_header((CACHE_CONTROL, "no-store"));
        match self {
            Self::Throttled(wait) => {
                error["retryAfter"] = json!(wait.seconds());
                response.insert_header((RETRY_AFTER, wait.seconds().to_string()));
            }
            Self::WeakPassword(problem) => error["problem"] = json!(problem),
            Self::BadInput(field) => error["field"] = json!(field),
            Self::Malformed { message, .. } => error["message"] = json!(message),
            Self::WrongMethod(allowed) => {
                response.insert_header((ALLOW, *allowed));
            }
            Self::Unavailable => {
                response.insert_header((RETRY_AFTER, "5"));
            }
            Self::InvalidCredentials
            | Self::Unauthenticated
            | Self::Forbidden
            | Self::NotFound
            | Self::InvalidToken
            | Self::AlreadyHasAccount
            | Self::Internal => {}
        }
        response.json(json!({ "error": error }))
    }
}

impl From<StoreError> for Refusal {
    fn from(error: StoreError) -> Self {
        match error {
            StoreError::Unavailable(_) | StoreError::Busy(_) => {
                tracing::warn!(error = chain(&error), "the store is not available");
                Self::Unavailable
            }
            StoreError::Conflict
            | StoreError::Unique(_)
            | StoreError::Inconsistent { .. }
            | StoreError::Encoding(_)
            | StoreError::Backend(_) => {
                tracing::error!(error = chain(&error), "the store failed");
                Self::Internal
            }
        }
    }
}

/// An error and its causes as one line. Not their `Debug`: the driver's has the values of the row that offended.
pub fn chain(error: &dyn std::error::Error) -> String {
    let mut text = error.to_string();
    let mut cause = error.source();
    while let Some(error) = cause {
        text.push_str(": ");
        text.push_str(&error.to_string());
        cause = error.source();
    }
    text
}
