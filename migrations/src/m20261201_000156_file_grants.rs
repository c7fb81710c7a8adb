//! Grants to read a mentee's file (B-066).

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::*;

use crate::portable::*;

/// See the module.
#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

const TABLE: &str = "file_grant";

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }

    async fn up(&self, m: &SchemaManager) -> Result<(), DbErr> {
        m.create_table(
            table(TABLE)
                .col(pk_uuid("id"))
                .col(uuid("school_id"))
                .col(uuid("mentorship_id"))
                .col(uuid("mentor_id"))
                .col(uuid("mentee_id"))
                .col(json_binary("asked_fields"))
                .col(text("purpose"))
                .col(string("state"))
                .col(timestamp_with_time_zone("asked_at"))
                .col(date("asked_on"))
                .col(json_binary("fields"))
                .col(uuid_null("decided_by"))
                .col(date_null("decided_on"))
                .col(date_null("until_on"))
                .col(text_null("refusal_note"))
                .col(uuid_null("closed_by"))
                .col(date_null("closed_on"))
                .col(version())
                .foreign_key(&mut fk(TABLE, "school_id", "school"))
                .foreign_key(&mut fk(TABLE, "mentorship_id", "mentorship"))
                .foreign_key(&mut fk(TABLE, "mentor_id", "person"))
                .foreign_key(&mut fk(TABLE, "mentee_id", "person"))
                .foreign_key(&mut fk(TABLE, "decided_by", "person"))
                .foreign_key(&mut fk(TABLE, "closed_by", "person"))
                .check(one_of(
                    TABLE,
                    "state",
                    &["ASKED", "GRANTED", "REFUSED", "CLOSED"],
                ))
                .check(check(TABLE, "another", "mentor_id <> mentee_id"))
                .check(check(
                    TABLE,
                    "decision",
                    "state NOT IN ('GRANTED', 'REFUSED') OR (decided_by IS NOT NULL AND decided_on IS NOT NULL)",
                ))
                .check(check(
                    TABLE,
                    "term",
                    "state <> 'GRANTED' OR until_on >= decided_on",
                ))
                .check(check(
                    TABLE,
                    "closing",
                    "state <> 'CLOSED' OR (closed_by IS NOT NULL AND closed_on IS NOT NULL)",
                ))
                .take(),
        )
        .await?;
        unique_where(
            m,
            TABLE,
            "asked",
            &["mentorship_id", "mentor_id", "mentee_id"],
            "state = 'ASKED'",
        )
        .await?;
        index(m, TABLE, &["mentorship_id", "asked_at"]).await?;
        index(m, TABLE, &["mentee_id", "asked_at"]).await?;
        index(m, TABLE, &["school_id", "asked_at"]).await
    }

    async fn down(&self, m: &SchemaManager) -> Result<(), DbErr> {
        drop_tables(m, &[TABLE]).await
    }
}
