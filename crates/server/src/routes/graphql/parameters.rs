//! The parameters of a request (GraphQL over HTTP, section 5): from the query string of a GET or the body of a POST.

use actix_web::HttpRequest;
use actix_web::web::{Payload, Query};
use serde_json::{Map, Value};

use crate::routes::body::{self, Malformed, malformed};

/// The most bytes of a body.
pub const MAX_BODY: usize = 256 * 1024;

/// One operation with its variables.
#[derive(Clone, PartialEq, Debug)]
pub struct Parameters {
    /// The document.
    pub query: String,
    /// Which operation of it.
    pub operation_name: Option<String>,
    /// An object, or null.
    pub variables: Value,
}

/// Reads the parameters from the query string.
pub fn from_query_string(text: &str) -> Result<Parameters, Malformed> {
    let Ok(Query(pairs)) = Query::<Vec<(String, String)>>::from_query(text) else {
        return malformed(400, "the query string cannot be read");
    };
    let mut fields = Map::new();
    for (name, text) in pairs {
        let value = match name.as_str() {
            "query" => Value::String(text),
            // Clients that build the query string from a form send what they do not have as nothing.
            "operationName" if text.is_empty() => Value::Null,
            "operationName" => Value::String(text),
            "variables" | "extensions" if text.is_empty() => Value::Null,
            "variables" | "extensions" => match serde_json::from_str(&text) {
                Ok(value) => value,
                Err(_) => return malformed(400, "variables and extensions must be JSON"),
            },
            _ => continue,
        };
        if fields.insert(name, value).is_some() {
            return malformed(400, "a parameter stands twice in the query string");
        }
    }
    from_fields(fields)
}

/// Reads the parameters from the body.
pub async fn from_body(request: &HttpRequest, payload: Payload) -> Result<Parameters, Malformed> {
    body::check_content_type(request.headers())?;
    let body = body::read(request.headers(), payload, MAX_BODY).await?;
    match serde_json::from_slice(&body) {
        Ok(Value::Object(fields)) => from_fields(fields),
        Ok(Value::Array(_)) => malformed(400, "one operation per request: batching is off"),
        Ok(_) => malformed(400, "the body must be a JSON object"),
        Err(_) => malformed(400, "the body is not JSON"),
    }
}

/// Reads the parameters from an object.
pub fn from_fields(mut fields: Map<String, Value>) -> Result<Parameters, Malformed> {
    let query = match fields.remove("query") {
        Some(Value::String(query)) => query,
        None | Some(Value::Null) => return malformed(400, "query is missing"),
        Some(_) => return malformed(400, "query must be text"),
    };
    let operation_name = match fields.remove("operationName") {
        None | Some(Value::Null) => None,
        Some(Value::String(name)) => Some(name),
        Some(_) => return malformed(400, "operationName must be text"),
    };
    let variables = match fields.remove("variables") {
        None => Value::Null,
        Some(variables @ (Value::Null | Value::Object(_))) => variables,
        Some(_) => return malformed(400, "variables must be an object"),
    };
    match fields.remove("extensions") {
        None | Some(Value::Null | Value::Object(_)) => Ok(Parameters {
            query,
            operation_name,
            variables,
        }),
        Some(_) => malformed(400, "extensions must be an object"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_query_string_carries_all_parameters() {
        let read = from_query_string(
            "query=query+Q($n:Int)%7Ba%7D&operationName=Q&variables=%7B%22n%22:1%7D",
        );

        let expected = Parameters {
            query: "query Q($n:Int){a}".to_owned(),
            operation_name: Some("Q".to_owned()),
            variables: serde_json::json!({ "n": 1 }),
        };
        assert_eq!(read, Ok(expected));
    }

    #[test]
    fn a_parameter_of_the_wrong_kind_is_refused() {
        for wrong in [
            "",
            "variables=%7B%7D",
            "query=%7Ba%7D&variables=%7B",
            "query=%7Ba%7D&variables=%5B1%5D",
            "query=%7Ba%7D&extensions=7",
            "query=%7Ba%7D&query=%7Bb%7D",
        ] {
            let refusal = from_query_string(wrong).unwrap_err();
            assert_eq!(refusal.status, 400, "{wrong}");
        }
    }
}
