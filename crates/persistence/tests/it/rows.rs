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
pub(crate) const REQUEST: u128 = 17;
pub(crate) const PROGRAMME_CHANGE: u128 = 50;
pub(crate) const MEETING: u128 = 51;
pub(crate) const MATCHING_RUN: u128 = 52;
pub(crate) const IMPORT_RUN: u128 = 53;

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
    let mut all = vec![
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
            "pupil",
            row![
                person_id: id(MENTEE), school_id: id(SCHOOL), class_name: "7 «Б»", birth_year: 2013,
                since: day(2), added_by: id(MENTOR), added_at: instant(),
            ],
        ),
        (
            "partner",
            row![
                id: id(OTHER), school_id: id(SCHOOL), kind: "ENTERPRISE", name: "ООО «Ромашка»",
                name_folded: "ооо ромашка", contacts: "…", agreement_number: "5", agreement_on: day(1),
                agreement_until: day(20), created_at: instant(),
            ],
        ),
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
            "bank_policy",
            row![
                municipality_id: id(MUNICIPALITY), refresh_months: 6, each_november: true, changed_by: id(MENTOR),
                changed_at: instant(),
            ],
        ),
        (
            "bank_snapshot",
            row![
                id: id(OTHER), school_id: id(SCHOOL), municipality_id: id(MUNICIPALITY), taken_on: day(2),
                taken_at: instant(), confirmed_by: id(MENTOR), counts: json!({}), cards: json!([]), added: 0, changed: 0,
                removed: 0,
            ],
        ),
        (
            "suggestion_answer",
            row![
                person_id: id(MENTEE), school_id: id(SCHOOL), category: "TRANSFERRED", since: day(1),
                answered_by: id(MENTOR), answered_at: instant(),
            ],
        ),
        (
            "saved_view",
            row![id: id(OTHER), person_id: id(MENTOR), name: "Свободные", address: "/s/1/banks", created_at: instant()],
        ),
        (
            "survey_round",
            row![
                id: id(OTHER), school_id: id(SCHOOL), kind: "REQUEST", opened_by: id(MENTOR), opened_at: instant(),
                closes_on: day(20),
            ],
        ),
        (
            "survey_link",
            row![
                id: id(OTHER), round_id: id(OTHER), person_id: id(MENTEE), hash: "hash", issued_at: instant(),
                answers: json!({}), saves: 0,
            ],
        ),
        (
            "bank_field",
            row![id: id(OTHER), municipality_id: id(MUNICIPALITY), side: "MENTOR", created_at: instant()],
        ),
        (
            "bank_field_version",
            row![
                field_id: id(OTHER), version: 1, name: "Кабинет", kind: "TEXT", options: json!([]),
                visibility: "INTERNAL", written_by: id(MENTOR), written_at: instant(),
            ],
        ),
        (
            "bank_field_value",
            row![
                card_id: id(OTHER), field_id: id(OTHER), version: 1, value: "12", written_by: id(MENTOR),
                written_at: instant(),
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
            "rollover",
            row![
                school_id: id(SCHOOL), school_year: 2026, done_by: id(MENTOR), done_at: instant(),
                outcome: json!({ "ended": [], "going_on": [], "paused": [], "archived": [] }),
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
        (
            "notice",
            row![
                id: id(OTHER), person_id: id(MENTOR), kind: "ORDER", way: "DIGEST", title: "Ждёт подписи",
                body: "…", path: "/orders/1", step: "one", created_at: instant(),
            ],
        ),
        (
            "notice_choice",
            row![person_id: id(MENTOR), kind: "ORDER", way: "IN_APP", chosen_on: day(2)],
        ),
        (
            "calendar_feed",
            row![hash: "feed", person_id: id(MENTOR), created_at: instant()],
        ),
        (
            "import_run",
            row![
                id: id(IMPORT_RUN), kind: "PEOPLE", school_id: id(SCHOOL), municipality_id: none::<Uuid>(),
                file_name: "Сотрудники.xlsx", file_hash: "…", content: vec![80_u8, 75], state: "PREVIEWED",
                headings: json!(["ФИО"]), remarks: json!([]), mapping: json!({}), choices: json!({}), counts: json!({}),
                done: 0, total: 1, created_by: id(MENTOR), created_at: instant(), updated_at: instant(),
            ],
        ),
        (
            "import_line",
            row![
                run_id: id(IMPORT_RUN), row_number: 2, verdict: "NEW", cells: json!(["Клёнов Иван"]), problems: json!([]),
                changes: json!([]), candidates: json!([]),
            ],
        ),
        (
            "import_mapping",
            row![place_id: id(SCHOOL), signature: "фио", fields: json!({}), updated_at: instant()],
        ),
        ("consent_field", row![consent_id: id(CONSENT), field: "NAME"]),
        (
            "consent_scan",
            row![
                id: id(OTHER), consent_id: id(CONSENT), media_type: "application/pdf", size: 4, sha256: "…",
                bytes: vec![37_u8, 80, 68, 70], uploaded_by: id(MENTEE), uploaded_at: instant(),
            ],
        ),
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
            "mentorship_suspension",
            row![
                id: id(OTHER), mentorship_id: id(MENTORSHIP), reason: "ILLNESS", from_on: day(4),
                expected_back: day(8), suspended_by: id(MENTOR), suspended_at: instant(),
                resumed_on: none::<NaiveDate>(),
            ],
        ),
        (
            "mentorship_request",
            row![
                id: id(REQUEST), mentorship_id: id(MENTORSHIP), school_id: id(SCHOOL), kind: "RESIGN",
                author_id: id(MENTOR), filed_at: instant(), state: "FILED", considered_by: id(MENTEE),
                decided_by: id(MENTEE),
            ],
        ),
        (
            "order_change",
            row![
                order_id: id(ORDER), position: 0, kind: "END", mentorship_id: id(MENTORSHIP), person_id: id(MENTOR),
                successor_id: id(MENTORSHIP), request_id: id(REQUEST), on_day: day(5), reason: "MUTUAL_DECISION",
            ],
        ),
        (
            "programme",
            row![
                id: id(PROGRAMME), mentorship_id: id(MENTORSHIP), goal: "…", expected_result: "…",
                starts_on: day(4), ends_on: day(9), state: "APPROVED", mentor_agreed: true, mentee_agreed: true,
                approved_by: id(MENTOR), approved_on: day(4), created_at: instant(),
            ],
        ),
        (
            "order_person",
            row![order_id: id(ORDER), position: 0, person_id: id(MENTOR), part: "LEADER"],
        ),
        (
            "certificate",
            row![
                id: id(OTHER), programme_id: id(PROGRAMME), person_id: id(MENTOR), side: "MENTOR",
                code: "0123456789ABCDEF", content: serde_json::json!({}), issued_by: id(MENTEE), issued_on: day(9),
                withdrawn_by: none::<Uuid>(),
            ],
        ),
        ("order_programme", row![order_id: id(ORDER), programme_id: id(PROGRAMME)]),
        (
            "programme_template",
            row![
                id: id(OTHER), region_id: none::<Uuid>(), municipality_id: none::<Uuid>(), school_id: id(SCHOOL),
                state: "IN_USE", title_folded: "адаптация", edition: 1, created_at: instant(),
            ],
        ),
        (
            "programme_template_edition",
            row![
                template_id: id(OTHER), edition: 1, content: json!({}), written_by: id(MENTOR), written_at: instant(),
            ],
        ),
        ("programme_origin", row![programme_id: id(PROGRAMME), template_id: id(OTHER), edition: 1]),
        ("programme_deficit", row![programme_id: id(PROGRAMME), deficit_id: id(DEFICIT)]),
        (
            "activity",
            row![
                id: id(OTHER), programme_id: id(PROGRAMME), position: 0, title: "Урок", kind: "LESSON_VISIT",
                planned_on: day(5), expected_result: "…", state: "PLANNED",
            ],
        ),
        (
            "programme_change",
            row![
                id: id(PROGRAMME_CHANGE), programme_id: id(PROGRAMME), kind: "EXTENSION", state: "OPEN", reason: "…",
                before: json!({}), after: json!({}), proposed_by: id(MENTOR), proposed_at: instant(),
                decided_by: none::<Uuid>(),
            ],
        ),
        (
            "programme_change_consent",
            row![change_id: id(PROGRAMME_CHANGE), person_id: id(MENTOR), given_at: instant()],
        ),
        (
            "meeting",
            row![
                id: id(MEETING), mentorship_id: id(MENTORSHIP), held_on: day(5), minutes: 45, mode: "VIDEO",
                topic: "…", summary: "…", goals: "…", recorded_by: id(MENTOR), recorded_at: instant(),
            ],
        ),
        (
            "planned_meeting",
            row![
                id: id(OTHER), mentorship_id: id(MENTORSHIP), planned_on: day(5), minute_of_day: 900, mode: "VIDEO",
                topic: "…", agenda: "…", state: "HELD", meeting_id: id(MEETING), planned_by: id(MENTOR),
                planned_at: instant(),
            ],
        ),
        (
            "meeting_goal",
            row![
                id: id(OTHER), mentorship_id: id(MENTORSHIP), meeting_id: id(MEETING), position: 0, text: "…",
                done_at_meeting_id: id(MEETING),
            ],
        ),
        (
            "meeting_feedback",
            row![meeting_id: id(MEETING), person_id: id(MENTEE), score: 9, words: "…", given_at: instant()],
        ),
        (
            "pulse_answer",
            row![
                id: id(OTHER), mentorship_id: id(MENTORSHIP), person_id: id(MENTEE), kind: "PULSE", asked_on: day(5),
                score: 3, words: "…", answered_at: instant(), settled_at: instant(), settled_by: id(MENTOR),
                settled_how: "…",
            ],
        ),
        (
            "correction_request",
            row![
                id: id(OTHER), school_id: id(SCHOOL), person_id: id(MENTEE), area: "NAME", wrong: "…", wanted: "…",
                state: "OPEN", filed_at: instant(), filed_on: day(3), correct_by: day(12),
            ],
        ),
        (
            "help_request",
            row![
                id: id(OTHER), school_id: id(SCHOOL), asked_by: id(MENTEE), asked_at: instant(),
                addressee: "OWN_MENTOR", urgent: false, topic: "…", question: "…", state: "CLOSED",
                helper_id: id(MENTOR), answered_at: instant(), answer: "…", rating: 9,
            ],
        ),
        (
            "absence",
            row![
                id: id(OTHER), school_id: id(SCHOOL), person_id: id(MENTOR), from_on: day(1), until_on: day(5),
                reason: "ILLNESS", stated_by: id(MENTOR), stated_at: instant(),
            ],
        ),
        (
            "wish",
            row![
                id: id(OTHER), school_id: id(SCHOOL), person_id: id(MENTEE), side: "MENTEE", colleague_id: id(MENTOR),
                kind: "LIKE", stated_on: day(1), stated_at: instant(),
            ],
        ),
        (
            "one_off",
            row![
                id: id(OTHER), school_id: id(SCHOOL), format: "FLASH", topic: "…", mentor_id: id(MENTOR),
                mentee_id: id(MENTEE), mentor_answer: "ACCEPTED", mentee_answer: "ACCEPTED", proposed_by: id(MENTOR),
                proposed_at: instant(), proposed_on: day(3), planned_on: day(5), state: "CLOSED", held_on: day(5),
                minutes: 45, result: "…", mentor_score: 9, mentor_words: "…", mentee_score: 10, mentee_words: "…",
                closed_on: day(6),
            ],
        ),
        (
            "depersonalisation",
            row![
                id: id(OTHER), person_id: id(MENTEE), school_id: id(SCHOOL), year: 2026, number: 1,
                basis: "RETENTION_OVER", due_on: day(4), done_on: day(5), done_at: instant(), namesakes: false,
            ],
        ),
        (
            "legal_hold",
            row![
                id: id(OTHER), person_id: id(MENTEE), school_id: id(SCHOOL), reason: "…", placed_by: id(MENTOR),
                placed_on: day(3), placed_at: instant(),
            ],
        ),
        (
            "individual_route",
            row![
                id: id(OTHER), school_id: id(SCHOOL), person_id: id(MENTEE), goal: "…", from_year: 2026,
                until_year: 2029, steps: json!([]), state: "DRAFT", edition: 1, written_at: instant(),
            ],
        ),
        (
            "matching_run",
            row![
                id: id(MATCHING_RUN), municipality_id: id(MUNICIPALITY), school_id: id(SCHOOL), run_by: id(MENTOR),
                run_at: instant(), settings: json!({}), mentors: 1, mentees: 1, places: 3, pairs: 1, score: 70,
            ],
        ),
        (
            "matching_line",
            row![
                run_id: id(MATCHING_RUN), mentee_id: id(MENTEE), need_id: id(NEED), school_id: id(SCHOOL),
                mentor_id: id(MENTOR), points: 70, locked: false, detail: json!([]),
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
    ];
    all.extend(crate::people_rows::samples());
    all.extend(crate::document_rows::samples());
    all.extend(crate::roadmap_rows::samples());
    all.extend(crate::monitoring_rows::samples());
    all
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
