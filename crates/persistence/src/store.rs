//! The store: reads outside transactions, writes as operations inside one.

use std::sync::Arc;
use std::time::Duration;

use domain::access::Denied;
use domain::clock::{Clock, SystemClock};
use sea_orm::{DatabaseConnection, SqliteTransactionMode, TransactionOptions, TransactionTrait};

use crate::changes::Feed;
use crate::error::StoreError;
use crate::unit_of_work::UnitOfWork;

/// The database with a clock. Cheap to clone.
#[derive(Clone)]
pub struct Store {
    pub(crate) db: DatabaseConnection,
    clock: Arc<dyn Clock>,
    feed: Feed,
}

/// A use-case that writes: loads facts, asks for a permit, decides, saves. It may run more than once, so it has no
/// effect but through its unit of work.
pub trait Operation: Sync {
    /// What it leaves behind, small enough to be kept as a receipt: ids, not rows.
    type Done: Send + Sync;
    /// The refusals that its caller expects.
    type Refusal: Send;

    /// Runs inside a transaction that is committed when this returns `Ok` and rolled back otherwise.
    fn run(
        &self,
        work: &UnitOfWork,
    ) -> impl Future<Output = Result<Self::Done, Failure<Self::Refusal>>> + Send;
}

/// Why an operation left nothing behind.
#[derive(Debug)]
pub enum Failure<R> {
    /// An expected refusal: data for the client.
    Refused(R),
    /// The policy said no.
    Denied(Denied),
    /// The store failed.
    Store(StoreError),
}

impl<R> Failure<R> {
    /// Turns a refusal of the domain into this operation's own.
    pub fn refuse<E: Into<R>>(error: E) -> Self {
        Self::Refused(error.into())
    }
}

impl<R> From<Denied> for Failure<R> {
    fn from(denied: Denied) -> Self {
        Self::Denied(denied)
    }
}

impl<R> From<StoreError> for Failure<R> {
    fn from(error: StoreError) -> Self {
        Self::Store(error)
    }
}

impl<R> From<sea_orm::DbErr> for Failure<R> {
    fn from(error: sea_orm::DbErr) -> Self {
        Self::Store(error.into())
    }
}

impl Store {
    /// A store over an open database with the machine's clock.
    pub fn new(db: DatabaseConnection) -> Self {
        Self {
            db,
            clock: Arc::new(SystemClock),
            feed: Feed::new(),
        }
    }

    /// The same store with another clock.
    #[must_use]
    pub fn with_clock(self, clock: Arc<dyn Clock>) -> Self {
        Self { clock, ..self }
    }

    /// The clock that everything above reads.
    pub fn clock(&self) -> &dyn Clock {
        &*self.clock
    }

    pub(crate) fn feed(&self) -> &Feed {
        &self.feed
    }

    /// The open database, for start-up checks and tests.
    pub fn connection(&self) -> &DatabaseConnection {
        &self.db
    }

    /// Runs `operation` in a transaction, up to [`TRIES`] times when others were in the way.
    ///
    /// SQLite begins IMMEDIATE, so writers queue. PostgreSQL runs READ COMMITTED: what must not be decided twice is
    /// guarded by locking its school first, see `Schools::lock`, and by guarded updates.
    pub async fn write<O: Operation>(&self, operation: &O) -> Result<O::Done, Failure<O::Refusal>> {
        let mut tries = 0;
        loop {
            tries += 1;
            let result = self.attempt(operation).await;
            match result {
                Err(Failure::Store(error)) if error.is_transient() && tries < TRIES => {
                    tokio::time::sleep(PAUSE * tries).await;
                }
                Ok(_) | Err(Failure::Refused(_) | Failure::Denied(_) | Failure::Store(_)) => {
                    return result;
                }
            }
        }
    }

    async fn attempt<O: Operation>(&self, operation: &O) -> Result<O::Done, Failure<O::Refusal>> {
        let work = self.begin().await?;
        match operation.run(&work).await {
            Ok(done) => {
                let traces = work.commit(self.feed.origin()).await?;
                self.feed.publish(traces);
                Ok(done)
            }
            Err(failure) => {
                work.roll_back().await?;
                Err(failure)
            }
        }
    }

    #[expect(
        clippy::disallowed_methods,
        reason = "this is the one place that opens transactions"
    )]
    async fn begin(&self) -> Result<UnitOfWork, StoreError> {
        let options = TransactionOptions {
            sqlite_transaction_mode: Some(SqliteTransactionMode::Immediate),
            ..TransactionOptions::default()
        };
        let tx = self.db.begin_with_options(options).await?;
        Ok(UnitOfWork::new(tx, self.clock.now()))
    }
}

/// How often a transaction is tried when others are in the way.
const TRIES: u32 = 5;
/// The pause before the second try; later ones wait a multiple.
const PAUSE: Duration = Duration::from_millis(20);
