//! Templates of programmes with their editions, and which programme came from which of them.

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
        programme_template(m).await?;
        programme_template_edition(m).await?;
        programme_origin(m).await
    }

    async fn down(&self, m: &SchemaManager) -> Result<(), DbErr> {
        drop_tables(
            m,
            &[
                "programme_template",
                "programme_template_edition",
                "programme_origin",
            ],
        )
        .await
    }
}

async fn programme_template(m: &SchemaManager<'_>) -> Result<(), DbErr> {
    const TABLE: &str = "programme_template";
    m.create_table(
        table(TABLE)
            .col(pk_uuid("id"))
            .col(uuid_null("region_id"))
            .col(uuid_null("municipality_id"))
            .col(uuid_null("school_id"))
            .col(string("state"))
            .col(folded(m, "title_folded"))
            .col(integer("edition"))
            .col(timestamp_with_time_zone("created_at"))
            .foreign_key(&mut fk(TABLE, "region_id", "region"))
            .foreign_key(&mut fk(TABLE, "municipality_id", "municipality"))
            .foreign_key(&mut fk(TABLE, "school_id", "school"))
            .check(one_place(TABLE))
            .check(one_of(TABLE, "state", &["DRAFT", "IN_USE", "RETIRED"]))
            .take(),
    )
    .await?;
    for place in ["region_id", "municipality_id", "school_id"] {
        index(m, TABLE, &[place, "title_folded", "id"]).await?;
    }
    Ok(())
}

async fn programme_template_edition(m: &SchemaManager<'_>) -> Result<(), DbErr> {
    const TABLE: &str = "programme_template_edition";
    m.create_table(
        table(TABLE)
            .col(uuid("template_id"))
            .col(integer("edition"))
            .col(json_binary("content"))
            .col(uuid("written_by"))
            .col(timestamp_with_time_zone("written_at"))
            .primary_key(&mut key(&["template_id", "edition"]))
            .foreign_key(&mut part_of(TABLE, "template_id", "programme_template"))
            .foreign_key(&mut fk(TABLE, "written_by", "person"))
            .take(),
    )
    .await
}

async fn programme_origin(m: &SchemaManager<'_>) -> Result<(), DbErr> {
    const TABLE: &str = "programme_origin";
    m.create_table(
        table(TABLE)
            .col(pk_uuid("programme_id"))
            .col(uuid("template_id"))
            .col(integer("edition"))
            .foreign_key(&mut part_of(TABLE, "programme_id", "programme"))
            .foreign_key(&mut fk(TABLE, "template_id", "programme_template"))
            .take(),
    )
    .await?;
    index(m, TABLE, &["template_id"]).await
}
