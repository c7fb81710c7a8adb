//! Regions, municipalities, schools: the places that everything else stands in.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::*;

use crate::portable::*;

/// See the module.
#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

/// In the order of making.
const TABLES: &[&str] = &["region", "municipality", "school"];

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }

    async fn up(&self, m: &SchemaManager) -> Result<(), DbErr> {
        region(m).await?;
        municipality(m).await?;
        school(m).await?;
        Ok(())
    }

    async fn down(&self, m: &SchemaManager) -> Result<(), DbErr> {
        drop_tables(m, TABLES).await
    }
}

async fn region(m: &SchemaManager<'_>) -> Result<(), DbErr> {
    m.create_table(
        table("region")
            .col(pk_uuid("id"))
            .col(string("name"))
            .col(folded(m, "slug"))
            .col(string("time_zone"))
            .col(timestamp_with_time_zone("created_at"))
            .take(),
    )
    .await?;
    unique(m, "region", "slug", &["slug"]).await
}

async fn municipality(m: &SchemaManager<'_>) -> Result<(), DbErr> {
    m.create_table(
        table("municipality")
            .col(pk_uuid("id"))
            .col(uuid("region_id"))
            .col(string("name"))
            .col(folded(m, "name_folded"))
            .col(folded(m, "slug"))
            .col(string("kind"))
            .col(timestamp_with_time_zone("created_at"))
            .col(version())
            .foreign_key(&mut fk("municipality", "region_id", "region"))
            .take(),
    )
    .await?;
    unique(m, "municipality", "name", &["region_id", "name_folded"]).await?;
    unique(m, "municipality", "slug", &["slug"]).await
}

async fn school(m: &SchemaManager<'_>) -> Result<(), DbErr> {
    m.create_table(
        table("school")
            .col(pk_uuid("id"))
            .col(uuid("municipality_id"))
            .col(uuid("region_id"))
            .col(string("kind"))
            .col(string("full_name"))
            .col(string("short_name"))
            .col(folded(m, "name_folded"))
            .col(folded(m, "sort_key"))
            .col(folded(m, "slug"))
            .col(string_null("place_name"))
            .col(string_null("founder"))
            .col(timestamp_with_time_zone("created_at"))
            .col(version())
            .foreign_key(&mut fk("school", "municipality_id", "municipality"))
            .foreign_key(&mut fk("school", "region_id", "region"))
            .take(),
    )
    .await?;
    unique(m, "school", "name", &["municipality_id", "sort_key"]).await?;
    unique(m, "school", "slug", &["slug"]).await?;
    index(m, "school", &["municipality_id", "sort_key", "id"]).await?;
    index(m, "school", &["region_id"]).await
}
