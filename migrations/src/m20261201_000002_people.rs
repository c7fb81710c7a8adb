//! People, their jobs, their cards in the banks, and the register of the model, whose lines name who changed them.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::*;

use crate::portable::*;

/// See the module.
#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

/// In the order of making.
const TABLES: &[&str] = &[
    "person",
    "employment",
    "mentor_card",
    "need",
    "deficit",
    "model_participation",
];

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }

    async fn up(&self, m: &SchemaManager) -> Result<(), DbErr> {
        person(m).await?;
        employment(m).await?;
        mentor_card(m).await?;
        need(m).await?;
        deficit(m).await?;
        model_participation(m).await?;
        Ok(())
    }

    async fn down(&self, m: &SchemaManager) -> Result<(), DbErr> {
        drop_tables(m, TABLES).await
    }
}

async fn person(m: &SchemaManager<'_>) -> Result<(), DbErr> {
    m.create_table(
        table("person")
            .col(pk_uuid("id"))
            .col(string("last_name"))
            .col(string("first_name"))
            .col(string_null("patronymic"))
            .col(folded(m, "name_folded"))
            .col(string_null("email"))
            .col(string_null("phone"))
            .col(date_null("birth_date"))
            .col(timestamp_with_time_zone("created_at"))
            .col(version())
            .take(),
    )
    .await?;
    index(m, "person", &["name_folded", "id"]).await
}

async fn employment(m: &SchemaManager<'_>) -> Result<(), DbErr> {
    m.create_table(
        table("employment")
            .col(pk_uuid("id"))
            .col(uuid("person_id"))
            .col(uuid("school_id"))
            .col(string("position"))
            .col(string_null("subject"))
            .col(date("started_on"))
            .col(date_null("ended_on"))
            .col(date_null("teaching_since"))
            .col(boolean("pedagogical_education"))
            .col(boolean("transferred"))
            .col(timestamp_with_time_zone("created_at"))
            .foreign_key(&mut fk("employment", "person_id", "person"))
            .foreign_key(&mut fk("employment", "school_id", "school"))
            .check(check("employment", "term", "ended_on >= started_on"))
            .take(),
    )
    .await?;
    index(m, "employment", &["school_id", "ended_on"]).await?;
    index(m, "employment", &["person_id"]).await?;
    unique_where(
        m,
        "employment",
        "current",
        &["person_id", "school_id"],
        "ended_on IS NULL",
    )
    .await
}

async fn mentor_card(m: &SchemaManager<'_>) -> Result<(), DbErr> {
    m.create_table(
        table("mentor_card")
            .col(pk_uuid("id"))
            .col(uuid("person_id"))
            .col(uuid("school_id"))
            .col(json_binary("competences"))
            .col(json_binary("subjects"))
            .col(json_binary("topics"))
            .col(json_binary("formats"))
            .col(integer("capacity"))
            .col(string("state"))
            .col(timestamp_with_time_zone("updated_at"))
            .col(version())
            .foreign_key(&mut fk("mentor_card", "person_id", "person"))
            .foreign_key(&mut fk("mentor_card", "school_id", "school"))
            .check(check(
                "mentor_card",
                "capacity",
                "capacity BETWEEN 1 AND 12",
            ))
            .check(one_of(
                "mentor_card",
                "state",
                &["IN_BANK", "PAUSED", "LEFT"],
            ))
            .take(),
    )
    .await?;
    unique(m, "mentor_card", "person", &["person_id", "school_id"]).await?;
    index(m, "mentor_card", &["school_id", "state"]).await
}

async fn need(m: &SchemaManager<'_>) -> Result<(), DbErr> {
    m.create_table(
        table("need")
            .col(pk_uuid("id"))
            .col(uuid("person_id"))
            .col(uuid("school_id"))
            .col(text("request"))
            .col(json_binary("topics"))
            .col(json_binary("formats"))
            .col(json_binary("categories"))
            .col(string("state"))
            .col(timestamp_with_time_zone("updated_at"))
            .col(version())
            .foreign_key(&mut fk("need", "person_id", "person"))
            .foreign_key(&mut fk("need", "school_id", "school"))
            .check(one_of("need", "state", &["IN_BANK", "PAUSED", "LEFT"]))
            .take(),
    )
    .await?;
    unique(m, "need", "person", &["person_id", "school_id"]).await?;
    index(m, "need", &["school_id", "state"]).await
}

async fn deficit(m: &SchemaManager<'_>) -> Result<(), DbErr> {
    m.create_table(
        table("deficit")
            .col(pk_uuid("id"))
            .col(uuid("need_id"))
            .col(string("kind"))
            .col(string("area"))
            .col(string("source"))
            .col(string("status"))
            .col(integer("position"))
            .foreign_key(&mut part_of("deficit", "need_id", "need"))
            .check(one_of(
                "deficit",
                "status",
                &["OPEN", "ADDRESSED", "RESOLVED"],
            ))
            .take(),
    )
    .await?;
    index(m, "deficit", &["need_id"]).await
}

async fn model_participation(m: &SchemaManager<'_>) -> Result<(), DbErr> {
    m.create_table(
        table("model_participation")
            .col(uuid("school_id"))
            .col(integer("school_year"))
            .col(string("state"))
            .col(uuid_null("changed_by"))
            .col(timestamp_with_time_zone("changed_at"))
            .primary_key(&mut key(&["school_id", "school_year"]))
            .foreign_key(&mut fk("model_participation", "school_id", "school"))
            .foreign_key(&mut fk("model_participation", "changed_by", "person"))
            .check(check(
                "model_participation",
                "school_year",
                "school_year BETWEEN 2000 AND 2100",
            ))
            .check(one_of(
                "model_participation",
                "state",
                &["REGISTERED", "SUSPENDED"],
            ))
            .take(),
    )
    .await?;
    index(m, "model_participation", &["school_year", "state"]).await
}
