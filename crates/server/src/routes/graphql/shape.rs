//! What a parsed document amounts to, measured in time linear in its length.
//!
//! async-graphql expands a named fragment anew at every spread, in its own limits, too: twenty-five fragments that each
//! spread the next twice cost 2²⁵ steps before any limit speaks. Here each fragment is measured once.

use std::collections::HashMap;

use async_graphql::parser::types::{
    Directive, ExecutableDocument, Field, OperationDefinition, Selection, SelectionSet,
};
use async_graphql::{Name, Positioned, Value, Variables};

/// The most fields that a document may expand to.
pub const MAX_FIELDS: u64 = 2_000;
/// The most aliases, fragments expanded.
pub const MAX_ALIASES: u64 = 30;
/// The deepest nesting of fields; full introspection needs 13.
pub const MAX_DEPTH: u64 = 15;
/// The most directives at one place.
pub const MAX_DIRECTIVES: usize = 5;
/// What a list without `first` and `last` counts for: our default page.
const DEFAULT_PAGE: u64 = 20;

/// What a selection amounts to when it is expanded.
#[derive(Clone, Copy, PartialEq, Eq, Debug, Default)]
pub struct Shape {
    /// Fields.
    pub fields: u64,
    /// Fields under another name.
    pub aliases: u64,
    /// Levels of fields.
    pub depth: u64,
    /// Fields of the answer, pages counted as full: the points that the request costs.
    pub points: u64,
}

/// Why a document is not executed.
#[expect(
    clippy::enum_variant_names,
    reason = "each says of what there is too much"
)]
#[derive(Clone, Copy, PartialEq, Eq, Debug, thiserror::Error)]
pub enum ShapeRefusal {
    /// More than [`MAX_FIELDS`], or a fragment that contains itself.
    #[error("the query expands to more than 2000 fields")]
    TooManyFields,
    /// More than [`MAX_ALIASES`].
    #[error("the query has more than 30 aliases")]
    TooManyAliases,
    /// Deeper than [`MAX_DEPTH`].
    #[error("the query is more than 15 levels deep")]
    TooDeep,
    /// More than [`MAX_DIRECTIVES`] at one place.
    #[error("the query has more than 5 directives at one place")]
    TooManyDirectives,
}

impl Shape {
    /// A shape that no limit allows.
    const ENDLESS: Self = Self {
        fields: u64::MAX,
        aliases: 0,
        depth: 0,
        points: u64::MAX,
    };

    fn beside(self, other: Self) -> Self {
        Self {
            fields: self.fields.saturating_add(other.fields),
            aliases: self.aliases.saturating_add(other.aliases),
            depth: self.depth.max(other.depth),
            points: self.points.saturating_add(other.points),
        }
    }

    fn check(self) -> Result<(), ShapeRefusal> {
        if self.fields > MAX_FIELDS {
            Err(ShapeRefusal::TooManyFields)
        } else if self.aliases > MAX_ALIASES {
            Err(ShapeRefusal::TooManyAliases)
        } else if self.depth > MAX_DEPTH {
            Err(ShapeRefusal::TooDeep)
        } else {
            Ok(())
        }
    }
}

/// Measures all operations and fragments of `document`; refuses it when any is beyond a limit. Answers with the shape of
/// the largest operation.
pub fn measure(
    document: &ExecutableDocument,
    variables: &Variables,
) -> Result<Shape, ShapeRefusal> {
    let mut ruler = Ruler {
        document,
        variables,
        fragments: HashMap::new(),
        directives: 0,
    };
    let mut largest = Shape::default();
    for (_, operation) in document.operations.iter() {
        let shape = ruler.operation(&operation.node);
        shape.check()?;
        if shape.points > largest.points {
            largest = shape;
        }
    }
    // A fragment that no operation spreads is still validated, and so it is measured.
    for (name, fragment) in &document.fragments {
        ruler.count(&fragment.node.directives);
        ruler.fragment(name.as_str()).check()?;
    }
    if ruler.directives > MAX_DIRECTIVES {
        return Err(ShapeRefusal::TooManyDirectives);
    }
    Ok(largest)
}

struct Ruler<'a> {
    document: &'a ExecutableDocument,
    variables: &'a Variables,
    /// `None` while it is being measured.
    fragments: HashMap<&'a str, Option<Shape>>,
    /// The most at one place so far.
    directives: usize,
}

impl<'a> Ruler<'a> {
    fn operation(&mut self, operation: &'a OperationDefinition) -> Shape {
        self.count(&operation.directives);
        for variable in &operation.variable_definitions {
            self.count(&variable.node.directives);
        }
        self.selection(&operation.selection_set.node)
    }

    fn selection(&mut self, set: &'a SelectionSet) -> Shape {
        let mut sum = Shape::default();
        for item in &set.items {
            self.count(item.node.directives());
            let shape = match &item.node {
                Selection::Field(field) => self.field(&field.node),
                Selection::InlineFragment(fragment) => {
                    self.selection(&fragment.node.selection_set.node)
                }
                Selection::FragmentSpread(spread) => {
                    self.fragment(spread.node.fragment_name.node.as_str())
                }
            };
            sum = sum.beside(shape);
        }
        sum
    }

    fn field(&mut self, field: &'a Field) -> Shape {
        let inner = self.selection(&field.selection_set.node);
        Shape {
            fields: inner.fields.saturating_add(1),
            aliases: inner
                .aliases
                .saturating_add(u64::from(field.alias.is_some())),
            depth: inner.depth.saturating_add(1),
            points: inner
                .points
                .saturating_mul(self.page(field))
                .saturating_add(1),
        }
    }

    fn fragment(&mut self, name: &'a str) -> Shape {
        match self.fragments.get(name) {
            Some(Some(shape)) => *shape,
            // It contains itself.
            Some(None) => Shape::ENDLESS,
            None => {
                let document = self.document;
                // One that does not exist is the validator's to refuse.
                let Some(fragment) = document.fragments.get(name) else {
                    return Shape::default();
                };
                self.fragments.insert(name, None);
                let shape = self.selection(&fragment.node.selection_set.node);
                self.fragments.insert(name, Some(shape));
                shape
            }
        }
    }

    /// How many things a field stands for: `first`, `last`, or the default page where it has nodes.
    fn page(&self, field: &Field) -> u64 {
        for argument in ["first", "last"] {
            let Some(value) = field.get_argument(argument) else {
                continue;
            };
            let resolve = |name: Name| self.variables.get(&name).cloned().ok_or(());
            if let Ok(Value::Number(size)) = value.node.clone().into_const_with(resolve) {
                return size.as_u64().unwrap_or(DEFAULT_PAGE).clamp(1, 100);
            }
        }
        let has_nodes = field
            .selection_set
            .node
            .items
            .iter()
            .any(|item| match &item.node {
                Selection::Field(inner) => {
                    matches!(inner.node.name.node.as_str(), "nodes" | "edges")
                }
                Selection::FragmentSpread(_) | Selection::InlineFragment(_) => false,
            });
        if has_nodes { DEFAULT_PAGE } else { 1 }
    }

    fn count(&mut self, directives: &[Positioned<Directive>]) {
        self.directives = self.directives.max(directives.len());
    }
}

#[cfg(test)]
mod tests {
    use std::fmt::Write as _;
    use std::time::Instant;

    use async_graphql::parser::parse_query;
    use serde_json::json;

    use super::*;

    fn measured(document: &str) -> Result<Shape, ShapeRefusal> {
        measure(&parse_query(document).unwrap(), &Variables::default())
    }

    /// `count` fragments, each of which spreads the next twice: 2^count fields in some 40 bytes per fragment.
    fn bomb(count: usize) -> String {
        let mut text = "{ ...f0 }".to_owned();
        for n in 0..count {
            write!(text, " fragment f{n} on Query {{ ...f{0} ...f{0} }}", n + 1).unwrap();
        }
        write!(text, " fragment f{count} on Query {{ __typename }}").unwrap();
        text
    }

    #[test]
    fn a_field_counts_once_per_place_where_its_fragment_is_spread() {
        let shape = measured("{ a { ...f } b { ...f } } fragment f on T { x y: z }").unwrap();

        assert_eq!((shape.fields, shape.aliases, shape.depth), (6, 2, 2));
    }

    #[test]
    fn a_bomb_of_fragments_is_refused_in_linear_time() {
        assert_eq!(measured(&bomb(11)), Err(ShapeRefusal::TooManyFields));
        // 2^190 fields; a walk that expands would not end before the sun does.
        let started = Instant::now();
        assert_eq!(measured(&bomb(190)), Err(ShapeRefusal::TooManyFields));
        assert!(
            started.elapsed().as_secs() < 5,
            "took {:?}",
            started.elapsed()
        );
    }

    #[test]
    fn a_fragment_inside_itself_is_refused() {
        let cycle = "{ ...a } fragment a on Q { ...b ...b } fragment b on Q { ...a ...a }";

        assert_eq!(measured(cycle), Err(ShapeRefusal::TooManyFields));
    }

    #[test]
    fn a_bomb_that_no_operation_uses_is_refused_as_well() {
        let unused = bomb(20).replacen("{ ...f0 }", "{ __typename }", 1);

        assert_eq!(measured(&unused), Err(ShapeRefusal::TooManyFields));
    }

    #[test]
    fn thirty_aliases_pass_and_one_more_does_not() {
        let with = |count: usize| {
            let fields: String = (0..count).map(|n| format!(" a{n}: a")).collect();
            measured(&format!("{{ {fields} }}")).map(|shape| shape.aliases)
        };

        assert_eq!(with(30), Ok(30));
        assert_eq!(with(31), Err(ShapeRefusal::TooManyAliases));
    }

    #[test]
    fn fifteen_levels_pass_and_one_more_does_not() {
        let with = |levels: usize| {
            let text = format!(
                "{}a{}",
                "{ a ".repeat(levels - 1) + "{ ",
                " }".repeat(levels)
            );
            measured(&text).map(|shape| shape.depth)
        };

        assert_eq!(with(15), Ok(15));
        assert_eq!(with(16), Err(ShapeRefusal::TooDeep));
    }

    #[test]
    fn five_directives_at_one_place_pass_and_one_more_does_not() {
        let with = |count: usize| {
            measured(&format!("{{ a {} }}", "@skip(if: false) ".repeat(count))).map(|_| ())
        };

        assert_eq!(with(5), Ok(()));
        assert_eq!(with(6), Err(ShapeRefusal::TooManyDirectives));
        let elsewhere = "query @a @a @a @a @a @a { a }";
        assert_eq!(
            measured(elsewhere).map(|_| ()),
            Err(ShapeRefusal::TooManyDirectives)
        );
    }

    #[test]
    fn a_page_costs_what_it_may_hold() {
        let points = |text: &str| measured(text).unwrap().points;

        assert_eq!(points("{ school { name } }"), 2);
        assert_eq!(points("{ practices(first: 50) { nodes { title } } }"), 101);
        assert_eq!(points("{ practices { nodes { title } } }"), 41);
        assert_eq!(
            points("{ practices(first: 5000) { nodes { title } } }"),
            201
        );
    }

    #[test]
    fn the_size_of_a_page_may_come_from_a_variable() {
        let document =
            parse_query("query($n: Int) { practices(first: $n) { nodes { title } } }").unwrap();
        let variables = Variables::from_json(json!({ "n": 10 }));

        assert_eq!(measure(&document, &variables).unwrap().points, 21);
    }
}
