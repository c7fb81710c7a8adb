//! What the server does by itself: sends letters, tells of duties, takes files over, forgets what is over, counts a year that
//! began, tells
//! what changes.
//!
//! Any number of servers may do it at once: each letter and each file is taken by one, and forgetting twice is forgetting.

mod cleanup;
mod counts;
mod depersonalise;
mod duties;
mod imports;
mod mail;
mod packages;

use std::sync::Arc;

use actix_web::web::Data;
use tokio::sync::watch;
use tokio::task::JoinHandle;

use crate::app::App;

/// The running jobs.
pub struct Jobs {
    stop: watch::Sender<bool>,
    handles: Vec<JoinHandle<()>>,
}

impl Jobs {
    /// Starts all of them.
    pub fn start(app: &Data<App>, sender: mail::Sender) -> Self {
        let (stop, stopped) = watch::channel(false);
        let app: Arc<App> = Arc::clone(app);
        let handles = vec![
            tokio::spawn(mail::run(Arc::clone(&app), sender, stopped.clone())),
            tokio::spawn(duties::run(Arc::clone(&app), stopped.clone())),
            tokio::spawn(cleanup::run(Arc::clone(&app), stopped.clone())),
            tokio::spawn(imports::run(Arc::clone(&app), stopped.clone())),
            tokio::spawn(counts::run(Arc::clone(&app), stopped.clone())),
            tokio::spawn(depersonalise::run(Arc::clone(&app), stopped.clone())),
            tokio::spawn(packages::run(Arc::clone(&app), stopped.clone())),
            tokio::spawn(changes(app, stopped)),
        ];
        Self { stop, handles }
    }

    /// Lets each finish what it is at.
    pub async fn stop(self) {
        // Nobody listens when all jobs have ended by themselves.
        self.stop.send_replace(true);
        for handle in self.handles {
            if let Err(error) = handle.await {
                tracing::error!(%error, "a job broke off");
            }
        }
    }
}

/// Tells those who watch what changes.
async fn changes(app: Arc<App>, stopped: watch::Receiver<bool>) {
    app.store.report(stopped).await;
}

pub use mail::Sender;
