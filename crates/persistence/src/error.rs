//! What can go wrong below: one type, made in one place from the driver's errors.

use sea_orm::{DbErr, RuntimeErr, SqlErr};
use uuid::Uuid;

/// A failure of the store. Never shown to a client; the boundary logs it and answers with a code.
#[derive(Debug, thiserror::Error)]
pub enum StoreError {
    /// A guarded update found no row: it changed or disappeared meanwhile.
    #[error("the row changed or disappeared meanwhile")]
    Conflict,
    /// A unique rule of the database was broken.
    #[error("a row with this key exists already")]
    Unique(#[source] DbErr),
    /// A stored row breaks a rule of the domain: somebody wrote past the repositories.
    #[error("row {id} of {table} breaks a rule of the domain")]
    Inconsistent {
        /// The table.
        table: &'static str,
        /// The row.
        id: Uuid,
    },
    /// The database cannot be reached just now.
    #[error("the database is not available")]
    Unavailable(#[source] DbErr),
    /// Two transactions met; trying again helps.
    #[error("the transaction has to be tried again")]
    Busy(#[source] DbErr),
    /// A stored JSON value is not what was written.
    #[error("a stored value cannot be read")]
    Encoding(#[from] serde_json::Error),
    /// Anything else that the database says.
    #[error("the database failed")]
    Backend(#[source] DbErr),
}

impl StoreError {
    /// Whether the same transaction may succeed when run once more.
    pub fn is_transient(&self) -> bool {
        matches!(self, Self::Busy(_))
    }

    /// A row of `table` that breaks a rule of the domain.
    pub fn inconsistent(table: &'static str, id: Uuid) -> Self {
        Self::Inconsistent { table, id }
    }
}

impl From<DbErr> for StoreError {
    fn from(error: DbErr) -> Self {
        if let Some(SqlErr::UniqueConstraintViolation(_)) = error.sql_err() {
            return Self::Unique(error);
        }
        match code(&error).as_deref() {
            // PostgreSQL: serialization failure, deadlock, lock timeout. SQLite: BUSY, BUSY_SNAPSHOT, LOCKED.
            Some("40001" | "40P01" | "55P03" | "5" | "517" | "6") => Self::Busy(error),
            // PostgreSQL is starting, stopping or out of connections.
            Some("57P01" | "57P02" | "57P03" | "53300") => Self::Unavailable(error),
            Some(_) => Self::Backend(error),
            None => match &error {
                DbErr::Conn(_) | DbErr::ConnectionAcquire(_) => Self::Unavailable(error),
                DbErr::Exec(RuntimeErr::SqlxError(inner))
                | DbErr::Query(RuntimeErr::SqlxError(inner))
                    if is_lost_connection(inner) =>
                {
                    Self::Unavailable(error)
                }
                _ => Self::Backend(error),
            },
        }
    }
}

fn code(error: &DbErr) -> Option<String> {
    match error {
        DbErr::Conn(RuntimeErr::SqlxError(inner))
        | DbErr::Exec(RuntimeErr::SqlxError(inner))
        | DbErr::Query(RuntimeErr::SqlxError(inner)) => inner
            .as_database_error()?
            .code()
            .map(std::borrow::Cow::into_owned),
        _ => None,
    }
}

fn is_lost_connection(error: &sea_orm::SqlxError) -> bool {
    matches!(
        error,
        sea_orm::SqlxError::Io(_)
            | sea_orm::SqlxError::PoolTimedOut
            | sea_orm::SqlxError::PoolClosed
            | sea_orm::SqlxError::WorkerCrashed
    )
}
