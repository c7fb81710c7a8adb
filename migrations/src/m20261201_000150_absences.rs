//! What people say for being matched: when they are away, and with whom they would like to work, or rather not.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::*;

use crate::portable::*;

/// See the module.
#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

const ABSENCE: &str = "absence";
const WISH: &str = "wish";

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }

    async fn up(&self, m: &SchemaManager) -> Result<(), DbErr> {
        m.create_table(
            table(ABSENCE)
                .col(pk_uuid("id"))
                .col(uuid("school_id"))
                .col(uuid("person_id"))
                .col(date("from_on"))
                .col(date("until_on"))
                .col(string_null("reason"))
                .col(uuid("stated_by"))
                .col(timestamp_with_time_zone("stated_at"))
                .foreign_key(&mut fk(ABSENCE, "school_id", "school"))
                .foreign_key(&mut fk(ABSENCE, "person_id", "person"))
                .foreign_key(&mut fk(ABSENCE, "stated_by", "person"))
                .check(one_of(
                    ABSENCE,
                    "reason",
                    &["LEAVE", "PARENTAL_LEAVE", "ILLNESS", "AWAY", "OTHER"],
                ))
                .check(check(ABSENCE, "term", "until_on >= from_on"))
                .take(),
        )
        .await?;
        index(m, ABSENCE, &["person_id", "until_on"]).await?;
        index(m, ABSENCE, &["school_id", "until_on"]).await?;
        m.create_table(
            table(WISH)
                .col(pk_uuid("id"))
                .col(uuid("school_id"))
                .col(uuid("person_id"))
                .col(string("side"))
                .col(uuid("colleague_id"))
                .col(string("kind"))
                .col(date("stated_on"))
                .col(timestamp_with_time_zone("stated_at"))
                .foreign_key(&mut fk(WISH, "school_id", "school"))
                .foreign_key(&mut fk(WISH, "person_id", "person"))
                .foreign_key(&mut fk(WISH, "colleague_id", "person"))
                .check(one_of(WISH, "side", &["MENTOR", "MENTEE"]))
                .check(one_of(WISH, "kind", &["LIKE", "RATHER_NOT"]))
                .check(check(WISH, "another", "colleague_id <> person_id"))
                .take(),
        )
        .await?;
        unique(
            m,
            WISH,
            "about",
            &["school_id", "person_id", "side", "colleague_id"],
        )
        .await?;
        index(m, WISH, &["school_id", "stated_at"]).await?;
        index(m, WISH, &["person_id"]).await?;
        index(m, WISH, &["colleague_id"]).await
    }

    async fn down(&self, m: &SchemaManager) -> Result<(), DbErr> {
        drop_tables(m, &[ABSENCE, WISH]).await
    }
}
