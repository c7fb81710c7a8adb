//! Fields that a municipality adds to the cards of its banks, with their versions and values.

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
        bank_field(m).await?;
        bank_field_version(m).await?;
        bank_field_value(m).await
    }

    async fn down(&self, m: &SchemaManager) -> Result<(), DbErr> {
        drop_tables(m, &["bank_field", "bank_field_version", "bank_field_value"]).await
    }
}

async fn bank_field(m: &SchemaManager<'_>) -> Result<(), DbErr> {
    m.create_table(
        table("bank_field")
            .col(pk_uuid("id"))
            .col(uuid("municipality_id"))
            .col(string("side"))
            .col(timestamp_with_time_zone("created_at"))
            .col(timestamp_with_time_zone_null("retired_at"))
            .col(version())
            .foreign_key(&mut fk("bank_field", "municipality_id", "municipality"))
            .check(one_of("bank_field", "side", &["MENTOR", "MENTEE"]))
            .take(),
    )
    .await?;
    index(m, "bank_field", &["municipality_id", "created_at"]).await
}

async fn bank_field_version(m: &SchemaManager<'_>) -> Result<(), DbErr> {
    m.create_table(
        table("bank_field_version")
            .col(uuid("field_id"))
            .col(integer("version"))
            .col(string("name"))
            .col(string("kind"))
            .col(json_binary("options"))
            .col(string("visibility"))
            .col(uuid("written_by"))
            .col(timestamp_with_time_zone("written_at"))
            .primary_key(&mut key(&["field_id", "version"]))
            .foreign_key(&mut part_of("bank_field_version", "field_id", "bank_field"))
            .foreign_key(&mut fk("bank_field_version", "written_by", "person"))
            .take(),
    )
    .await
}

async fn bank_field_value(m: &SchemaManager<'_>) -> Result<(), DbErr> {
    m.create_table(
        table("bank_field_value")
            .col(uuid("card_id"))
            .col(uuid("field_id"))
            .col(integer("version"))
            .col(string("value"))
            .col(uuid("written_by"))
            .col(timestamp_with_time_zone("written_at"))
            .primary_key(&mut key(&["card_id", "field_id"]))
            .foreign_key(&mut fk("bank_field_value", "field_id", "bank_field"))
            .foreign_key(&mut fk("bank_field_value", "written_by", "person"))
            .take(),
    )
    .await?;
    index(m, "bank_field_value", &["field_id"]).await
}
