//! Pairs and groups, their programmes with activities, and the journal of meetings.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::*;

use crate::portable::*;

/// See the module.
#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

/// In the order of making.
const TABLES: &[&str] = &[
    "mentorship",
    "mentorship_participant",
    "programme",
    "programme_deficit",
    "activity",
    "meeting",
];

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }

    async fn up(&self, m: &SchemaManager) -> Result<(), DbErr> {
        mentorship(m).await?;
        mentorship_participant(m).await?;
        programme(m).await?;
        programme_deficit(m).await?;
        activity(m).await?;
        meeting(m).await?;
        Ok(())
    }

    async fn down(&self, m: &SchemaManager) -> Result<(), DbErr> {
        drop_tables(m, TABLES).await
    }
}

async fn mentorship(m: &SchemaManager<'_>) -> Result<(), DbErr> {
    m.create_table(
        table("mentorship")
            .col(pk_uuid("id"))
            .col(uuid("school_id"))
            .col(uuid("municipality_id"))
            .col(uuid("region_id"))
            .col(string("cell"))
            .col(string("form"))
            .col(string("format"))
            .col(json_binary("topics"))
            .col(string("state"))
            .col(uuid_null("order_id"))
            .col(uuid("proposed_by"))
            .col(timestamp_with_time_zone("proposed_at"))
            .col(date_null("started_on"))
            .col(date_null("ended_on"))
            .col(string_null("end_reason"))
            .col(text_null("end_note"))
            .col(string_null("ending_proposed"))
            .col(version())
            .foreign_key(&mut fk("mentorship", "school_id", "school"))
            .foreign_key(&mut fk("mentorship", "municipality_id", "municipality"))
            .foreign_key(&mut fk("mentorship", "region_id", "region"))
            .foreign_key(&mut fk("mentorship", "order_id", "official_order"))
            .foreign_key(&mut fk("mentorship", "proposed_by", "person"))
            .check(one_of("mentorship", "cell", &["PAIR", "GROUP"]))
            .check(one_of(
                "mentorship",
                "state",
                &[
                    "PROPOSED",
                    "DECLINED",
                    "REVOKED",
                    "AGREED",
                    "ORDER_PREPARED",
                    "ACTIVE",
                    "ENDED",
                ],
            ))
            .check(check(
                "mentorship",
                "order",
                "state NOT IN ('ORDER_PREPARED', 'ACTIVE', 'ENDED') OR order_id IS NOT NULL",
            ))
            .check(check(
                "mentorship",
                "start",
                "state NOT IN ('ACTIVE', 'ENDED') OR started_on IS NOT NULL",
            ))
            .check(check(
                "mentorship",
                "end",
                "state <> 'ENDED' OR (ended_on IS NOT NULL AND end_reason IS NOT NULL)",
            ))
            .check(check("mentorship", "term", "ended_on >= started_on"))
            .take(),
    )
    .await?;
    index(m, "mentorship", &["school_id", "state"]).await?;
    index(m, "mentorship", &["municipality_id", "state"]).await?;
    index(m, "mentorship", &["order_id"]).await
}

async fn mentorship_participant(m: &SchemaManager<'_>) -> Result<(), DbErr> {
    m.create_table(
        table("mentorship_participant")
            .col(uuid("mentorship_id"))
            .col(uuid("person_id"))
            .col(string("side"))
            .col(string("answer"))
            .col(timestamp_with_time_zone_null("answered_at"))
            .primary_key(&mut key(&["mentorship_id", "person_id"]))
            .foreign_key(&mut fk("mentorship_participant", "person_id", "person"))
            .foreign_key(&mut part_of(
                "mentorship_participant",
                "mentorship_id",
                "mentorship",
            ))
            .check(one_of(
                "mentorship_participant",
                "side",
                &["MENTOR", "MENTEE"],
            ))
            .check(one_of(
                "mentorship_participant",
                "answer",
                &["PENDING", "ACCEPTED", "DECLINED"],
            ))
            .take(),
    )
    .await?;
    index(m, "mentorship_participant", &["person_id", "side"]).await
}

async fn programme(m: &SchemaManager<'_>) -> Result<(), DbErr> {
    m.create_table(
        table("programme")
            .col(pk_uuid("id"))
            .col(uuid("mentorship_id"))
            .col(text("goal"))
            .col(text("expected_result"))
            .col(date("starts_on"))
            .col(date("ends_on"))
            .col(text_null("long_term_reason"))
            .col(string("state"))
            .col(boolean("mentor_agreed"))
            .col(boolean("mentee_agreed"))
            .col(text_null("remark"))
            .col(uuid_null("approved_by"))
            .col(date_null("approved_on"))
            .col(date_null("closed_on"))
            .col(string_null("end_reason"))
            .col(text_null("result"))
            .col(timestamp_with_time_zone("created_at"))
            .col(version())
            .foreign_key(&mut fk("programme", "mentorship_id", "mentorship"))
            .foreign_key(&mut fk("programme", "approved_by", "person"))
            .check(one_of(
                "programme",
                "state",
                &["DRAFT", "AGREED", "APPROVED", "COMPLETED", "TERMINATED"],
            ))
            .check(check("programme", "term", "ends_on >= starts_on"))
            .check(check(
                "programme",
                "close",
                "state NOT IN ('COMPLETED', 'TERMINATED') OR closed_on IS NOT NULL",
            ))
            .check(check(
                "programme",
                "reason",
                "state <> 'TERMINATED' OR end_reason IS NOT NULL",
            ))
            .take(),
    )
    .await?;
    unique(m, "programme", "mentorship", &["mentorship_id"]).await?;
    index(m, "programme", &["state"]).await
}

async fn programme_deficit(m: &SchemaManager<'_>) -> Result<(), DbErr> {
    m.create_table(
        table("programme_deficit")
            .col(uuid("programme_id"))
            .col(uuid("deficit_id"))
            .primary_key(&mut key(&["programme_id", "deficit_id"]))
            .foreign_key(&mut fk("programme_deficit", "deficit_id", "deficit"))
            .foreign_key(&mut part_of(
                "programme_deficit",
                "programme_id",
                "programme",
            ))
            .take(),
    )
    .await?;
    index(m, "programme_deficit", &["deficit_id"]).await
}

async fn activity(m: &SchemaManager<'_>) -> Result<(), DbErr> {
    m.create_table(
        table("activity")
            .col(pk_uuid("id"))
            .col(uuid("programme_id"))
            .col(integer("position"))
            .col(string("title"))
            .col(string("kind"))
            .col(date("planned_on"))
            .col(text("expected_result"))
            .col(string("state"))
            .col(text_null("submission"))
            .col(date_null("submitted_on"))
            .col(text_null("remark"))
            .col(date_null("accepted_on"))
            .foreign_key(&mut part_of("activity", "programme_id", "programme"))
            .check(one_of(
                "activity",
                "state",
                &["PLANNED", "SUBMITTED", "RETURNED", "ACCEPTED"],
            ))
            .take(),
    )
    .await?;
    index(m, "activity", &["programme_id", "position"]).await?;
    index(m, "activity", &["state", "planned_on"]).await
}

async fn meeting(m: &SchemaManager<'_>) -> Result<(), DbErr> {
    m.create_table(
        table("meeting")
            .col(pk_uuid("id"))
            .col(uuid("mentorship_id"))
            .col(date("held_on"))
            .col(integer("minutes"))
            .col(string("mode"))
            .col(string("topic"))
            .col(text("summary"))
            .col(text("goals"))
            .col(uuid("recorded_by"))
            .col(timestamp_with_time_zone("recorded_at"))
            .col(timestamp_with_time_zone_null("removed_at"))
            .foreign_key(&mut fk("meeting", "mentorship_id", "mentorship"))
            .foreign_key(&mut fk("meeting", "recorded_by", "person"))
            .check(check("meeting", "minutes", "minutes BETWEEN 5 AND 600"))
            .check(one_of("meeting", "mode", &["IN_PERSON", "VIDEO", "REMOTE"]))
            .take(),
    )
    .await?;
    index(m, "meeting", &["mentorship_id", "held_on desc", "id"]).await
}
