//! Packages of documents: what a municipality requires, what was said to be still current, and the sums of municipalities.

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
        policy(m).await?;
        confirmation(m).await?;
        total(m).await
    }

    async fn down(&self, m: &SchemaManager) -> Result<(), DbErr> {
        drop_tables(
            m,
            &["package_policy", "package_confirmation", "package_total"],
        )
        .await
    }
}

async fn policy(m: &SchemaManager<'_>) -> Result<(), DbErr> {
    const TABLE: &str = "package_policy";
    m.create_table(
        table(TABLE)
            .col(pk_uuid("municipality_id"))
            .col(json_binary("required"))
            .col(uuid("changed_by"))
            .col(timestamp_with_time_zone("changed_at"))
            .col(version())
            .foreign_key(&mut fk(TABLE, "municipality_id", "municipality"))
            .foreign_key(&mut fk(TABLE, "changed_by", "person"))
            .take(),
    )
    .await
}

async fn confirmation(m: &SchemaManager<'_>) -> Result<(), DbErr> {
    const TABLE: &str = "package_confirmation";
    m.create_table(
        table(TABLE)
            .col(pk_uuid("id"))
            .col(uuid("school_id"))
            .col(integer("school_year"))
            .col(string("item"))
            .col(uuid("confirmed_by"))
            .col(date("confirmed_on"))
            .foreign_key(&mut fk(TABLE, "school_id", "school"))
            .foreign_key(&mut fk(TABLE, "confirmed_by", "person"))
            .check(one_of(
                TABLE,
                "item",
                &[
                    "REGULATION",
                    "ROADMAP",
                    "PROGRAMME",
                    "APPOINTMENT_ORDER",
                    "PAIR_ORDERS",
                    "CONSENTS",
                    "SITE_SECTION",
                ],
            ))
            .take(),
    )
    .await?;
    unique(m, TABLE, "item", &["school_id", "school_year", "item"]).await
}

/// The sum of a municipality's schools in a school year, so that a region costs as many rows as it has municipalities.
async fn total(m: &SchemaManager<'_>) -> Result<(), DbErr> {
    const TABLE: &str = "package_total";
    m.create_table(
        table(TABLE)
            .col(uuid("municipality_id"))
            .col(integer("school_year"))
            .col(uuid("region_id"))
            .col(integer("schools"))
            .col(integer("complete"))
            .col(integer("required"))
            .col(integer("current"))
            .col(timestamp_with_time_zone("counted_at"))
            .primary_key(&mut key(&["municipality_id", "school_year"]))
            .foreign_key(&mut fk(TABLE, "municipality_id", "municipality"))
            .foreign_key(&mut fk(TABLE, "region_id", "region"))
            .check(check(
                TABLE,
                "sums",
                "complete BETWEEN 0 AND schools AND current BETWEEN 0 AND required",
            ))
            .take(),
    )
    .await?;
    index(m, TABLE, &["region_id", "school_year"]).await
}
