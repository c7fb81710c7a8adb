//! Two servers at once on one empty database.

use persistence::test_support::TestDatabase;
use sea_orm::{ConnectionTrait, Statement};

use super::process::{Process, data};

async fn migrated_once(database: TestDatabase) {
    let folders = [data(), data()];

    let (one, other) = tokio::join!(
        Process::start(database.url(), &folders[0]),
        Process::start(database.url(), &folders[1]),
    );

    for process in [&one, &other] {
        let ready = process.call("GET", "/readyz").send().await;
        assert_eq!(ready.status, 200, "{}", ready.text());
    }
    let db = database.connect().await;
    let sql = "SELECT count(*), count(DISTINCT version) FROM seaql_migrations";
    let row = db
        .query_one_raw(Statement::from_string(db.get_database_backend(), sql))
        .await
        .unwrap()
        .unwrap();
    let all: i64 = row.try_get_by_index(0).unwrap();
    let distinct: i64 = row.try_get_by_index(1).unwrap();
    assert!(all > 0);
    assert_eq!(all, distinct);
    assert!(persistence::is_migrated(&db).await.unwrap());
}

mod on_sqlite {
    use super::*;

    #[tokio::test]
    async fn two_servers_that_start_at_once_migrate_once() {
        migrated_once(TestDatabase::sqlite_without_tables()).await;
    }
}

mod on_postgres {
    use super::*;

    #[tokio::test]
    async fn two_servers_that_start_at_once_migrate_once() {
        migrated_once(TestDatabase::postgres_without_tables().await).await;
    }
}
