//! Values that an operation cannot do without (GraphQL, section 6.1.2).

use async_graphql::parser::types::OperationDefinition;
use async_graphql::{Value, Variables};

/// The first variable of `operation` that must have a value and has none.
///
/// The library notices when a field reads the variable: too late for the status of the answer, and at a path, as if the
/// field had failed.
pub fn missing<'a>(operation: &'a OperationDefinition, sent: &Variables) -> Option<&'a str> {
    let wanted = operation.variable_definitions.iter().map(|item| &item.node);
    let mut required = wanted.filter(|variable| !variable.var_type.node.nullable);
    let missing = required.find(|variable| {
        let value = sent.get(&variable.name.node).or(variable.default_value());
        value.is_none_or(|value| *value == Value::Null)
    });
    missing.map(|variable| variable.name.node.as_str())
}

#[cfg(test)]
mod tests {
    use async_graphql::parser::parse_query;
    use serde_json::json;

    use super::*;
    use crate::routes::graphql::public;

    fn missing_of(query: &str, sent: serde_json::Value) -> Option<String> {
        let document = parse_query(query).unwrap();
        let operation = public::operation(&document, None).unwrap();
        missing(operation, &Variables::from_json(sent)).map(str::to_owned)
    }

    #[test]
    fn what_must_be_sent_and_is_not_is_named() {
        let query = "query ($first: Int, $text: String!) { echo(text: $text) }";

        assert_eq!(missing_of(query, json!({})).as_deref(), Some("text"));
        assert_eq!(
            missing_of(query, json!({ "text": null })).as_deref(),
            Some("text")
        );
        assert_eq!(missing_of(query, json!({ "text": "да" })), None);
    }

    #[test]
    fn a_default_stands_for_what_is_not_sent_and_not_for_null() {
        let query = "query ($text: String! = \"нет\") { echo(text: $text) }";

        assert_eq!(missing_of(query, json!({})), None);
        assert_eq!(
            missing_of(query, json!({ "text": null })).as_deref(),
            Some("text")
        );
    }
}
