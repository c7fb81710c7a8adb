//! Copies of a SQLite database: made while it is in use, checked, and put back.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::str::FromStr;
use std::time::Duration;

use migrations::{Migrator, MigratorTrait};
use sea_orm::sqlx::sqlite::{SqliteConnectOptions, SqliteJournalMode};
use sea_orm::{ConnectionTrait, Database, DatabaseConnection, DbErr, Statement};

use crate::error::StoreError;

/// Why a copy was not made or not put back.
#[derive(Debug, thiserror::Error)]
pub enum BackupError {
    /// A copy is never written over something.
    #[error("{0} exists already")]
    Exists(PathBuf),
    /// There is nothing to put back.
    #[error("{0} does not exist")]
    Missing(PathBuf),
    /// SQLite finds the copy damaged.
    #[error("the copy is damaged: {0}")]
    Damaged(String),
    /// The copy is a database, and not one of ours.
    #[error("the copy is not a database of this program, or one of a newer version")]
    Foreign,
    /// Somebody has the database open.
    #[error("the database is in use; stop the server first")]
    InUse,
    /// The URL names no SQLite file.
    #[error("the database is not SQLite")]
    NotSqlite,
    /// The disk refuses.
    #[error(transparent)]
    Io(#[from] io::Error),
    /// The database refuses.
    #[error(transparent)]
    Store(#[from] StoreError),
}

impl From<DbErr> for BackupError {
    fn from(error: DbErr) -> Self {
        Self::Store(error.into())
    }
}

/// Copies the open SQLite database `db` into the new `file`, as it is at one instant, while others read and write; then
/// checks the copy. What is left of a copy that fails is removed.
pub async fn back_up(db: &DatabaseConnection, file: &Path) -> Result<(), BackupError> {
    if file.exists() {
        return Err(BackupError::Exists(file.to_owned()));
    }
    let result = copy(db, file).await;
    if result.is_err() && file.exists() {
        fs::remove_file(file)?;
    }
    result
}

async fn copy(db: &DatabaseConnection, file: &Path) -> Result<(), BackupError> {
    let backend = db.get_database_backend();
    let path = file.to_str().ok_or(BackupError::NotSqlite)?;
    // It will hold personal data: the file is made before, so that nobody else can ever read it.
    private(file)?;
    db.execute_raw(Statement::from_sql_and_values(
        backend,
        "VACUUM INTO ?",
        [path.into()],
    ))
    .await?;
    fs::File::open(file)?.sync_all()?;
    check(file).await
}

/// Checks that `file` is a sound SQLite database of this program, at this version's tables or older ones.
pub async fn check(file: &Path) -> Result<(), BackupError> {
    if !file.is_file() {
        return Err(BackupError::Missing(file.to_owned()));
    }
    let db = open(file, true).await?;
    let backend = db.get_database_backend();
    let ask = |sql: &str| Statement::from_string(backend, sql);
    let rows = db.query_all_raw(ask("PRAGMA integrity_check(1)")).await;
    let verdict = match rows {
        Ok(rows) => rows
            .first()
            .map(|row| row.try_get_by_index::<String>(0))
            .transpose()?,
        Err(error) => Some(error.to_string()),
    };
    if verdict.as_deref() != Some("ok") {
        return Err(BackupError::Damaged(verdict.unwrap_or_default()));
    }
    // Both fail where the table of migrations is missing or names one that this program does not know.
    let known = db
        .query_one_raw(ask("SELECT count(*) FROM seaql_migrations"))
        .await;
    if known.is_err()
        || Migrator::get_pending_migrations_read_only(&db)
            .await
            .is_err()
    {
        return Err(BackupError::Foreign);
    }
    db.close().await?;
    Ok(())
}

/// Puts the copy `file` in the place of the database of `url`, which nobody may have open. Answers where the database
/// that was there is kept.
pub async fn restore(url: &str, file: &Path) -> Result<Option<PathBuf>, BackupError> {
    let options = SqliteConnectOptions::from_str(url).or(Err(BackupError::NotSqlite))?;
    let target = options.get_filename().to_owned();
    check(file).await?;

    let (draft, kept) = (
        beside(&target, "restoring"),
        beside(&target, "before-restore"),
    );
    if kept.exists() {
        return Err(BackupError::Exists(kept));
    }
    if let Some(folder) = target.parent() {
        fs::create_dir_all(folder)?;
    }
    let in_place = target.exists();
    if in_place {
        close(&target).await?;
    }
    // A draft may be left of a try that broke off.
    if draft.exists() {
        fs::remove_file(&draft)?;
    }
    private(&draft)?;
    fs::copy(file, &draft)?;
    fs::File::open(&draft)?.sync_all()?;
    if in_place {
        fs::rename(&target, &kept)?;
    }
    // The logs belong to the database that was moved away; read together with the copy they would ruin it.
    for log in ["-wal", "-shm"] {
        let stale = with_suffix(&target, log);
        if stale.exists() {
            fs::remove_file(stale)?;
        }
    }
    fs::rename(&draft, &target)?;
    if let Some(folder) = target
        .parent()
        .filter(|folder| !folder.as_os_str().is_empty())
    {
        fs::File::open(folder)?.sync_all()?;
    }
    Ok(in_place.then_some(kept))
}

/// Takes the log into the database and leaves WAL, which SQLite allows only to who is alone.
async fn close(file: &Path) -> Result<(), BackupError> {
    let db = open(file, false).await?;
    let statement =
        Statement::from_string(db.get_database_backend(), "PRAGMA journal_mode = DELETE");
    let answer = db.query_one_raw(statement).await;
    let mode = match answer {
        Ok(Some(row)) => row.try_get_by_index::<String>(0)?,
        Ok(None) | Err(_) => return Err(BackupError::InUse),
    };
    db.close().await?;
    if mode == "delete" {
        Ok(())
    } else {
        Err(BackupError::InUse)
    }
}

/// One connection that changes nothing by being opened.
async fn open(file: &Path, read_only: bool) -> Result<DatabaseConnection, BackupError> {
    let path = file.to_str().ok_or(BackupError::NotSqlite)?;
    let mut pool = sea_orm::ConnectOptions::new(format!("sqlite://{path}"));
    pool.max_connections(1)
        .sqlx_logging(false)
        .map_sqlx_sqlite_opts(move |options| {
            let options = options
                .busy_timeout(Duration::from_millis(500))
                .read_only(read_only);
            if read_only {
                options.immutable(true)
            } else {
                options.journal_mode(SqliteJournalMode::Wal)
            }
        });
    Ok(Database::connect(pool).await?)
}

/// An empty file that only its owner may read.
fn private(file: &Path) -> io::Result<()> {
    let mut options = fs::OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    options.open(file).map(drop)
}

fn beside(file: &Path, word: &str) -> PathBuf {
    with_suffix(file, &format!(".{word}"))
}

fn with_suffix(file: &Path, suffix: &str) -> PathBuf {
    let mut name = file.as_os_str().to_owned();
    name.push(suffix);
    PathBuf::from(name)
}
