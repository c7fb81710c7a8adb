//! Consents, one record per purpose, and the fields that a dissemination consent covers.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::*;

use crate::portable::*;

/// See the module.
#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

/// In the order of making.
const TABLES: &[&str] = &["consent", "consent_field"];

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }

    async fn up(&self, m: &SchemaManager) -> Result<(), DbErr> {
        consent(m).await?;
        consent_field(m).await?;
        Ok(())
    }

    async fn down(&self, m: &SchemaManager) -> Result<(), DbErr> {
        drop_tables(m, TABLES).await
    }
}

async fn consent(m: &SchemaManager<'_>) -> Result<(), DbErr> {
    m.create_table(
        table("consent")
            .col(pk_uuid("id"))
            .col(uuid("person_id"))
            .col(uuid("school_id"))
            .col(string("purpose"))
            .col(string("text_version"))
            .col(json_binary("fields"))
            .col(string("channel"))
            .col(date("valid_from"))
            .col(date_null("valid_until"))
            .col(date_null("withdrawn_on"))
            .col(uuid("recorded_by"))
            .col(timestamp_with_time_zone("recorded_at"))
            .foreign_key(&mut fk("consent", "person_id", "person"))
            .foreign_key(&mut fk("consent", "school_id", "school"))
            .foreign_key(&mut fk("consent", "recorded_by", "person"))
            .check(one_of(
                "consent",
                "purpose",
                &[
                    "PERSONAL_DATA_PROCESSING",
                    "PERSONAL_DATA_DISSEMINATION",
                    "MENTOR_DUTY",
                    "MENTEE_PARTICIPATION",
                ],
            ))
            .check(one_of("consent", "channel", &["ACCOUNT", "PAPER"]))
            .check(check("consent", "term", "valid_until >= valid_from"))
            .take(),
    )
    .await?;
    index(m, "consent", &["person_id", "purpose"]).await?;
    index(m, "consent", &["school_id"]).await
}

async fn consent_field(m: &SchemaManager<'_>) -> Result<(), DbErr> {
    m.create_table(
        table("consent_field")
            .col(uuid("consent_id"))
            .col(string("field"))
            .primary_key(&mut key(&["consent_id", "field"]))
            .foreign_key(&mut part_of("consent_field", "consent_id", "consent"))
            .take(),
    )
    .await
}
