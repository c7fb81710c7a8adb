//! One transaction with its instant.

use std::sync::{Mutex, PoisonError};

use domain::clock::{Date, Timestamp, Zone};
use domain::id::{Ids, SystemIds};
use sea_orm::DatabaseTransaction;
use uuid::Uuid;

use crate::changes::{Trace, gathered, notify};
use crate::error::StoreError;

/// A transaction in progress. All its rows carry the same instant.
pub struct UnitOfWork {
    pub(crate) tx: DatabaseTransaction,
    now: Timestamp,
    /// What the audit rows of this transaction are about.
    traces: Mutex<Vec<Trace>>,
}

impl UnitOfWork {
    pub(crate) fn new(tx: DatabaseTransaction, now: Timestamp) -> Self {
        Self {
            tx,
            now,
            traces: Mutex::default(),
        }
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

    pub(crate) fn trace(&self, trace: Trace) {
        let mut traces = self.traces.lock().unwrap_or_else(PoisonError::into_inner);
        traces.push(trace);
    }

    /// Commits; answers with what was changed.
    pub(crate) async fn commit(self, origin: Uuid) -> Result<Vec<Trace>, StoreError> {
        let traces = self.traces.into_inner();
        let traces = gathered(traces.unwrap_or_else(PoisonError::into_inner));
        notify(&self.tx, origin, &traces).await?;
        self.tx.commit().await?;
        Ok(traces)
    }

    pub(crate) async fn roll_back(self) -> Result<(), StoreError> {
        Ok(self.tx.rollback().await?)
    }
}
