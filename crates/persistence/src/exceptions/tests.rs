use domain::clock::Zone;
use domain::id::MunicipalityId;
use domain::monitoring::exception::{Bounds, ExceptionKind};
use sea_orm::{ConnectionTrait, DatabaseConnection, DbBackend, Statement};
use uuid::Uuid;

use super::statement;
use crate::connect::{ConnectOptions, connect};
use crate::test_support::TestStore;

crate::db_tests! {
    no_source_walks_through_a_table_that_grows_with_history;
}

/// What grows with the years, by the name that the statements give it.
const HISTORY: [(&str, &str); 5] = [
    ("meeting", "t"),
    ("mentorship", "m"),
    ("mentorship_participant", "q"),
    ("consent", "c"),
    ("employment", "e"),
];

async fn no_source_walks_through_a_table_that_grows_with_history(store: TestStore) {
    let options = ConnectOptions {
        sqlite_connections: 1,
        postgres_connections: 1,
        ..ConnectOptions::default()
    };
    let db = connect(store.url(), &options).await.unwrap();
    let backend = db.get_database_backend();
    if backend == DbBackend::Postgres {
        // A table without rows is walked through whatever the indexes: it is asked whether there is another way.
        let off = Statement::from_string(backend, "SET enable_seqscan = off");
        db.execute_raw(off).await.unwrap();
    }
    let today = "2026-11-15".parse().unwrap();
    for kind in ExceptionKind::ALL {
        let here = MunicipalityId(Uuid::nil());
        let asked = statement(backend, kind, here, Bounds::on(today), Zone::default());
        let plan = plan(&db, &asked.to_string()).await;
        for (table, alias) in HISTORY {
            let walks = match backend {
                DbBackend::Postgres => plan.contains(&format!("Seq Scan on {table} ")),
                _ => plan.lines().any(|line| line == format!("SCAN {alias}")),
            };
            assert!(!walks, "{kind:?} walks through {table}:\n{plan}");
        }
    }
}

async fn plan(db: &DatabaseConnection, sql: &str) -> String {
    let backend = db.get_database_backend();
    let (explain, column) = match backend {
        DbBackend::Postgres => ("EXPLAIN", 0),
        _ => ("EXPLAIN QUERY PLAN", 3),
    };
    let statement = Statement::from_string(backend, format!("{explain} {sql}"));
    let rows = db.query_all_raw(statement).await.unwrap();
    rows.iter()
        .map(|row| row.try_get_by_index::<String>(column).unwrap() + "\n")
        .collect()
}
