//! Whom an order about people names, and which programmes it approves.

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
        order_person(m).await?;
        order_programme(m).await
    }

    async fn down(&self, m: &SchemaManager) -> Result<(), DbErr> {
        drop_tables(m, &["order_person", "order_programme"]).await
    }
}

async fn order_person(m: &SchemaManager<'_>) -> Result<(), DbErr> {
    const TABLE: &str = "order_person";
    m.create_table(
        table(TABLE)
            .col(uuid("order_id"))
            .col(integer("position"))
            .col(uuid("person_id"))
            .col(string("part"))
            .primary_key(&mut key(&["order_id", "position"]))
            .foreign_key(&mut part_of(TABLE, "order_id", "official_order"))
            .foreign_key(&mut fk(TABLE, "person_id", "person"))
            .check(one_of(
                TABLE,
                "part",
                &[
                    "LEADER",
                    "SECRETARY",
                    "MEMBER",
                    "REWARDED",
                    "RELEASED",
                    "SUBSTITUTE",
                    "MENTOR",
                    "MENTEE",
                ],
            ))
            .take(),
    )
    .await?;
    index(m, TABLE, &["person_id"]).await
}

async fn order_programme(m: &SchemaManager<'_>) -> Result<(), DbErr> {
    const TABLE: &str = "order_programme";
    m.create_table(
        table(TABLE)
            .col(uuid("order_id"))
            .col(uuid("programme_id"))
            .primary_key(&mut key(&["order_id", "programme_id"]))
            .foreign_key(&mut part_of(TABLE, "order_id", "official_order"))
            .foreign_key(&mut fk(TABLE, "programme_id", "programme"))
            .take(),
    )
    .await?;
    index(m, TABLE, &["programme_id"]).await
}
