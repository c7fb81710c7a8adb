//! Reports on the execution of roadmaps, with what each says of a row.

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
        report(m).await?;
        row(m).await
    }

    async fn down(&self, m: &SchemaManager) -> Result<(), DbErr> {
        drop_tables(m, &["roadmap_report", "roadmap_report_row"]).await
    }
}

async fn report(m: &SchemaManager<'_>) -> Result<(), DbErr> {
    const TABLE: &str = "roadmap_report";
    m.create_table(
        table(TABLE)
            .col(pk_uuid("id"))
            .col(uuid("roadmap_id"))
            .col(uuid("place_id"))
            .col(uuid("region_id"))
            .col(uuid("municipality_id"))
            .col(uuid_null("school_id"))
            .col(date("from_on"))
            .col(date("until_on"))
            .col(string("state"))
            .col(text("summary"))
            .col(uuid("prepared_by"))
            .col(timestamp_with_time_zone("created_at"))
            .col(uuid_null("signed_by"))
            .col(date_null("signed_on"))
            .col(json_binary_null("figures"))
            .col(uuid_null("decided_by"))
            .col(date_null("decided_on"))
            .col(text_null("returned_reason"))
            .col(integer("revision"))
            .foreign_key(&mut fk(TABLE, "roadmap_id", "roadmap"))
            .foreign_key(&mut fk(TABLE, "region_id", "region"))
            .foreign_key(&mut fk(TABLE, "municipality_id", "municipality"))
            .foreign_key(&mut fk(TABLE, "school_id", "school"))
            .foreign_key(&mut fk(TABLE, "prepared_by", "person"))
            .foreign_key(&mut fk(TABLE, "signed_by", "person"))
            .foreign_key(&mut fk(TABLE, "decided_by", "person"))
            .check(one_of(
                TABLE,
                "state",
                &["DRAFT", "PREPARED", "SUBMITTED", "RETURNED", "ACCEPTED"],
            ))
            .check(check(TABLE, "period", "from_on <= until_on"))
            .check(check(
                TABLE,
                "signed",
                "(state IN ('SUBMITTED', 'ACCEPTED')) = (signed_by IS NOT NULL AND signed_on IS NOT NULL \
                 AND figures IS NOT NULL)",
            ))
            .check(check(
                TABLE,
                "accepted",
                "state <> 'ACCEPTED' OR (decided_by IS NOT NULL AND decided_on IS NOT NULL)",
            ))
            .take(),
    )
    .await?;
    unique(
        m,
        TABLE,
        "period",
        &["roadmap_id", "place_id", "from_on", "until_on"],
    )
    .await?;
    index(m, TABLE, &["place_id", "until_on desc", "id desc"]).await?;
    index(m, TABLE, &["municipality_id", "until_on desc", "id desc"]).await
}

async fn row(m: &SchemaManager<'_>) -> Result<(), DbErr> {
    const TABLE: &str = "roadmap_report_row";
    m.create_table(
        table(TABLE)
            .col(uuid("report_id"))
            .col(uuid("item_id"))
            .col(text("comment"))
            .col(text("effectiveness"))
            .col(text_null("remark"))
            .primary_key(&mut key(&["report_id", "item_id"]))
            .foreign_key(&mut part_of(TABLE, "report_id", "roadmap_report"))
            .foreign_key(&mut fk(TABLE, "item_id", "roadmap_item"))
            .take(),
    )
    .await?;
    index(m, TABLE, &["item_id"]).await
}
