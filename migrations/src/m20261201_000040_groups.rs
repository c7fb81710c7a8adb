//! Groups: who leaves while the others go on; and the rest of a mentorship for a leave or an illness.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::*;

use crate::portable::*;

/// See the module.
#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

/// Of a participant who left, or whose leaving waits for the curator's word.
const COLUMNS: [&str; 3] = ["left_on", "left_reason", "leaving_proposed"];

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }

    async fn up(&self, m: &SchemaManager) -> Result<(), DbErr> {
        let columns = [
            date_null("left_on"),
            string_null("left_reason"),
            string_null("leaving_proposed"),
        ];
        for column in columns {
            let mut alter = Table::alter();
            alter.table("mentorship_participant").add_column(column);
            m.alter_table(alter.take()).await?;
        }
        suspension(m).await
    }

    async fn down(&self, m: &SchemaManager) -> Result<(), DbErr> {
        drop_tables(m, &["mentorship_suspension"]).await?;
        for column in COLUMNS {
            let mut alter = Table::alter();
            alter.table("mentorship_participant").drop_column(column);
            m.alter_table(alter.take()).await?;
        }
        Ok(())
    }
}

async fn suspension(m: &SchemaManager<'_>) -> Result<(), DbErr> {
    const TABLE: &str = "mentorship_suspension";
    m.create_table(
        table(TABLE)
            .col(pk_uuid("id"))
            .col(uuid("mentorship_id"))
            .col(string("reason"))
            .col(date("from_on"))
            .col(date_null("expected_back"))
            .col(text_null("note"))
            .col(uuid("suspended_by"))
            .col(timestamp_with_time_zone("suspended_at"))
            .col(date_null("resumed_on"))
            .foreign_key(&mut part_of(TABLE, "mentorship_id", "mentorship"))
            .foreign_key(&mut fk(TABLE, "suspended_by", "person"))
            .check(check(TABLE, "term", "resumed_on >= from_on"))
            .check(check(TABLE, "back", "expected_back >= from_on"))
            .take(),
    )
    .await?;
    unique_where(m, TABLE, "open", &["mentorship_id"], "resumed_on IS NULL").await?;
    index(m, TABLE, &["mentorship_id", "from_on"]).await
}
