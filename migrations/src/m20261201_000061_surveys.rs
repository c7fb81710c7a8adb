//! Surveys by personal link: rounds of a school, and each person's link with their answers.

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
        survey_round(m).await?;
        survey_link(m).await
    }

    async fn down(&self, m: &SchemaManager) -> Result<(), DbErr> {
        drop_tables(m, &["survey_round", "survey_link"]).await
    }
}

async fn survey_round(m: &SchemaManager<'_>) -> Result<(), DbErr> {
    m.create_table(
        table("survey_round")
            .col(pk_uuid("id"))
            .col(uuid("school_id"))
            .col(string("kind"))
            .col(uuid("opened_by"))
            .col(timestamp_with_time_zone("opened_at"))
            .col(date("closes_on"))
            .col(timestamp_with_time_zone_null("closed_at"))
            .foreign_key(&mut fk("survey_round", "school_id", "school"))
            .foreign_key(&mut fk("survey_round", "opened_by", "person"))
            .check(one_of(
                "survey_round",
                "kind",
                &["REQUEST", "POTENTIAL_MENTOR"],
            ))
            .take(),
    )
    .await?;
    index(m, "survey_round", &["school_id", "opened_at desc"]).await
}

async fn survey_link(m: &SchemaManager<'_>) -> Result<(), DbErr> {
    m.create_table(
        table("survey_link")
            .col(pk_uuid("id"))
            .col(uuid("round_id"))
            .col(uuid("person_id"))
            .col(string("hash"))
            .col(timestamp_with_time_zone("issued_at"))
            .col(timestamp_with_time_zone_null("revoked_at"))
            .col(json_binary("answers"))
            .col(integer("saves"))
            .col(timestamp_with_time_zone_null("saved_at"))
            .col(timestamp_with_time_zone_null("submitted_at"))
            .col(timestamp_with_time_zone_null("settled_at"))
            .col(uuid_null("settled_by"))
            .col(string_null("outcome"))
            .foreign_key(&mut part_of("survey_link", "round_id", "survey_round"))
            .foreign_key(&mut fk("survey_link", "person_id", "person"))
            .foreign_key(&mut fk("survey_link", "settled_by", "person"))
            .check(one_of("survey_link", "outcome", &["TAKEN", "DISMISSED"]))
            .check(check(
                "survey_link",
                "settled",
                "outcome IS NULL OR (settled_at IS NOT NULL AND submitted_at IS NOT NULL)",
            ))
            .take(),
    )
    .await?;
    unique(m, "survey_link", "hash", &["hash"]).await?;
    unique(m, "survey_link", "person", &["round_id", "person_id"]).await?;
    index(m, "survey_link", &["person_id"]).await
}
