//! Making, copying and dropping the tests' databases.
//!
//! Only databases that begin with [`PREFIX`] and bear our [`MARK`] as their comment are ever dropped.

use std::hash::{BuildHasher, DefaultHasher, Hash, Hasher, RandomState};
use std::sync::atomic::{AtomicU32, Ordering};
use std::time::{Duration, SystemTime};

use sea_orm::{ConnectionTrait, DatabaseConnection, DbErr, Statement, TransactionTrait};
use tokio::sync::OnceCell;

use super::server::Server;
use crate::connect::{ConnectOptions, connect, migrate};
use crate::error::StoreError;

/// What the names of all our databases begin with.
const PREFIX: &str = "nastavnik_test_";
/// The comment by which a database is known as thrown away, followed by the second of its making.
const MARK: &str = "thrown away by the tests of nastavnik, made at";
/// From this age on a marked database belongs to a run that was killed.
const STALE: Duration = Duration::from_secs(6 * 3600);
/// Two processes make one template in turn.
const TEMPLATE_LOCK: i64 = 0x6e61_7374_6177;

pub(super) struct Databases {
    /// The maintenance database.
    db: DatabaseConnection,
    template: String,
    template_url: String,
    /// Names begin with it, so that two processes, on two machines perhaps, never choose the same.
    process: String,
    made: AtomicU32,
    ready: OnceCell<()>,
}

impl Databases {
    pub(super) async fn on(server: &Server) -> Result<Self, String> {
        let template = template_name().map_err(|error| error.to_string())?;
        let chance = RandomState::new().build_hasher().finish();
        let db = connect(server.url(), &patient()).await.map_err(|error| {
            format!(
                "the PostgreSQL of NASTAVNIK_TEST_PG does not answer: {error:?}\n\
                 start it, or unset NASTAVNIK_TEST_PG to have a private one"
            )
        })?;
        Ok(Self {
            db,
            template_url: server.url_of(&making(&template)),
            template,
            process: format!(
                "{PREFIX}{}_{:08x}",
                std::process::id(),
                chance & 0xffff_ffff
            ),
            made: AtomicU32::new(0),
            ready: OnceCell::new(),
        })
    }

    /// Makes a database without tables; returns its name.
    pub(super) async fn create(&self) -> Result<String, String> {
        let name = self.fresh_name();
        self.make(&name, "template1").await.map_err(in_words)?;
        Ok(name)
    }

    /// Makes a database with all tables; returns its name.
    pub(super) async fn clone_template(&self) -> Result<String, String> {
        self.ready
            .get_or_try_init(|| self.make_template())
            .await
            .map_err(in_words)?;
        let name = self.fresh_name();
        self.make(&name, &self.template).await.map_err(in_words)?;
        Ok(name)
    }

    /// Drops a database that one of the two above made. What cannot be dropped is left to a later run's sweep.
    pub(super) async fn drop(&self, name: &str) {
        if name.starts_with(&self.process) {
            // The test's connections are still open. Had DROP DATABASE to hang up on them, it would wait a tenth of a
            // second before it looks again; they are gone much sooner.
            let hang_up = "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname";
            self.run(&format!("{hang_up} = '{name}'")).await.ok();
            tokio::time::sleep(Duration::from_millis(10)).await;
            self.drop_marked(name).await.ok();
        }
    }

    fn fresh_name(&self) -> String {
        format!(
            "{}_{}",
            self.process,
            self.made.fetch_add(1, Ordering::Relaxed)
        )
    }

    async fn make(&self, name: &str, template: &str) -> Result<(), StoreError> {
        let now = seconds(SystemTime::now());
        self.run(&format!("CREATE DATABASE {name} TEMPLATE {template}"))
            .await?;
        self.run(&format!("COMMENT ON DATABASE {name} IS '{MARK} {now}'"))
            .await?;
        Ok(())
    }

    async fn drop_marked(&self, name: &str) -> Result<(), StoreError> {
        Ok(self
            .run(&format!("DROP DATABASE IF EXISTS {name} WITH (FORCE)"))
            .await?)
    }

    /// Makes the database that others are copied from, unless another process of the same program has.
    #[expect(
        clippy::disallowed_methods,
        reason = "the lock is held by a transaction that writes nothing"
    )]
    async fn make_template(&self) -> Result<(), StoreError> {
        let lock = self.db.begin().await?;
        lock.execute_unprepared(&format!("SELECT pg_advisory_xact_lock({TEMPLATE_LOCK})"))
            .await?;
        let marked = self.marked().await?;
        if !marked.iter().any(|(name, _)| *name == self.template) {
            self.sweep(&marked).await;
            let making = making(&self.template);
            self.drop_marked(&making).await?;
            self.make(&making, "template1").await?;
            let db = connect(&self.template_url, &patient()).await?;
            migrate(&db).await?;
            db.close().await?;
            self.run(&format!(
                "ALTER DATABASE {making} RENAME TO {}",
                self.template
            ))
            .await?;
        }
        Ok(lock.commit().await?)
    }

    /// Drops what runs that were killed left behind.
    async fn sweep(&self, marked: &[(String, u64)]) {
        let oldest = seconds(SystemTime::now()).saturating_sub(STALE.as_secs());
        for (name, made) in marked {
            if *made < oldest {
                // Another run may be sweeping as well.
                self.drop_marked(name).await.ok();
            }
        }
    }

    /// The databases with our prefix and our mark, and when they were made.
    async fn marked(&self) -> Result<Vec<(String, u64)>, DbErr> {
        let statement = Statement::from_sql_and_values(
            self.db.get_database_backend(),
            "SELECT datname::text, shobj_description(oid, 'pg_database') FROM pg_database \
             WHERE starts_with(datname, $1) AND starts_with(shobj_description(oid, 'pg_database'), $2)",
            [PREFIX.into(), MARK.into()],
        );
        let rows = self.db.query_all_raw(statement).await?;
        let pair = |row: &sea_orm::QueryResult| {
            let comment: String = row.try_get_by_index(1)?;
            let made = comment
                .rsplit(' ')
                .next()
                .and_then(|made| made.parse().ok());
            Ok((row.try_get_by_index(0)?, made.unwrap_or(0)))
        };
        rows.iter().map(pair).collect()
    }

    async fn run(&self, statement: &str) -> Result<(), DbErr> {
        self.db.execute_unprepared(statement).await.map(drop)
    }
}

/// A copy of a database may take its time on a busy machine.
fn patient() -> ConnectOptions {
    let minutes = Duration::from_secs(120);
    ConnectOptions {
        postgres_connections: 4,
        statement_timeout: minutes,
        lock_timeout: minutes,
        idle_in_transaction_timeout: minutes,
        acquire_timeout: minutes,
        ..ConnectOptions::default()
    }
}

/// The template's name for this very program: one that was built with other migrations has another.
fn template_name() -> std::io::Result<String> {
    let program = std::env::current_exe()?;
    let file = std::fs::metadata(&program)?;
    let mut hasher = DefaultHasher::new();
    (program, file.len(), seconds(file.modified()?)).hash(&mut hasher);
    Ok(format!("{PREFIX}template_{:016x}", hasher.finish()))
}

/// The template's name while it is not finished.
fn making(template: &str) -> String {
    format!("{template}_making")
}

fn seconds(time: SystemTime) -> u64 {
    time.duration_since(SystemTime::UNIX_EPOCH)
        .map_or(0, |since| since.as_secs())
}

fn in_words(error: StoreError) -> String {
    format!("{error:?}")
}
