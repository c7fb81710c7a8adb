//! Relay connections over keyset windows. `totalCount` is paid for only when it is asked for.

use async_graphql::{Object, OutputType, SimpleObject, TypeName};
use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use persistence::page::{Cursor, Direction, Slice, Window};

use crate::error::GqlError;

/// Rows of a page when the client names no number.
pub const DEFAULT_PAGE: u64 = 20;
/// The most rows of a page.
pub const MAX_PAGE: u64 = 100;

/// The slice that the four arguments of every list ask for: from the beginning or after `after`, or from the end
/// or before `before`.
///
/// Refuses 0, more than [`MAX_PAGE`], both directions at once, and foreign cursors.
pub fn page_slice(
    first: Option<i32>,
    after: Option<String>,
    last: Option<i32>,
    before: Option<String>,
) -> Result<Slice, GqlError> {
    let forward = first.is_some() || after.is_some();
    let backward = last.is_some() || before.is_some();
    if forward && backward {
        return Err(GqlError::BadInput(
            "ask with first and after, or with last and before",
        ));
    }
    let (count, cursor, direction) = if backward {
        (last, before, Direction::Backward)
    } else {
        (first, after, Direction::Forward)
    };
    let limit = match count {
        None => DEFAULT_PAGE,
        Some(count) => u64::try_from(count)
            .ok()
            .filter(|count| (1..=MAX_PAGE).contains(count))
            .ok_or(GqlError::BadInput("first and last are 1 to 100"))?,
    };
    let beyond = cursor.as_deref().map(decode).transpose()?;
    Ok(Slice {
        limit,
        direction,
        beyond,
    })
}

/// How many rows a page argument can bring, for the cost of a query.
pub fn page_cost(first: Option<i32>, last: Option<i32>) -> usize {
    first
        .or(last)
        .and_then(|count| usize::try_from(count).ok())
        .unwrap_or(20)
        .clamp(1, 100)
}

fn encode(cursor: &Cursor) -> String {
    serde_json::to_vec(cursor)
        .map(|json| URL_SAFE_NO_PAD.encode(json))
        .unwrap_or_default()
}

fn decode(text: &str) -> Result<Cursor, GqlError> {
    let stale = GqlError::BadInput("this cursor does not belong to this list");
    if text.len() > 2_000 {
        return Err(stale);
    }
    let Ok(json) = URL_SAFE_NO_PAD.decode(text) else {
        return Err(stale);
    };
    serde_json::from_slice(&json).or(Err(stale))
}

/// Where a page lies in its list.
#[derive(SimpleObject)]
pub struct PageInfo {
    /// Whether rows follow this page.
    pub has_next_page: bool,
    /// Whether rows precede this page.
    pub has_previous_page: bool,
    /// The cursor of the first row; `null` on an empty page.
    pub start_cursor: Option<String>,
    /// The cursor of the last row; `null` on an empty page.
    pub end_cursor: Option<String>,
}

/// Counts a whole list on demand.
pub trait Total: Send + Sync {
    /// How many rows the list has.
    fn total(&self) -> impl Future<Output = Result<u64, GqlError>> + Send;
}

/// A page of a list.
pub struct Connection<N, T> {
    window: Window<N>,
    total: T,
}

impl<N, T> Connection<N, T> {
    /// A page with the means to count its list.
    pub fn new(window: Window<N>, total: T) -> Self {
        Self { window, total }
    }
}

impl<N: OutputType, T: Total> TypeName for Connection<N, T> {
    fn type_name() -> std::borrow::Cow<'static, str> {
        format!("{}Connection", N::type_name()).into()
    }
}

/// A page of a list, in the list's order.
#[Object(name_type)]
impl<N: OutputType + Clone, T: Total> Connection<N, T> {
    /// The rows with their cursors.
    async fn edges(&self) -> Vec<Edge<N>> {
        let rows = self.window.rows.iter();
        rows.map(|(at, node)| Edge {
            cursor: encode(at),
            node: node.clone(),
        })
        .collect()
    }

    /// The rows.
    async fn nodes(&self) -> Vec<N> {
        self.window
            .rows
            .iter()
            .map(|(_, node)| node.clone())
            .collect()
    }

    /// Where the page lies in the list.
    async fn page_info(&self) -> PageInfo {
        let rows = &self.window.rows;
        PageInfo {
            has_next_page: self.window.has_next,
            has_previous_page: self.window.has_previous,
            start_cursor: rows.first().map(|(at, _)| encode(at)),
            end_cursor: rows.last().map(|(at, _)| encode(at)),
        }
    }

    /// The number of rows in the whole list. Counted only when asked for.
    #[graphql(complexity = 20)]
    async fn total_count(&self) -> Result<i32, GqlError> {
        Ok(i32::try_from(self.total.total().await?).unwrap_or(i32::MAX))
    }
}

/// A row of a page with its cursor.
pub struct Edge<N> {
    cursor: String,
    node: N,
}

impl<N: OutputType> TypeName for Edge<N> {
    fn type_name() -> std::borrow::Cow<'static, str> {
        format!("{}Edge", N::type_name()).into()
    }
}

/// A row of a page with its cursor.
#[Object(name_type)]
impl<N: OutputType + Clone> Edge<N> {
    /// Where the row stands; give it to `after` or `before`.
    async fn cursor(&self) -> &str {
        &self.cursor
    }

    /// The row.
    async fn node(&self) -> &N {
        &self.node
    }
}
