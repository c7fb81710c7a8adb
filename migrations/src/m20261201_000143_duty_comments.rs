//! What is said about a duty, and remarks of a review that were not sent.

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
        comment(m).await?;
        draft(m).await
    }

    async fn down(&self, m: &SchemaManager) -> Result<(), DbErr> {
        drop_tables(m, &["duty_comment", "roadmap_review_draft"]).await
    }
}

async fn comment(m: &SchemaManager<'_>) -> Result<(), DbErr> {
    const TABLE: &str = "duty_comment";
    m.create_table(
        table(TABLE)
            .col(pk_uuid("id"))
            .col(uuid("duty_id"))
            .col(uuid("author_id"))
            .col(timestamp_with_time_zone("at"))
            .col(text("body"))
            .foreign_key(&mut fk(TABLE, "duty_id", "roadmap_duty"))
            .foreign_key(&mut fk(TABLE, "author_id", "person"))
            .take(),
    )
    .await?;
    index(m, TABLE, &["duty_id", "at", "id"]).await
}

async fn draft(m: &SchemaManager<'_>) -> Result<(), DbErr> {
    const TABLE: &str = "roadmap_review_draft";
    m.create_table(
        table(TABLE)
            .col(uuid("roadmap_id"))
            .col(uuid("written_by"))
            .col(text("summary"))
            .col(json_binary("remarks"))
            .col(timestamp_with_time_zone("saved_at"))
            .primary_key(&mut key(&["roadmap_id", "written_by"]))
            .foreign_key(&mut part_of(TABLE, "roadmap_id", "roadmap"))
            .foreign_key(&mut fk(TABLE, "written_by", "person"))
            .take(),
    )
    .await?;
    index(m, TABLE, &["written_by"]).await
}
