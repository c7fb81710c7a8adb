//! Partners of schools with their agreements, and people whom a partner sends (Q-42, A-M3, D-2.3).

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::*;

use crate::portable::*;

/// See the module.
#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

const TABLE: &str = "partner";

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }

    async fn up(&self, m: &SchemaManager) -> Result<(), DbErr> {
        m.create_table(
            table(TABLE)
                .col(pk_uuid("id"))
                .col(uuid("school_id"))
                .col(string("kind"))
                .col(string("name"))
                .col(folded(m, "name_folded"))
                .col(text_null("contacts"))
                .col(string_null("agreement_number"))
                .col(date_null("agreement_on"))
                .col(date_null("agreement_until"))
                .col(timestamp_with_time_zone("created_at"))
                .col(version())
                .foreign_key(&mut fk(TABLE, "school_id", "school"))
                .check(one_of(
                    TABLE,
                    "kind",
                    &[
                        "ENTERPRISE",
                        "PUBLIC_ORGANISATION",
                        "EDUCATION_ORGANISATION",
                        "NATURAL_PERSON",
                        "OTHER",
                    ],
                ))
                .check(check(
                    TABLE,
                    "term",
                    "agreement_until IS NULL OR (agreement_on IS NOT NULL AND agreement_until >= agreement_on)",
                ))
                .take(),
        )
        .await?;
        index(m, TABLE, &["school_id", "name_folded"]).await?;
        add_column(m, "employment", uuid_null("partner_id")).await?;
        index(m, "employment", &["partner_id"]).await
    }

    async fn down(&self, m: &SchemaManager) -> Result<(), DbErr> {
        m.drop_index(
            Index::drop()
                .name("ix_employment_partner_id")
                .table("employment")
                .to_owned(),
        )
        .await?;
        drop_columns(m, "employment", &["partner_id"]).await?;
        drop_tables(m, &[TABLE]).await
    }
}
