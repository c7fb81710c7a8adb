//! One thread with a runtime of its own makes and drops databases for all tests of the process: a test's runtime ends
//! with the test, and dropping a store cannot wait for anything asynchronous.

use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::{Arc, OnceLock, mpsc as sync};
use std::time::Duration;

use tokio::sync::{mpsc, oneshot};

use super::databases::Databases;
use super::server::Server;

pub(super) struct Keeper {
    server: Arc<Server>,
    orders: mpsc::UnboundedSender<Order>,
    /// How many databases are in use.
    used: AtomicUsize,
}

enum Order {
    Clone(oneshot::Sender<Result<String, String>>),
    Create(oneshot::Sender<Result<String, String>>),
    Drop(String, sync::Sender<()>),
}

impl Keeper {
    /// The keeper of this process; fails the test with the way to get a PostgreSQL when there is none.
    pub(super) fn get() -> &'static Self {
        static KEEPER: OnceLock<Result<Keeper, String>> = OnceLock::new();
        match KEEPER.get_or_init(Self::start) {
            Ok(keeper) => keeper,
            Err(why) => panic!("{why}"),
        }
    }

    pub(super) fn url_of(&self, database: &str) -> String {
        self.server.url_of(database)
    }

    pub(super) async fn clone_template(&self) -> Result<String, String> {
        self.ask(Order::Clone).await
    }

    pub(super) async fn create_empty(&self) -> Result<String, String> {
        self.ask(Order::Create).await
    }

    /// Drops a database that is no longer used.
    ///
    /// The last one in use is waited for, and with it all before: the process may end now, and a run of hundreds of
    /// tests shall not fill the disk.
    pub(super) fn drop_database(&self, name: &str) {
        let (done, wait) = sync::channel();
        let sent = self.orders.send(Order::Drop(name.to_owned(), done)).is_ok();
        let last = self.used.fetch_sub(1, Ordering::AcqRel) == 1;
        if sent && last {
            wait.recv_timeout(Duration::from_secs(20)).ok();
        }
    }

    async fn ask(
        &self,
        order: impl FnOnce(oneshot::Sender<Result<String, String>>) -> Order,
    ) -> Result<String, String> {
        let (answer, wait) = oneshot::channel();
        self.orders
            .send(order(answer))
            .map_err(|error| error.to_string())?;
        let made = wait.await.map_err(|error| error.to_string())??;
        self.used.fetch_add(1, Ordering::AcqRel);
        Ok(made)
    }

    fn start() -> Result<Self, String> {
        let server = Arc::new(Server::find()?);
        let (orders, inbox) = mpsc::unbounded_channel();
        let ours = Arc::clone(&server);
        let runtime = tokio::runtime::Builder::new_current_thread()
            .enable_all()
            .build()
            .map_err(|error| error.to_string())?;
        std::thread::Builder::new()
            .name("test databases".to_owned())
            .spawn(move || runtime.block_on(work(&ours, inbox)))
            .map_err(|error| error.to_string())?;
        Ok(Self {
            server,
            orders,
            used: AtomicUsize::new(0),
        })
    }
}

/// Takes orders until the process ends.
async fn work(server: &Server, mut inbox: mpsc::UnboundedReceiver<Order>) {
    let databases = Databases::on(server).await;
    while let Some(order) = inbox.recv().await {
        match order {
            Order::Clone(answer) => {
                let made = match &databases {
                    Ok(databases) => databases.clone_template().await,
                    Err(why) => Err(why.clone()),
                };
                answer.send(made).ok();
            }
            Order::Create(answer) => {
                let made = match &databases {
                    Ok(databases) => databases.create().await,
                    Err(why) => Err(why.clone()),
                };
                answer.send(made).ok();
            }
            Order::Drop(name, done) => {
                if let Ok(databases) = &databases {
                    databases.drop(&name).await;
                }
                // Nobody waits but for the last one.
                done.send(()).ok();
            }
        }
    }
}
