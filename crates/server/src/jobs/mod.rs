//! What the server does by itself: sends letters, forgets what is over.
//!
//! Any number of servers may do it at once: each letter is taken by one, and forgetting twice is forgetting.

mod cleanup;
mod mail;

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
            tokio::spawn(cleanup::run(app, stopped)),
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

pub use mail::Sender;
