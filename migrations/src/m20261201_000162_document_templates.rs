//! Templates of documents that regions, municipalities and schools write.

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
        const TABLE: &str = "document_template";
        m.create_table(
            table(TABLE)
                .col(pk_uuid("id"))
                .col(uuid("region_id"))
                .col(uuid_null("municipality_id"))
                .col(uuid_null("school_id"))
                .col(string("kind"))
                .col(text("title"))
                .col(folded(m, "title_folded"))
                .col(text("body"))
                // Of the templates that come with the program there is no row.
                .col(uuid_null("parent_id"))
                .col(uuid("changed_by"))
                .col(timestamp_with_time_zone("changed_at"))
                .col(version())
                .foreign_key(&mut fk(TABLE, "region_id", "region"))
                .foreign_key(&mut fk(TABLE, "municipality_id", "municipality"))
                .foreign_key(&mut fk(TABLE, "school_id", "school"))
                .foreign_key(&mut fk(TABLE, "changed_by", "person"))
                .check(check(
                    TABLE,
                    "seat",
                    "school_id IS NULL OR municipality_id IS NOT NULL",
                ))
                .take(),
        )
        .await?;
        for place in ["region_id", "municipality_id", "school_id"] {
            index(m, TABLE, &[place, "title_folded"]).await?;
        }
        Ok(())
    }

    async fn down(&self, m: &SchemaManager) -> Result<(), DbErr> {
        drop_tables(m, &["document_template"]).await
    }
}
