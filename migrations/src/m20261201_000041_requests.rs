//! What participants ask of the head, what an order changes in pairs, and the terms of a mentor's duty.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::*;

use crate::portable::*;

/// See the module.
#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

/// The terms of a mentor's duty (Labour Code art. 351.8), all of them optional.
const TERMS: [&str; 3] = ["agreement_number", "agreement_on", "pay_ground"];

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }

    async fn up(&self, m: &SchemaManager) -> Result<(), DbErr> {
        request(m).await?;
        order_change(m).await?;
        let columns = [
            string_null("agreement_number"),
            date_null("agreement_on"),
            string_null("pay_ground"),
        ];
        for column in columns {
            let mut alter = Table::alter();
            alter.table("mentorship_participant").add_column(column);
            m.alter_table(alter.take()).await?;
        }
        Ok(())
    }

    async fn down(&self, m: &SchemaManager) -> Result<(), DbErr> {
        for column in TERMS {
            let mut alter = Table::alter();
            alter.table("mentorship_participant").drop_column(column);
            m.alter_table(alter.take()).await?;
        }
        drop_tables(m, &["mentorship_request", "order_change"]).await
    }
}

async fn request(m: &SchemaManager<'_>) -> Result<(), DbErr> {
    const TABLE: &str = "mentorship_request";
    m.create_table(
        table(TABLE)
            .col(pk_uuid("id"))
            .col(uuid("mentorship_id"))
            .col(uuid("school_id"))
            .col(string("kind"))
            .col(uuid("author_id"))
            .col(timestamp_with_time_zone("filed_at"))
            .col(text_null("reason"))
            .col(string("state"))
            .col(text_null("opinion"))
            .col(uuid_null("considered_by"))
            .col(text_null("decision"))
            .col(uuid_null("decided_by"))
            .col(date_null("decided_on"))
            .col(version())
            .foreign_key(&mut fk(TABLE, "mentorship_id", "mentorship"))
            .foreign_key(&mut fk(TABLE, "school_id", "school"))
            .foreign_key(&mut fk(TABLE, "author_id", "person"))
            .foreign_key(&mut fk(TABLE, "considered_by", "person"))
            .foreign_key(&mut fk(TABLE, "decided_by", "person"))
            .check(one_of(
                TABLE,
                "state",
                &[
                    "FILED",
                    "CONSIDERED",
                    "GRANTED",
                    "REFUSED",
                    "WITHDRAWN",
                    "EXECUTED",
                ],
            ))
            .take(),
    )
    .await?;
    unique_where(
        m,
        TABLE,
        "open",
        &["mentorship_id", "author_id", "kind"],
        "state IN ('FILED', 'CONSIDERED', 'GRANTED')",
    )
    .await?;
    index(m, TABLE, &["school_id", "state"]).await
}

async fn order_change(m: &SchemaManager<'_>) -> Result<(), DbErr> {
    const TABLE: &str = "order_change";
    m.create_table(
        table(TABLE)
            .col(uuid("order_id"))
            .col(integer("position"))
            .col(string("kind"))
            .col(uuid("mentorship_id"))
            .col(uuid_null("person_id"))
            .col(uuid_null("successor_id"))
            .col(uuid_null("request_id"))
            .col(date("on_day"))
            .col(string("reason"))
            .col(date_null("expected_back"))
            .primary_key(&mut key(&["order_id", "position"]))
            .foreign_key(&mut part_of(TABLE, "order_id", "official_order"))
            .foreign_key(&mut fk(TABLE, "mentorship_id", "mentorship"))
            .foreign_key(&mut fk(TABLE, "person_id", "person"))
            .foreign_key(&mut fk(TABLE, "successor_id", "mentorship"))
            .foreign_key(&mut fk(TABLE, "request_id", "mentorship_request"))
            .take(),
    )
    .await?;
    index(m, TABLE, &["mentorship_id"]).await
}
