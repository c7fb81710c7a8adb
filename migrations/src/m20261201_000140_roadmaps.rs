//! Roadmaps with their rows, the duties that they give, and the reviews of those of schools.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::*;

use crate::portable::*;

/// See the module.
#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

const EVIDENCE_KINDS: &[&str] = &[
    "ORDER", "DOCUMENT", "REPORT", "LINK", "PHOTO", "NUMBER", "NONE",
];

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }

    async fn up(&self, m: &SchemaManager) -> Result<(), DbErr> {
        roadmap(m).await?;
        roadmap_paper(m).await?;
        roadmap_item(m).await?;
        roadmap_duty(m).await?;
        duty_occurrence(m).await?;
        duty_evidence(m).await?;
        roadmap_review(m).await?;
        roadmap_remark(m).await?;
        roadmap_policy(m).await
    }

    async fn down(&self, m: &SchemaManager) -> Result<(), DbErr> {
        drop_tables(
            m,
            &[
                "roadmap",
                "roadmap_paper",
                "roadmap_item",
                "roadmap_duty",
                "duty_occurrence",
                "duty_evidence",
                "roadmap_review",
                "roadmap_remark",
                "roadmap_policy",
            ],
        )
        .await
    }
}

/// Where something lies: a school with its municipality and region, a municipality with its region, or a region.
fn seat(table: &'static str, statement: &mut TableCreateStatement) {
    statement
        .col(uuid("region_id"))
        .col(uuid_null("municipality_id"))
        .col(uuid_null("school_id"))
        .foreign_key(&mut fk(table, "region_id", "region"))
        .foreign_key(&mut fk(table, "municipality_id", "municipality"))
        .foreign_key(&mut fk(table, "school_id", "school"))
        .check(check(
            table,
            "seat",
            "school_id IS NULL OR municipality_id IS NOT NULL",
        ));
}

async fn roadmap(m: &SchemaManager<'_>) -> Result<(), DbErr> {
    const TABLE: &str = "roadmap";
    let mut roadmap = table(TABLE);
    roadmap.col(pk_uuid("id"));
    seat(TABLE, &mut roadmap);
    roadmap
        .col(text("title"))
        .col(folded(m, "title_folded"))
        .col(text_null("printed_issuer"))
        .col(string_null("printed_number"))
        .col(date_null("printed_on"))
        .col(date("period_from"))
        .col(date("period_to"))
        .col(integer("school_year"))
        .col(uuid_null("parent_id"))
        .col(uuid_null("previous_id"))
        .col(string("state"))
        .col(string_null("order_number"))
        .col(date_null("approved_on"))
        .col(uuid("created_by"))
        .col(timestamp_with_time_zone("created_at"))
        .col(integer("revision"))
        .foreign_key(&mut fk(TABLE, "parent_id", "roadmap"))
        .foreign_key(&mut fk(TABLE, "previous_id", "roadmap"))
        .foreign_key(&mut fk(TABLE, "created_by", "person"))
        .check(one_of(
            TABLE,
            "state",
            &[
                "DRAFT",
                "SUBMITTED",
                "RETURNED",
                "AGREED",
                "IN_FORCE",
                "CLOSED",
            ],
        ))
        .check(check(TABLE, "period", "period_from <= period_to"))
        .check(check(
            TABLE,
            "approved",
            "(state IN ('IN_FORCE', 'CLOSED')) = (approved_on IS NOT NULL AND order_number IS NOT NULL)",
        ));
    m.create_table(roadmap).await?;
    for place in ["region_id", "municipality_id", "school_id"] {
        index(m, TABLE, &[place, "school_year desc", "title_folded", "id"]).await?;
    }
    index(m, TABLE, &["previous_id"]).await?;
    unique_where(
        m,
        TABLE,
        "drawn",
        &["school_id", "parent_id"],
        "school_id IS NOT NULL",
    )
    .await
}

async fn roadmap_paper(m: &SchemaManager<'_>) -> Result<(), DbErr> {
    const TABLE: &str = "roadmap_paper";
    m.create_table(
        table(TABLE)
            .col(pk_uuid("roadmap_id"))
            .col(json_binary("paper"))
            .col(string("source_hash"))
            .foreign_key(&mut part_of(TABLE, "roadmap_id", "roadmap"))
            .take(),
    )
    .await?;
    index(m, TABLE, &["source_hash"]).await
}

async fn roadmap_item(m: &SchemaManager<'_>) -> Result<(), DbErr> {
    const TABLE: &str = "roadmap_item";
    m.create_table(
        table(TABLE)
            .col(pk_uuid("id"))
            .col(uuid("roadmap_id"))
            .col(integer("position"))
            .col(text_null("number"))
            .col(json_binary("sections"))
            .col(text("title"))
            .col(folded(m, "title_folded"))
            .col(text("term"))
            .col(text("responsible"))
            .col(text("participants"))
            .col(text("result"))
            .col(text("evidence"))
            .col(json_binary("bodies"))
            .col(string_null("evidence_kind"))
            .col(text_null("condition"))
            .col(boolean("is_obligatory"))
            .col(uuid_null("parent_item_id"))
            .col(json_binary("reading"))
            .col(json_binary("doubts"))
            .col(boolean("is_checked"))
            .col(json_binary("places"))
            .col(integer("revision"))
            .foreign_key(&mut part_of(TABLE, "roadmap_id", "roadmap"))
            .foreign_key(&mut fk(TABLE, "parent_item_id", "roadmap_item"))
            .check(one_of(TABLE, "evidence_kind", EVIDENCE_KINDS))
            .take(),
    )
    .await?;
    index(m, TABLE, &["roadmap_id", "position"]).await?;
    index(m, TABLE, &["parent_item_id"]).await
}

async fn roadmap_duty(m: &SchemaManager<'_>) -> Result<(), DbErr> {
    const TABLE: &str = "roadmap_duty";
    let mut duty = table(TABLE);
    duty.col(pk_uuid("id"))
        .col(uuid("roadmap_id"))
        .col(uuid("item_id"))
        .col(uuid("place_id"));
    seat(TABLE, &mut duty);
    duty.col(string("applicability"))
        .col(text_null("reason"))
        .col(uuid_null("changed_by"))
        .foreign_key(&mut fk(TABLE, "roadmap_id", "roadmap"))
        .foreign_key(&mut fk(TABLE, "item_id", "roadmap_item"))
        .foreign_key(&mut fk(TABLE, "changed_by", "person"))
        .check(one_of(
            TABLE,
            "applicability",
            &["APPLICABLE", "EXEMPTION_ASKED", "NOT_APPLICABLE"],
        ))
        .check(check(
            TABLE,
            "reason",
            "applicability = 'APPLICABLE' OR reason IS NOT NULL",
        ));
    m.create_table(duty).await?;
    unique(m, TABLE, "place", &["item_id", "place_id"]).await?;
    index(m, TABLE, &["roadmap_id"]).await?;
    index(m, TABLE, &["place_id"]).await?;
    index(m, TABLE, &["municipality_id", "applicability"]).await
}

async fn duty_occurrence(m: &SchemaManager<'_>) -> Result<(), DbErr> {
    const TABLE: &str = "duty_occurrence";
    let mut occurrence = table(TABLE);
    occurrence
        .col(pk_uuid("id"))
        .col(uuid("duty_id"))
        .col(uuid("roadmap_id"))
        .col(uuid("item_id"));
    seat(TABLE, &mut occurrence);
    occurrence
        .col(date("begins_on"))
        .col(date("due_on"))
        .col(string("state"))
        .col(date_null("done_on"))
        .col(text("comment"))
        .col(uuid_null("stated_by"))
        .col(date_null("verified_on"))
        .col(uuid_null("verified_by"))
        .col(text_null("returned_reason"))
        .col(integer("revision"))
        .foreign_key(&mut part_of(TABLE, "duty_id", "roadmap_duty"))
        .foreign_key(&mut fk(TABLE, "roadmap_id", "roadmap"))
        .foreign_key(&mut fk(TABLE, "item_id", "roadmap_item"))
        .foreign_key(&mut fk(TABLE, "stated_by", "person"))
        .foreign_key(&mut fk(TABLE, "verified_by", "person"))
        .check(one_of(
            TABLE,
            "state",
            &[
                "PLANNED",
                "IN_PROGRESS",
                "DONE",
                "VERIFIED",
                "CANCELLED",
                "NOT_APPLICABLE",
            ],
        ))
        .check(check(TABLE, "window", "begins_on <= due_on"))
        .check(check(
            TABLE,
            "done",
            "state NOT IN ('DONE', 'VERIFIED') OR (done_on IS NOT NULL AND stated_by IS NOT NULL)",
        ))
        .check(check(
            TABLE,
            "verified",
            "(state = 'VERIFIED') = (verified_on IS NOT NULL AND verified_by IS NOT NULL)",
        ));
    m.create_table(occurrence).await?;
    unique(m, TABLE, "window", &["duty_id", "begins_on", "due_on"]).await?;
    for place in ["region_id", "municipality_id", "school_id"] {
        index(m, TABLE, &[place, "due_on", "id"]).await?;
    }
    index(m, TABLE, &["roadmap_id", "state"]).await?;
    index(m, TABLE, &["item_id"]).await
}

async fn duty_evidence(m: &SchemaManager<'_>) -> Result<(), DbErr> {
    const TABLE: &str = "duty_evidence";
    m.create_table(
        table(TABLE)
            .col(pk_uuid("id"))
            .col(uuid("occurrence_id"))
            .col(integer("position"))
            .col(string("kind"))
            .col(text("title"))
            .col(text_null("url"))
            .col(text_null("body"))
            .col(text_null("number"))
            .col(uuid_null("order_id"))
            .col(date_null("dated_on"))
            .foreign_key(&mut part_of(TABLE, "occurrence_id", "duty_occurrence"))
            .foreign_key(&mut fk(TABLE, "order_id", "official_order"))
            .check(one_of(TABLE, "kind", EVIDENCE_KINDS))
            .take(),
    )
    .await?;
    index(m, TABLE, &["occurrence_id", "position"]).await
}

async fn roadmap_review(m: &SchemaManager<'_>) -> Result<(), DbErr> {
    const TABLE: &str = "roadmap_review";
    m.create_table(
        table(TABLE)
            .col(pk_uuid("id"))
            .col(uuid("roadmap_id"))
            .col(integer("number"))
            .col(uuid("submitted_by"))
            .col(date("submitted_on"))
            .col(date("due_on"))
            .col(string("verdict"))
            .col(uuid_null("decided_by"))
            .col(date_null("decided_on"))
            .col(text("summary"))
            .foreign_key(&mut part_of(TABLE, "roadmap_id", "roadmap"))
            .foreign_key(&mut fk(TABLE, "submitted_by", "person"))
            .foreign_key(&mut fk(TABLE, "decided_by", "person"))
            .check(one_of(TABLE, "verdict", &["PENDING", "AGREED", "RETURNED"]))
            .check(check(
                TABLE,
                "decided",
                "(verdict <> 'PENDING') = (decided_on IS NOT NULL AND decided_by IS NOT NULL)",
            ))
            .take(),
    )
    .await?;
    unique(m, TABLE, "number", &["roadmap_id", "number"]).await
}

async fn roadmap_remark(m: &SchemaManager<'_>) -> Result<(), DbErr> {
    const TABLE: &str = "roadmap_remark";
    m.create_table(
        table(TABLE)
            .col(pk_uuid("id"))
            .col(uuid("review_id"))
            .col(uuid_null("item_id"))
            .col(integer("position"))
            .col(text("body"))
            .foreign_key(&mut part_of(TABLE, "review_id", "roadmap_review"))
            .foreign_key(&mut fk(TABLE, "item_id", "roadmap_item"))
            .take(),
    )
    .await?;
    index(m, TABLE, &["review_id", "position"]).await?;
    index(m, TABLE, &["item_id"]).await
}

async fn roadmap_policy(m: &SchemaManager<'_>) -> Result<(), DbErr> {
    const TABLE: &str = "roadmap_policy";
    m.create_table(
        table(TABLE)
            .col(pk_uuid("municipality_id"))
            .col(boolean("review_required"))
            .col(uuid("changed_by"))
            .col(timestamp_with_time_zone("changed_at"))
            .col(version())
            .foreign_key(&mut fk(TABLE, "municipality_id", "municipality"))
            .foreign_key(&mut fk(TABLE, "changed_by", "person"))
            .take(),
    )
    .await
}
