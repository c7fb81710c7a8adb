//! Runs of the matching: what was asked for, and a line for each mentee who was looked at. Never changed afterwards,
//! but for the day on which a municipality sends one to its schools.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::*;

use crate::portable::*;

/// See the module.
#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

/// In the order of making.
const TABLES: &[&str] = &["matching_run", "matching_line"];

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }

    async fn up(&self, m: &SchemaManager) -> Result<(), DbErr> {
        run(m).await?;
        line(m).await
    }

    async fn down(&self, m: &SchemaManager) -> Result<(), DbErr> {
        drop_tables(m, TABLES).await
    }
}

/// The run of a school names it; that of a municipality names none.
async fn run(m: &SchemaManager<'_>) -> Result<(), DbErr> {
    m.create_table(
        table("matching_run")
            .col(pk_uuid("id"))
            .col(uuid("municipality_id"))
            .col(uuid_null("school_id"))
            .col(uuid("run_by"))
            .col(timestamp_with_time_zone("run_at"))
            .col(json_binary("settings"))
            .col(integer("mentors"))
            .col(integer("mentees"))
            .col(integer("places"))
            .col(integer("pairs"))
            .col(integer("score"))
            .col(timestamp_with_time_zone_null("sent_at"))
            .foreign_key(&mut fk("matching_run", "municipality_id", "municipality"))
            .foreign_key(&mut fk("matching_run", "school_id", "school"))
            .foreign_key(&mut fk("matching_run", "run_by", "person"))
            .take(),
    )
    .await?;
    index(m, "matching_run", &["school_id", "run_at desc", "id"]).await?;
    index(m, "matching_run", &["municipality_id", "run_at desc", "id"]).await
}

async fn line(m: &SchemaManager<'_>) -> Result<(), DbErr> {
    m.create_table(
        table("matching_line")
            .col(uuid("run_id"))
            .col(uuid("mentee_id"))
            .col(uuid("need_id"))
            .col(uuid("school_id"))
            .col(uuid_null("mentor_id"))
            .col(integer("points"))
            .col(boolean("locked"))
            .col(json_binary("detail"))
            .primary_key(&mut key(&["run_id", "mentee_id"]))
            .foreign_key(&mut part_of("matching_line", "run_id", "matching_run"))
            .foreign_key(&mut fk("matching_line", "mentee_id", "person"))
            .foreign_key(&mut fk("matching_line", "need_id", "need"))
            .foreign_key(&mut fk("matching_line", "school_id", "school"))
            .foreign_key(&mut fk("matching_line", "mentor_id", "person"))
            .take(),
    )
    .await?;
    index(m, "matching_line", &["school_id"]).await
}
