//! Individual routes of four or five school years (C-007).

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::*;

use crate::portable::*;

/// See the module.
#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

const TABLE: &str = "individual_route";

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
                .col(uuid("person_id"))
                .col(text("goal"))
                .col(integer("from_year"))
                .col(integer("until_year"))
                .col(json_binary("steps"))
                .col(string("state"))
                .col(integer("edition"))
                .col(text_null("revision_reason"))
                .col(timestamp_with_time_zone("written_at"))
                .col(date_null("activated_on"))
                .col(date_null("finished_on"))
                .col(text_null("result"))
                .col(version())
                .foreign_key(&mut fk(TABLE, "school_id", "school"))
                .foreign_key(&mut fk(TABLE, "person_id", "person"))
                .check(one_of(
                    TABLE,
                    "state",
                    &["DRAFT", "ACTIVE", "REVISED", "FINISHED"],
                ))
                .check(check(
                    TABLE,
                    "years",
                    "until_year - from_year BETWEEN 3 AND 4",
                ))
                .check(check(
                    TABLE,
                    "finishing",
                    "state <> 'FINISHED' OR (finished_on IS NOT NULL AND result IS NOT NULL)",
                ))
                .check(check(
                    TABLE,
                    "revision",
                    "(state <> 'REVISED' AND edition = 1) OR revision_reason IS NOT NULL",
                ))
                .take(),
        )
        .await?;
        unique_where(
            m,
            TABLE,
            "open",
            &["school_id", "person_id"],
            "state <> 'FINISHED'",
        )
        .await?;
        index(m, TABLE, &["person_id"]).await?;
        index(m, TABLE, &["school_id", "written_at"]).await
    }

    async fn down(&self, m: &SchemaManager) -> Result<(), DbErr> {
        drop_tables(m, &[TABLE]).await
    }
}
