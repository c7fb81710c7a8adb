//! From server to server: `NOTIFY` goes with the transaction, `LISTEN` hears what the others committed.

use std::time::Duration;

use sea_orm::sqlx::postgres::PgListener;
use sea_orm::{ConnectionTrait, DatabaseConnectionType, DatabaseTransaction, DbBackend, Statement};
use serde::{Deserialize, Serialize};
use tokio::sync::watch;
use uuid::Uuid;

use super::{Thing, Trace};
use crate::error::StoreError;
use crate::store::Store;

const CHANNEL: &str = "nastavnik_changes";
/// The most traces of one message: PostgreSQL takes less than 8 000 bytes, a trace has some 130.
const PER_MESSAGE: usize = 40;
/// How long to wait after the connection was lost.
const PAUSE: Duration = Duration::from_secs(2);

#[derive(Serialize, Deserialize)]
struct Message<T> {
    origin: Uuid,
    traces: T,
}

/// Sends `traces` to the other servers when `tx` is committed, and not otherwise.
pub(crate) async fn notify(
    tx: &DatabaseTransaction,
    origin: Uuid,
    traces: &[Trace],
) -> Result<(), StoreError> {
    if tx.get_database_backend() != DbBackend::Postgres {
        return Ok(());
    }
    for traces in traces.chunks(PER_MESSAGE) {
        let message = serde_json::to_string(&Message { origin, traces })?;
        let values = [CHANNEL.into(), message.into()];
        let sql = "SELECT pg_notify($1, $2)";
        let statement = Statement::from_sql_and_values(DbBackend::Postgres, sql, values);
        tx.execute_raw(statement).await?;
    }
    Ok(())
}

/// Tells those who watch here what other servers commit; on SQLite there are none.
pub(super) async fn listen(store: Store, mut stopped: watch::Receiver<bool>) {
    if !matches!(
        store.connection().inner,
        DatabaseConnectionType::SqlxPostgresPoolConnection(_)
    ) {
        return;
    }
    while !*stopped.borrow() {
        let heard = tokio::select! {
            heard = hear(&store) => heard,
            changed = stopped.changed() => match changed { Ok(()) => continue, Err(_) => return },
        };
        if let Err(error) = heard {
            tracing::warn!(%error, "other servers cannot be heard");
        }
        // What they told meanwhile is lost.
        store.send(Thing::Everything);
        tokio::select! {
            () = tokio::time::sleep(PAUSE) => {}
            changed = stopped.changed() => if changed.is_err() { return },
        }
    }
}

/// Hears until the connection is lost.
async fn hear(store: &Store) -> Result<(), sea_orm::sqlx::Error> {
    let pool = store.connection().get_postgres_connection_pool();
    let mut listener = PgListener::connect_with(pool).await?;
    listener.listen(CHANNEL).await?;
    while let Some(notification) = listener.try_recv().await? {
        let Ok(message) = serde_json::from_str::<Message<Vec<Trace>>>(notification.payload())
        else {
            // A server of a newer version.
            store.send(Thing::Everything);
            continue;
        };
        if message.origin != store.feed().origin {
            store.tell(message.traces).await;
        }
    }
    Ok(())
}
