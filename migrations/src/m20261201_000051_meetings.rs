//! Planned meetings, goals from one meeting to the next, and what each of a pair says of how it goes.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::*;

use crate::portable::*;

/// See the module.
#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

/// In the order of making.
const TABLES: &[&str] = &[
    "planned_meeting",
    "meeting_goal",
    "meeting_feedback",
    "pulse_answer",
];

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }

    async fn up(&self, m: &SchemaManager) -> Result<(), DbErr> {
        planned_meeting(m).await?;
        meeting_goal(m).await?;
        meeting_feedback(m).await?;
        pulse_answer(m).await
    }

    async fn down(&self, m: &SchemaManager) -> Result<(), DbErr> {
        drop_tables(m, TABLES).await
    }
}

async fn planned_meeting(m: &SchemaManager<'_>) -> Result<(), DbErr> {
    m.create_table(
        table("planned_meeting")
            .col(pk_uuid("id"))
            .col(uuid("mentorship_id"))
            .col(date("planned_on"))
            .col(integer_null("minute_of_day"))
            .col(string("mode"))
            .col(string_null("link"))
            .col(string("topic"))
            .col(text("agenda"))
            .col(string("state"))
            .col(uuid_null("meeting_id"))
            .col(text_null("reason"))
            .col(uuid("planned_by"))
            .col(timestamp_with_time_zone("planned_at"))
            .col(version())
            .foreign_key(&mut fk("planned_meeting", "mentorship_id", "mentorship"))
            .foreign_key(&mut fk("planned_meeting", "meeting_id", "meeting"))
            .foreign_key(&mut fk("planned_meeting", "planned_by", "person"))
            .check(one_of(
                "planned_meeting",
                "state",
                &["PLANNED", "HELD", "MISSED", "CANCELLED"],
            ))
            .check(one_of(
                "planned_meeting",
                "mode",
                &["IN_PERSON", "VIDEO", "REMOTE"],
            ))
            .check(check(
                "planned_meeting",
                "minute",
                "minute_of_day BETWEEN 0 AND 1439",
            ))
            .check(check(
                "planned_meeting",
                "held",
                "state <> 'HELD' OR meeting_id IS NOT NULL",
            ))
            .check(check(
                "planned_meeting",
                "reason",
                "state NOT IN ('MISSED', 'CANCELLED') OR reason IS NOT NULL",
            ))
            .take(),
    )
    .await?;
    index(m, "planned_meeting", &["mentorship_id", "planned_on"]).await
}

async fn meeting_goal(m: &SchemaManager<'_>) -> Result<(), DbErr> {
    m.create_table(
        table("meeting_goal")
            .col(pk_uuid("id"))
            .col(uuid("mentorship_id"))
            .col(uuid("meeting_id"))
            .col(integer("position"))
            .col(string("text"))
            .col(uuid_null("done_at_meeting_id"))
            .foreign_key(&mut fk("meeting_goal", "mentorship_id", "mentorship"))
            .foreign_key(&mut part_of("meeting_goal", "meeting_id", "meeting"))
            .foreign_key(&mut fk("meeting_goal", "done_at_meeting_id", "meeting"))
            .take(),
    )
    .await?;
    index(m, "meeting_goal", &["meeting_id", "position"]).await?;
    index(m, "meeting_goal", &["mentorship_id", "done_at_meeting_id"]).await
}

async fn meeting_feedback(m: &SchemaManager<'_>) -> Result<(), DbErr> {
    m.create_table(
        table("meeting_feedback")
            .col(uuid("meeting_id"))
            .col(uuid("person_id"))
            .col(integer("score"))
            .col(text("words"))
            .col(timestamp_with_time_zone("given_at"))
            .primary_key(&mut key(&["meeting_id", "person_id"]))
            .foreign_key(&mut part_of("meeting_feedback", "meeting_id", "meeting"))
            .foreign_key(&mut fk("meeting_feedback", "person_id", "person"))
            .check(check("meeting_feedback", "score", "score BETWEEN 1 AND 10"))
            .take(),
    )
    .await
}

async fn pulse_answer(m: &SchemaManager<'_>) -> Result<(), DbErr> {
    m.create_table(
        table("pulse_answer")
            .col(pk_uuid("id"))
            .col(uuid("mentorship_id"))
            .col(uuid("person_id"))
            .col(string("kind"))
            .col(date("asked_on"))
            .col(integer("score"))
            .col(text("words"))
            .col(timestamp_with_time_zone("answered_at"))
            .col(timestamp_with_time_zone_null("settled_at"))
            .col(uuid_null("settled_by"))
            .col(text_null("settled_how"))
            .foreign_key(&mut fk("pulse_answer", "mentorship_id", "mentorship"))
            .foreign_key(&mut fk("pulse_answer", "person_id", "person"))
            .foreign_key(&mut fk("pulse_answer", "settled_by", "person"))
            .check(check("pulse_answer", "score", "score BETWEEN 1 AND 10"))
            .check(check(
                "pulse_answer",
                "settled",
                "settled_at IS NULL OR (settled_by IS NOT NULL AND settled_how IS NOT NULL)",
            ))
            .take(),
    )
    .await?;
    unique(
        m,
        "pulse_answer",
        "occasion",
        &["mentorship_id", "person_id", "kind", "asked_on"],
    )
    .await
}
