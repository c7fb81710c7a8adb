//! Acts about data that were made nobody's, and holds that stop that.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::*;

use crate::portable::*;

/// See the module.
#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

const ACT: &str = "depersonalisation";
const HOLD: &str = "legal_hold";

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }

    async fn up(&self, m: &SchemaManager) -> Result<(), DbErr> {
        m.create_table(
            table(ACT)
                .col(pk_uuid("id"))
                .col(uuid("person_id"))
                .col(uuid("school_id"))
                .col(integer("year"))
                .col(integer("number"))
                .col(string("basis"))
                .col(date("due_on"))
                .col(date("done_on"))
                .col(timestamp_with_time_zone("done_at"))
                .col(boolean("namesakes"))
                .foreign_key(&mut fk(ACT, "person_id", "person"))
                .foreign_key(&mut fk(ACT, "school_id", "school"))
                .check(one_of(
                    ACT,
                    "basis",
                    &["CONSENT_WITHDRAWN", "RETENTION_OVER"],
                ))
                .check(check(ACT, "due", "done_on >= due_on"))
                .take(),
        )
        .await?;
        unique(m, ACT, "person", &["person_id"]).await?;
        unique(m, ACT, "number", &["school_id", "year", "number"]).await?;
        m.create_table(
            table(HOLD)
                .col(pk_uuid("id"))
                .col(uuid("person_id"))
                .col(uuid("school_id"))
                .col(text("reason"))
                .col(uuid("placed_by"))
                .col(date("placed_on"))
                .col(timestamp_with_time_zone("placed_at"))
                .col(uuid_null("lifted_by"))
                .col(date_null("lifted_on"))
                .foreign_key(&mut fk(HOLD, "person_id", "person"))
                .foreign_key(&mut fk(HOLD, "school_id", "school"))
                .foreign_key(&mut fk(HOLD, "placed_by", "person"))
                .foreign_key(&mut fk(HOLD, "lifted_by", "person"))
                .check(check(
                    HOLD,
                    "lifting",
                    "(lifted_by IS NULL) = (lifted_on IS NULL)",
                ))
                .take(),
        )
        .await?;
        unique_where(
            m,
            HOLD,
            "open",
            &["school_id", "person_id"],
            "lifted_on IS NULL",
        )
        .await?;
        index(m, HOLD, &["person_id"]).await?;
        index(m, HOLD, &["school_id", "placed_at"]).await
    }

    async fn down(&self, m: &SchemaManager) -> Result<(), DbErr> {
        drop_tables(m, &[ACT, HOLD]).await
    }
}
