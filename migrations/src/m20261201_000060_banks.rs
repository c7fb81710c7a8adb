//! The banks: every column of their forms, membership by the head's word, confirmed states, the rule for refreshing.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::*;

use crate::portable::*;

/// See the module.
#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

/// In the order of making.
const TABLES: &[&str] = &[
    "bank_policy",
    "bank_snapshot",
    "suggestion_answer",
    "saved_view",
];

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }

    async fn up(&self, m: &SchemaManager) -> Result<(), DbErr> {
        for table in ["mentor_card", "need"] {
            for column in of_both() {
                add(m, table, column).await?;
            }
            // Who was in a bank before stays in it: nobody asked the head then.
            let registered = format!("UPDATE {table} SET registered_at = updated_at");
            raw(m, &[registered.as_str()]).await?;
            index(m, table, &["school_id", "membership"]).await?;
        }
        for column in of_mentors() {
            add(m, "mentor_card", column).await?;
        }
        add(m, "need", list("strengths")).await?;
        add(m, "need", boolean("support_needed").default(false).take()).await?;
        add(m, "deficit", string_null("severity")).await?;
        bank_policy(m).await?;
        bank_snapshot(m).await?;
        suggestion_answer(m).await?;
        saved_view(m).await
    }

    async fn down(&self, m: &SchemaManager) -> Result<(), DbErr> {
        drop_tables(m, TABLES).await?;
        drop_column(m, "deficit", "severity").await?;
        for column in ["support_needed", "strengths"] {
            drop_column(m, "need", column).await?;
        }
        for column in of_mentors() {
            drop_column(m, "mentor_card", &column.get_column_name()).await?;
        }
        for table in ["mentor_card", "need"] {
            let name = format!("ix_{table}_school_id_membership");
            m.drop_index(Index::drop().name(name).table(table).to_owned())
                .await?;
            for column in of_both() {
                drop_column(m, table, &column.get_column_name()).await?;
            }
        }
        Ok(())
    }
}

/// What the cards of both banks get. No defaults but constants: SQLite adds no other column to rows that are there.
fn of_both() -> Vec<ColumnDef> {
    vec![
        string("membership").default("APPROVED").take(),
        timestamp_with_time_zone_null("decided_at").take(),
        timestamp_with_time_zone_null("registered_at").take(),
        timestamp_with_time_zone_null("refresh_asked_at").take(),
        text("words").default("").take(),
    ]
}

fn of_mentors() -> Vec<ColumnDef> {
    vec![
        list("achievements"),
        list("interests"),
        list("wanted_categories"),
        list("areas"),
        list("trainings"),
        integer_null("hours_per_week").take(),
        date_null("mentor_since").take(),
        boolean("is_expert").default(false).take(),
        boolean("is_external").default(false).take(),
        string_null("nominated_by").take(),
    ]
}

/// A list that is empty until it is written.
fn list(name: &'static str) -> ColumnDef {
    json_binary(name).default("[]").take()
}

async fn add(m: &SchemaManager<'_>, table: &'static str, column: ColumnDef) -> Result<(), DbErr> {
    m.alter_table(Table::alter().table(table).add_column(column).take())
        .await
}

async fn drop_column(
    m: &SchemaManager<'_>,
    table: &'static str,
    column: &str,
) -> Result<(), DbErr> {
    let column = Alias::new(column);
    m.alter_table(Table::alter().table(table).drop_column(column).take())
        .await
}

async fn bank_policy(m: &SchemaManager<'_>) -> Result<(), DbErr> {
    m.create_table(
        table("bank_policy")
            .col(uuid("municipality_id").primary_key())
            .col(integer("refresh_months"))
            .col(boolean("each_november"))
            .col(uuid("changed_by"))
            .col(timestamp_with_time_zone("changed_at"))
            .col(version())
            .foreign_key(&mut fk("bank_policy", "municipality_id", "municipality"))
            .foreign_key(&mut fk("bank_policy", "changed_by", "person"))
            .check(check(
                "bank_policy",
                "refresh_months",
                "refresh_months BETWEEN 1 AND 12",
            ))
            .take(),
    )
    .await
}

async fn bank_snapshot(m: &SchemaManager<'_>) -> Result<(), DbErr> {
    m.create_table(
        table("bank_snapshot")
            .col(pk_uuid("id"))
            .col(uuid("school_id"))
            .col(uuid("municipality_id"))
            .col(date("taken_on"))
            .col(timestamp_with_time_zone("taken_at"))
            .col(uuid("confirmed_by"))
            .col(json_binary("counts"))
            .col(json_binary("cards"))
            .col(integer("added"))
            .col(integer("changed"))
            .col(integer("removed"))
            .col(text_null("remark"))
            .foreign_key(&mut fk("bank_snapshot", "school_id", "school"))
            .foreign_key(&mut fk("bank_snapshot", "municipality_id", "municipality"))
            .foreign_key(&mut fk("bank_snapshot", "confirmed_by", "person"))
            .take(),
    )
    .await?;
    index(m, "bank_snapshot", &["school_id", "taken_at desc"]).await?;
    index(m, "bank_snapshot", &["municipality_id", "taken_at desc"]).await
}

async fn suggestion_answer(m: &SchemaManager<'_>) -> Result<(), DbErr> {
    m.create_table(
        table("suggestion_answer")
            .col(uuid("person_id"))
            .col(uuid("school_id"))
            .col(string("category"))
            .col(date("since"))
            .col(uuid("answered_by"))
            .col(timestamp_with_time_zone("answered_at"))
            .primary_key(&mut key(&["person_id", "school_id", "category"]))
            .foreign_key(&mut fk("suggestion_answer", "person_id", "person"))
            .foreign_key(&mut fk("suggestion_answer", "school_id", "school"))
            .foreign_key(&mut fk("suggestion_answer", "answered_by", "person"))
            .take(),
    )
    .await?;
    index(m, "suggestion_answer", &["school_id"]).await
}

async fn saved_view(m: &SchemaManager<'_>) -> Result<(), DbErr> {
    m.create_table(
        table("saved_view")
            .col(pk_uuid("id"))
            .col(uuid("person_id"))
            .col(string("name"))
            .col(text("address"))
            .col(timestamp_with_time_zone("created_at"))
            .foreign_key(&mut fk("saved_view", "person_id", "person"))
            .take(),
    )
    .await?;
    unique(m, "saved_view", "name", &["person_id", "name"]).await
}
