//! Throw-away databases for tests, one for each test, on SQLite and on PostgreSQL.
//!
//! ```text
//! persistence::db_tests! { a_scope_of_nothing_lists_nothing; }
//!
//! async fn a_scope_of_nothing_lists_nothing(store: TestStore) { … }
//! ```
//!
//! A PostgreSQL that cannot be had fails the test with the command that brings it; nothing is skipped.

mod postgres;
mod sqlite;
pub mod world;

use std::fmt;
use std::ops::Deref;
use std::sync::Arc;

use domain::clock::Clock;
use sea_orm::DatabaseConnection;

use crate::connect::{ConnectOptions, connect};
use crate::store::Store;

/// A test for each name, on each database; the name of a function `async fn name(store: TestStore)` beside it.
///
/// The names become `on_sqlite::name` and `on_postgres::name`, so that a filter can pick a database. Once per module.
#[macro_export]
macro_rules! db_tests {
    ($($(#[$attribute:meta])* $name:ident;)+) => {
        mod on_sqlite {
            $($(#[$attribute])*
            #[::tokio::test]
            async fn $name() {
                ::std::boxed::Box::pin(super::$name($crate::test_support::sqlite_store().await)).await;
            })+
        }

        mod on_postgres {
            $($(#[$attribute])*
            #[::tokio::test]
            async fn $name() {
                ::std::boxed::Box::pin(super::$name($crate::test_support::postgres_store().await)).await;
            })+
        }
    };
}

/// A store over a database of its own with all tables and no rows. The database goes when this is dropped.
pub struct TestStore {
    store: Store,
    database: TestDatabase,
}

impl TestStore {
    /// The same store with another clock.
    #[must_use]
    pub fn with_clock(self, clock: Arc<dyn Clock>) -> Self {
        Self {
            store: self.store.with_clock(clock),
            ..self
        }
    }

    /// The URL of its database, for a second pool beside this one.
    pub fn url(&self) -> &str {
        self.database.url()
    }

    async fn over(database: TestDatabase) -> Self {
        let store = Store::new(database.connect().await);
        Self { store, database }
    }
}

impl Deref for TestStore {
    type Target = Store;

    fn deref(&self) -> &Store {
        &self.store
    }
}

impl fmt::Debug for TestStore {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("TestStore")
            .field("url", &self.url())
            .finish_non_exhaustive()
    }
}

/// A fresh store on SQLite.
pub async fn sqlite_store() -> TestStore {
    TestStore::over(TestDatabase::sqlite().await).await
}

/// A fresh store on PostgreSQL.
pub async fn postgres_store() -> TestStore {
    TestStore::over(TestDatabase::postgres().await).await
}

/// A database that is gone when this is dropped, whoever is still connected to it.
#[derive(Debug)]
pub struct TestDatabase(Kind);

#[derive(Debug)]
enum Kind {
    Sqlite(sqlite::File),
    Postgres(postgres::Database),
}

impl TestDatabase {
    /// A SQLite file with all tables.
    pub async fn sqlite() -> Self {
        Self(Kind::Sqlite(sqlite::File::migrated().await))
    }

    /// The path of a SQLite file that does not exist yet.
    pub fn sqlite_without_tables() -> Self {
        Self(Kind::Sqlite(sqlite::File::missing()))
    }

    /// A PostgreSQL database with all tables.
    pub async fn postgres() -> Self {
        Self(Kind::Postgres(postgres::Database::migrated().await))
    }

    /// A PostgreSQL database without any table.
    pub async fn postgres_without_tables() -> Self {
        Self(Kind::Postgres(postgres::Database::empty().await))
    }

    /// What [`connect`] takes.
    pub fn url(&self) -> &str {
        match &self.0 {
            Kind::Sqlite(file) => file.url(),
            Kind::Postgres(database) => database.url(),
        }
    }

    /// A pool on it, as the server would open it but for its size.
    pub async fn connect(&self) -> DatabaseConnection {
        let few = ConnectOptions {
            sqlite_connections: 4,
            postgres_connections: 4,
            ..ConnectOptions::default()
        };
        must(
            connect(self.url(), &few).await,
            "connect to the test's own database",
        )
    }
}

/// A test cannot go on without it.
fn must<T, E: fmt::Debug>(result: Result<T, E>, what: &str) -> T {
    match result {
        Ok(value) => value,
        Err(error) => panic!("cannot {what}: {error:?}"),
    }
}
