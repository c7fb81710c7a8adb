//! The cookie with the refresh token.

use actix_web::http::header::HeaderMap;
use domain::account::REFRESH_LIFETIME;
use persistence::Secret;

/// `__Host-`: the browser takes it only over a safe connection, from this very host, for all of its paths. To browsers
/// 127.0.0.1 and localhost are safe without TLS.
const NAME: &str = "__Host-refresh";
/// Out of reach of scripts, and never sent along with what another site starts.
const ATTRIBUTES: &str = "Path=/; Secure; HttpOnly; SameSite=Strict";

/// The `Set-Cookie` that hands out `token`.
pub fn cookie(token: &Secret) -> String {
    let seconds = REFRESH_LIFETIME.num_seconds();
    format!("{NAME}={}; {ATTRIBUTES}; Max-Age={seconds}", token.expose())
}

/// The `Set-Cookie` that takes it away.
pub fn expired_cookie() -> String {
    format!("{NAME}=; {ATTRIBUTES}; Max-Age=0")
}

/// The token that a request presents.
pub fn presented(headers: &HeaderMap) -> Option<&str> {
    headers
        .get_all("cookie")
        .filter_map(|value| value.to_str().ok())
        .flat_map(|value| value.split(';'))
        .find_map(|pair| pair.trim().strip_prefix(NAME)?.strip_prefix('='))
        .filter(|token| !token.is_empty())
}

#[cfg(test)]
mod tests {
    use actix_web::http::header::{COOKIE, HeaderValue};

    use super::*;

    fn found(value: &'static str) -> Option<String> {
        let mut headers = HeaderMap::new();
        headers.insert(COOKIE, HeaderValue::from_static(value));
        presented(&headers).map(str::to_owned)
    }

    #[test]
    fn the_cookie_is_found_among_others_and_by_its_whole_name() {
        assert_eq!(
            found("a=b; __Host-refresh=xyz; c=d").as_deref(),
            Some("xyz")
        );
        assert_eq!(found("__Host-refresh2=xyz"), None);
        assert_eq!(found("__Host-refresh="), None);
    }

    #[test]
    fn the_cookie_is_out_of_reach_of_scripts_and_of_other_sites() {
        let token = Secret::fresh().unwrap();
        let set = cookie(&token);

        assert_eq!(
            set.replace(token.expose(), "TOKEN"),
            "__Host-refresh=TOKEN; Path=/; Secure; HttpOnly; SameSite=Strict; Max-Age=1209600"
        );
    }
}
