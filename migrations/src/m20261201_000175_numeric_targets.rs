//! Numeric targets: what is planned for a year, in editions, with a line for each kind of organisation.

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
        target(m).await?;
        edition(m).await?;
        line(m).await
    }

    async fn down(&self, m: &SchemaManager) -> Result<(), DbErr> {
        drop_tables(
            m,
            &[
                "numeric_target",
                "numeric_target_edition",
                "numeric_target_line",
            ],
        )
        .await
    }
}

async fn target(m: &SchemaManager<'_>) -> Result<(), DbErr> {
    const TABLE: &str = "numeric_target";
    m.create_table(
        table(TABLE)
            .col(pk_uuid("id"))
            .col(uuid("region_id"))
            .col(uuid_null("municipality_id"))
            .col(uuid("place_id"))
            .col(string("indicator"))
            .col(integer("year"))
            .col(integer("revision"))
            .foreign_key(&mut fk(TABLE, "region_id", "region"))
            .foreign_key(&mut fk(TABLE, "municipality_id", "municipality"))
            .check(one_of(
                TABLE,
                "indicator",
                &[
                    "PROGRAMME_EXISTS",
                    "PRACTICE_PUBLISHED",
                    "DOCUMENT_PACKAGE",
                    "IN_MODEL",
                ],
            ))
            .take(),
    )
    .await?;
    unique(m, TABLE, "what", &["place_id", "indicator", "year"]).await?;
    index(m, TABLE, &["region_id", "indicator", "year"]).await
}

/// What is planned, as it was written once. One edition holds at most, and one waits at most to be approved.
async fn edition(m: &SchemaManager<'_>) -> Result<(), DbErr> {
    const TABLE: &str = "numeric_target_edition";
    m.create_table(
        table(TABLE)
            .col(pk_uuid("id"))
            .col(uuid("target_id"))
            .col(integer("number"))
            .col(string("state"))
            .col(uuid("set_by"))
            .col(timestamp_with_time_zone("set_at"))
            .col(uuid_null("approved_by"))
            .col(date_null("approved_on"))
            .foreign_key(&mut part_of(TABLE, "target_id", "numeric_target"))
            .foreign_key(&mut fk(TABLE, "set_by", "person"))
            .foreign_key(&mut fk(TABLE, "approved_by", "person"))
            .check(one_of(
                TABLE,
                "state",
                &["PROPOSED", "APPROVED", "SUPERSEDED"],
            ))
            .check(check(
                TABLE,
                "approved",
                "(approved_by IS NULL) = (approved_on IS NULL) \
                 AND (state <> 'APPROVED' OR approved_by IS NOT NULL) \
                 AND (state <> 'PROPOSED' OR approved_by IS NULL)",
            ))
            .take(),
    )
    .await?;
    unique(m, TABLE, "number", &["target_id", "number"]).await?;
    unique_where(
        m,
        TABLE,
        "standing",
        &["target_id", "state"],
        "state <> 'SUPERSEDED'",
    )
    .await
}

async fn line(m: &SchemaManager<'_>) -> Result<(), DbErr> {
    const TABLE: &str = "numeric_target_line";
    m.create_table(
        table(TABLE)
            .col(uuid("edition_id"))
            .col(string("kind"))
            .col(integer("planned"))
            .col(integer("base"))
            .primary_key(&mut key(&["edition_id", "kind"]))
            .foreign_key(&mut part_of(TABLE, "edition_id", "numeric_target_edition"))
            .check(one_of(
                TABLE,
                "kind",
                &[
                    "PRESCHOOL",
                    "SCHOOL",
                    "ADDITIONAL",
                    "VOCATIONAL",
                    "UNIVERSITY",
                ],
            ))
            .check(check(
                TABLE,
                "numbers",
                "planned BETWEEN 0 AND base AND base > 0",
            ))
            .take(),
    )
    .await
}
