//! Each rule that the tables keep by themselves is broken once, on both databases, and is refused by its name.

use std::collections::BTreeSet;

use persistence::test_support::TestStore;
use sea_orm::{DatabaseConnection, DbBackend, DbErr, SqlErr};
use uuid::Uuid;

use crate::catalogue;
use crate::rows::*;

persistence::db_tests! {
    every_table_takes_its_sample;
    every_name_follows_the_rule;
    every_unique_rule_refuses_a_second_row;
    every_reference_refuses_what_is_not_there;
    lines_go_with_their_owner_and_nothing_else_does;
    every_check_refuses_what_it_is_there_for;
    a_former_job_and_a_draft_without_number_are_no_duplicates;
    the_audit_trail_takes_no_correction;
}

async fn every_table_takes_its_sample(store: TestStore) {
    let db = store.connection();
    insert_samples(db).await;
    let sampled: BTreeSet<_> = samples()
        .iter()
        .map(|(table, _)| (*table).to_owned())
        .collect();
    assert_eq!(sampled, catalogue::tables(db).await);
}

async fn every_name_follows_the_rule(store: TestStore) {
    let db = store.connection();
    for index in catalogue::indexes(db).await {
        assert!(
            index.starts_with("ix_") || index.starts_with("uq_"),
            "{index}"
        );
        // PostgreSQL would cut a longer name short, and two might become one.
        assert!(index.len() < 63, "{index}");
    }
}

/// The unique rules: name, table, and what SQLite says instead of the name.
const UNIQUE: &[(&str, &str, &str)] = &[
    ("uq_account_email", "account", "account.email_folded"),
    ("uq_account_person", "account", "account.person_id"),
    (
        "uq_employment_current",
        "employment",
        "employment.person_id, employment.school_id",
    ),
    (
        "uq_mentor_card_person",
        "mentor_card",
        "mentor_card.person_id, mentor_card.school_id",
    ),
    (
        "uq_municipality_name",
        "municipality",
        "municipality.region_id, municipality.name_folded",
    ),
    ("uq_municipality_slug", "municipality", "municipality.slug"),
    ("uq_need_person", "need", "need.person_id, need.school_id"),
    (
        "uq_official_order_number",
        "official_order",
        "official_order.school_id, official_order.order_year, official_order.number_folded",
    ),
    ("uq_practice_programme", "practice", "practice.programme_id"),
    ("uq_practice_slug", "practice", "practice.slug"),
    (
        "uq_programme_mentorship",
        "programme",
        "programme.mentorship_id",
    ),
    ("uq_region_slug", "region", "region.slug"),
    (
        "uq_school_name",
        "school",
        "school.municipality_id, school.sort_key",
    ),
    ("uq_school_slug", "school", "school.slug"),
];

async fn every_unique_rule_refuses_a_second_row(store: TestStore) {
    let db = store.connection();
    insert_samples(db).await;
    // What makes a second row differ in everything but the columns of the rule at hand.
    insert(db, "person", person(90)).await.unwrap();
    let (mut mentorship, mut programme) = (sample("mentorship"), sample("programme"));
    set(&mut mentorship, "id", id(90));
    set(&mut programme, "id", id(90));
    set(&mut programme, "mentorship_id", id(90));
    insert(db, "mentorship", mentorship).await.unwrap();
    insert(db, "programme", programme).await.unwrap();
    let different: &[(&str, Row)] = &[
        (
            "account",
            row![person_id: id(90), email_folded: "other@b.ru"],
        ),
        ("municipality", row![name_folded: "другой", slug: "other"]),
        ("practice", row![programme_id: id(90), slug: "other"]),
        ("school", row![sort_key: "другая", slug: "other"]),
    ];

    let tried: BTreeSet<_> = UNIQUE.iter().map(|(name, ..)| (*name).to_owned()).collect();
    let known = catalogue::indexes(db)
        .await
        .into_iter()
        .filter(|name| name.starts_with("uq_"));
    assert_eq!(tried, known.collect());

    for (name, table, columns) in UNIQUE {
        let mut second = sample(table);
        set(&mut second, "id", id(91));
        for (_, row) in different.iter().filter(|(other, _)| other == table) {
            for (column, value) in row {
                if !columns
                    .split(", ")
                    .any(|ruled| ruled == format!("{table}.{column}"))
                {
                    set(&mut second, column, value.clone());
                }
            }
        }
        let said = match insert(db, table, second).await.unwrap_err().sql_err() {
            Some(SqlErr::UniqueConstraintViolation(said)) => said,
            other => panic!("{name}: {other:?}"),
        };
        let expected = if db.get_database_backend() == DbBackend::Sqlite {
            format!("UNIQUE constraint failed: {columns}")
        } else {
            format!("duplicate key value violates unique constraint \"{name}\"")
        };
        assert_eq!(said, expected);
    }
}

async fn every_reference_refuses_what_is_not_there(store: TestStore) {
    let db = store.connection();
    insert_samples(db).await;
    let references = catalogue::references(db).await;
    assert!(!references.is_empty());
    for reference in references {
        let column: &'static str = reference.column.clone().leak();
        let mut changed: Row = match (reference.table.as_str(), column) {
            ("post" | "invitation", "region_id" | "municipality_id" | "school_id") => {
                row![region_id: none::<Uuid>(), municipality_id: none::<Uuid>(), school_id: none::<Uuid>()]
            }
            ("one_time_link", "account_id") => {
                row![purpose: "RESET", invitation_id: none::<Uuid>()]
            }
            _ => Row::new(),
        };
        set(&mut changed, column, id(99));
        let refused = update(db, &reference.table, changed).await.unwrap_err();
        let Some(SqlErr::ForeignKeyConstraintViolation(said)) = refused.sql_err() else {
            panic!("{reference:?}: {refused:?}");
        };
        if db.get_database_backend() == DbBackend::Postgres {
            let name = format!("\"fk_{}_{column}\"", reference.table);
            assert!(said.contains(&name), "{said}");
        }
    }
}

async fn lines_go_with_their_owner_and_nothing_else_does(store: TestStore) {
    let db = store.connection();
    insert_samples(db).await;
    let parts = [
        "activity.programme_id",
        "consent_field.consent_id",
        "deficit.need_id",
        "mentorship_participant.mentorship_id",
        "one_time_link.account_id",
        "one_time_link.invitation_id",
        "practice_author.practice_id",
        "practice_topic.practice_id",
        "programme_deficit.programme_id",
        "refresh_token.session_id",
        "session.account_id",
    ];
    let cascades = catalogue::references(db)
        .await
        .into_iter()
        .filter(|reference| reference.cascades);
    let cascades: Vec<_> = cascades
        .map(|one| format!("{}.{}", one.table, one.column))
        .collect();
    assert_eq!(cascades, parts);

    delete(db, "practice", PRACTICE).await.unwrap();
    assert_eq!(
        (
            count(db, "practice_topic").await,
            count(db, "practice_author").await
        ),
        (0, 0)
    );
    delete(db, "account", ACCOUNT).await.unwrap();
    assert_eq!(
        (count(db, "session").await, count(db, "refresh_token").await),
        (0, 0)
    );

    for (table, number) in [("person", MENTOR), ("school", SCHOOL), ("need", NEED)] {
        let refused = delete(db, table, number).await.unwrap_err();
        assert!(
            matches!(
                refused.sql_err(),
                Some(SqlErr::ForeignKeyConstraintViolation(_))
            ),
            "{table}: {refused:?}"
        );
    }
}

async fn every_check_refuses_what_it_is_there_for(store: TestStore) {
    let db = store.connection();
    insert_samples(db).await;
    let odd = || "SOMETHING_ELSE";
    let breaches: Vec<(&str, &str, Row)> = vec![
        ("activity", "state", row![state: odd()]),
        ("consent", "channel", row![channel: odd()]),
        ("consent", "purpose", row![purpose: odd()]),
        ("consent", "term", row![valid_until: day(1)]),
        ("deficit", "status", row![status: odd()]),
        (
            "employment",
            "term",
            row![started_on: day(2), ended_on: day(1)],
        ),
        ("invitation", "one_place", row![region_id: id(REGION)]),
        ("invitation", "one_place", row![school_id: none::<Uuid>()]),
        ("invitation", "state", row![state: odd()]),
        ("mail", "attempts", row![attempts: -1]),
        ("meeting", "minutes", row![minutes: 4]),
        ("meeting", "minutes", row![minutes: 601]),
        ("meeting", "mode", row![mode: odd()]),
        ("mentor_card", "capacity", row![capacity: 0]),
        ("mentor_card", "capacity", row![capacity: 13]),
        ("mentor_card", "state", row![state: odd()]),
        ("mentorship", "cell", row![cell: odd()]),
        ("mentorship", "end", row![state: "ENDED"]),
        ("mentorship", "order", row![order_id: none::<Uuid>()]),
        (
            "mentorship",
            "start",
            row![started_on: none::<chrono::NaiveDate>()],
        ),
        ("mentorship", "state", row![state: odd()]),
        ("mentorship", "term", row![ended_on: day(1)]),
        ("mentorship_participant", "answer", row![answer: odd()]),
        ("mentorship_participant", "side", row![side: odd()]),
        (
            "model_participation",
            "school_year",
            row![school_year: 1999],
        ),
        ("model_participation", "state", row![state: odd()]),
        ("municipality_counter", "value", row![value: -1]),
        ("need", "state", row![state: odd()]),
        ("official_order", "cancelling", row![state: "CANCELLED"]),
        ("official_order", "signing", row![state: "DRAFT"]),
        (
            "official_order",
            "signing",
            row![number_folded: none::<String>()],
        ),
        ("official_order", "state", row![state: odd()]),
        ("official_order", "term", row![ends_on: day(1)]),
        ("one_time_link", "purpose", row![purpose: odd()]),
        ("one_time_link", "target", row![account_id: id(ACCOUNT)]),
        ("one_time_link", "target", row![purpose: "RESET"]),
        ("post", "one_place", row![municipality_id: id(MUNICIPALITY)]),
        ("post", "term", row![valid_until: day(1)]),
        ("practice", "publishing", row![slug: none::<String>()]),
        ("practice", "state", row![state: odd()]),
        ("programme", "close", row![state: "COMPLETED"]),
        (
            "programme",
            "reason",
            row![state: "TERMINATED", closed_on: day(8)],
        ),
        ("programme", "state", row![state: odd()]),
        ("programme", "term", row![ends_on: day(3)]),
        ("school_counter", "value", row![value: -1]),
    ];

    let tried: BTreeSet<_> = breaches
        .iter()
        .map(|(table, what, _)| format!("ck_{table}_{what}"))
        .collect();
    assert_eq!(tried, catalogue::checks(db).await);

    for (table, what, row) in breaches {
        let refused = update(db, table, row).await.unwrap_err();
        assert!(refused.sql_err().is_none(), "{refused:?}");
        let said = refused.to_string();
        // A row may break two rules at once; the database names the one that it came upon.
        let also = (table, what) == ("one_time_link", "purpose")
            && said.contains("ck_one_time_link_target");
        assert!(
            said.contains(&format!("ck_{table}_{what}")) || also,
            "{said}"
        );
    }
}

async fn a_former_job_and_a_draft_without_number_are_no_duplicates(store: TestStore) {
    let db = store.connection();
    insert_samples(db).await;
    let mut former = sample("employment");
    set(&mut former, "id", id(92));
    set(&mut former, "ended_on", day(3));
    insert(db, "employment", former).await.unwrap();

    for number in [93, 94] {
        let mut draft = sample("official_order");
        set(&mut draft, "id", id(number));
        set(&mut draft, "state", "DRAFT");
        draft.retain(|(column, _)| {
            ![
                "number",
                "number_folded",
                "date",
                "order_year",
                "signed_by",
                "signed_at",
            ]
            .contains(column)
        });
        insert(db, "official_order", draft).await.unwrap();
    }

    // The number of a cancelled order stays taken.
    let cancelled = row![state: "CANCELLED", cancelled_by: id(MENTOR), cancelled_at: instant()];
    update(db, "official_order", cancelled).await.unwrap();
    let mut again = sample("official_order");
    set(&mut again, "id", id(95));
    let refused = insert(db, "official_order", again).await.unwrap_err();
    assert!(
        matches!(
            refused.sql_err(),
            Some(SqlErr::UniqueConstraintViolation(_))
        ),
        "{refused:?}"
    );
}

async fn the_audit_trail_takes_no_correction(store: TestStore) {
    let db = store.connection();
    insert_samples(db).await;
    let append_only = |result: Result<(), DbErr>| {
        let said = result.unwrap_err().to_string();
        assert!(said.contains("audit is append-only"), "{said}");
    };
    append_only(update(db, "audit", row![deed: "Nothing"]).await);
    append_only(delete(db, "audit", OTHER).await);
    if db.get_database_backend() == DbBackend::Postgres {
        append_only(run(db, "TRUNCATE audit").await);
    }
    assert_eq!(count(db, "audit").await, 1);
}

async fn run(db: &DatabaseConnection, sql: &str) -> Result<(), DbErr> {
    sea_orm::ConnectionTrait::execute_unprepared(db, sql)
        .await
        .map(drop)
}
