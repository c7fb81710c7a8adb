//! Orders by id.

use std::collections::HashMap;
use std::sync::Arc;

use async_graphql::dataloader::Loader;
use domain::id::OrderId;
use persistence::StoreError;
use persistence::orders::Order;

use super::Loaders;

/// The order with this id.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub struct OrderById(pub OrderId);

impl Loader<OrderById> for Loaders {
    type Value = Order;
    type Error = Arc<StoreError>;

    async fn load(&self, keys: &[OrderById]) -> Result<HashMap<OrderById, Order>, Arc<StoreError>> {
        let ids: Vec<_> = keys.iter().map(|key| key.0).collect();
        let rows = self.store.orders().find_all(&ids).await.map_err(Arc::new)?;
        Ok(rows
            .into_iter()
            .map(|row| (OrderById(row.id), row))
            .collect())
    }
}
