//! One valid row for each table, by hand and past the repositories: what they would never write has to be tried too.

use chrono::{DateTime, NaiveDate, Utc};
use sea_orm::sea_query::{Expr, ExprTrait, Query, SimpleExpr};
use sea_orm::{ConnectionTrait, DatabaseConnection, DbErr, Value};
use serde_json::json;
use uuid::Uuid;

/// `row![column: value, …]`, the values as the database takes them.
macro_rules! row {
    ($($column:ident: $value:expr),* $(,)?) => {
        vec![$((stringify!($column), sea_orm::Value::from($value))),*]
    };
}
pub(crate) use row;

/// The id of the one row of its kind.
pub(crate) fn id(number: u128) -> Uuid {
    Uuid::from_u128(0x0190_0000_0000_7000_8000_0000_0000_0000 + number)
}

pub(crate) const REGION: u128 = 1;
pub(crate) const MUNICIPALITY: u128 = 2;
pub(crate) const SCHOOL: u128 = 3;
pub(crate) const MENTOR: u128 = 4;
pub(crate) const MENTEE: u128 = 5;
pub(crate) const ACCOUNT: u128 = 6;
pub(crate) const SESSION: u128 = 7;
pub(crate) const INVITATION: u128 = 8;
pub(crate) const NEED: u128 = 9;
pub(crate) const DEFICIT: u128 = 10;
pub(crate) const CONSENT: u128 = 11;
pub(crate) const ORDER: u128 = 12;
pub(crate) const MENTORSHIP: u128 = 13;
pub(crate) const PROGRAMME: u128 = 14;
pub(crate) const PRACTICE: u128 = 15;
pub(crate) const OTHER: u128 = 16;

pub(crate) type Row = Vec<(&'static str, Value)>;

/// Every table with its row, in an order in which they can be inserted.
pub(crate) fn samples() -> Vec<(&'static str, Row)> {
    let place = || row![municipality_id: id(MUNICIPALITY), region_id: id(REGION)];
    let at_school = || [row![school_id: id(SCHOOL)], place()].concat();
    let card = |person| {
        row![
            person_id: id(person), school_id: id(SCHOOL), topics: json!(["UPBRINGING"]),
            formats: json!(["ONE_TO_ONE"]), state: "IN_BANK", updated_at: instant(),
        ]
    };
    vec![
        ("region", row![id: id(REGION), name: "Томская", slug: "tomskaya", time_zone: "Asia/Tomsk", created_at: instant()]),
        (
            "municipality",
            row![
                id: id(MUNICIPALITY), region_id: id(REGION), name: "Северск", name_folded: "северск", slug: "seversk",
                kind: "CLOSED_CITY", created_at: instant(),
            ],
        ),
        (
            "school",
            [
                row![
                    id: id(SCHOOL), kind: "SCHOOL", full_name: "Школа № 1", short_name: "СОШ 1",
                    name_folded: "сош 1 школа 1", sort_key: "сош 1", slug: "sosh-1", created_at: instant(),
                ],
                place(),
            ]
            .concat(),
        ),
        ("person", person(MENTOR)),
        ("person", person(MENTEE)),
        (
            "employment",
            row![
                id: id(OTHER), person_id: id(MENTOR), school_id: id(SCHOOL), position: "учитель",
                started_on: day(1), ended_on: none::<NaiveDate>(), pedagogical_education: true, transferred: false,
                created_at: instant(),
            ],
        ),
        (
            "mentor_card",
            [row![id: id(OTHER), competences: json!([]), subjects: json!([]), capacity: 3], card(MENTOR)].concat(),
        ),
        ("need", [row![id: id(NEED), request: "помочь", categories: json!([])], card(MENTEE)].concat()),
        (
            "deficit",
            row![
                id: id(DEFICIT), need_id: id(NEED), kind: "METHODICAL", area: "оценивание",
                source: "COLLEAGUE", status: "OPEN", position: 0,
            ],
        ),
        (
            "model_participation",
            row![
                school_id: id(SCHOOL), school_year: 2026, state: "REGISTERED", changed_by: id(MENTOR),
                changed_at: instant(),
            ],
        ),
        (
            "account",
            row![id: id(ACCOUNT), person_id: id(MENTOR), email: "A@b.ru", email_folded: "a@b.ru", created_at: instant()],
        ),
        (
            "session",
            row![
                id: id(SESSION), account_id: id(ACCOUNT), created_at: instant(), last_used_at: instant(),
                user_agent: "Firefox",
            ],
        ),
        (
            "refresh_token",
            row![hash: "token", session_id: id(SESSION), issued_at: instant(), expires_at: instant()],
        ),
        (
            "invitation",
            row![
                id: id(INVITATION), region_id: none::<Uuid>(), municipality_id: none::<Uuid>(), school_id: id(SCHOOL),
                person_id: id(MENTEE), email: "c@d.ru", email_folded: "c@d.ru", invited_by: id(MENTOR),
                invited_at: instant(), expires_at: instant(), state: "OPEN",
            ],
        ),
        (
            "one_time_link",
            row![
                hash: "link", purpose: "INVITATION", invitation_id: id(INVITATION), created_at: instant(),
                expires_at: instant(),
            ],
        ),
        (
            "mail",
            row![
                id: id(OTHER), to_address: "a@b.ru", subject: "Здравствуйте", body: "…", created_at: instant(),
                due_at: instant(), attempts: 0,
            ],
        ),
        (
            "consent",
            row![
                id: id(CONSENT), person_id: id(MENTOR), school_id: id(SCHOOL), purpose: "MENTOR_DUTY",
                text_version: "1", fields: json!([]), channel: "PAPER", valid_from: day(2), valid_until: day(5),
                recorded_by: id(MENTEE), recorded_at: instant(),
            ],
        ),
        ("consent_field", row![consent_id: id(CONSENT), field: "NAME"]),
        (
            "official_order",
            row![
                id: id(ORDER), school_id: id(SCHOOL), kind: "ASSIGN_PAIRS", title: "О наставничестве",
                state: "SIGNED", number: "15-К", number_folded: "15-к", date: day(3), order_year: 2026,
                content: json!({}), prepared_by: id(MENTOR), prepared_at: instant(), signed_by: id(MENTEE),
                signed_at: instant(), starts_on: day(3), ends_on: day(9), subject_person_id: id(MENTOR),
            ],
        ),
        (
            "post",
            row![
                id: id(OTHER), person_id: id(MENTOR), role: "CURATOR", region_id: none::<Uuid>(),
                municipality_id: none::<Uuid>(), school_id: id(SCHOOL), order_id: id(ORDER), valid_from: day(3),
                valid_until: day(9), granted_by: id(MENTEE),
            ],
        ),
        (
            "mentorship",
            [
                row![
                    id: id(MENTORSHIP), cell: "PAIR", form: "TEACHER_TEACHER", format: "ONE_TO_ONE",
                    topics: json!([]), state: "ACTIVE", order_id: id(ORDER), proposed_by: id(MENTOR),
                    proposed_at: instant(), started_on: day(3),
                ],
                at_school(),
            ]
            .concat(),
        ),
        (
            "mentorship_participant",
            row![mentorship_id: id(MENTORSHIP), person_id: id(MENTOR), side: "MENTOR", answer: "ACCEPTED"],
        ),
        (
            "programme",
            row![
                id: id(PROGRAMME), mentorship_id: id(MENTORSHIP), goal: "…", expected_result: "…",
                starts_on: day(4), ends_on: day(9), state: "APPROVED", mentor_agreed: true, mentee_agreed: true,
                approved_by: id(MENTOR), approved_on: day(4), created_at: instant(),
            ],
        ),
        ("programme_deficit", row![programme_id: id(PROGRAMME), deficit_id: id(DEFICIT)]),
        (
            "activity",
            row![
                id: id(OTHER), programme_id: id(PROGRAMME), position: 0, title: "Урок", kind: "LESSON_VISIT",
                planned_on: day(5), expected_result: "…", state: "PLANNED",
            ],
        ),
        (
            "meeting",
            row![
                id: id(OTHER), mentorship_id: id(MENTORSHIP), held_on: day(5), minutes: 45, mode: "VIDEO",
                topic: "…", summary: "…", goals: "…", recorded_by: id(MENTOR), recorded_at: instant(),
            ],
        ),
        ("practice", practice(PRACTICE, PROGRAMME, "наставник урок")),
        ("practice_topic", row![practice_id: id(PRACTICE), topic: "UPBRINGING"]),
        ("practice_author", row![practice_id: id(PRACTICE), person_id: id(MENTOR), position: 0]),
        ("school_counter", [row![school_year: 2026, indicator: "PAIRS", value: 1], at_school()].concat()),
        ("municipality_counter", [row![school_year: 2026, indicator: "PAIRS", value: 1], place()].concat()),
        ("school_year_ledger", row![school_id: id(SCHOOL), school_year: 2026, counted_at: instant()]),
        (
            "audit",
            row![
                id: id(OTHER), at: instant(), by_person: id(MENTOR), kind: "mentorship", subject_id: id(MENTORSHIP),
                deed: "Approve",
            ],
        ),
        (
            "mutation_receipt",
            row![
                actor_id: id(MENTOR), client_mutation_id: "1", mutation: "approve", input_hash: "…",
                outcome: json!({}), at: instant(),
            ],
        ),
        (
            "access_log",
            row![
                id: id(OTHER), at: instant(), person_id: id(MENTOR), deed: "READ", subject_kind: "person",
                subject_id: id(MENTEE),
            ],
        ),
    ]
}

/// The sample of one table.
pub(crate) fn sample(table: &str) -> Row {
    let sample = samples().into_iter().find(|(name, _)| *name == table);
    sample.unwrap_or_else(|| panic!("no sample of {table}")).1
}

/// Gives a column another value.
pub(crate) fn set(row: &mut Row, column: &'static str, value: impl Into<Value>) {
    let value = value.into();
    match row.iter_mut().find(|(name, _)| *name == column) {
        Some(cell) => cell.1 = value,
        None => row.push((column, value)),
    }
}

/// A person.
pub(crate) fn person(number: u128) -> Row {
    row![id: id(number), last_name: "Иванова", first_name: "Анна", name_folded: "иванова анна", created_at: instant()]
}

/// A published practice that is found by these words.
pub(crate) fn practice(number: u128, programme: u128, words: &str) -> Row {
    row![
        id: id(number), school_id: id(SCHOOL), municipality_id: id(MUNICIPALITY), region_id: id(REGION),
        programme_id: id(programme), slug: format!("practice-{number}"), title: "…", problem: "…", actions: "…",
        result: "…", conditions: "…", form: "TEACHER_TEACHER", format: "ONE_TO_ONE", state: "PUBLISHED",
        published_at: instant(), created_at: instant(), search_text: words,
    ]
}

/// Inserts the sample of every table.
pub(crate) async fn insert_samples(db: &DatabaseConnection) {
    for (table, row) in samples() {
        insert(db, table, row)
            .await
            .unwrap_or_else(|error| panic!("{table}: {error}"));
    }
}

/// Inserts a row.
pub(crate) async fn insert(
    db: &impl ConnectionTrait,
    table: &'static str,
    row: Row,
) -> Result<(), DbErr> {
    let (columns, values): (Vec<_>, Vec<_>) = row.into_iter().unzip();
    let mut statement = Query::insert();
    statement
        .into_table(table)
        .columns(columns)
        .values_panic(values.into_iter().map(SimpleExpr::from));
    db.execute(&statement).await.map(drop)
}

/// Sets columns in every row of a table.
pub(crate) async fn update(db: &DatabaseConnection, table: &str, row: Row) -> Result<(), DbErr> {
    let mut statement = Query::update();
    statement.table(table.to_owned()).values(
        row.into_iter()
            .map(|(column, value)| (column, value.into())),
    );
    db.execute(&statement).await.map(drop)
}

/// Deletes the row with this id.
pub(crate) async fn delete(
    db: &DatabaseConnection,
    table: &'static str,
    number: u128,
) -> Result<(), DbErr> {
    let mut statement = Query::delete();
    statement
        .from_table(table)
        .and_where(Expr::col("id").eq(id(number)));
    db.execute(&statement).await.map(drop)
}

/// How many rows a table has.
pub(crate) async fn count(db: &DatabaseConnection, table: &str) -> i64 {
    let rows = crate::catalogue::rows(db, &format!("SELECT count(*) FROM {table}")).await;
    rows[0].try_get_by_index(0).unwrap()
}

pub(crate) fn instant() -> DateTime<Utc> {
    DateTime::from_timestamp(1_790_000_000, 123_456_000).unwrap()
}

pub(crate) fn day(of_september: u32) -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 9, of_september).unwrap()
}

/// A null of the type.
pub(crate) fn none<T>() -> Option<T> {
    None
}

/// A pool of a single connection to the store's database, for settings that belong to a connection.
pub(crate) async fn one_connection(
    store: &persistence::test_support::TestStore,
) -> DatabaseConnection {
    let options = persistence::ConnectOptions {
        sqlite_connections: 1,
        postgres_connections: 1,
        ..persistence::ConnectOptions::default()
    };
    persistence::connect(store.url(), &options).await.unwrap()
}
