//! Files on their way into the registers: the file, what each of its lines comes to, and which headings mean what.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::*;

use crate::portable::*;

/// See the module.
#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

/// In the order of making.
const TABLES: &[&str] = &["import_run", "import_line", "import_mapping"];

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }

    async fn up(&self, m: &SchemaManager) -> Result<(), DbErr> {
        import_run(m).await?;
        import_line(m).await?;
        import_mapping(m).await
    }

    async fn down(&self, m: &SchemaManager) -> Result<(), DbErr> {
        drop_tables(m, TABLES).await
    }
}

async fn import_run(m: &SchemaManager<'_>) -> Result<(), DbErr> {
    m.create_table(
        table("import_run")
            .col(pk_uuid("id"))
            .col(string("kind"))
            .col(uuid_null("school_id"))
            .col(uuid_null("municipality_id"))
            .col(string("file_name"))
            .col(string("file_hash"))
            .col(blob_null("content"))
            .col(string("state"))
            .col(string_null("failure"))
            .col(json_binary("headings"))
            .col(json_binary("remarks"))
            .col(json_binary("mapping"))
            .col(json_binary("choices"))
            .col(json_binary("counts"))
            .col(integer("done"))
            .col(integer("total"))
            .col(uuid("created_by"))
            .col(uuid_null("applied_by"))
            .col(timestamp_with_time_zone("created_at"))
            .col(timestamp_with_time_zone("updated_at"))
            .col(timestamp_with_time_zone_null("claimed_until"))
            .col(version())
            .foreign_key(&mut fk("import_run", "school_id", "school"))
            .foreign_key(&mut fk("import_run", "municipality_id", "municipality"))
            .check(one_of(
                "import_run",
                "kind",
                &["ORGANISATIONS", "PEOPLE", "MENTOR_CARDS", "NEEDS"],
            ))
            .check(one_of(
                "import_run",
                "state",
                &[
                    "WAITING",
                    "PREVIEWED",
                    "UNREADABLE",
                    "APPLYING",
                    "APPLIED",
                    "DISCARDED",
                ],
            ))
            .check(check(
                "import_run",
                "one_place",
                "(school_id IS NULL) <> (municipality_id IS NULL)",
            ))
            .take(),
    )
    .await?;
    index(m, "import_run", &["state", "updated_at"]).await?;
    index(m, "import_run", &["school_id", "created_at desc"]).await?;
    index(m, "import_run", &["municipality_id", "created_at desc"]).await
}

async fn import_line(m: &SchemaManager<'_>) -> Result<(), DbErr> {
    m.create_table(
        table("import_line")
            .col(uuid("run_id"))
            .col(integer("row_number"))
            .col(string("verdict"))
            .col(uuid_null("subject_id"))
            .col(json_binary("cells"))
            .col(json_binary("problems"))
            .col(json_binary("changes"))
            .col(json_binary("candidates"))
            .primary_key(&mut key(&["run_id", "row_number"]))
            .foreign_key(&mut part_of("import_line", "run_id", "import_run"))
            .take(),
    )
    .await?;
    index(m, "import_line", &["run_id", "verdict", "row_number"]).await
}

async fn import_mapping(m: &SchemaManager<'_>) -> Result<(), DbErr> {
    m.create_table(
        table("import_mapping")
            .col(uuid("place_id"))
            .col(string("signature"))
            .col(json_binary("fields"))
            .col(timestamp_with_time_zone("updated_at"))
            .primary_key(&mut key(&["place_id", "signature"]))
            .take(),
    )
    .await
}
