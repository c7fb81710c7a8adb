//! The orders of a school.

use async_graphql::InputObject;
use domain::access::Scope;
use persistence::orders::OrderFilter as Wanted;
use persistence::page::Slice;

use crate::error::GqlError;
use crate::pagination::{Connection, Total};
use crate::types::enums::{OrderKind, OrderState};
use crate::types::order::Order;
use crate::viewer::Viewer;

/// Which orders of a school are wanted.
#[derive(InputObject, Default)]
pub struct OrderFilter {
    /// In one of these states; in any when left out or empty.
    pub states: Option<Vec<OrderState>>,
    /// Which decide this.
    pub kind: Option<OrderKind>,
    /// With a number in the register of this calendar year.
    pub register_year: Option<i32>,
    /// Whose number has these characters, or which concern somebody whose name has these words.
    pub text: Option<String>,
}

impl From<OrderFilter> for Wanted {
    fn from(filter: OrderFilter) -> Self {
        let states = filter.states.unwrap_or_default().into_iter();
        Self {
            states: states.map(Into::into).collect(),
            kind: filter.kind.map(Into::into),
            register_year: filter.register_year,
            text: filter.text,
        }
    }
}

/// Counts the orders on demand.
pub struct OrderTotal {
    viewer: Viewer,
    scope: Scope,
    filter: Wanted,
}

impl Total for OrderTotal {
    async fn total(&self) -> Result<u64, GqlError> {
        let orders = self.viewer.store().orders();
        Ok(orders.count(&self.scope, &self.filter).await?)
    }
}

/// A page of the orders of `scope`.
pub(super) async fn list(
    viewer: &Viewer,
    scope: Scope,
    filter: Option<OrderFilter>,
    slice: &Slice,
) -> Result<Connection<Order, OrderTotal>, GqlError> {
    let filter = filter.unwrap_or_default().into();
    let orders = viewer.store().orders();
    let window = orders.within(&scope, &filter, slice).await?;
    let window = window.map(|row| Order::new(viewer.clone(), row));
    let viewer = viewer.clone();
    Ok(Connection::new(
        window,
        OrderTotal {
            viewer,
            scope,
            filter,
        },
    ))
}
