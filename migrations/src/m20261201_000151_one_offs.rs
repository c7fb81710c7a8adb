//! Single meetings of a mentor and a mentee, without an order and a programme.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::*;

use crate::portable::*;

/// See the module.
#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

const TABLE: &str = "one_off";

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }

    async fn up(&self, m: &SchemaManager) -> Result<(), DbErr> {
        let answers = &["PENDING", "ACCEPTED", "DECLINED"];
        m.create_table(
            table(TABLE)
                .col(pk_uuid("id"))
                .col(uuid("school_id"))
                .col(string("format"))
                .col(text("topic"))
                .col(uuid("mentor_id"))
                .col(uuid("mentee_id"))
                .col(string("mentor_answer"))
                .col(string("mentee_answer"))
                .col(uuid("proposed_by"))
                .col(timestamp_with_time_zone("proposed_at"))
                .col(date("proposed_on"))
                .col(date_null("planned_on"))
                .col(string("state"))
                .col(date_null("held_on"))
                .col(integer_null("minutes"))
                .col(text_null("result"))
                .col(integer_null("mentor_score"))
                .col(text_null("mentor_words"))
                .col(integer_null("mentee_score"))
                .col(text_null("mentee_words"))
                .col(date_null("closed_on"))
                .col(version())
                .foreign_key(&mut fk(TABLE, "school_id", "school"))
                .foreign_key(&mut fk(TABLE, "mentor_id", "person"))
                .foreign_key(&mut fk(TABLE, "mentee_id", "person"))
                .foreign_key(&mut fk(TABLE, "proposed_by", "person"))
                .check(one_of(TABLE, "format", &["FLASH", "SPEED", "SITUATIONAL"]))
                .check(one_of(TABLE, "mentor_answer", answers))
                .check(one_of(TABLE, "mentee_answer", answers))
                .check(one_of(
                    TABLE,
                    "state",
                    &[
                        "PROPOSED",
                        "AGREED",
                        "HELD",
                        "FEEDBACK",
                        "CLOSED",
                        "DECLINED",
                        "CANCELLED",
                    ],
                ))
                .check(check(TABLE, "another", "mentor_id <> mentee_id"))
                .check(check(TABLE, "minutes", "minutes BETWEEN 5 AND 600"))
                .check(check(TABLE, "mentor_score", "mentor_score BETWEEN 1 AND 10"))
                .check(check(TABLE, "mentee_score", "mentee_score BETWEEN 1 AND 10"))
                .check(check(
                    TABLE,
                    "held",
                    "state NOT IN ('HELD', 'FEEDBACK', 'CLOSED') OR (held_on IS NOT NULL AND result IS NOT NULL)",
                ))
                .take(),
        )
        .await?;
        index(m, TABLE, &["school_id", "proposed_at"]).await?;
        index(m, TABLE, &["school_id", "held_on"]).await?;
        index(m, TABLE, &["mentor_id", "proposed_at"]).await?;
        index(m, TABLE, &["mentee_id", "proposed_at"]).await
    }

    async fn down(&self, m: &SchemaManager) -> Result<(), DbErr> {
        drop_tables(m, &[TABLE]).await
    }
}
