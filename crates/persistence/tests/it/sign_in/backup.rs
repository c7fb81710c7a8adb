//! Copies of the database: on SQLite they are made, checked and put back; on PostgreSQL its own tools do that.

use std::fs;
use std::path::Path;

use persistence::test_support::{TestDatabase, TestStore, postgres_store};
use persistence::{BackupError, ConnectOptions, Store, back_up, connect, migrate, restore};

use super::{account, email};

async fn store_at(file: &Path) -> (Store, String) {
    let url = format!("sqlite://{}", file.display());
    let db = connect(&url, &ConnectOptions::default()).await.unwrap();
    migrate(&db).await.unwrap();
    (Store::new(db), url)
}

async fn has(store: &Store, address: &str) -> bool {
    let found = store.accounts().find_by_email(&email(address)).await;
    found.unwrap().is_some()
}

#[tokio::test]
async fn a_copy_made_under_way_is_put_back_and_the_old_database_is_kept_beside() {
    let folder = tempfile::tempdir().unwrap();
    let (file, copy) = (
        folder.path().join("school.db"),
        folder.path().join("copy.db"),
    );
    let (store, url) = store_at(&file).await;
    account(&store, "before@example.org").await;

    back_up(store.connection(), &copy).await.unwrap();
    account(&store, "after@example.org").await;
    store.connection().clone().close().await.unwrap();
    let kept = restore(&url, &copy).await.unwrap().unwrap();

    let (restored, _) = store_at(&file).await;
    assert!(has(&restored, "before@example.org").await);
    assert!(!has(&restored, "after@example.org").await);
    let (old, _) = store_at(&kept).await;
    assert!(has(&old, "after@example.org").await);
}

#[tokio::test]
async fn a_copy_is_for_its_owner_alone_and_overwrites_nothing() {
    use std::os::unix::fs::PermissionsExt;

    let folder = tempfile::tempdir().unwrap();
    let copy = folder.path().join("copy.db");
    let (store, _) = store_at(&folder.path().join("school.db")).await;

    back_up(store.connection(), &copy).await.unwrap();

    assert_eq!(copy.metadata().unwrap().permissions().mode() & 0o777, 0o600);
    let before = fs::read(&copy).unwrap();
    let again = back_up(store.connection(), &copy).await;
    assert!(matches!(again, Err(BackupError::Exists(_))), "{again:?}");
    assert_eq!(fs::read(&copy).unwrap(), before);
}

#[tokio::test]
async fn a_copy_that_is_damaged_foreign_or_missing_is_not_put_back() {
    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("school.db");
    let (store, url) = store_at(&file).await;
    account(&store, "olga@example.org").await;
    let copy = folder.path().join("copy.db");
    back_up(store.connection(), &copy).await.unwrap();
    store.connection().clone().close().await.unwrap();

    let mut bytes = fs::read(&copy).unwrap();
    let middle = bytes.len() / 2;
    bytes[middle..middle + 8_192].fill(0xA5);
    let damaged = folder.path().join("damaged.db");
    fs::write(&damaged, bytes).unwrap();
    let foreign = folder.path().join("foreign.db");
    let empty = TestDatabase::sqlite_without_tables();
    back_up_without_tables(&empty, &foreign).await;

    for wrong in [&damaged, &foreign, &folder.path().join("missing.db")] {
        let said = restore(&url, wrong).await;
        assert!(said.is_err(), "{}", wrong.display());
    }
    let (untouched, _) = store_at(&file).await;
    assert!(has(&untouched, "olga@example.org").await);
}

/// A sound SQLite file that is none of ours.
async fn back_up_without_tables(database: &TestDatabase, file: &Path) {
    let db = database.connect().await;
    let said = back_up(&db, file).await;
    assert!(matches!(said, Err(BackupError::Foreign)), "{said:?}");
    assert!(
        !file.exists(),
        "what is left of a copy that fails is removed"
    );
    db.close().await.unwrap();
    let path = database.url().trim_start_matches("sqlite://");
    fs::copy(path, file).unwrap();
}

#[tokio::test]
async fn a_database_that_is_in_use_is_not_replaced() {
    let folder = tempfile::tempdir().unwrap();
    let (file, copy) = (
        folder.path().join("school.db"),
        folder.path().join("copy.db"),
    );
    let (store, url) = store_at(&file).await;
    back_up(store.connection(), &copy).await.unwrap();
    account(&store, "olga@example.org").await;

    let said = restore(&url, &copy).await;

    assert!(matches!(said, Err(BackupError::InUse)), "{said:?}");
    assert!(has(&store, "olga@example.org").await);
}

mod on_postgres {
    use super::*;

    #[tokio::test]
    async fn a_copy_is_left_to_the_tools_of_postgres() {
        let store: TestStore = postgres_store().await;
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("copy.db");

        let copied = back_up(store.connection(), &file).await;
        let restored = restore(store.url(), &file).await;

        assert!(copied.is_err() && restored.is_err());
        assert!(!file.exists());
    }
}
