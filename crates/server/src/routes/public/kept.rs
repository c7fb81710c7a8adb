//! Answers that anybody may read and keep for a moment.

use std::collections::HashMap;
use std::sync::{Mutex, PoisonError};
use std::time::SystemTime;

use actix_web::http::header::{
    CACHE_CONTROL, CONTENT_TYPE, ETAG, Header, HttpDate, IF_NONE_MATCH, IfModifiedSince,
    LAST_MODIFIED, VARY,
};
use actix_web::web::Bytes;
use actix_web::{HttpRequest, HttpResponse};
use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use chrono::TimeDelta;
use domain::clock::Timestamp;
use sha2::{Digest, Sha256};

use crate::app::App;
use crate::http::is_known;

/// How long what may show a name may be kept: with what a proxy adds, under the minute that is promised.
pub const SHORT: &str = "public, max-age=30";
/// Asked for anew each time.
pub const ANEW: &str = "no-cache";
/// How long a script may be kept.
pub const SCRIPT: &str = "public, max-age=300";

/// Addresses of which it is remembered since when they answer what they do.
const MOST: usize = 2_000;

type Hash = [u8; 32];

/// Since when each address answers what it answers, as far as this server has seen.
///
/// A practice's own date would not do for `Last-Modified`: an answer loses a name when a consent is withdrawn, and the
/// practices in it are as old as before.
#[derive(Debug, Default)]
pub struct FirstSeen(Mutex<HashMap<Hash, (Hash, Timestamp)>>);

impl FirstSeen {
    /// Since when `address` answers something whose hash is `content`; `now`, if it is new. Whole seconds, and never the
    /// same for two answers in a row.
    fn since(&self, address: &str, content: Hash, now: Timestamp) -> Timestamp {
        let now = Timestamp::from_timestamp(now.timestamp(), 0).unwrap_or(now);
        let key: Hash = Sha256::digest(address).into();
        let mut seen = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let since = match seen.get(&key) {
            Some((known, since)) if *known == content => return *since,
            Some((_, since)) => now.max(*since + TimeDelta::seconds(1)),
            None => now,
        };
        if seen.len() >= MOST && !seen.contains_key(&key) {
            seen.clear();
        }
        seen.insert(key, (content, since));
        since
    }
}

/// A body with its hash, so that what is handed out often is looked at once.
#[derive(Clone, Debug)]
pub struct Body {
    bytes: Bytes,
    hash: Hash,
}

impl<T: Into<Bytes>> From<T> for Body {
    fn from(bytes: T) -> Self {
        let bytes = bytes.into();
        let hash = Sha256::digest(&bytes).into();
        Self { bytes, hash }
    }
}

/// The answer `body`, or that it is what the caller has.
pub fn answer(
    app: &App,
    request: &HttpRequest,
    caching: &'static str,
    content_type: &'static str,
    body: impl Into<Body>,
) -> HttpResponse {
    let Body { bytes, hash } = body.into();
    // Weak, since the answer may be compressed on its way.
    let tag = format!("W/\"{}\"", URL_SAFE_NO_PAD.encode(hash));
    let address = request.uri().to_string();
    let since = app.first_seen.since(&address, hash, app.now());
    let unchanged = if request.headers().contains_key(IF_NONE_MATCH) {
        is_known(request.headers(), &tag)
    } else {
        IfModifiedSince::parse(request)
            .is_ok_and(|IfModifiedSince(known)| SystemTime::from(known) >= SystemTime::from(since))
    };
    let mut response = if unchanged {
        HttpResponse::NotModified()
    } else {
        HttpResponse::Ok()
    };
    response
        .insert_header((CACHE_CONTROL, caching))
        .insert_header((VARY, "Accept-Encoding"))
        .insert_header((ETAG, tag))
        .insert_header((LAST_MODIFIED, HttpDate::from(SystemTime::from(since))))
        .insert_header(("access-control-allow-origin", "*"))
        .insert_header(("access-control-expose-headers", "etag, last-modified"))
        .insert_header(("cross-origin-resource-policy", "cross-origin"));
    if unchanged {
        return response.finish();
    }
    response
        .insert_header((CONTENT_TYPE, content_type))
        .body(bytes)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at(seconds: i64) -> Timestamp {
        Timestamp::from_timestamp(seconds, 500_000_000).unwrap()
    }

    #[test]
    fn an_answer_is_as_old_as_its_content() {
        let seen = FirstSeen::default();
        let since = |content: u8, now| seen.since("/a", [content; 32], at(now)).timestamp();
        assert_eq!(since(1, 100), 100);
        assert_eq!(since(1, 200), 100);
        assert_eq!(since(2, 300), 300);
        // Within one second, and back to what it was: newer all the same.
        assert_eq!(since(1, 300), 301);
        assert_eq!(since(2, 300), 302);
        assert_eq!(seen.since("/b", [1; 32], at(300)).timestamp(), 300);
    }

    #[test]
    fn what_is_remembered_has_an_end() {
        let seen = FirstSeen::default();
        for n in 0..=MOST {
            seen.since(&format!("/{n}"), [1; 32], at(1));
        }
        assert_eq!(seen.0.lock().unwrap().len(), 1);
    }
}
