//! From a request to who asks.

use actix_web::http::header::HeaderMap;
use domain::id::{AccountId, PersonId, SessionId};
use persistence::Store;
use persistence::sessions::LiveSession;

use super::token::Tokens;
use crate::http::Refusal;

/// A signed-in person.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct Identity {
    /// Who.
    pub person: PersonId,
    /// By which account.
    pub account: AccountId,
    /// In which session.
    pub session: SessionId,
}

/// The token of `Authorization: Bearer …`, if there is one. Any other scheme is no token at all.
pub fn bearer(headers: &HeaderMap) -> Option<&str> {
    let value = headers.get("authorization")?.to_str().ok()?;
    let (scheme, token) = value.split_once(' ')?;
    scheme.eq_ignore_ascii_case("bearer").then(|| token.trim())
}

/// Who asks; nobody without an `Authorization` header. A token that is not good is refused and never taken for nobody:
/// the client would not notice that it is signed out.
///
/// The session is looked up every time, so that "sign out", a closed account and a stolen token take effect at once.
pub async fn identify(
    headers: &HeaderMap,
    tokens: &Tokens,
    store: &Store,
) -> Result<Option<Identity>, Refusal> {
    if !headers.contains_key("authorization") {
        return Ok(None);
    }
    let token = bearer(headers).ok_or(Refusal::Unauthenticated)?;
    identify_by(token, tokens, store).await.map(Some)
}

/// Whose token it is, if it is good and its session lives.
pub async fn identify_by(token: &str, tokens: &Tokens, store: &Store) -> Result<Identity, Refusal> {
    let now = store.clock().now();
    let claims = tokens
        .verify_access(token, now)
        .ok_or(Refusal::Unauthenticated)?;
    let session = store
        .sessions()
        .live(claims.sid, now)
        .await?
        .ok_or(Refusal::Unauthenticated)?;
    if session.person != claims.sub {
        return Err(Refusal::Unauthenticated);
    }
    Ok(session.into())
}

impl From<LiveSession> for Identity {
    fn from(session: LiveSession) -> Self {
        Self {
            person: session.person,
            account: session.account,
            session: session.id,
        }
    }
}
