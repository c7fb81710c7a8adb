//! Secret addresses of calendars.

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
            table("calendar_feed")
                .col(string("hash").primary_key())
                .col(uuid("person_id"))
                .col(timestamp_with_time_zone("created_at"))
                .foreign_key(&mut fk("calendar_feed", "person_id", "person"))
                .take(),
        )
        .await?;
        // One address a person: a new one puts the old one out of use.
        unique(m, "calendar_feed", "person", &["person_id"]).await
    }

    async fn down(&self, m: &SchemaManager) -> Result<(), DbErr> {
        drop_tables(m, &["calendar_feed"]).await
    }
}
