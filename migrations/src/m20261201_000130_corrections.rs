//! Requests for correction of personal data.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::*;

use crate::portable::*;

/// See the module.
#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

const TABLE: &str = "correction_request";

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
                .col(uuid("person_id"))
                .col(string("area"))
                .col(text("wrong"))
                .col(text("wanted"))
                .col(string("state"))
                .col(timestamp_with_time_zone("filed_at"))
                .col(date("filed_on"))
                .col(date("correct_by"))
                .col(text_null("answer"))
                .col(uuid_null("answered_by"))
                .col(date_null("answered_on"))
                .col(version())
                .foreign_key(&mut fk(TABLE, "school_id", "school"))
                .foreign_key(&mut fk(TABLE, "person_id", "person"))
                .foreign_key(&mut fk(TABLE, "answered_by", "person"))
                .check(one_of(
                    TABLE,
                    "area",
                    &[
                        "NAME",
                        "CONTACTS",
                        "BIRTH_DATE",
                        "EMPLOYMENT",
                        "CARDS",
                        "PAIRS",
                        "CONSENTS",
                        "OTHER",
                    ],
                ))
                .check(one_of(
                    TABLE,
                    "state",
                    &["OPEN", "CORRECTED", "DECLINED", "WITHDRAWN"],
                ))
                .check(check(
                    TABLE,
                    "answer",
                    "state NOT IN ('CORRECTED', 'DECLINED') \
                     OR (answer IS NOT NULL AND answered_by IS NOT NULL AND answered_on IS NOT NULL)",
                ))
                .take(),
        )
        .await?;
        unique_where(
            m,
            TABLE,
            "open",
            &["school_id", "person_id", "area"],
            "state = 'OPEN'",
        )
        .await?;
        index(m, TABLE, &["school_id", "state", "filed_at"]).await?;
        index(m, TABLE, &["person_id", "filed_at"]).await
    }

    async fn down(&self, m: &SchemaManager) -> Result<(), DbErr> {
        drop_tables(m, &[TABLE]).await
    }
}
