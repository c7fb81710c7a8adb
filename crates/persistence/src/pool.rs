//! How busy the database is.

use sea_orm::DatabaseConnectionType;

use crate::store::Store;

/// The connections of this process.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub struct PoolUsage {
    /// Open ones.
    pub size: u32,
    /// Those of them that nobody uses.
    pub idle: u32,
}

impl Store {
    /// The connections just now; nothing when there is no pool.
    pub fn pool(&self) -> Option<PoolUsage> {
        let (size, idle) = match &self.db.inner {
            DatabaseConnectionType::SqlxPostgresPoolConnection(_) => {
                let pool = self.db.get_postgres_connection_pool();
                (pool.size(), pool.num_idle())
            }
            DatabaseConnectionType::SqlxSqlitePoolConnection(_) => {
                let pool = self.db.get_sqlite_connection_pool();
                (pool.size(), pool.num_idle())
            }
            DatabaseConnectionType::Disconnected => return None,
        };
        Some(PoolUsage {
            size,
            idle: u32::try_from(idle).unwrap_or(size),
        })
    }
}
