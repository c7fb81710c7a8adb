//! Notifications: what somebody was told, and by which way they want to be told.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::*;

use crate::portable::*;

/// See the module.
#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

/// In the order of making.
const TABLES: &[&str] = &["notice", "notice_choice"];
const KINDS: &[&str] = &[
    "PAIR",
    "ORDER",
    "CONSENT",
    "PROGRAMME",
    "DEADLINE",
    "MESSAGE",
];
const WAYS: &[&str] = &["IN_APP", "AT_ONCE", "DIGEST", "OFF_UNTIL_TERM_ENDS"];

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }

    async fn up(&self, m: &SchemaManager) -> Result<(), DbErr> {
        notice(m).await?;
        choice(m).await
    }

    async fn down(&self, m: &SchemaManager) -> Result<(), DbErr> {
        drop_tables(m, TABLES).await
    }
}

async fn notice(m: &SchemaManager<'_>) -> Result<(), DbErr> {
    m.create_table(
        table("notice")
            .col(pk_uuid("id"))
            .col(uuid("person_id"))
            .col(string("kind"))
            .col(string("way"))
            .col(string("title"))
            .col(text("body"))
            .col(string_null("path"))
            // Tells one step of one duty from another, so that nobody hears of it twice.
            .col(string_null("step"))
            .col(timestamp_with_time_zone("created_at"))
            .col(timestamp_with_time_zone_null("read_at"))
            .col(timestamp_with_time_zone_null("digested_at"))
            .foreign_key(&mut fk("notice", "person_id", "person"))
            .check(one_of("notice", "kind", KINDS))
            .check(one_of("notice", "way", WAYS))
            .take(),
    )
    .await?;
    index(m, "notice", &["person_id", "created_at desc", "id desc"]).await?;
    unique(m, "notice", "step", &["person_id", "step"]).await
}

async fn choice(m: &SchemaManager<'_>) -> Result<(), DbErr> {
    m.create_table(
        table("notice_choice")
            .col(uuid("person_id"))
            .col(string("kind"))
            .col(string("way"))
            .col(date("chosen_on"))
            .primary_key(&mut key(&["person_id", "kind"]))
            .foreign_key(&mut fk("notice_choice", "person_id", "person"))
            .check(one_of("notice_choice", "kind", KINDS))
            .check(one_of("notice_choice", "way", WAYS))
            .take(),
    )
    .await
}
