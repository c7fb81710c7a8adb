//! Failures as clients see them: a code, a short text and a request id, never an inner text.
//!
//! [`GqlError`] deliberately has no `Display`: async-graphql turns any displayable error into a message for the
//! client, and so `?` on a driver's error cannot compile here.

use std::sync::Arc;

use async_graphql::{Error, ErrorExtensions};
use domain::access::Denied;
use persistence::StoreError;

/// A failure of a resolver.
#[derive(Clone, Debug)]
pub enum GqlError {
    /// Nobody is signed in, and the field needs somebody.
    Unauthenticated,
    /// The viewer may know of the thing and may not do this.
    Forbidden,
    /// There is no such thing for this viewer: it never was, or it is somebody else's.
    NotFound,
    /// The same `clientMutationId` came with another input.
    KeyReused,
    /// An argument that no user interface would send.
    BadInput(&'static str),
    /// The store failed; the cause goes to the log only.
    Store(Arc<StoreError>),
    /// A paper could not be made; the cause goes to the log only.
    Document(Arc<documents::DocumentError>),
}

impl GqlError {
    /// The stable code, `extensions.code`.
    pub fn code(&self) -> &'static str {
        match self {
            Self::Unauthenticated => "UNAUTHENTICATED",
            Self::Forbidden => "FORBIDDEN",
            Self::NotFound => "NOT_FOUND",
            Self::KeyReused => "CONFLICT",
            Self::BadInput(_) => "BAD_INPUT",
            Self::Store(error) => match **error {
                StoreError::Conflict => "CONFLICT",
                StoreError::Unavailable(_) | StoreError::Busy(_) => "UNAVAILABLE",
                StoreError::Unique(_)
                | StoreError::Inconsistent { .. }
                | StoreError::Encoding(_)
                | StoreError::Backend(_) => "INTERNAL",
            },
            Self::Document(_) => "INTERNAL",
        }
    }

    fn message(&self) -> &'static str {
        match self {
            Self::Unauthenticated => "sign in first",
            Self::Forbidden => "not allowed",
            Self::NotFound => "not found",
            Self::KeyReused => "this clientMutationId was used with another input",
            Self::BadInput(message) => message,
            Self::Store(_) | Self::Document(_) => match self.code() {
                "CONFLICT" => "changed meanwhile; load it again",
                "UNAVAILABLE" => "the service is not available just now; try again",
                _ => "internal error",
            },
        }
    }
}

impl From<GqlError> for Error {
    #[expect(
        clippy::disallowed_methods,
        reason = "this is the one place that builds outer errors"
    )]
    fn from(error: GqlError) -> Self {
        let code = error.code();
        match &error {
            GqlError::Store(cause) if code == "INTERNAL" => {
                tracing::error!(error = ?cause, "the store failed")
            }
            GqlError::Store(cause) => tracing::warn!(error = ?cause, code, "the store refused"),
            GqlError::Document(cause) => {
                tracing::error!(error = ?cause, "a paper could not be made")
            }
            GqlError::Unauthenticated
            | GqlError::Forbidden
            | GqlError::NotFound
            | GqlError::KeyReused
            | GqlError::BadInput(_) => {}
        }
        Error::new(error.message()).extend_with(|_, extensions| extensions.set("code", code))
    }
}

impl From<StoreError> for GqlError {
    fn from(error: StoreError) -> Self {
        Self::Store(Arc::new(error))
    }
}

impl From<Arc<StoreError>> for GqlError {
    fn from(error: Arc<StoreError>) -> Self {
        Self::Store(error)
    }
}

impl From<documents::DocumentError> for GqlError {
    fn from(error: documents::DocumentError) -> Self {
        Self::Document(Arc::new(error))
    }
}

impl From<Denied> for GqlError {
    fn from(denied: Denied) -> Self {
        match denied {
            Denied::Forbidden => Self::Forbidden,
            Denied::Hidden => Self::NotFound,
        }
    }
}
