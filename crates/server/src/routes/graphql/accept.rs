//! What the client wants to read: the `Accept` header (GraphQL over HTTP, section 4.2).

use actix_web::http::header::HeaderMap;

/// The two forms of an answer.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Accept {
    /// `application/graphql-response+json`: the status tells whether the request was one at all.
    GraphqlResponse,
    /// `application/json`: the status is 200 for whatever is well-formed JSON.
    Json,
}

impl Accept {
    /// The form that `headers` prefer; `None` when they take neither.
    pub fn negotiate(headers: &HeaderMap) -> Option<Self> {
        let mut values = headers.get_all("accept").peekable();
        if values.peek().is_none() {
            return Some(Self::Json);
        }
        let mut best = None;
        for part in values
            .filter_map(|value| value.to_str().ok())
            .flat_map(|text| text.split(','))
        {
            let (form, weight) = read(part);
            if let Some(form) = form
                && weight > 0.0
                && best.is_none_or(|(_, other)| weight > other)
            {
                best = Some((form, weight));
            }
        }
        best.map(|(form, _)| form)
    }

    /// The content type of the answer.
    pub fn content_type(self) -> &'static str {
        match self {
            Self::GraphqlResponse => "application/graphql-response+json; charset=utf-8",
            Self::Json => "application/json; charset=utf-8",
        }
    }

    /// The status of a well-formed request that cannot be executed: it does not parse, or breaks a rule of the schema.
    pub fn status_of_bad_request(self) -> u16 {
        match self {
            Self::GraphqlResponse => 400,
            Self::Json => 200,
        }
    }
}

fn read(part: &str) -> (Option<Accept>, f32) {
    let mut pieces = part.split(';').map(str::trim);
    let form = match pieces
        .next()
        .unwrap_or_default()
        .to_ascii_lowercase()
        .as_str()
    {
        "application/graphql-response+json" => Some(Accept::GraphqlResponse),
        "application/json" | "application/*" | "*/*" => Some(Accept::Json),
        _ => None,
    };
    let weight = pieces.find_map(|piece| piece.strip_prefix("q=")?.trim().parse().ok());
    (form, weight.unwrap_or(1.0))
}

#[cfg(test)]
mod tests {
    use actix_web::http::header::{ACCEPT, HeaderValue};

    use super::*;

    fn of(value: &'static str) -> Option<Accept> {
        let mut headers = HeaderMap::new();
        headers.insert(ACCEPT, HeaderValue::from_static(value));
        Accept::negotiate(&headers)
    }

    #[test]
    fn the_heavier_type_wins_and_the_first_of_equals() {
        assert_eq!(
            of("application/graphql-response+json"),
            Some(Accept::GraphqlResponse)
        );
        assert_eq!(
            of("application/graphql-response+json, application/json;q=0.9"),
            Some(Accept::GraphqlResponse)
        );
        assert_eq!(
            of("application/graphql-response+json;q=0.5, application/json"),
            Some(Accept::Json)
        );
        assert_eq!(of("text/html, */*;q=0.1"), Some(Accept::Json));
    }

    #[test]
    fn nothing_asked_is_json_and_nothing_possible_is_refused() {
        assert_eq!(Accept::negotiate(&HeaderMap::new()), Some(Accept::Json));
        assert_eq!(of("text/html"), None);
        assert_eq!(of("application/json;q=0"), None);
    }
}
