//! Keyset pages: a page starts after a key, so that the thousandth costs what the first does.

use domain::clock::{Date, Timestamp};
use sea_orm::sea_query::{Condition, Expr, ExprTrait, SimpleExpr};
use sea_orm::{
    ConnectionTrait, EntityTrait, FromQueryResult, Order, QueryFilter, QueryOrder, QuerySelect,
    Select, Value,
};
use serde::{Deserialize, Serialize};
use uuid::Uuid;

use crate::error::StoreError;

/// One part of the key by which a list is ordered.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
pub enum KeyPart {
    /// A folded text.
    #[serde(rename = "t")]
    Text(String),
    /// An id, the last part of every key.
    #[serde(rename = "i")]
    Id(Uuid),
    /// An instant.
    #[serde(rename = "a")]
    At(Timestamp),
    /// A date.
    #[serde(rename = "d")]
    Day(Date),
    /// A number.
    #[serde(rename = "n")]
    Number(i64),
}

impl From<KeyPart> for Value {
    fn from(part: KeyPart) -> Self {
        match part {
            KeyPart::Text(text) => text.into(),
            KeyPart::Id(id) => id.into(),
            KeyPart::At(at) => at.into(),
            KeyPart::Day(day) => day.into(),
            KeyPart::Number(number) => number.into(),
        }
    }
}

/// The place of a row in its list.
#[derive(Clone, PartialEq, Debug, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Cursor(pub Vec<KeyPart>);

/// Which part of a list is wanted.
#[derive(Clone, PartialEq, Debug)]
pub struct Slice {
    /// At most this many rows.
    pub limit: u64,
    /// From which end.
    pub direction: Direction,
    /// Beyond which row.
    pub beyond: Option<Cursor>,
}

/// Which way a list is read.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Direction {
    /// From the first row on, or after a cursor.
    Forward,
    /// From the last row back, or before a cursor.
    Backward,
}

impl Slice {
    /// The first `limit` rows.
    pub fn first(limit: u64) -> Self {
        Self {
            limit,
            direction: Direction::Forward,
            beyond: None,
        }
    }
}

/// A page of rows in the list's order.
#[derive(Clone, PartialEq, Debug)]
pub struct Window<T> {
    /// The rows with their places.
    pub rows: Vec<(Cursor, T)>,
    /// Whether rows follow.
    pub has_next: bool,
    /// Whether rows precede.
    pub has_previous: bool,
}

impl<T> Window<T> {
    /// A page without rows, of a list without rows.
    pub fn empty() -> Self {
        Self {
            rows: Vec::new(),
            has_next: false,
            has_previous: false,
        }
    }

    /// A page of a list that is short enough to be read as a whole: the people and pairs of one school. A cursor whose
    /// row is gone has nothing beyond it.
    pub fn cut(rows: Vec<(Cursor, T)>, slice: &Slice) -> Self {
        let length = rows.len();
        let place = |cursor: &Cursor| rows.iter().position(|(at, _)| at == cursor);
        let limit = usize::try_from(slice.limit).unwrap_or(usize::MAX);
        let (from, until) = match (slice.direction, &slice.beyond) {
            (Direction::Forward, beyond) => {
                let from = beyond
                    .as_ref()
                    .map_or(0, |cursor| place(cursor).map_or(length, |found| found + 1));
                (from, from.saturating_add(limit).min(length))
            }
            (Direction::Backward, beyond) => {
                let until = beyond
                    .as_ref()
                    .map_or(length, |cursor| place(cursor).unwrap_or(0));
                (until.saturating_sub(limit), until)
            }
        };
        Self {
            rows: rows.into_iter().skip(from).take(until - from).collect(),
            has_next: until < length,
            has_previous: from > 0,
        }
    }

    /// The same page of other values.
    pub fn map<U>(self, f: impl Fn(T) -> U) -> Window<U> {
        let rows = self
            .rows
            .into_iter()
            .map(|(at, row)| (at, f(row)))
            .collect();
        Window {
            rows,
            has_next: self.has_next,
            has_previous: self.has_previous,
        }
    }

    /// The same page of other values; the first failure wins.
    pub fn try_map<U, E>(self, f: impl Fn(T) -> Result<U, E>) -> Result<Window<U>, E> {
        let rows = self.rows.into_iter().map(|(at, row)| Ok((at, f(row)?)));
        Ok(Window {
            rows: rows.collect::<Result<_, E>>()?,
            has_next: self.has_next,
            has_previous: self.has_previous,
        })
    }
}

/// A column of the order, and whether it ascends.
pub(crate) struct OrderKey {
    pub column: SimpleExpr,
    pub order: Order,
}

/// A column that ascends.
pub(crate) fn up(column: impl Into<SimpleExpr>) -> OrderKey {
    OrderKey {
        column: column.into(),
        order: Order::Asc,
    }
}

/// A column that descends.
pub(crate) fn down(column: impl Into<SimpleExpr>) -> OrderKey {
    OrderKey {
        column: column.into(),
        order: Order::Desc,
    }
}

/// Reads one page of `query` in the order of `keys`, the last of which is unique. `place` tells a row's key.
pub(crate) async fn fetch<E, C>(
    query: Select<E>,
    db: &C,
    keys: &[OrderKey],
    slice: &Slice,
    place: impl Fn(&E::Model) -> Vec<KeyPart>,
) -> Result<Window<E::Model>, StoreError>
where
    E: EntityTrait,
    C: ConnectionTrait,
{
    fetch_as(query, db, keys, slice, place).await
}

/// The same for a query that selects more, or other, columns than its table has.
pub(crate) async fn fetch_as<E, M, C>(
    query: Select<E>,
    db: &C,
    keys: &[OrderKey],
    slice: &Slice,
    place: impl Fn(&M) -> Vec<KeyPart>,
) -> Result<Window<M>, StoreError>
where
    E: EntityTrait,
    M: FromQueryResult + Send,
    C: ConnectionTrait,
{
    let forward = slice.direction == Direction::Forward;
    let mut query = query;
    if let Some(cursor) = &slice.beyond {
        query = query.filter(beyond(keys, cursor, forward));
    }
    for key in keys {
        query = query.order_by(key.column.clone(), turned(&key.order, forward));
    }
    let query = query.limit(slice.limit + 1).into_model::<M>();
    let mut rows = query.all(db).await?;
    let wanted = usize::try_from(slice.limit).unwrap_or(usize::MAX);
    let more = rows.len() > wanted;
    rows.truncate(wanted);
    if !forward {
        rows.reverse();
    }
    let beyond = slice.beyond.is_some();
    Ok(Window {
        rows: rows
            .into_iter()
            .map(|row| (Cursor(place(&row)), row))
            .collect(),
        has_next: if forward { more } else { beyond },
        has_previous: if forward { beyond } else { more },
    })
}

fn turned(order: &Order, forward: bool) -> Order {
    match (order, forward) {
        (Order::Desc, true) | (Order::Asc, false) => Order::Desc,
        _ => Order::Asc,
    }
}

/// Rows beyond the cursor. Where all columns run the same way it is `(a, b) > (x, y)`, for which both databases go
/// straight to the place in the index; else it is spelled out: `a > x OR (a = x AND b > y)`.
fn beyond(keys: &[OrderKey], cursor: &Cursor, forward: bool) -> Condition {
    let steps: Vec<_> = keys
        .iter()
        .zip(&cursor.0)
        .map(|(key, part)| {
            let value = Expr::val(Value::from(part.clone()));
            let falls = turned(&key.order, forward) == Order::Desc;
            (key.column.clone(), value, falls)
        })
        .collect();
    let alike = steps.windows(2).all(|pair| match pair {
        [one, other] => one.2 == other.2,
        _ => true,
    });
    match steps.first() {
        Some((_, _, falls)) if alike => {
            let columns = Expr::tuple(steps.iter().map(|(column, _, _)| column.clone()));
            let values = Expr::tuple(steps.iter().map(|(_, value, _)| value.clone()));
            Condition::all().add(past(columns, values, *falls))
        }
        _ => spelled_out(steps),
    }
}

fn spelled_out(steps: Vec<(SimpleExpr, SimpleExpr, bool)>) -> Condition {
    let mut any = Condition::any();
    let mut equal = Condition::all();
    for (column, value, falls) in steps {
        let step = past(column.clone(), value.clone(), falls);
        any = any.add(equal.clone().add(step));
        equal = equal.add(column.eq(value));
    }
    any
}

fn past(column: SimpleExpr, value: SimpleExpr, falls: bool) -> SimpleExpr {
    if falls {
        column.lt(value)
    } else {
        column.gt(value)
    }
}
