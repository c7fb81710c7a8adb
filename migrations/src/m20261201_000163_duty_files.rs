//! Files that prove what was done about a duty; their bytes lie with those of documents.

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
        file(m).await?;
        proof(m).await
    }

    async fn down(&self, m: &SchemaManager) -> Result<(), DbErr> {
        drop_tables(m, &["duty_file", "duty_evidence_file"]).await
    }
}

async fn file(m: &SchemaManager<'_>) -> Result<(), DbErr> {
    const TABLE: &str = "duty_file";
    m.create_table(
        table(TABLE)
            .col(pk_uuid("id"))
            .col(uuid("duty_id"))
            .col(uuid("stored_id"))
            .col(text("name"))
            .col(string("media_type"))
            .col(uuid("uploaded_by"))
            .col(timestamp_with_time_zone("uploaded_at"))
            .foreign_key(&mut fk(TABLE, "duty_id", "roadmap_duty"))
            .foreign_key(&mut fk(TABLE, "stored_id", "stored_file"))
            .foreign_key(&mut fk(TABLE, "uploaded_by", "person"))
            .take(),
    )
    .await?;
    index(m, TABLE, &["duty_id", "uploaded_at"]).await?;
    index(m, TABLE, &["uploaded_at"]).await?;
    index(m, TABLE, &["stored_id"]).await
}

/// A file waits in `duty_file` until a proof refers to it; a proof has one file at most.
async fn proof(m: &SchemaManager<'_>) -> Result<(), DbErr> {
    const TABLE: &str = "duty_evidence_file";
    m.create_table(
        table(TABLE)
            .col(pk_uuid("evidence_id"))
            .col(uuid("file_id"))
            .foreign_key(&mut part_of(TABLE, "evidence_id", "duty_evidence"))
            .foreign_key(&mut fk(TABLE, "file_id", "duty_file"))
            .take(),
    )
    .await?;
    index(m, TABLE, &["file_id"]).await
}
