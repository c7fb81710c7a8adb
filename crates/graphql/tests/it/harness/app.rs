//! The application: a store of its own with a town in it, and the schema.

use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use domain::access::Actor;
use domain::clock::{FixedClock, Timestamp};
use domain::id::PersonId;
use graphql::{AppSchema, Installation, Viewer};
use persistence::Store;
use persistence::test_support::world::{Town, World};
use persistence::test_support::{TestStore, postgres_store, sqlite_store};

use super::Client;

/// An application on a database of its own, on 15 November 2026.
pub struct TestApp {
    /// The people and places of the town.
    pub town: Town,
    store: Store,
    statements: Arc<AtomicUsize>,
    schema: AppSchema,
    /// Held so that the database lives as long as the test.
    _database: TestStore,
}

impl TestApp {
    /// An application on SQLite.
    pub async fn new() -> Self {
        Self::over(sqlite_store().await).await
    }

    /// An application on PostgreSQL.
    pub async fn on_postgres() -> Self {
        Self::over(postgres_store().await).await
    }

    async fn over(database: TestStore) -> Self {
        let statements = Arc::new(AtomicUsize::new(0));
        let mut connection = database.connection().clone();
        let counter = statements.clone();
        connection.set_metric_callback(move |_| {
            counter.fetch_add(1, Ordering::SeqCst);
        });
        let store = Store::new(connection).with_clock(Arc::new(FixedClock(noon())));
        let town = Town::found(&store).await;
        Self {
            town,
            store,
            statements,
            schema: graphql::schema(),
            _database: database,
        }
    }

    /// How many statements `work` sends to the database.
    pub async fn statements<T>(&self, work: impl Future<Output = T>) -> usize {
        let before = self.statements.load(Ordering::SeqCst);
        work.await;
        self.statements.load(Ordering::SeqCst) - before
    }

    /// The store, for what a test arranges or looks up behind the schema.
    pub fn store(&self) -> &Store {
        &self.store
    }

    /// Writes rows that a test begins with.
    pub fn world(&self) -> World<'_> {
        World::of(&self.store)
    }

    /// Somebody who is not signed in.
    pub fn public(&self) -> Client<'_> {
        self.client(Actor::Public)
    }

    /// A person of the town, with their posts.
    pub fn as_(&self, person: PersonId) -> Client<'_> {
        self.client(self.town.actor(person))
    }

    /// A person of the town with their posts, at another instant.
    pub fn later(&self, person: PersonId, instant: &str) -> Client<'_> {
        self.client_at(
            self.town.actor(person),
            instant.parse().expect("an instant"),
        )
    }

    /// Anybody, at another instant.
    pub fn client_at(&self, actor: Actor, instant: Timestamp) -> Client<'_> {
        let clock = FixedClock(instant);
        let store = self.store.clone().with_clock(Arc::new(clock));
        let installation = Arc::new(Installation {
            public_url: "https://example.org".to_owned(),
            demo: true,
        });
        Client::new(&self.schema, store, actor, installation)
    }

    /// A person of the town as the parts beside the schema see them.
    pub fn viewer(&self, person: PersonId) -> Viewer {
        let installation = Arc::new(Installation {
            public_url: "https://example.org".to_owned(),
            demo: true,
        });
        Viewer::new(self.town.actor(person), self.store.clone(), installation)
    }

    /// Anybody.
    pub fn client(&self, actor: Actor) -> Client<'_> {
        let installation = Arc::new(Installation {
            public_url: "https://example.org".to_owned(),
            demo: true,
        });
        Client::new(&self.schema, self.store.clone(), actor, installation)
    }
}

fn noon() -> Timestamp {
    "2026-11-15T09:00:00Z".parse().expect("an instant")
}
