//! One transaction with its instant.

use domain::clock::{Date, Timestamp, Zone};
use domain::id::{Ids, SystemIds};
use sea_orm::DatabaseTransaction;
use uuid::Uuid;

use crate::error::StoreError;

/// A transaction in progress. All its rows carry the same instant.
pub struct UnitOfWork {
    pub(crate) tx: DatabaseTransaction,
    now: Timestamp,
}

impl UnitOfWork {
    pub(crate) fn new(tx: DatabaseTransaction, now: Timestamp) -> Self {
        Self { tx, now }
    }

    /// When it began.
    pub fn now(&self) -> Timestamp {
        self.now
    }

    /// Today in `zone`.
    pub fn today(&self, zone: Zone) -> Date {
        zone.date(self.now)
    }

    /// A fresh id.
    pub fn fresh(&self) -> Uuid {
        SystemIds.next()
    }

    pub(crate) async fn commit(self) -> Result<(), StoreError> {
        Ok(self.tx.commit().await?)
    }

    pub(crate) async fn roll_back(self) -> Result<(), StoreError> {
        Ok(self.tx.rollback().await?)
    }
}
