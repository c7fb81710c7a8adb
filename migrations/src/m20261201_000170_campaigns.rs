//! Monitoring campaigns, what each school is to answer in them, and its answers.

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
        campaign(m).await?;
        submission(m).await?;
        answer(m).await
    }

    async fn down(&self, m: &SchemaManager) -> Result<(), DbErr> {
        drop_tables(m, &["campaign", "campaign_submission", "submission_answer"]).await
    }
}

async fn campaign(m: &SchemaManager<'_>) -> Result<(), DbErr> {
    const TABLE: &str = "campaign";
    m.create_table(
        table(TABLE)
            .col(pk_uuid("id"))
            .col(uuid("place_id"))
            .col(uuid("region_id"))
            .col(uuid_null("municipality_id"))
            .col(string("kind"))
            .col(integer("set_version"))
            .col(string("title"))
            .col(integer("school_year"))
            .col(date("from_on"))
            .col(date("until_on"))
            .col(date("opens_on"))
            .col(date("due_on"))
            .col(string("audience"))
            .col(json_binary("school_kinds"))
            .col(json_binary("items"))
            .col(string("state"))
            .col(uuid("planned_by"))
            .col(timestamp_with_time_zone("planned_at"))
            .col(date_null("opened_on"))
            .col(date_null("closed_on"))
            .col(integer("revision"))
            .foreign_key(&mut fk(TABLE, "region_id", "region"))
            .foreign_key(&mut fk(TABLE, "municipality_id", "municipality"))
            .foreign_key(&mut fk(TABLE, "planned_by", "person"))
            .check(one_of(
                TABLE,
                "kind",
                &[
                    "READINESS",
                    "PROCESS",
                    "IMPACT",
                    "INTERIM",
                    "FINAL",
                    "ROADMAP_EXECUTION",
                    "DEFICITS",
                    "AD_HOC",
                ],
            ))
            .check(one_of(TABLE, "audience", &["IN_MODEL", "ALL"]))
            .check(one_of(
                TABLE,
                "state",
                &["PLANNED", "OPEN", "CLOSED", "CANCELLED"],
            ))
            .check(check(TABLE, "period", "from_on <= until_on"))
            .check(check(TABLE, "term", "opens_on <= due_on"))
            .check(check(
                TABLE,
                "opened",
                "state NOT IN ('OPEN', 'CLOSED') OR opened_on IS NOT NULL",
            ))
            .check(check(
                TABLE,
                "closed",
                "(state = 'CLOSED') = (closed_on IS NOT NULL)",
            ))
            .take(),
    )
    .await?;
    index(m, TABLE, &["place_id", "due_on desc", "id desc"]).await?;
    index(m, TABLE, &["region_id", "due_on desc", "id desc"]).await
}

async fn submission(m: &SchemaManager<'_>) -> Result<(), DbErr> {
    const TABLE: &str = "campaign_submission";
    m.create_table(
        table(TABLE)
            .col(pk_uuid("id"))
            .col(uuid("campaign_id"))
            .col(uuid("school_id"))
            .col(uuid("municipality_id"))
            .col(uuid("region_id"))
            .col(string("state"))
            .col(date("due_on"))
            .col(boolean("extended").default(false))
            .col(date_null("first_submitted_on"))
            .col(uuid_null("submitted_by"))
            .col(date_null("submitted_on"))
            .col(uuid_null("decided_by"))
            .col(date_null("decided_on"))
            .col(text_null("returned_reason"))
            .col(date_null("released_on"))
            .col(integer("revision"))
            .foreign_key(&mut fk(TABLE, "campaign_id", "campaign"))
            .foreign_key(&mut fk(TABLE, "school_id", "school"))
            .foreign_key(&mut fk(TABLE, "municipality_id", "municipality"))
            .foreign_key(&mut fk(TABLE, "region_id", "region"))
            .foreign_key(&mut fk(TABLE, "submitted_by", "person"))
            .foreign_key(&mut fk(TABLE, "decided_by", "person"))
            .check(one_of(
                TABLE,
                "state",
                &["NOT_STARTED", "DRAFT", "SUBMITTED", "RETURNED", "ACCEPTED"],
            ))
            .check(check(
                TABLE,
                "submitted",
                "(state IN ('SUBMITTED', 'ACCEPTED')) = (submitted_by IS NOT NULL AND submitted_on IS NOT NULL)",
            ))
            .check(check(
                TABLE,
                "handed_in",
                "(state IN ('SUBMITTED', 'RETURNED', 'ACCEPTED')) = (first_submitted_on IS NOT NULL)",
            ))
            .check(check(
                TABLE,
                "decided",
                "state NOT IN ('RETURNED', 'ACCEPTED') OR (decided_by IS NOT NULL AND decided_on IS NOT NULL)",
            ))
            .check(check(
                TABLE,
                "returned",
                "(state = 'RETURNED') = (returned_reason IS NOT NULL)",
            ))
            .take(),
    )
    .await?;
    unique(m, TABLE, "school", &["campaign_id", "school_id"]).await?;
    index(m, TABLE, &["school_id", "due_on desc", "id desc"]).await?;
    index(m, TABLE, &["campaign_id", "municipality_id", "state"]).await?;
    index(m, TABLE, &["municipality_id", "state"]).await
}

async fn answer(m: &SchemaManager<'_>) -> Result<(), DbErr> {
    const TABLE: &str = "submission_answer";
    m.create_table(
        table(TABLE)
            .col(uuid("submission_id"))
            .col(string("code"))
            .col(big_integer_null("number"))
            .col(boolean_null("yes"))
            .col(text_null("words"))
            .col(big_integer_null("computed"))
            .col(text_null("explanation"))
            .col(text_null("remark"))
            .primary_key(&mut key(&["submission_id", "code"]))
            .foreign_key(&mut part_of(TABLE, "submission_id", "campaign_submission"))
            .check(check(
                TABLE,
                "one_answer",
                "(CASE WHEN number IS NULL THEN 0 ELSE 1 END) + (CASE WHEN yes IS NULL THEN 0 ELSE 1 END) \
                 + (CASE WHEN words IS NULL THEN 0 ELSE 1 END) <= 1",
            ))
            .take(),
    )
    .await
}
