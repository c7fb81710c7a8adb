//! Opening a database: what is insisted on, and what happens when it goes away.

use persistence::test_support::{TestDatabase, sqlite_store};
use persistence::{ConnectOptions, StoreError, connect};
use sea_orm::{
    ConnectionTrait, DatabaseConnection, DatabaseTransaction, DbBackend, DbErr,
    SqliteTransactionMode, Statement, TransactionOptions, TransactionTrait,
};

use crate::catalogue::rows;
use crate::rows::{count, id, insert, instant, row};

#[tokio::test]
async fn sqlite_keeps_what_it_acknowledges() {
    let database = TestDatabase::sqlite_without_tables();
    let db = connect(database.url(), &ConnectOptions::default())
        .await
        .unwrap();
    for (pragma, expected) in [
        ("synchronous", 2),
        ("foreign_keys", 1),
        ("busy_timeout", 5000),
    ] {
        let answer = rows(&db, &format!("PRAGMA {pragma}")).await;
        assert_eq!(
            answer[0].try_get_by_index::<i32>(0).unwrap(),
            expected,
            "{pragma}"
        );
    }
    let journal = rows(&db, "PRAGMA journal_mode").await;
    assert_eq!(journal[0].try_get_by_index::<String>(0).unwrap(), "wal");
}

#[tokio::test]
#[expect(
    clippy::disallowed_methods,
    reason = "transactions are the way to hold every connection of the pool at once"
)]
async fn so_does_every_connection_of_the_pool_whichever_comes_to_write() {
    let store = sqlite_store().await;
    let mut held = Vec::new();
    for _ in 0..4 {
        held.push(store.connection().begin().await.unwrap());
    }
    for tx in &held {
        let ask = |pragma: &str| {
            let sql = format!("PRAGMA {pragma}");
            tx.query_one_raw(Statement::from_string(DbBackend::Sqlite, sql))
        };
        let synchronous = ask("synchronous").await.unwrap().unwrap();
        assert_eq!(synchronous.try_get_by_index::<i32>(0).unwrap(), 2);
        let journal = ask("journal_mode").await.unwrap().unwrap();
        assert_eq!(journal.try_get_by_index::<String>(0).unwrap(), "wal");
    }
}

#[tokio::test]
async fn the_sqlite_file_and_its_folders_are_made_for_the_owner_alone() {
    use std::os::unix::fs::PermissionsExt;

    let folder = tempfile::tempdir().unwrap();
    let file = folder.path().join("data/deep/school.db");
    let url = format!("sqlite://{}", file.display());
    connect(&url, &ConnectOptions::default()).await.unwrap();
    assert_eq!(file.metadata().unwrap().permissions().mode() & 0o777, 0o600);
}

#[tokio::test]
async fn a_url_that_keeps_nothing_or_is_unknown_is_refused_without_being_repeated() {
    for url in [
        "sqlite::memory:",
        "sqlite://",
        "mysql://root:secret@localhost/school",
        "school.db",
    ] {
        let Err(error) = connect(url, &ConnectOptions::default()).await else {
            panic!("{url} was taken");
        };
        assert!(!format!("{error:?}").contains("secret"), "{error:?}");
        assert!(
            matches!(error, StoreError::Backend(DbErr::Custom(_))),
            "{error:?}"
        );
    }
}

#[tokio::test]
async fn fifty_writers_of_two_servers_queue_on_sqlite() {
    let database = TestDatabase::sqlite().await;
    let servers = [database.connect().await, database.connect().await];
    let write = |number: u128| {
        let db = servers[number as usize % 2].clone();
        tokio::spawn(async move { read_then_write(&db, number).await })
    };
    let writers: Vec<_> = (100..150).map(write).collect();
    for writer in writers {
        writer.await.unwrap().unwrap();
    }
    assert_eq!(count(&servers[0], "region").await, 50);
}

/// What a use-case does: looks, decides, writes.
#[expect(clippy::disallowed_methods, reason = "the lock is what is tried here")]
async fn read_then_write(db: &DatabaseConnection, number: u128) -> Result<(), DbErr> {
    let options = TransactionOptions {
        sqlite_transaction_mode: Some(SqliteTransactionMode::Immediate),
        ..TransactionOptions::default()
    };
    let tx = db.begin_with_options(options).await?;
    tx.query_one_raw(Statement::from_string(
        DbBackend::Sqlite,
        "SELECT count(*) FROM region",
    ))
    .await?;
    let slug = format!("region-{number}");
    let row = row![
        id: id(number), name: "Регион", slug: slug, time_zone: "Asia/Tomsk", created_at: instant(),
    ];
    insert(&tx, "region", row).await?;
    tx.commit().await
}

mod on_postgres {
    use super::*;

    #[tokio::test]
    async fn no_statement_lock_or_idle_transaction_lasts_for_ever() {
        let database = TestDatabase::postgres_without_tables().await;
        let db = connect(database.url(), &ConnectOptions::default())
            .await
            .unwrap();
        for (setting, expected) in [
            ("statement_timeout", "5s"),
            ("lock_timeout", "3s"),
            ("idle_in_transaction_session_timeout", "10s"),
            ("plan_cache_mode", "force_custom_plan"),
            ("application_name", "nastavnik"),
        ] {
            let answer = rows(&db, &format!("SHOW {setting}")).await;
            assert_eq!(
                answer[0].try_get_by_index::<String>(0).unwrap(),
                expected,
                "{setting}"
            );
        }
    }

    #[tokio::test]
    async fn a_connection_that_died_while_it_rested_is_replaced_before_a_request_gets_it() {
        let database = TestDatabase::postgres_without_tables().await;
        let db = database.connect().await;
        drop(hold_all(&db).await);
        // The server hangs up on every connection but the one that gives the order.
        rows(
            &db,
            "SELECT pg_terminate_backend(pid) FROM pg_stat_activity
             WHERE datname = current_database() AND pid <> pg_backend_pid()",
        )
        .await;
        tokio::time::sleep(std::time::Duration::from_millis(1100)).await;
        for _ in 0..8 {
            rows(&db, "SELECT 1").await;
        }
    }

    #[expect(
        clippy::disallowed_methods,
        reason = "a transaction is the way to hold a connection"
    )]
    async fn hold_all(db: &DatabaseConnection) -> Vec<DatabaseTransaction> {
        let mut held = Vec::new();
        for _ in 0..4 {
            held.push(db.begin().await.unwrap());
        }
        held
    }

    #[tokio::test]
    async fn a_server_that_is_not_there_is_said_to_be_unavailable_soon() {
        let options = ConnectOptions {
            acquire_timeout: std::time::Duration::from_millis(300),
            ..ConnectOptions::default()
        };
        let begun = std::time::Instant::now();
        let refused = connect("postgres://nobody@127.0.0.1:1/none", &options).await;
        assert!(
            matches!(refused, Err(StoreError::Unavailable(_))),
            "{refused:?}"
        );
        assert!(begun.elapsed() < std::time::Duration::from_secs(3));
    }
}
