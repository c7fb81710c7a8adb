//! From a URL to a pool that can be trusted, and from any older state of the tables to the present one.

use std::path::Path;
use std::str::FromStr;
use std::time::Duration;

use migrations::{Migrator, MigratorTrait};
use sea_orm::sqlx::postgres::PgConnectOptions;
use sea_orm::sqlx::sqlite::{SqliteConnectOptions, SqliteJournalMode, SqliteSynchronous};
use sea_orm::{
    ConnectionTrait, Database, DatabaseConnection, DbBackend, DbErr, SqliteTransactionMode,
    Statement, TransactionOptions, TransactionTrait,
};

use crate::error::StoreError;

/// How to use the database; the default fits one server.
#[derive(Clone, PartialEq, Eq, Debug)]
pub struct ConnectOptions {
    /// Connections to SQLite. Readers run side by side; writers queue in any case.
    pub sqlite_connections: u32,
    /// Connections to PostgreSQL. All servers together must stay below its `max_connections`.
    pub postgres_connections: u32,
    /// How long a request waits for a connection before it is told that the database is not available.
    pub acquire_timeout: Duration,
    /// How long SQLite waits for another writer.
    pub busy_timeout: Duration,
    /// How long PostgreSQL works at one statement.
    pub statement_timeout: Duration,
    /// How long PostgreSQL waits for a lock.
    pub lock_timeout: Duration,
    /// How long PostgreSQL lets a transaction sit idle before it throws it away.
    pub idle_in_transaction_timeout: Duration,
    /// The name under which PostgreSQL lists our connections.
    pub application_name: String,
}

impl Default for ConnectOptions {
    fn default() -> Self {
        Self {
            sqlite_connections: 8,
            postgres_connections: 16,
            acquire_timeout: Duration::from_secs(5),
            busy_timeout: Duration::from_secs(5),
            statement_timeout: Duration::from_secs(5),
            lock_timeout: Duration::from_secs(3),
            idle_in_transaction_timeout: Duration::from_secs(10),
            application_name: "nastavnik".to_owned(),
        }
    }
}

/// Opens `sqlite://path/to/file.db` (folder and file are made when they are missing) or `postgres://…`.
///
/// Fails when the URL is neither, when the database does not answer, and when it would not keep what it
/// acknowledges: SQLite without WAL and `synchronous = FULL`, PostgreSQL before 15 or not in UTF-8.
pub async fn connect(
    url: &str,
    options: &ConnectOptions,
) -> Result<DatabaseConnection, StoreError> {
    if url.starts_with("sqlite:") {
        // Of two servers that open a new file at once one changes its journal, and SQLite makes the other wait for nothing.
        patiently(OPENING_WAIT, || Box::pin(connect_sqlite(url, options))).await
    } else if url.starts_with("postgres:") || url.starts_with("postgresql:") {
        connect_postgres(url, options).await
    } else {
        // The URL itself may carry a password and is not repeated.
        Err(refused(
            "the database URL begins neither with sqlite: nor with postgres:",
        ))
    }
}

async fn connect_sqlite(
    url: &str,
    options: &ConnectOptions,
) -> Result<DatabaseConnection, StoreError> {
    let parsed = SqliteConnectOptions::from_str(url)
        .map_err(|error| refused(format!("the database URL cannot be read: {error}")))?;
    let file = parsed.get_filename();
    if url.contains(":memory:") || url.contains("mode=memory") || file.as_os_str().is_empty() {
        return Err(refused(
            "the SQLite URL names no file; write sqlite://path/to/file.db",
        ));
    }
    make_file(file).map_err(|error| {
        refused(format!(
            "the database file {} cannot be made: {error}",
            file.display()
        ))
    })?;

    let busy_timeout = options.busy_timeout;
    let mut pool = pool(url, options);
    pool.max_connections(options.sqlite_connections)
        // A connection to a file does not go stale.
        .test_before_acquire(false)
        .map_sqlx_sqlite_opts(move |sqlite| {
            sqlite
                .journal_mode(SqliteJournalMode::Wal)
                .synchronous(SqliteSynchronous::Full)
                .foreign_keys(true)
                .busy_timeout(busy_timeout)
                // Per connection, in KiB when negative.
                .pragma("cache_size", "-8000")
                .pragma("mmap_size", "134217728")
                .pragma("temp_store", "MEMORY")
                // A long reader lets the log grow; afterwards it is cut back to this.
                .pragma("journal_size_limit", "67108864")
                .optimize_on_close(true, Some(400))
        });
    let db = Database::connect(pool).await?;
    // The file system may refuse WAL silently, and a build of SQLite may default to less than FULL.
    let journal: String = ask(&db, "PRAGMA journal_mode").await?;
    let synchronous: i32 = ask(&db, "PRAGMA synchronous").await?;
    let foreign_keys: i32 = ask(&db, "PRAGMA foreign_keys").await?;
    if (journal.as_str(), synchronous, foreign_keys) != ("wal", 2, 1) {
        return Err(refused(format!(
            "SQLite keeps journal_mode = {journal}, synchronous = {synchronous}, foreign_keys = {foreign_keys} \
             where wal, 2 and 1 are needed"
        )));
    }
    Ok(db)
}

/// Makes the folder and an empty file that only its owner may read: it will hold personal data.
fn make_file(file: &Path) -> std::io::Result<()> {
    if let Some(folder) = file.parent() {
        std::fs::create_dir_all(folder)?;
    }
    let mut open = std::fs::OpenOptions::new();
    open.append(true).create(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut open, 0o600);
    open.open(file).map(drop)
}

async fn connect_postgres(
    url: &str,
    options: &ConnectOptions,
) -> Result<DatabaseConnection, StoreError> {
    let settings = [
        ("statement_timeout", milliseconds(options.statement_timeout)),
        ("lock_timeout", milliseconds(options.lock_timeout)),
        (
            "idle_in_transaction_session_timeout",
            milliseconds(options.idle_in_transaction_timeout),
        ),
        // Statements are prepared by name; from the sixth execution on PostgreSQL might choose a generic plan, which
        // is several times slower where the rows differ: a school of five pairs and a region of fifty thousand.
        ("plan_cache_mode", "force_custom_plan".to_owned()),
    ];
    let name = options.application_name.clone();
    let mut pool = pool(url, options);
    pool.max_connections(options.postgres_connections)
        .min_connections(1)
        // After a restart of PostgreSQL every pooled connection is dead. Busy ones are found out by their next
        // statement; those that rested are tried before they are handed out, so that a request does not fail on them.
        .test_before_acquire_if_idle_for(Duration::from_secs(1))
        .idle_timeout(Duration::from_secs(600))
        .max_lifetime(Duration::from_secs(1800))
        .map_sqlx_postgres_opts(move |postgres: PgConnectOptions| {
            postgres
                .application_name(&name)
                .statement_cache_capacity(256)
                .options(settings.clone())
        });
    let db = Database::connect(pool).await?;
    let version: String = ask(&db, "SHOW server_version_num").await?;
    let encoding: String = ask(&db, "SHOW server_encoding").await?;
    if version
        .parse::<u32>()
        .is_ok_and(|version| version < 150_000)
    {
        return Err(refused(format!(
            "PostgreSQL {version} is too old; 15 is the oldest that works"
        )));
    }
    if encoding != "UTF8" {
        return Err(refused(format!(
            "the database is encoded in {encoding}; it must be UTF8"
        )));
    }
    Ok(db)
}

/// What both pools have in common.
fn pool(url: &str, options: &ConnectOptions) -> sea_orm::ConnectOptions {
    let mut pool = sea_orm::ConnectOptions::new(url);
    pool.acquire_timeout(options.acquire_timeout)
        .connect_timeout(options.acquire_timeout)
        // Statements carry personal data in their values.
        .sqlx_logging(false)
        .record_stmt_in_spans(false);
    pool
}

fn milliseconds(duration: Duration) -> String {
    format!("{}ms", duration.as_millis())
}

/// Brings the tables up to date; does nothing when they are.
///
/// All pending migrations run in one transaction, under a lock: of two servers that start at once one migrates and the
/// other waits, up to ten minutes, and finds the work done.
pub async fn migrate(db: &DatabaseConnection) -> Result<(), StoreError> {
    patiently(MIGRATION_WAIT, || Box::pin(migrate_once(db))).await
}

/// Tries again what another process stands in the way of, for as long as `most`.
async fn patiently<T, F>(most: Duration, attempt: impl Fn() -> F) -> Result<T, StoreError>
where
    F: Future<Output = Result<T, StoreError>>,
{
    let mut waited = Duration::ZERO;
    loop {
        match attempt().await {
            Err(error) if error.is_transient() && waited < most => {
                tokio::time::sleep(PAUSE).await;
                waited += PAUSE;
            }
            result => return result,
        }
    }
}

/// Whether every migration that this program knows has been run.
pub async fn is_migrated(db: &DatabaseConnection) -> Result<bool, StoreError> {
    Ok(Migrator::get_pending_migrations_read_only(db)
        .await?
        .is_empty())
}

#[expect(
    clippy::disallowed_methods,
    reason = "tables are not the business of Store::write, which assumes them"
)]
async fn migrate_once(db: &DatabaseConnection) -> Result<(), StoreError> {
    let options = TransactionOptions {
        sqlite_transaction_mode: Some(SqliteTransactionMode::Immediate),
        ..TransactionOptions::default()
    };
    let tx = db.begin_with_options(options).await?;
    if tx.get_database_backend() == DbBackend::Postgres {
        // A migration may take longer than a request may; so may the wait for another server's.
        for setting in [
            "statement_timeout",
            "lock_timeout",
            "idle_in_transaction_session_timeout",
        ] {
            let wait = MIGRATION_WAIT.as_secs();
            tx.execute_unprepared(&format!("SET LOCAL {setting} = '{wait}s'"))
                .await?;
        }
        tx.execute_unprepared(&format!("SELECT pg_advisory_xact_lock({MIGRATION_LOCK})"))
            .await?;
    }
    Migrator::up(&tx, None).await?;
    Ok(tx.commit().await?)
}

/// How long a server waits for another one that opens the same new file.
const OPENING_WAIT: Duration = Duration::from_secs(30);
/// How long it waits for another one that migrates.
const MIGRATION_WAIT: Duration = Duration::from_secs(600);
const PAUSE: Duration = Duration::from_millis(100);
/// Any number will do, as long as every version of the program takes the same: "настав" in ASCII.
const MIGRATION_LOCK: i64 = 0x6e61_7374_6176;

async fn ask<T: sea_orm::TryGetable>(
    db: &DatabaseConnection,
    question: &str,
) -> Result<T, StoreError> {
    let statement = Statement::from_string(db.get_database_backend(), question);
    let row = db.query_one_raw(statement).await?;
    let row = row.ok_or_else(|| refused(format!("the database does not answer {question}")))?;
    Ok(row.try_get_by_index(0)?)
}

fn refused(why: impl Into<String>) -> StoreError {
    StoreError::Backend(DbErr::Custom(why.into()))
}
