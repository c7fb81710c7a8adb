//! Certificates of completed programmes, with the code by which anybody checks them.

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
        const TABLE: &str = "certificate";
        m.create_table(
            table(TABLE)
                .col(pk_uuid("id"))
                .col(uuid("programme_id"))
                .col(uuid("person_id"))
                .col(string("side"))
                .col(string("code"))
                .col(json_binary("content"))
                .col(uuid("issued_by"))
                .col(date("issued_on"))
                .col(uuid_null("withdrawn_by"))
                .col(date_null("withdrawn_on"))
                .col(text_null("withdraw_reason"))
                .foreign_key(&mut fk(TABLE, "programme_id", "programme"))
                .foreign_key(&mut fk(TABLE, "person_id", "person"))
                .foreign_key(&mut fk(TABLE, "issued_by", "person"))
                .foreign_key(&mut fk(TABLE, "withdrawn_by", "person"))
                .check(one_of(TABLE, "side", &["MENTOR", "MENTEE"]))
                .check(check(
                    TABLE,
                    "withdrawn",
                    "(withdrawn_on IS NULL AND withdrawn_by IS NULL AND withdraw_reason IS NULL) \
                     OR (withdrawn_on IS NOT NULL AND withdrawn_by IS NOT NULL AND withdraw_reason IS NOT NULL)",
                ))
                .take(),
        )
        .await?;
        unique(m, TABLE, "code", &["code"]).await?;
        unique(m, TABLE, "person", &["programme_id", "person_id"]).await?;
        index(m, TABLE, &["person_id"]).await
    }

    async fn down(&self, m: &SchemaManager) -> Result<(), DbErr> {
        drop_tables(m, &["certificate"]).await
    }
}
