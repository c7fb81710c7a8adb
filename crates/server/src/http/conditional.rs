//! Requests for what the caller may have already.

use actix_web::http::header::{HeaderMap, IF_NONE_MATCH};

/// Whether the caller has the answer whose tag is `tag` (`If-None-Match`). Tags are compared weakly: a proxy that
/// compresses makes a strong one weak.
pub fn is_known(headers: &HeaderMap, tag: &str) -> bool {
    let bare = |tag: &str| tag.trim().trim_start_matches("W/").to_owned();
    let ours = bare(tag);
    headers
        .get_all(IF_NONE_MATCH)
        .filter_map(|value| value.to_str().ok())
        .flat_map(|value| value.split(','))
        .any(|known| bare(known) == ours || known.trim() == "*")
}

#[cfg(test)]
mod tests {
    use actix_web::http::header::HeaderValue;

    use super::*;

    #[test]
    fn one_of_several_tags_is_enough_weak_or_strong() {
        let mut headers = HeaderMap::new();
        assert!(!is_known(&headers, "W/\"a\""));
        headers.append(IF_NONE_MATCH, HeaderValue::from_static("\"b\", W/\"a\""));
        assert!(is_known(&headers, "W/\"a\""));
        assert!(is_known(&headers, "\"a\"") && is_known(&headers, "W/\"b\""));
        assert!(!is_known(&headers, "\"c\""));
        headers.append(IF_NONE_MATCH, HeaderValue::from_static("*"));
        assert!(is_known(&headers, "\"c\""));
    }
}
