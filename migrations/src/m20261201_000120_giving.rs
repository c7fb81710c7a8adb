//! Pairs across organisations: the school that gives the mentors, the order of its head, and whether it is signed.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::*;

use crate::portable::*;

/// See the module.
#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

const TABLE: &str = "mentorship";

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }

    async fn up(&self, m: &SchemaManager) -> Result<(), DbErr> {
        let columns = [
            uuid_null("giving_school_id"),
            uuid_null("giving_order_id"),
            boolean("giving_signed").default(false).take(),
        ];
        for column in columns {
            let mut alter = Table::alter();
            alter.table(TABLE).add_column(column);
            m.alter_table(alter.take()).await?;
        }
        index(m, TABLE, &["giving_school_id", "state"]).await?;
        index(m, TABLE, &["giving_order_id"]).await
    }

    async fn down(&self, m: &SchemaManager) -> Result<(), DbErr> {
        for name in [
            "ix_mentorship_giving_school_id_state",
            "ix_mentorship_giving_order_id",
        ] {
            m.drop_index(Index::drop().name(name).table(TABLE).to_owned())
                .await?;
        }
        for column in ["giving_signed", "giving_order_id", "giving_school_id"] {
            let mut alter = Table::alter();
            alter.table(TABLE).drop_column(column);
            m.alter_table(alter.take()).await?;
        }
        Ok(())
    }
}
