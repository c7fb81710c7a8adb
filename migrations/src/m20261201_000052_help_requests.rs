//! Requests for help between meetings, and consultations.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::*;

use crate::portable::*;

/// See the module.
#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }

    async fn up(&self, m: &SchemaManager) -> Result<(), DbErr> {
        m.create_table(
            table("help_request")
                .col(pk_uuid("id"))
                .col(uuid("school_id"))
                .col(uuid("asked_by"))
                .col(timestamp_with_time_zone("asked_at"))
                .col(string("addressee"))
                .col(boolean("urgent"))
                .col(string("topic"))
                .col(text("question"))
                .col(string("state"))
                .col(uuid_null("helper_id"))
                .col(timestamp_with_time_zone_null("answered_at"))
                .col(text_null("answer"))
                .col(integer_null("rating"))
                .col(version())
                .foreign_key(&mut fk("help_request", "school_id", "school"))
                .foreign_key(&mut fk("help_request", "asked_by", "person"))
                .foreign_key(&mut fk("help_request", "helper_id", "person"))
                .check(one_of(
                    "help_request",
                    "state",
                    &["NEW", "TAKEN", "ANSWERED", "CLOSED", "WITHDRAWN"],
                ))
                .check(check(
                    "help_request",
                    "helper",
                    "state NOT IN ('TAKEN', 'ANSWERED', 'CLOSED') OR helper_id IS NOT NULL",
                ))
                .check(check(
                    "help_request",
                    "answer",
                    "state NOT IN ('ANSWERED', 'CLOSED') OR (answer IS NOT NULL AND answered_at IS NOT NULL)",
                ))
                .check(check(
                    "help_request",
                    "rating",
                    "rating BETWEEN 1 AND 10 AND (state <> 'CLOSED' OR rating IS NOT NULL)",
                ))
                .take(),
        )
        .await?;
        index(m, "help_request", &["school_id", "state", "asked_at"]).await?;
        index(m, "help_request", &["asked_by", "asked_at"]).await
    }

    async fn down(&self, m: &SchemaManager) -> Result<(), DbErr> {
        drop_tables(m, &["help_request"]).await
    }
}
