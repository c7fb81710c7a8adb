//! Which schools have rolled over into which school year, and what was decided.

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
        m.create_table(
            table("rollover")
                .col(uuid("school_id"))
                .col(integer("school_year"))
                .col(uuid("done_by"))
                .col(timestamp_with_time_zone("done_at"))
                .col(json_binary("outcome"))
                .primary_key(&mut key(&["school_id", "school_year"]))
                .foreign_key(&mut fk("rollover", "school_id", "school"))
                .foreign_key(&mut fk("rollover", "done_by", "person"))
                .take(),
        )
        .await?;
        index(m, "rollover", &["done_by"]).await
    }

    async fn down(&self, m: &SchemaManager) -> Result<(), DbErr> {
        drop_tables(m, &["rollover"]).await
    }
}
