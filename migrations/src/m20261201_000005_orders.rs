//! Orders of a school, and the posts that they give: a curator is appointed by one.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::*;

use crate::portable::*;

/// See the module.
#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

/// In the order of making.
const TABLES: &[&str] = &["official_order", "post"];

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }

    async fn up(&self, m: &SchemaManager) -> Result<(), DbErr> {
        official_order(m).await?;
        post(m).await?;
        Ok(())
    }

    async fn down(&self, m: &SchemaManager) -> Result<(), DbErr> {
        drop_tables(m, TABLES).await
    }
}

async fn official_order(m: &SchemaManager<'_>) -> Result<(), DbErr> {
    m.create_table(
        table("official_order")
            .col(pk_uuid("id"))
            .col(uuid("school_id"))
            .col(string("kind"))
            .col(string("title"))
            .col(string("state"))
            .col(string_null("number"))
            .col(folded_null(m, "number_folded"))
            .col(date_null("date"))
            .col(integer_null("order_year"))
            .col(json_binary("content"))
            .col(uuid("prepared_by"))
            .col(timestamp_with_time_zone("prepared_at"))
            .col(uuid_null("signed_by"))
            .col(timestamp_with_time_zone_null("signed_at"))
            .col(date_null("starts_on"))
            .col(date_null("ends_on"))
            .col(uuid_null("subject_person_id"))
            .col(uuid_null("cancelled_by"))
            .col(timestamp_with_time_zone_null("cancelled_at"))
            .col(text_null("cancel_reason"))
            .col(version())
            .foreign_key(&mut fk("official_order", "school_id", "school"))
            .foreign_key(&mut fk("official_order", "prepared_by", "person"))
            .foreign_key(&mut fk("official_order", "signed_by", "person"))
            .foreign_key(&mut fk("official_order", "subject_person_id", "person"))
            .foreign_key(&mut fk("official_order", "cancelled_by", "person"))
            .check(one_of(
                "official_order",
                "state",
                &["DRAFT", "SIGNED", "CANCELLED"],
            ))
            .check(check("official_order", "signing", SIGNING))
            .check(check("official_order", "cancelling", CANCELLING))
            .check(check("official_order", "term", "ends_on >= starts_on"))
            .take(),
    )
    .await?;
    unique(
        m,
        "official_order",
        "number",
        &["school_id", "order_year", "number_folded"],
    )
    .await?;
    index(m, "official_order", &["school_id", "state"]).await
}

async fn post(m: &SchemaManager<'_>) -> Result<(), DbErr> {
    m.create_table(
        table("post")
            .col(pk_uuid("id"))
            .col(uuid("person_id"))
            .col(string("role"))
            .col(uuid_null("region_id"))
            .col(uuid_null("municipality_id"))
            .col(uuid_null("school_id"))
            .col(uuid_null("order_id"))
            .col(date("valid_from"))
            .col(date_null("valid_until"))
            .col(uuid_null("granted_by"))
            .foreign_key(&mut fk("post", "person_id", "person"))
            .foreign_key(&mut fk("post", "region_id", "region"))
            .foreign_key(&mut fk("post", "municipality_id", "municipality"))
            .foreign_key(&mut fk("post", "school_id", "school"))
            .foreign_key(&mut fk("post", "order_id", "official_order"))
            .foreign_key(&mut fk("post", "granted_by", "person"))
            .check(one_place("post"))
            .check(check("post", "term", "valid_until >= valid_from"))
            .take(),
    )
    .await?;
    index(m, "post", &["person_id"]).await?;
    index(m, "post", &["school_id", "role"]).await?;
    index(m, "post", &["municipality_id", "role"]).await?;
    index(m, "post", &["region_id", "role"]).await
}

/// A signature has all its facts or none. A cancelled order keeps them: its number stays taken for good.
const SIGNING: &str = "(state <> 'SIGNED' AND number IS NULL AND number_folded IS NULL AND date IS NULL \
    AND order_year IS NULL AND signed_by IS NULL AND signed_at IS NULL) \
    OR (state <> 'DRAFT' AND number IS NOT NULL AND number_folded IS NOT NULL AND date IS NOT NULL \
    AND order_year IS NOT NULL AND signed_by IS NOT NULL AND signed_at IS NOT NULL)";

const CANCELLING: &str =
    "state <> 'CANCELLED' OR (cancelled_by IS NOT NULL AND cancelled_at IS NOT NULL)";
