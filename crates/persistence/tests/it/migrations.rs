//! The migrations: once, twice, at once, and back.

use std::collections::BTreeSet;

use migrations::{Migrator, MigratorTrait};
use persistence::test_support::TestDatabase;
use persistence::{is_migrated, migrate};
use sea_orm::DatabaseConnection;

use crate::catalogue;

/// Runs the facts on an empty database of each kind.
macro_rules! on_empty_databases {
    ($($name:ident;)+) => {
        mod on_sqlite {
            $(#[tokio::test]
            async fn $name() {
                super::$name(super::TestDatabase::sqlite_without_tables()).await;
            })+
        }
        mod on_postgres {
            $(#[tokio::test]
            async fn $name() {
                super::$name(super::TestDatabase::postgres_without_tables().await).await;
            })+
        }
    };
}

on_empty_databases! {
    a_new_database_gets_all_tables_and_a_second_run_changes_nothing;
    of_two_servers_that_start_at_once_one_migrates;
    what_was_made_can_be_taken_back;
    a_migration_that_fails_leaves_nothing_behind;
}

async fn a_new_database_gets_all_tables_and_a_second_run_changes_nothing(database: TestDatabase) {
    let db = database.connect().await;
    assert!(!is_migrated(&db).await.unwrap());

    migrate(&db).await.unwrap();
    assert!(is_migrated(&db).await.unwrap());
    let (columns, applied) = (catalogue::columns(&db).await, applied(&db).await);
    assert_eq!(catalogue::tables(&db).await.len(), 114);

    migrate(&db).await.unwrap();
    assert_eq!(catalogue::columns(&db).await, columns);
    assert_eq!(self::applied(&db).await, applied);
}

async fn of_two_servers_that_start_at_once_one_migrates(database: TestDatabase) {
    let (one, other) = (database.connect().await, database.connect().await);

    let running = [one.clone(), other].map(|db| tokio::spawn(async move { migrate(&db).await }));
    for server in running {
        server.await.unwrap().unwrap();
    }

    let expected: Vec<_> = Migrator::migrations()
        .iter()
        .map(|one| one.name().to_owned())
        .collect();
    assert_eq!(applied(&one).await, expected);
}

async fn what_was_made_can_be_taken_back(database: TestDatabase) {
    let db = database.connect().await;
    migrate(&db).await.unwrap();
    Migrator::down(&db, None).await.unwrap();
    assert_eq!(catalogue::tables(&db).await, BTreeSet::new());
    migrate(&db).await.unwrap();
    assert!(is_migrated(&db).await.unwrap());
}

async fn a_migration_that_fails_leaves_nothing_behind(database: TestDatabase) {
    let db = database.connect().await;
    // The sixth migration will find its table taken.
    catalogue::rows(&db, "CREATE TABLE mentorship (id integer)").await;
    assert!(migrate(&db).await.is_err());
    assert_eq!(
        catalogue::tables(&db).await,
        BTreeSet::from(["mentorship".to_owned()])
    );
}

/// The migrations that are recorded as applied, one entry for each time.
async fn applied(db: &DatabaseConnection) -> Vec<String> {
    let rows = catalogue::rows(db, "SELECT version FROM seaql_migrations ORDER BY version").await;
    rows.iter()
        .map(|row| row.try_get_by_index(0).unwrap())
        .collect()
}

#[tokio::test]
async fn on_postgres_the_tables_are_those_of_sqlite() {
    let sqlite = TestDatabase::sqlite().await;
    let sqlite = sqlite.connect().await;
    let postgres = TestDatabase::postgres().await;
    let postgres = postgres.connect().await;
    assert_eq!(
        catalogue::columns(&postgres).await,
        catalogue::columns(&sqlite).await
    );
    assert_eq!(
        catalogue::references(&postgres).await,
        catalogue::references(&sqlite).await
    );
    assert_eq!(
        catalogue::checks(&postgres).await,
        catalogue::checks(&sqlite).await
    );
    let mut indexes = catalogue::indexes(&postgres).await;
    assert!(indexes.remove("ix_practice_search_vector"));
    assert!(indexes.remove("ix_document_search_vector"));
    assert_eq!(indexes, catalogue::indexes(&sqlite).await);
}
