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
        "uq_calendar_feed_person",
        "calendar_feed",
        "calendar_feed.person_id",
    ),
    ("uq_certificate_code", "certificate", "certificate.code"),
    (
        "uq_campaign_submission_school",
        "campaign_submission",
        "campaign_submission.campaign_id, campaign_submission.school_id",
    ),
    (
        "uq_certificate_person",
        "certificate",
        "certificate.programme_id, certificate.person_id",
    ),
    (
        "uq_correction_request_open",
        "correction_request",
        "correction_request.school_id, correction_request.person_id, correction_request.area",
    ),
    (
        "uq_depersonalisation_number",
        "depersonalisation",
        "depersonalisation.school_id, depersonalisation.year, depersonalisation.number",
    ),
    (
        "uq_depersonalisation_person",
        "depersonalisation",
        "depersonalisation.person_id",
    ),
    (
        "uq_document_edition",
        "document",
        "document.lineage_id, document.edition",
    ),
    (
        "uq_document_expertise_number",
        "document_expertise",
        "document_expertise.document_id, document_expertise.number",
    ),
    (
        "uq_employment_current",
        "employment",
        "employment.person_id, employment.school_id",
    ),
    (
        "uq_file_grant_asked",
        "file_grant",
        "file_grant.mentorship_id, file_grant.mentor_id, file_grant.mentee_id",
    ),
    (
        "uq_individual_route_open",
        "individual_route",
        "individual_route.school_id, individual_route.person_id",
    ),
    (
        "uq_legal_hold_open",
        "legal_hold",
        "legal_hold.school_id, legal_hold.person_id",
    ),
    (
        "uq_mediation_case_open",
        "mediation_case",
        "mediation_case.mentorship_id, mediation_case.kind, mediation_case.opened_by",
    ),
    (
        "uq_mentor_card_person",
        "mentor_card",
        "mentor_card.person_id, mentor_card.school_id",
    ),
    (
        "uq_mentorship_request_open",
        "mentorship_request",
        "mentorship_request.mentorship_id, mentorship_request.author_id, mentorship_request.kind",
    ),
    (
        "uq_mentorship_suspension_open",
        "mentorship_suspension",
        "mentorship_suspension.mentorship_id",
    ),
    (
        "uq_municipality_name",
        "municipality",
        "municipality.region_id, municipality.name_folded",
    ),
    ("uq_municipality_slug", "municipality", "municipality.slug"),
    ("uq_need_person", "need", "need.person_id, need.school_id"),
    ("uq_notice_step", "notice", "notice.person_id, notice.step"),
    (
        "uq_numeric_target_edition_number",
        "numeric_target_edition",
        "numeric_target_edition.target_id, numeric_target_edition.number",
    ),
    (
        "uq_numeric_target_edition_standing",
        "numeric_target_edition",
        "numeric_target_edition.target_id, numeric_target_edition.state",
    ),
    (
        "uq_numeric_target_what",
        "numeric_target",
        "numeric_target.place_id, numeric_target.indicator, numeric_target.year",
    ),
    (
        "uq_official_order_number",
        "official_order",
        "official_order.school_id, official_order.order_year, official_order.number_folded",
    ),
    (
        "uq_package_confirmation_item",
        "package_confirmation",
        "package_confirmation.school_id, package_confirmation.school_year, package_confirmation.item",
    ),
    ("uq_practice_programme", "practice", "practice.programme_id"),
    ("uq_practice_slug", "practice", "practice.slug"),
    (
        "uq_programme_change_open",
        "programme_change",
        "programme_change.programme_id",
    ),
    (
        "uq_programme_mentorship",
        "programme",
        "programme.mentorship_id",
    ),
    (
        "uq_pulse_answer_occasion",
        "pulse_answer",
        "pulse_answer.mentorship_id, pulse_answer.person_id, pulse_answer.kind, pulse_answer.asked_on",
    ),
    ("uq_region_slug", "region", "region.slug"),
    (
        "uq_roadmap_drawn",
        "roadmap",
        "roadmap.school_id, roadmap.parent_id",
    ),
    (
        "uq_roadmap_duty_place",
        "roadmap_duty",
        "roadmap_duty.item_id, roadmap_duty.place_id",
    ),
    (
        "uq_roadmap_report_period",
        "roadmap_report",
        "roadmap_report.roadmap_id, roadmap_report.place_id, roadmap_report.from_on, roadmap_report.until_on",
    ),
    (
        "uq_school_reminder_day",
        "school_reminder",
        "school_reminder.school_id, school_reminder.sent_on",
    ),
    (
        "uq_roadmap_review_number",
        "roadmap_review",
        "roadmap_review.roadmap_id, roadmap_review.number",
    ),
    (
        "uq_duty_occurrence_window",
        "duty_occurrence",
        "duty_occurrence.duty_id, duty_occurrence.begins_on, duty_occurrence.due_on",
    ),
    (
        "uq_saved_view_name",
        "saved_view",
        "saved_view.person_id, saved_view.name",
    ),
    (
        "uq_school_name",
        "school",
        "school.municipality_id, school.sort_key",
    ),
    ("uq_school_slug", "school", "school.slug"),
    ("uq_stored_file_sha256", "stored_file", "stored_file.sha256"),
    ("uq_survey_link_hash", "survey_link", "survey_link.hash"),
    (
        "uq_survey_link_person",
        "survey_link",
        "survey_link.round_id, survey_link.person_id",
    ),
    (
        "uq_wish_about",
        "wish",
        "wish.school_id, wish.person_id, wish.side, wish.colleague_id",
    ),
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
        ("calendar_feed", row![hash: "other"]),
        ("certificate", row![programme_id: id(90), code: "OTHER"]),
        ("depersonalisation", row![person_id: id(90), number: 2]),
        ("municipality", row![name_folded: "другой", slug: "other"]),
        (
            "numeric_target_edition",
            row![number: 2, state: "SUPERSEDED"],
        ),
        ("practice", row![programme_id: id(90), slug: "other"]),
        ("school", row![sort_key: "другая", slug: "other"]),
        ("survey_link", row![person_id: id(90), hash: "other"]),
    ];

    let tried: BTreeSet<_> = UNIQUE.iter().map(|(name, ..)| (*name).to_owned()).collect();
    let known = catalogue::indexes(db)
        .await
        .into_iter()
        .filter(|name| name.starts_with("uq_"));
    assert_eq!(tried, known.collect());

    for (name, table, columns) in UNIQUE {
        let mut second = sample(table);
        if second.iter().any(|(column, _)| *column == "id") {
            set(&mut second, "id", id(91));
        }
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
            (
                "post" | "invitation" | "programme_template",
                "region_id" | "municipality_id" | "school_id",
            ) => {
                row![region_id: none::<Uuid>(), municipality_id: none::<Uuid>(), school_id: none::<Uuid>()]
            }
            ("legal_hold", "lifted_by") => row![lifted_on: day(9)],
            ("certificate", "withdrawn_by") => {
                row![withdrawn_on: day(9), withdraw_reason: "Ошибка"]
            }
            ("import_run", "municipality_id") => row![school_id: none::<Uuid>()],
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
        "bank_field_version.field_id",
        "consent_field.consent_id",
        "deficit.need_id",
        "document_endorsement.document_id",
        "document_expertise.document_id",
        "document_file.document_id",
        "duty_evidence.occurrence_id",
        "duty_evidence_file.evidence_id",
        "duty_occurrence.duty_id",
        "duty_told.occurrence_id",
        "import_line.run_id",
        "matching_line.run_id",
        "mediation_note.case_id",
        "mediation_person.case_id",
        "meeting_feedback.meeting_id",
        "meeting_goal.meeting_id",
        "mentorship_participant.mentorship_id",
        "mentorship_suspension.mentorship_id",
        "numeric_target_edition.target_id",
        "numeric_target_line.edition_id",
        "one_time_link.account_id",
        "one_time_link.invitation_id",
        "order_change.order_id",
        "order_person.order_id",
        "order_programme.order_id",
        "practice_author.practice_id",
        "practice_topic.practice_id",
        "programme_change_consent.change_id",
        "programme_deficit.programme_id",
        "programme_origin.programme_id",
        "programme_template_edition.template_id",
        "refresh_token.session_id",
        "roadmap_item.roadmap_id",
        "roadmap_paper.roadmap_id",
        "roadmap_remark.review_id",
        "roadmap_report_row.report_id",
        "roadmap_review.roadmap_id",
        "roadmap_review_draft.roadmap_id",
        "session.account_id",
        "submission_answer.submission_id",
        "survey_link.round_id",
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
    let mut breaches: Vec<(&str, &str, Row)> = vec![
        ("absence", "reason", row![reason: odd()]),
        ("absence", "term", row![from_on: day(6)]),
        ("activity", "state", row![state: odd()]),
        ("bank_field", "side", row![side: odd()]),
        ("bank_policy", "refresh_months", row![refresh_months: 0]),
        ("bank_policy", "refresh_months", row![refresh_months: 13]),
        ("certificate", "side", row![side: odd()]),
        ("certificate", "withdrawn", row![withdrawn_on: day(9)]),
        ("consent", "channel", row![channel: odd()]),
        ("consent", "purpose", row![purpose: odd()]),
        ("consent", "term", row![valid_until: day(1)]),
        ("consent_scan", "media_type", row![media_type: odd()]),
        ("deficit", "status", row![status: odd()]),
        ("depersonalisation", "basis", row![basis: odd()]),
        ("depersonalisation", "due", row![due_on: day(6)]),
        (
            "employment",
            "term",
            row![started_on: day(2), ended_on: day(1)],
        ),
        ("correction_request", "answer", row![state: "DECLINED"]),
        ("correction_request", "area", row![area: odd()]),
        ("correction_request", "state", row![state: odd()]),
        ("help_request", "answer", row![answer: none::<String>()]),
        ("help_request", "helper", row![helper_id: none::<Uuid>()]),
        ("help_request", "rating", row![rating: 11]),
        ("help_request", "rating", row![rating: none::<i32>()]),
        ("help_request", "state", row![state: odd()]),
        ("import_run", "kind", row![kind: odd()]),
        (
            "import_run",
            "one_place",
            row![municipality_id: id(MUNICIPALITY)],
        ),
        ("import_run", "state", row![state: odd()]),
        ("individual_route", "finishing", row![state: "FINISHED"]),
        ("individual_route", "revision", row![edition: 2]),
        (
            "individual_route",
            "state",
            row![state: odd(), revision_reason: "…"],
        ),
        ("individual_route", "years", row![until_year: 2031]),
        ("invitation", "one_place", row![region_id: id(REGION)]),
        ("invitation", "one_place", row![school_id: none::<Uuid>()]),
        ("invitation", "state", row![state: odd()]),
        ("legal_hold", "lifting", row![lifted_on: day(5)]),
        ("mail", "attempts", row![attempts: -1]),
        ("meeting", "minutes", row![minutes: 4]),
        ("meeting", "minutes", row![minutes: 601]),
        ("meeting", "mode", row![mode: odd()]),
        ("meeting_feedback", "score", row![score: 0]),
        ("meeting_feedback", "score", row![score: 11]),
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
        ("mentorship_request", "state", row![state: odd()]),
        ("mentorship_suspension", "back", row![expected_back: day(1)]),
        ("mentorship_suspension", "term", row![resumed_on: day(1)]),
        (
            "model_participation",
            "school_year",
            row![school_year: 1999],
        ),
        ("model_participation", "state", row![state: odd()]),
        ("municipality_counter", "value", row![value: -1]),
        ("need", "state", row![state: odd()]),
        ("notice", "kind", row![kind: odd()]),
        ("notice", "way", row![way: odd()]),
        ("notice_choice", "kind", row![kind: odd()]),
        ("notice_choice", "way", row![way: odd()]),
        ("official_order", "cancelling", row![state: "CANCELLED"]),
        ("official_order", "signing", row![state: "DRAFT"]),
        (
            "official_order",
            "signing",
            row![number_folded: none::<String>()],
        ),
        ("official_order", "state", row![state: odd()]),
        ("official_order", "term", row![ends_on: day(1)]),
        ("one_off", "another", row![mentor_id: id(MENTEE)]),
        ("one_off", "format", row![format: "ONE_TO_ONE"]),
        ("one_off", "held", row![result: none::<String>()]),
        ("one_off", "mentee_answer", row![mentee_answer: odd()]),
        ("one_off", "mentee_score", row![mentee_score: 11]),
        ("one_off", "mentor_answer", row![mentor_answer: odd()]),
        ("one_off", "mentor_score", row![mentor_score: 0]),
        ("one_off", "minutes", row![minutes: 4]),
        ("one_off", "state", row![state: odd()]),
        ("one_time_link", "purpose", row![purpose: odd()]),
        ("one_time_link", "target", row![account_id: id(ACCOUNT)]),
        ("one_time_link", "target", row![purpose: "RESET"]),
        ("order_person", "part", row![part: odd()]),
        ("partner", "kind", row![kind: odd()]),
        ("partner", "term", row![agreement_on: day(21)]),
        ("planned_meeting", "held", row![meeting_id: none::<Uuid>()]),
        ("planned_meeting", "minute", row![minute_of_day: 1440]),
        ("planned_meeting", "mode", row![mode: odd()]),
        ("planned_meeting", "reason", row![state: "MISSED"]),
        ("planned_meeting", "state", row![state: odd()]),
        ("post", "one_place", row![municipality_id: id(MUNICIPALITY)]),
        ("post", "term", row![valid_until: day(1)]),
        ("practice", "publishing", row![slug: none::<String>()]),
        ("practice", "state", row![state: odd()]),
        ("programme", "close", row![state: "COMPLETED"]),
        ("programme_change", "decided", row![state: "REFUSED"]),
        (
            "programme_change",
            "edition",
            row![state: "APPROVED", decided_on: day(8), decided_by: id(MENTEE)],
        ),
        (
            "programme_change",
            "state",
            row![state: odd(), decided_on: day(8), decided_by: id(MENTEE)],
        ),
        (
            "programme",
            "reason",
            row![state: "TERMINATED", closed_on: day(8)],
        ),
        ("programme", "state", row![state: odd()]),
        (
            "programme_template",
            "one_place",
            row![region_id: id(REGION)],
        ),
        ("programme_template", "state", row![state: odd()]),
        ("programme", "term", row![ends_on: day(3)]),
        ("pulse_answer", "score", row![score: 11]),
        (
            "pulse_answer",
            "settled",
            row![settled_how: none::<String>()],
        ),
        ("pupil", "term", row![until: day(1)]),
        ("school_counter", "value", row![value: -1]),
        (
            "survey_link",
            "outcome",
            row![outcome: odd(), settled_at: instant(), submitted_at: instant()],
        ),
        ("survey_link", "settled", row![outcome: "TAKEN"]),
        ("survey_round", "kind", row![kind: odd()]),
        ("wish", "another", row![colleague_id: id(MENTEE)]),
        ("wish", "kind", row![kind: odd()]),
        ("wish", "side", row![side: odd()]),
    ];
    breaches.extend(crate::people_rows::breaches());
    breaches.extend(crate::document_rows::breaches());
    breaches.extend(crate::roadmap_rows::breaches());
    breaches.extend(crate::monitoring_rows::breaches());

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
