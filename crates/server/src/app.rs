//! What all requests share.

use std::sync::Arc;

use async_graphql::{Request, Response};
use domain::clock::Timestamp;
use futures_util::future::BoxFuture;
use futures_util::stream::BoxStream;
use metrics_exporter_prometheus::PrometheusHandle;
use persistence::Store;
use tokio::sync::{Notify, Semaphore};

use crate::auth::{Guesses, Identity, Passwords, Tokens};
use crate::config::Settings;
use crate::demo::Demo;
use crate::http::ClientAddress;
use crate::rate::Rate;
use crate::routes::graphql::{PublicAnswers, Sockets};
use crate::routes::public::{FirstSeen, Listed};
use crate::routes::spa::Assets;
use crate::schema::Viewers;

/// Executes GraphQL requests. The schema stands behind it; tests put another one there.
#[derive(Clone)]
pub struct Executor {
    /// Answers a request of somebody or nobody once.
    pub answer:
        Arc<dyn Fn(Request, Option<Identity>) -> BoxFuture<'static, Response> + Send + Sync>,
    /// Answers a request of somebody for as long as there is something to say.
    pub follow: Arc<dyn Fn(Request, Identity) -> BoxStream<'static, Response> + Send + Sync>,
}

/// The parts of a running server.
pub struct App {
    /// The settings.
    pub settings: Settings,
    /// The address that links begin with, and the issuer of tokens.
    pub public_url: String,
    /// The database.
    pub store: Store,
    /// The schema.
    pub execute: Executor,
    /// Answers of the public desk that are kept for a moment; `None` when each is found out anew.
    pub public_answers: Option<PublicAnswers>,
    /// The connections over which clients are told what happens.
    pub sockets: Sockets,
    /// Makes viewers for what is not asked through the schema.
    pub viewers: Viewers,
    /// Turns at printing papers.
    pub printers: Arc<Semaphore>,
    /// Signs and verifies tokens.
    pub tokens: Tokens,
    /// Hashes passwords.
    pub passwords: Passwords,
    /// Limits on guessing passwords.
    pub guesses: Guesses,
    /// Limits on asking for letters: by the address that they go to, and by who asks.
    pub letters_to: Rate<String>,
    /// See [`Self::letters_to`].
    pub letters_from: Rate<ClientAddress>,
    /// What nobody in particular may ask of the API; `None` when there is no limit.
    pub public_points: Option<Rate<ClientAddress>>,
    /// The same for an account.
    pub account_points: Option<Rate<domain::id::AccountId>>,
    /// Wakes the job that sends letters.
    pub post: Arc<Notify>,
    /// The accounts of a demo, in demo mode.
    pub demo: Option<Demo>,
    /// The built SPA.
    pub assets: Assets,
    /// Since when public addresses answer what they do.
    pub first_seen: FirstSeen,
    /// The pages that search engines are told of.
    pub listed: Listed,
    /// Draws the metrics.
    pub metrics: PrometheusHandle,
}

impl App {
    /// What time it is.
    pub fn now(&self) -> Timestamp {
        self.store.clock().now()
    }
}
