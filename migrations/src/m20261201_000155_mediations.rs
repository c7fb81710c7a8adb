//! Cases of consultation, agreement and mediation with the people of each and their notes (B-062).

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::*;

use crate::portable::*;

/// See the module.
#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

const CASE: &str = "mediation_case";
const PERSON: &str = "mediation_person";
const NOTE: &str = "mediation_note";

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }

    async fn up(&self, m: &SchemaManager) -> Result<(), DbErr> {
        m.create_table(case()).await?;
        m.create_table(
            table(PERSON)
                .col(uuid("case_id"))
                .col(uuid("person_id"))
                .col(string("part"))
                .col(boolean("agreed"))
                .primary_key(&mut key(&["case_id", "person_id"]))
                .foreign_key(&mut part_of(PERSON, "case_id", CASE))
                .foreign_key(&mut fk(PERSON, "person_id", "person"))
                .check(one_of(
                    PERSON,
                    "part",
                    &["MENTOR", "MENTEE", "ASSOCIATION", "OTHER"],
                ))
                .take(),
        )
        .await?;
        m.create_table(
            table(NOTE)
                .col(pk_uuid("id"))
                .col(uuid("case_id"))
                .col(uuid("author_id"))
                .col(timestamp_with_time_zone("written_at"))
                .col(text("text"))
                .foreign_key(&mut part_of(NOTE, "case_id", CASE))
                .foreign_key(&mut fk(NOTE, "author_id", "person"))
                .take(),
        )
        .await?;
        unique_where(
            m,
            CASE,
            "open",
            &["mentorship_id", "kind", "opened_by"],
            "state IN ('OPENED', 'IN_PROGRESS', 'PROPOSED')",
        )
        .await?;
        index(m, CASE, &["school_id", "opened_at"]).await?;
        index(m, PERSON, &["person_id"]).await?;
        index(m, NOTE, &["case_id", "written_at"]).await
    }

    async fn down(&self, m: &SchemaManager) -> Result<(), DbErr> {
        drop_tables(m, &[CASE, PERSON, NOTE]).await
    }
}

fn case() -> TableCreateStatement {
    let states = &[
        "OPENED",
        "IN_PROGRESS",
        "PROPOSED",
        "AGREED",
        "NOT_AGREED",
        "WITHDRAWN",
    ];
    table(CASE)
        .col(pk_uuid("id"))
        .col(uuid("school_id"))
        .col(uuid("mentorship_id"))
        .col(string("kind"))
        .col(string("state"))
        .col(string("addressee"))
        .col(text("topic"))
        .col(text("account"))
        .col(uuid("opened_by"))
        .col(timestamp_with_time_zone("opened_at"))
        .col(date("opened_on"))
        .col(date("answer_by"))
        .col(uuid_null("mediator_id"))
        .col(date_null("taken_on"))
        .col(text_null("outcome"))
        .col(integer("edition"))
        .col(date_null("closed_on"))
        .col(version())
        .foreign_key(&mut fk(CASE, "school_id", "school"))
        .foreign_key(&mut fk(CASE, "mentorship_id", "mentorship"))
        .foreign_key(&mut fk(CASE, "opened_by", "person"))
        .foreign_key(&mut fk(CASE, "mediator_id", "person"))
        .check(one_of(
            CASE,
            "kind",
            &["CONSULTATION", "AGREEMENT", "MEDIATION"],
        ))
        .check(one_of(CASE, "state", states))
        .check(one_of(CASE, "addressee", &["ASSOCIATION", "CURATOR"]))
        .check(check(
            CASE,
            "mediator",
            "state IN ('OPENED', 'WITHDRAWN') OR (mediator_id IS NOT NULL AND taken_on IS NOT NULL)",
        ))
        .check(check(
            CASE,
            "outcome",
            "state NOT IN ('PROPOSED', 'AGREED') OR (outcome IS NOT NULL AND edition > 0)",
        ))
        .check(check(
            CASE,
            "closing",
            "state IN ('OPENED', 'IN_PROGRESS', 'PROPOSED') OR closed_on IS NOT NULL",
        ))
        .take()
}
