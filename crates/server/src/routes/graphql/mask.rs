//! Errors as clients may see them: every one has a code and the id of the request, none an inner text.

use async_graphql::{ErrorExtensionValues, Response, ServerError};

use crate::http::request_id;

/// A request that the schema cannot make sense of.
const BAD_INPUT: &str = "BAD_INPUT";

/// Completes the errors of `response`. What comes without a code was not meant for clients: a driver's text that `?`
/// carried along. It goes to the log.
pub fn mask(response: &mut Response) {
    for error in &mut response.errors {
        let coded = error
            .extensions
            .as_ref()
            .is_some_and(|values| values.get("code").is_some());
        if !coded {
            let code = judge(error);
            error.extensions.get_or_insert_default().set("code", code);
        }
        error.source = None;
        set_request_id(error.extensions.get_or_insert_default());
    }
}

/// The code of an error that has none; hides its text when that is not the framework's.
fn judge(error: &mut ServerError) -> &'static str {
    if error.path.is_empty() || is_bad_value(error) {
        return BAD_INPUT;
    }
    tracing::error!(error = error.message, "a resolver failed without a code");
    error.message = "internal error".to_owned();
    error.extensions = None;
    "INTERNAL"
}

/// Values of scalars are read while the query runs, and what does not fit is the client's mistake: `Int` of 2⁴⁰. These
/// are the framework's own words; an error that a resolver returns by `?` has a source.
fn is_bad_value(error: &ServerError) -> bool {
    error.source.is_none()
        && [
            "Failed to parse \"",
            "Expected input type \"",
            "Invalid value for ",
            "Variable ",
        ]
        .iter()
        .any(|start| error.message.starts_with(start))
}

fn set_request_id(values: &mut ErrorExtensionValues) {
    values.set("requestId", request_id());
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use async_graphql::{PathSegment, Value};

    use super::*;

    fn masked(error: ServerError) -> (String, Option<Value>) {
        let mut response = Response::from_errors(vec![error]);
        mask(&mut response);
        let error = response.errors.remove(0);
        let code = error.extensions.unwrap().get("code").cloned();
        (error.message, code)
    }

    fn at_a_field(message: &str) -> ServerError {
        let mut error = ServerError::new(message, None);
        error.path = vec![PathSegment::Field("school".to_owned())];
        error
    }

    fn code(text: &str) -> Option<Value> {
        Some(Value::from(text))
    }

    #[test]
    fn an_error_without_a_code_loses_its_text() {
        let leak = at_a_field("no such column: password_hash at src/db.rs:42");

        assert_eq!(
            masked(leak),
            ("internal error".to_owned(), code("INTERNAL"))
        );
    }

    #[test]
    fn a_driver_s_text_that_looks_like_the_framework_s_loses_it_too() {
        let mut leak = at_a_field("Failed to parse \"Int\": row 7 of account");
        leak.source = Some(Arc::new("the driver's error"));

        assert_eq!(
            masked(leak),
            ("internal error".to_owned(), code("INTERNAL"))
        );
    }

    #[test]
    fn a_value_that_does_not_fit_is_the_client_s_to_mend() {
        let message =
            "Failed to parse \"Int\": Only integers from -2147483648 to 2147483647 are accepted.";

        assert_eq!(
            masked(at_a_field(message)),
            (message.to_owned(), code("BAD_INPUT"))
        );
    }

    #[test]
    fn a_coded_error_passes_as_it_is() {
        let mut error = at_a_field("not found");
        error
            .extensions
            .get_or_insert_default()
            .set("code", "NOT_FOUND");

        assert_eq!(masked(error), ("not found".to_owned(), code("NOT_FOUND")));
    }

    #[test]
    fn a_document_that_breaks_a_rule_is_told_which() {
        let error = ServerError::new("Unknown field \"x\" on type \"Query\".", None);

        assert_eq!(masked(error).1, code("BAD_INPUT"));
    }
}
