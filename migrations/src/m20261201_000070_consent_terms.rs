//! Consents name addresses and keep the text that was signed; a representative may sign; a scan may lie beside one; one
//! may take another's place.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::*;

use crate::portable::*;

/// See the module.
#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

/// In the order of making.
const COLUMNS: &[&str] = &[
    "resources",
    "signed_text",
    "replaced_by",
    "representative_last_name",
    "representative_first_name",
    "representative_patronymic",
    "representative_relation",
    "review_on",
];
const OLD: &[&str] = &[
    "PERSONAL_DATA_PROCESSING",
    "PERSONAL_DATA_DISSEMINATION",
    "MENTOR_DUTY",
    "MENTEE_PARTICIPATION",
];
const NEW: &[&str] = &[
    "PERSONAL_DATA_PROCESSING",
    "PERSONAL_DATA_DISSEMINATION",
    "MENTOR_DUTY",
    "MENTEE_PARTICIPATION",
    "PHOTO_VIDEO",
];

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }

    async fn up(&self, m: &SchemaManager) -> Result<(), DbErr> {
        widen(m, "consent", "purpose", OLD, NEW).await?;
        let resources = json_binary("resources").default("[]").take();
        add_column(m, "consent", resources).await?;
        // Until now every dissemination was to the portal: its text named no other address.
        let portal = "UPDATE consent SET resources = '[\"PORTAL\"]' WHERE purpose = 'PERSONAL_DATA_DISSEMINATION'";
        raw(m, &[portal]).await?;
        add_column(m, "consent", json_binary_null("signed_text").take()).await?;
        add_column(m, "consent", uuid_null("replaced_by").take()).await?;
        for name in [
            "representative_last_name",
            "representative_first_name",
            "representative_patronymic",
            "representative_relation",
        ] {
            add_column(m, "consent", string_null(name).take()).await?;
        }
        add_column(m, "consent", date_null("review_on").take()).await?;
        scan(m).await
    }

    async fn down(&self, m: &SchemaManager) -> Result<(), DbErr> {
        drop_tables(m, &["consent_scan"]).await?;
        drop_columns(m, "consent", COLUMNS).await?;
        raw(m, &["DELETE FROM consent WHERE purpose = 'PHOTO_VIDEO'"]).await?;
        widen(m, "consent", "purpose", NEW, OLD).await
    }
}

/// The bytes lie in the database: they go and come back with its backup, and every server sees them.
async fn scan(m: &SchemaManager<'_>) -> Result<(), DbErr> {
    m.create_table(
        table("consent_scan")
            .col(pk_uuid("id"))
            .col(uuid("consent_id"))
            .col(string("media_type"))
            .col(integer("size"))
            .col(string("sha256"))
            .col(blob("bytes"))
            .col(uuid("uploaded_by"))
            .col(timestamp_with_time_zone("uploaded_at"))
            .foreign_key(&mut fk("consent_scan", "consent_id", "consent"))
            .foreign_key(&mut fk("consent_scan", "uploaded_by", "person"))
            .check(one_of(
                "consent_scan",
                "media_type",
                &["application/pdf", "image/jpeg", "image/png"],
            ))
            .take(),
    )
    .await?;
    index(m, "consent_scan", &["consent_id", "uploaded_at desc"]).await
}
