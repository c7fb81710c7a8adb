//! Pupils as mentees: whose consents on paper speak for them, because they have no account.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::*;

/// See the module.
#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

const TABLE: &str = "mentorship_participant";

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }

    async fn up(&self, m: &SchemaManager) -> Result<(), DbErr> {
        let mut alter = Table::alter();
        let column = boolean("represented").default(false).take();
        alter.table(TABLE).add_column(column);
        m.alter_table(alter.take()).await
    }

    async fn down(&self, m: &SchemaManager) -> Result<(), DbErr> {
        let mut alter = Table::alter();
        alter.table(TABLE).drop_column("represented");
        m.alter_table(alter.take()).await
    }
}
