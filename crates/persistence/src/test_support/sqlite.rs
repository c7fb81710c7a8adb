//! A file for each test, copied from one that was migrated once.

use tempfile::TempDir;
use tokio::sync::OnceCell;

use super::must;
use crate::connect::{ConnectOptions, connect, migrate};

/// A database file in a folder of its own.
#[derive(Debug)]
pub(super) struct File {
    url: String,
    folder: TempDir,
}

impl File {
    pub(super) async fn migrated() -> Self {
        let template = TEMPLATE.get_or_init(make_template).await;
        let file = Self::missing();
        must(
            std::fs::write(file.path(), template),
            "write the test's database file",
        );
        file
    }

    pub(super) fn missing() -> Self {
        let folder = must(tempfile::tempdir(), "make a temporary folder");
        let url = format!("sqlite://{}", path_in(&folder).display());
        Self { url, folder }
    }

    pub(super) fn url(&self) -> &str {
        &self.url
    }

    fn path(&self) -> std::path::PathBuf {
        path_in(&self.folder)
    }
}

fn path_in(folder: &TempDir) -> std::path::PathBuf {
    folder.path().join("test.db")
}

/// The bytes of a migrated file without a row.
static TEMPLATE: OnceCell<Vec<u8>> = OnceCell::const_new();

async fn make_template() -> Vec<u8> {
    let file = File::missing();
    let db = must(
        connect(file.url(), &ConnectOptions::default()).await,
        "open a database file",
    );
    must(migrate(&db).await, "migrate SQLite");
    // Closing writes the log back into the file.
    must(db.close().await, "close the database file");
    must(std::fs::read(file.path()), "read the database file")
}
