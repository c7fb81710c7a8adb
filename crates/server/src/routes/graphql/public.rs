//! What may be asked by GET: the public desk, whose answers anybody may keep.

use std::collections::HashSet;

use async_graphql::parser::types::{
    ExecutableDocument, OperationDefinition, OperationType, Selection, SelectionSet,
};

/// The root fields that look the same to everybody.
const PUBLIC_FIELDS: &[&str] = &[
    "practices",
    "practice",
    "schools",
    "school",
    "certificate",
    "municipalities",
    "__schema",
    "__type",
    "__typename",
];

/// The operation that a request means: the named one, or the only one.
pub fn operation<'a>(
    document: &'a ExecutableDocument,
    name: Option<&str>,
) -> Option<&'a OperationDefinition> {
    let mut operations = document.operations.iter();
    let (_, found) = match name {
        Some(name) => {
            operations.find(|(found, _)| found.is_some_and(|found| found.as_str() == name))?
        }
        None => {
            let only = operations.next()?;
            if operations.next().is_some() {
                return None;
            }
            only
        }
    };
    Some(&found.node)
}

/// Whether `operation` changes anything.
pub fn is_query(operation: &OperationDefinition) -> bool {
    matches!(operation.ty, OperationType::Query)
}

/// Whether `operation` asks the public desk only, seen through fragments.
pub fn is_public(document: &ExecutableDocument, operation: &OperationDefinition) -> bool {
    let mut seen = HashSet::new();
    is_query(operation) && all_public(document, &operation.selection_set.node, &mut seen)
}

fn all_public<'a>(
    document: &'a ExecutableDocument,
    set: &'a SelectionSet,
    seen: &mut HashSet<&'a str>,
) -> bool {
    set.items.iter().all(|item| match &item.node {
        Selection::Field(field) => PUBLIC_FIELDS.contains(&field.node.name.node.as_str()),
        Selection::InlineFragment(inner) => {
            all_public(document, &inner.node.selection_set.node, seen)
        }
        Selection::FragmentSpread(spread) => {
            let name = spread.node.fragment_name.node.as_str();
            let fragment = document.fragments.get(name);
            !seen.insert(name)
                || fragment.is_none_or(|fragment| {
                    all_public(document, &fragment.node.selection_set.node, seen)
                })
        }
    })
}

#[cfg(test)]
mod tests {
    use async_graphql::parser::parse_query;

    use super::*;

    fn public(text: &str, name: Option<&str>) -> Option<bool> {
        let document = parse_query(text).unwrap();
        operation(&document, name).map(|operation| is_public(&document, operation))
    }

    #[test]
    fn the_public_desk_is_seen_through_fragments_and_aliases() {
        assert_eq!(
            public("{ practices { nodes { title } } __typename }", None),
            Some(true)
        );
        assert_eq!(
            public("{ p: practice(slug: \"a\") { title } }", None),
            Some(true)
        );
        assert_eq!(
            public(
                "{ ...f } fragment f on Query { ... { schools { __typename } } }",
                None
            ),
            Some(true)
        );
    }

    #[test]
    fn anything_else_anywhere_makes_it_private() {
        assert_eq!(
            public("{ practices { nodes { title } } viewer { email } }", None),
            Some(false)
        );
        assert_eq!(public("{ practices: viewer { email } }", None), Some(false));
        assert_eq!(
            public(
                "{ ...f } fragment f on Query { ... { viewer { email } } }",
                None
            ),
            Some(false)
        );
        assert_eq!(public("mutation { __typename }", None), Some(false));
        assert_eq!(public("subscription { __typename }", None), Some(false));
    }

    #[test]
    fn the_named_operation_counts() {
        let two = "query A { practices { __typename } } mutation B { __typename }";

        assert_eq!(public(two, Some("A")), Some(true));
        assert_eq!(public(two, Some("B")), Some(false));
        assert_eq!(public(two, Some("C")), None);
        assert_eq!(public(two, None), None);
    }
}
