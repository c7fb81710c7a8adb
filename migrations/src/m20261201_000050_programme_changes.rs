//! Changes of programmes in force. An approved one makes the next edition: what was said before stands in it too.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::*;

use crate::portable::*;

/// See the module.
#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

/// In the order of making.
const TABLES: &[&str] = &["programme_change", "programme_change_consent"];

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }

    async fn up(&self, m: &SchemaManager) -> Result<(), DbErr> {
        change(m).await?;
        consent(m).await
    }

    async fn down(&self, m: &SchemaManager) -> Result<(), DbErr> {
        drop_tables(m, TABLES).await
    }
}

async fn change(m: &SchemaManager<'_>) -> Result<(), DbErr> {
    m.create_table(
        table("programme_change")
            .col(pk_uuid("id"))
            .col(uuid("programme_id"))
            .col(string("kind"))
            .col(string("state"))
            .col(text("reason"))
            .col(json_binary("before"))
            .col(json_binary("after"))
            .col(uuid("proposed_by"))
            .col(timestamp_with_time_zone("proposed_at"))
            .col(uuid_null("decided_by"))
            .col(date_null("decided_on"))
            .col(text_null("remark"))
            .col(integer_null("edition"))
            .col(version())
            .foreign_key(&mut fk("programme_change", "programme_id", "programme"))
            .foreign_key(&mut fk("programme_change", "proposed_by", "person"))
            .foreign_key(&mut fk("programme_change", "decided_by", "person"))
            .check(one_of(
                "programme_change",
                "state",
                &[
                    "OPEN",
                    "CONSENTED",
                    "APPROVED",
                    "REFUSED",
                    "DECLINED",
                    "WITHDRAWN",
                ],
            ))
            .check(check(
                "programme_change",
                "decided",
                "state IN ('OPEN', 'CONSENTED') OR (decided_on IS NOT NULL AND decided_by IS NOT NULL)",
            ))
            .check(check(
                "programme_change",
                "edition",
                "state <> 'APPROVED' OR edition IS NOT NULL",
            ))
            .take(),
    )
    .await?;
    index(m, "programme_change", &["programme_id", "proposed_at"]).await?;
    unique_where(
        m,
        "programme_change",
        "open",
        &["programme_id"],
        "state IN ('OPEN', 'CONSENTED')",
    )
    .await
}

async fn consent(m: &SchemaManager<'_>) -> Result<(), DbErr> {
    m.create_table(
        table("programme_change_consent")
            .col(uuid("change_id"))
            .col(uuid("person_id"))
            .col(timestamp_with_time_zone("given_at"))
            .primary_key(&mut key(&["change_id", "person_id"]))
            .foreign_key(&mut part_of(
                "programme_change_consent",
                "change_id",
                "programme_change",
            ))
            .foreign_key(&mut fk("programme_change_consent", "person_id", "person"))
            .take(),
    )
    .await
}
