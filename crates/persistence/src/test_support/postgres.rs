//! A database for each test, cloned from one that was migrated once, on the server that `NASTAVNIK_TEST_PG` names or
//! else on a private one that `scripts/test-pg` starts and that ends with this process.
//!
//! Databases that were not made here are never touched, see [`databases`].

mod databases;
mod keeper;
mod server;

use super::must;
use keeper::Keeper;

/// A database of its own for one test.
#[derive(Debug)]
pub(super) struct Database {
    name: String,
    url: String,
}

impl Database {
    pub(super) async fn migrated() -> Self {
        Self::made(Keeper::get().clone_template().await)
    }

    pub(super) async fn empty() -> Self {
        Self::made(Keeper::get().create_empty().await)
    }

    pub(super) fn url(&self) -> &str {
        &self.url
    }

    fn made(name: Result<String, String>) -> Self {
        let name = must(name, "make a database for the test");
        Self {
            url: Keeper::get().url_of(&name),
            name,
        }
    }
}

impl Drop for Database {
    fn drop(&mut self) {
        Keeper::get().drop_database(&self.name);
    }
}
