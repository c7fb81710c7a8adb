use std::net::SocketAddr;
use std::sync::Arc;

use actix_web::dev::ServerHandle;
use persistence::test_support::{TestStore, sqlite_store};
use persistence::{ConnectOptions, Operation, Store, connect};
use serde_json::{Value, json};
use server::app::{App, Executor};
use server::config::Settings;
use server::schema::Viewers;
use server::startup::Application;
use tempfile::TempDir;

use super::{Browser, Call, Reply, TestClock};

/// A server that listens on a free port; gone when this is dropped.
pub struct TestServer {
    pub address: SocketAddr,
    pub app: Arc<App>,
    pub clock: TestClock,
    store: TestStore,
    handle: ServerHandle,
    _data: TempDir,
}

impl TestServer {
    /// With the toy schema, on SQLite.
    pub async fn toy() -> Self {
        Self::with(sqlite_store().await, |_| {}, super::toy)
    }

    /// With the toy schema, on SQLite, and other settings.
    pub async fn toy_with(change: impl FnOnce(&mut Settings)) -> Self {
        Self::with(sqlite_store().await, change, super::toy)
    }

    /// With the real schema over `store`.
    pub fn over(store: TestStore) -> Self {
        Self::with(store, |_| {}, server::schema::executor)
    }

    /// With other settings and another schema.
    pub fn with(
        store: TestStore,
        change: impl FnOnce(&mut Settings),
        execute: impl FnOnce(&Viewers) -> Executor,
    ) -> Self {
        let (data, clock) = (tempfile::tempdir().unwrap(), TestClock::new());
        let store = store.with_clock(Arc::new(clock.clone()));
        let mut settings = Settings {
            listen: SocketAddr::from(([127, 0, 0, 1], 0)),
            data_dir: data.path().to_owned(),
            workers: 2,
            // Tests write past the API and move the clock.
            public_answers_seconds: 0,
            ..Settings::default()
        };
        change(&mut settings);
        let application = Application::over(settings, Store::clone(&store), execute).unwrap();
        let (address, handle) = (application.address(), application.handle());
        let app = Arc::clone(application.app());
        tokio::spawn(application.run());
        Self {
            address,
            app,
            clock,
            store,
            handle,
            _data: data,
        }
    }

    pub fn call(&self, method: &str, path: &str) -> Call {
        Call::new(self.address, method, path)
    }

    pub async fn get(&self, path: &str) -> Reply {
        self.call("GET", path).send().await
    }

    /// Asks GraphQL by POST, without a token.
    pub async fn ask(&self, query: &str) -> Reply {
        self.post(&json!({ "query": query })).await
    }

    pub async fn post(&self, body: &Value) -> Reply {
        self.call("POST", "/graphql").json(body).send().await
    }

    /// A browser on 127.0.0.1.
    pub fn browser(&self) -> Browser {
        Browser::new(self.address)
    }

    /// The database behind it.
    pub fn store(&self) -> &Store {
        &self.store
    }

    /// A store of its own on the same database, as another server has one.
    pub async fn elsewhere(&self) -> Store {
        let connected = connect(self.store.url(), &ConnectOptions::default()).await;
        Store::new(connected.unwrap())
    }

    /// The URL of the database.
    pub fn database_url(&self) -> &str {
        self.store.url()
    }

    /// Writes past the API.
    pub async fn write<O>(&self, operation: &O) -> O::Done
    where
        O: Operation,
        O::Refusal: std::fmt::Debug,
    {
        match self.store.write(operation).await {
            Ok(done) => done,
            Err(failure) => panic!("{failure:?}"),
        }
    }
}

impl Drop for TestServer {
    fn drop(&mut self) {
        // The future stops the server when it is made, not when it is awaited.
        drop(self.handle.stop(false));
    }
}
