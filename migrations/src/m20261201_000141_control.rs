//! Who was told of which execution and how often a school was reminded; since when a duty is a place's.

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
        add_column(m, "roadmap_duty", date_null("given_on")).await?;
        duty_told(m).await?;
        school_reminder(m).await
    }

    async fn down(&self, m: &SchemaManager) -> Result<(), DbErr> {
        drop_tables(m, &["duty_told", "school_reminder"]).await?;
        drop_columns(m, "roadmap_duty", &["given_on"]).await
    }
}

async fn duty_told(m: &SchemaManager<'_>) -> Result<(), DbErr> {
    const TABLE: &str = "duty_told";
    m.create_table(
        table(TABLE)
            .col(uuid("occurrence_id"))
            .col(integer("days"))
            .col(date("told_on"))
            .primary_key(&mut key(&["occurrence_id", "days"]))
            .foreign_key(&mut part_of(TABLE, "occurrence_id", "duty_occurrence"))
            .take(),
    )
    .await
}

async fn school_reminder(m: &SchemaManager<'_>) -> Result<(), DbErr> {
    const TABLE: &str = "school_reminder";
    m.create_table(
        table(TABLE)
            .col(pk_uuid("id"))
            .col(uuid("municipality_id"))
            .col(uuid("school_id"))
            .col(uuid_null("roadmap_id"))
            .col(date("sent_on"))
            .col(uuid("sent_by"))
            .col(integer("overdue"))
            .col(text("body"))
            .foreign_key(&mut fk(TABLE, "municipality_id", "municipality"))
            .foreign_key(&mut fk(TABLE, "school_id", "school"))
            .foreign_key(&mut fk(TABLE, "roadmap_id", "roadmap"))
            .foreign_key(&mut fk(TABLE, "sent_by", "person"))
            .check(check(TABLE, "overdue", "overdue > 0"))
            .take(),
    )
    .await?;
    unique(m, TABLE, "day", &["school_id", "sent_on"]).await?;
    index(m, TABLE, &["municipality_id", "sent_on"]).await
}
