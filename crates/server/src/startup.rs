//! From settings to a server that listens, and from a signal to one that has answered everybody.

use std::net::{SocketAddr, TcpListener};
use std::sync::{Arc, OnceLock};
use std::time::Duration;

use actix_web::dev::{Server, ServerHandle};
use actix_web::middleware::{Compress, from_fn};
use actix_web::web::Data;
use actix_web::{App as ActixApp, HttpServer};
use anyhow::Context;
use graphql::Installation;
use metrics_exporter_prometheus::{PrometheusBuilder, PrometheusHandle};
use persistence::{ConnectOptions, Store};
use tokio::sync::{Notify, Semaphore};

use crate::app::{App, Executor};
use crate::auth::{Guesses, Passwords, SigningKeys, Tokens};
use crate::config::Settings;
use crate::demo::Demo;
use crate::http::{context, security_headers, sizes};
use crate::jobs::{Jobs, Sender};
use crate::rate::{Quota, Rate};
use crate::routes;
use crate::routes::files::PRINTED_AT_ONCE;
use crate::routes::graphql::{PublicAnswers, Sockets};
use crate::routes::public::{FirstSeen, Listed};
use crate::routes::spa::Assets;
use crate::schema::Viewers;

/// How long requests that are under way have to end after a signal.
const GRACE_SECONDS: u64 = 30;
/// How long a client may take to send the head of a request.
const HEAD_TIME: Duration = Duration::from_secs(5);
/// How long a connection may rest between requests.
const KEEP_ALIVE: Duration = Duration::from_secs(30);
/// Letters that one receiver gets at once, and how long the next takes.
const LETTERS_TO: Quota = Quota {
    burst: 3,
    refill: Duration::from_secs(20 * 60),
};
/// Letters that one sender may ask for at once, and how long the next takes.
const LETTERS_FROM: Quota = Quota {
    burst: 10,
    refill: Duration::from_secs(30),
};

/// A server that listens and does not answer yet.
pub struct Application {
    server: Server,
    app: Data<App>,
    address: SocketAddr,
    jobs: Jobs,
}

impl Application {
    /// Opens the database, brings it up to date, and listens.
    pub async fn build(settings: Settings) -> anyhow::Result<Self> {
        let store = open(&settings).await?;
        if settings.migrate_on_start {
            persistence::migrate(store.connection())
                .await
                .context("the tables cannot be brought up to date")?;
        }
        Self::over(settings, store, crate::schema::executor)
    }

    /// Listens, over a store that is open, with the executor that `execute` makes; tests bring their own of both.
    pub fn over(
        settings: Settings,
        store: Store,
        execute: impl FnOnce(&Viewers) -> Executor,
    ) -> anyhow::Result<Self> {
        let listener = TcpListener::bind(settings.listen)
            .with_context(|| format!("cannot listen on {}", settings.listen))?;
        let address = listener.local_addr()?;
        let public_url = settings.public_url(address);
        let keys = SigningKeys::load(&settings)?;
        let sender = Sender::new(&settings, &public_url)?;
        let installation = Installation {
            public_url: public_url.clone(),
            demo: settings.demo,
        };
        let viewers = Viewers::new(store.clone(), installation);
        let points = |per_minute: u32| (per_minute > 0).then(|| Quota::per_minute(per_minute));
        let app = Data::new(App {
            tokens: Tokens::new(&keys, public_url.clone(), store.clock().now())?,
            passwords: Passwords::new()?,
            guesses: Guesses::new(),
            letters_to: Rate::new(LETTERS_TO),
            letters_from: Rate::new(LETTERS_FROM),
            public_points: points(settings.public_points_per_minute).map(Rate::new),
            account_points: points(settings.account_points_per_minute).map(Rate::new),
            post: Arc::new(Notify::new()),
            demo: Demo::load(&settings)?,
            assets: Assets::new(settings.spa_dir.clone()),
            first_seen: FirstSeen::default(),
            listed: Listed::default(),
            metrics: recorder()?,
            execute: execute(&viewers),
            public_answers: (settings.public_answers_seconds > 0).then(|| {
                PublicAnswers::new(Duration::from_secs(settings.public_answers_seconds.into()))
            }),
            sockets: Sockets::new(),
            viewers,
            printers: Arc::new(Semaphore::new(PRINTED_AT_ONCE)),
            public_url,
            store,
            settings,
        });
        if !app.assets.is_built() {
            tracing::warn!("the SPA is not built; only the API is served");
        }
        let jobs = Jobs::start(&app, sender);
        let server = serve(listener, &app)?;
        Ok(Self {
            server,
            app,
            address,
            jobs,
        })
    }

    /// Where it listens.
    pub fn address(&self) -> SocketAddr {
        self.address
    }

    /// What its requests share.
    pub fn app(&self) -> &Data<App> {
        &self.app
    }

    /// Stops it from elsewhere.
    pub fn handle(&self) -> ServerHandle {
        self.server.handle()
    }

    /// Answers until it is stopped; then lets requests under way and jobs end.
    pub async fn run(self) -> anyhow::Result<()> {
        tracing::info!(address = %self.address, public_url = self.app.public_url, "listening");
        let result = self.server.await;
        self.jobs.stop().await;
        tracing::info!("stopped");
        Ok(result?)
    }
}

/// Opens the database of the settings.
pub async fn open(settings: &Settings) -> anyhow::Result<Store> {
    let options = ConnectOptions {
        postgres_connections: settings.database_connections,
        ..ConnectOptions::default()
    };
    let db = persistence::connect(&settings.database_url, &options).await;
    Ok(Store::new(db.context("the database cannot be opened")?))
}

fn serve(listener: TcpListener, app: &Data<App>) -> anyhow::Result<Server> {
    let data = app.clone();
    let mut server = HttpServer::new(move || {
        ActixApp::new()
            .app_data(data.clone())
            .wrap(Compress::default())
            .wrap(from_fn(sizes))
            .wrap(from_fn(security_headers))
            .wrap(from_fn(context))
            .configure(routes::routes)
    })
    .client_request_timeout(HEAD_TIME)
    .keep_alive(KEEP_ALIVE)
    .shutdown_timeout(GRACE_SECONDS)
    .disable_signals();
    if app.settings.workers > 0 {
        server = server.workers(app.settings.workers);
    }
    Ok(server.listen(listener)?.run())
}

/// Stops `server` at a signal: softly at the first, at once at the second.
#[cfg(unix)]
pub async fn stop_at_signals(server: ServerHandle, app: Data<App>) -> anyhow::Result<()> {
    use tokio::signal::unix::{SignalKind, signal};
    let (mut terminate, mut interrupt) = (
        signal(SignalKind::terminate())?,
        signal(SignalKind::interrupt())?,
    );
    let mut next = async || {
        tokio::select! { _ = terminate.recv() => {} _ = interrupt.recv() => {} }
    };
    next().await;
    tracing::info!("stopping: requests under way are answered");
    // They would be waited for, and they last.
    app.sockets.close();
    let soft = server.stop(true);
    tokio::pin!(soft);
    tokio::select! {
        () = &mut soft => {}
        () = next() => server.stop(false).await,
    }
    Ok(())
}

/// The metrics of this process: there is one set, even where tests start several servers.
fn recorder() -> anyhow::Result<PrometheusHandle> {
    static RECORDER: OnceLock<PrometheusHandle> = OnceLock::new();
    if let Some(handle) = RECORDER.get() {
        return Ok(handle.clone());
    }
    const SECONDS: &[f64] = &[
        0.001, 0.002, 0.005, 0.01, 0.02, 0.05, 0.1, 0.2, 0.5, 1.0, 2.0, 5.0,
    ];
    let recorder = PrometheusBuilder::new()
        .set_buckets(SECONDS)?
        .build_recorder();
    let handle = RECORDER.get_or_init(|| recorder.handle()).clone();
    // Whoever is second keeps the first one's; its own recorder is dropped.
    if metrics::set_global_recorder(recorder).is_err() {
        tracing::debug!("metrics are recorded already");
    }
    Ok(handle)
}
