//! Requests that a cookie makes powerful come from our own pages only.

use actix_web::HttpRequest;
use actix_web::http::header::HeaderMap;

use super::Refusal;

/// Refuses what a page elsewhere may have sent.
///
/// That is: without `X-Requested-With`, which no form can set and no script without
/// our leave, or with an `Origin` that is neither `public_url` nor the host that was called.
pub fn from_our_pages(request: &HttpRequest, public_url: &str) -> Result<(), Refusal> {
    if is_ours(request.headers(), public_url) {
        Ok(())
    } else {
        Err(Refusal::Forbidden)
    }
}

fn is_ours(headers: &HeaderMap, public_url: &str) -> bool {
    let text = |name| headers.get(name).and_then(|value| value.to_str().ok());
    let same_origin = match text("origin") {
        None => !headers.contains_key("origin"),
        Some(origin) => {
            let host = origin.split_once("://").map(|(_, host)| host);
            origin == public_url || (host.is_some() && host == text("host"))
        }
    };
    let same_site =
        text("sec-fetch-site").is_none_or(|site| matches!(site, "same-origin" | "none"));
    headers.contains_key("x-requested-with") && same_origin && same_site
}

#[cfg(test)]
mod tests {
    use actix_web::http::header::{HeaderName, HeaderValue};

    use super::*;

    fn ours(headers: &[(&'static str, &'static str)]) -> bool {
        let mut map = HeaderMap::new();
        for (name, value) in headers {
            map.insert(
                HeaderName::from_static(name),
                HeaderValue::from_static(value),
            );
        }
        is_ours(&map, "https://nastavnik.example")
    }

    const ASKED: (&str, &str) = ("x-requested-with", "nastavnik");

    #[test]
    fn our_own_page_passes_by_either_name() {
        assert!(ours(&[ASKED]));
        assert!(ours(&[ASKED, ("origin", "https://nastavnik.example")]));
        assert!(ours(&[
            ASKED,
            ("origin", "http://127.0.0.1:8080"),
            ("host", "127.0.0.1:8080")
        ]));
    }

    #[test]
    fn a_page_elsewhere_does_not() {
        assert!(!ours(&[]));
        assert!(!ours(&[("origin", "https://nastavnik.example")]));
        assert!(!ours(&[
            ASKED,
            ("origin", "https://evil.example"),
            ("host", "nastavnik.example")
        ]));
        assert!(!ours(&[ASKED, ("origin", "null")]));
        assert!(!ours(&[ASKED, ("sec-fetch-site", "cross-site")]));
        assert!(!ours(&[ASKED, ("sec-fetch-site", "same-site")]));
    }
}
