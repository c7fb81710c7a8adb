//! Orders by id.

use std::collections::HashMap;
use std::sync::Arc;

use async_graphql::dataloader::Loader;
use domain::document::{OrderPart, PairChange};
use domain::id::{OrderId, PersonId};
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

/// What the order changes in pairs in force, in the order of its points; absent for none.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub struct ChangesOfOrder(pub OrderId);

impl Loader<ChangesOfOrder> for Loaders {
    type Value = Vec<PairChange>;
    type Error = Arc<StoreError>;

    async fn load(
        &self,
        keys: &[ChangesOfOrder],
    ) -> Result<HashMap<ChangesOfOrder, Vec<PairChange>>, Arc<StoreError>> {
        let ids: Vec<_> = keys.iter().map(|key| key.0).collect();
        let rows = self.store.orders().changes(&ids).await.map_err(Arc::new)?;
        let mut found: HashMap<ChangesOfOrder, Vec<PairChange>> = HashMap::new();
        for (order, change) in rows {
            found.entry(ChangesOfOrder(order)).or_default().push(change);
        }
        Ok(found)
    }
}

/// Whom the order names, in the order of its lines; absent for nobody.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
pub struct NamedInOrder(pub OrderId);

impl Loader<NamedInOrder> for Loaders {
    type Value = Vec<(PersonId, OrderPart)>;
    type Error = Arc<StoreError>;

    async fn load(
        &self,
        keys: &[NamedInOrder],
    ) -> Result<HashMap<NamedInOrder, Self::Value>, Arc<StoreError>> {
        let ids: Vec<_> = keys.iter().map(|key| key.0).collect();
        let rows = self.store.orders().named(&ids).await.map_err(Arc::new)?;
        let mut found: HashMap<NamedInOrder, Self::Value> = HashMap::new();
        for (order, person, part) in rows {
            found
                .entry(NamedInOrder(order))
                .or_default()
                .push((person, part));
        }
        Ok(found)
    }
}
