//! The index of the practices' words, kept by the databases themselves.

use persistence::test_support::TestStore;
use sea_orm::{ConnectionTrait, DatabaseConnection, DbBackend, Statement};
use uuid::Uuid;

use crate::catalogue::rows;
use crate::rows::*;

persistence::db_tests! {
    a_practice_is_found_by_its_words_until_they_change_or_it_goes;
    russian_letters_are_kept_apart;
    the_index_is_used_and_not_the_table;
}

async fn a_practice_is_found_by_its_words_until_they_change_or_it_goes(store: TestStore) {
    let db = store.connection();
    insert_samples(db).await;
    assert_eq!(found(db, "наставник").await, [id(PRACTICE)]);
    assert_eq!(found(db, "урок").await, [id(PRACTICE)]);
    assert_eq!(found(db, "приказ").await, NOTHING);

    update(db, "practice", row![search_text: "приказ"])
        .await
        .unwrap();
    assert_eq!(found(db, "приказ").await, [id(PRACTICE)]);
    assert_eq!(found(db, "наставник").await, NOTHING);

    delete(db, "practice", PRACTICE).await.unwrap();
    assert_eq!(found(db, "приказ").await, NOTHING);
}

async fn russian_letters_are_kept_apart(store: TestStore) {
    let db = store.connection();
    insert_samples(db).await;
    update(db, "practice", row![search_text: "край"])
        .await
        .unwrap();
    assert_eq!(found(db, "край").await, [id(PRACTICE)]);
    assert_eq!(found(db, "краи").await, NOTHING);
}

async fn the_index_is_used_and_not_the_table(store: TestStore) {
    let db = &one_connection(&store).await;
    if db.get_database_backend() == DbBackend::Sqlite {
        let plan = plan(
            db,
            "EXPLAIN QUERY PLAN UPDATE practice_fts SET words = ''
             WHERE rowid = (SELECT id FROM practice_fts_key WHERE practice_id = x'00')",
            3,
        )
        .await;
        // `=` stands for a look-up by rowid; a walk through all rows would have no sign behind the colon.
        assert!(
            plan.contains("SCAN practice_fts VIRTUAL TABLE INDEX 0:="),
            "{plan}"
        );
        assert!(plan.contains("SEARCH practice_fts_key USING"), "{plan}");
    } else {
        rows(db, "SET enable_seqscan = off").await;
        let search =
            "EXPLAIN SELECT id FROM practice WHERE search_vector @@ to_tsquery('simple', 'урок')";
        let plan = plan(db, search, 0).await;
        assert!(plan.contains("ix_practice_search_vector"), "{plan}");
    }
}

async fn plan(db: &DatabaseConnection, explain: &str, column: usize) -> String {
    let lines = rows(db, explain).await;
    lines
        .iter()
        .map(|row| row.try_get_by_index::<String>(column).unwrap() + "\n")
        .collect()
}

#[tokio::test]
async fn on_sqlite_a_vacuum_between_insert_and_update_confuses_no_practices() {
    let store = persistence::test_support::sqlite_store().await;
    let db = store.connection();
    insert_samples(db).await;
    for number in [90, 91] {
        let (mut mentorship, mut programme) = (sample("mentorship"), sample("programme"));
        set(&mut mentorship, "id", id(number));
        set(&mut programme, "id", id(number));
        set(&mut programme, "mentorship_id", id(number));
        insert(db, "mentorship", mentorship).await.unwrap();
        insert(db, "programme", programme).await.unwrap();
        insert(db, "practice", practice(number, number, "урок"))
            .await
            .unwrap();
    }
    delete(db, "practice", PRACTICE).await.unwrap();

    // Closes the gap in the rowids that the deleted one left.
    rows(db, "VACUUM").await;
    delete(db, "practice", 90).await.unwrap();
    assert_eq!(found(db, "урок").await, [id(91)]);
}

const NOTHING: [Uuid; 0] = [];

async fn found(db: &DatabaseConnection, word: &str) -> Vec<Uuid> {
    let sql = if db.get_database_backend() == DbBackend::Sqlite {
        "SELECT practice_id FROM practice_fts WHERE practice_fts MATCH $1"
    } else {
        "SELECT id FROM practice WHERE search_vector @@ to_tsquery('simple', $1)"
    };
    let statement = Statement::from_sql_and_values(db.get_database_backend(), sql, [word.into()]);
    let rows = db.query_all_raw(statement).await.unwrap();
    rows.iter()
        .map(|row| row.try_get_by_index(0).unwrap())
        .collect()
}
