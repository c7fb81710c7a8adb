//! Counters by school year, kept in the writing transaction, and the row that a recount locks.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::*;

use crate::portable::*;

/// See the module.
#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

/// In the order of making.
const TABLES: &[&str] = &[
    "school_counter",
    "municipality_counter",
    "school_year_ledger",
];

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }

    async fn up(&self, m: &SchemaManager) -> Result<(), DbErr> {
        school_counter(m).await?;
        municipality_counter(m).await?;
        school_year_ledger(m).await?;
        Ok(())
    }

    async fn down(&self, m: &SchemaManager) -> Result<(), DbErr> {
        drop_tables(m, TABLES).await
    }
}

async fn school_counter(m: &SchemaManager<'_>) -> Result<(), DbErr> {
    m.create_table(
        table("school_counter")
            .col(uuid("school_id"))
            .col(uuid("municipality_id"))
            .col(uuid("region_id"))
            .col(integer("school_year"))
            .col(string("indicator"))
            .col(integer("value"))
            .primary_key(&mut key(&["school_id", "school_year", "indicator"]))
            .foreign_key(&mut fk("school_counter", "school_id", "school"))
            .foreign_key(&mut fk("school_counter", "municipality_id", "municipality"))
            .foreign_key(&mut fk("school_counter", "region_id", "region"))
            .check(check("school_counter", "value", "value >= 0"))
            .take(),
    )
    .await?;
    index(m, "school_counter", &["municipality_id", "school_year"]).await
}

async fn municipality_counter(m: &SchemaManager<'_>) -> Result<(), DbErr> {
    m.create_table(
        table("municipality_counter")
            .col(uuid("municipality_id"))
            .col(uuid("region_id"))
            .col(integer("school_year"))
            .col(string("indicator"))
            .col(integer("value"))
            .primary_key(&mut key(&["municipality_id", "school_year", "indicator"]))
            .foreign_key(&mut fk(
                "municipality_counter",
                "municipality_id",
                "municipality",
            ))
            .foreign_key(&mut fk("municipality_counter", "region_id", "region"))
            .check(check("municipality_counter", "value", "value >= 0"))
            .take(),
    )
    .await?;
    index(m, "municipality_counter", &["region_id", "school_year"]).await
}

async fn school_year_ledger(m: &SchemaManager<'_>) -> Result<(), DbErr> {
    m.create_table(
        table("school_year_ledger")
            .col(uuid("school_id"))
            .col(integer("school_year"))
            .col(timestamp_with_time_zone("counted_at"))
            .primary_key(&mut key(&["school_id", "school_year"]))
            .foreign_key(&mut fk("school_year_ledger", "school_id", "school"))
            .take(),
    )
    .await
}
