use std::collections::BTreeSet;

use sea_orm::{ConnectionTrait, DatabaseConnection, DbBackend, EntityTrait, Iterable, Statement};

use crate::test_support::TestStore;

crate::db_tests! {
    every_entity_has_the_columns_of_its_table;
}

async fn every_entity_has_the_columns_of_its_table(store: TestStore) {
    let db = store.connection();
    macro_rules! compare {
        ($($name:ident)+) => {$(
            let declared = columns_of::<super::$name::Entity>();
            let mut stored = columns_in(db, stringify!($name)).await;
            // Computed by PostgreSQL and searched by SQL alone.
            stored.remove("search_vector");
            assert_eq!(declared, stored, stringify!($name));
            // Reads with the types that the entity declares.
            assert!(super::$name::Entity::find().all(db).await.unwrap().is_empty());
        )+};
    }
    compare! {
        absence access_log account activity audit bank_field bank_field_value bank_field_version
        bank_policy bank_snapshot calendar_feed campaign campaign_submission certificate consent consent_field consent_scan
        correction_request deficit depersonalisation document document_endorsement
        document_expertise document_file document_template duty_comment duty_evidence
        duty_evidence_file duty_file duty_occurrence duty_told employment file_grant help_request import_line import_mapping
        import_run individual_route invitation legal_hold mail mediation_case mediation_note
        mediation_person
        matching_line matching_run meeting meeting_feedback meeting_goal mentor_card mentorship
        mentorship_participant mentorship_request mentorship_suspension model_participation
        municipality municipality_counter mutation_receipt need notice notice_choice
        numeric_target numeric_target_edition numeric_target_line
        official_order one_off one_time_link order_change order_person order_programme package_confirmation package_policy package_total partner person
        planned_meeting post practice practice_author practice_topic programme programme_change programme_change_consent
        programme_deficit programme_origin programme_template programme_template_edition
        pulse_answer pupil refresh_token region roadmap roadmap_duty roadmap_item roadmap_paper
        roadmap_policy roadmap_remark roadmap_report roadmap_report_row roadmap_review
        roadmap_review_draft rollover saved_view school school_counter school_reminder
        school_year_ledger session stored_file submission_answer suggestion_answer survey_link survey_round wish
    }
}

fn columns_of<E: EntityTrait>() -> BTreeSet<String> {
    E::Column::iter()
        .map(|column| sea_orm::IdenStatic::as_str(&column).to_owned())
        .collect()
}

async fn columns_in(db: &DatabaseConnection, table: &str) -> BTreeSet<String> {
    let sql = if db.get_database_backend() == DbBackend::Sqlite {
        "SELECT name FROM pragma_table_info($1)"
    } else {
        "SELECT column_name::text FROM information_schema.columns WHERE table_name = $1"
    };
    let statement = Statement::from_sql_and_values(db.get_database_backend(), sql, [table.into()]);
    let rows = db.query_all_raw(statement).await.unwrap();
    rows.iter()
        .map(|row| row.try_get_by_index(0).unwrap())
        .collect()
}
