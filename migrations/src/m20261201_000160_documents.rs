//! Documents of organisations with their files, the stamps of bodies and the expertise of the centre.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::*;

use crate::portable::*;

/// See the module.
#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

const EXPERTISE: &[&str] = &[
    "SUBMITTED",
    "IN_PROGRESS",
    "RETURNED",
    "CLEARED",
    "WITHDRAWN",
];

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }

    async fn up(&self, m: &SchemaManager) -> Result<(), DbErr> {
        stored_file(m).await?;
        document(m).await?;
        raw_by_database(m, POSTGRES, SQLITE).await?;
        document_endorsement(m).await?;
        document_file(m).await?;
        document_expertise(m).await
    }

    async fn down(&self, m: &SchemaManager) -> Result<(), DbErr> {
        raw_by_database(
            m,
            &[],
            &["DROP TABLE document_fts", "DROP TABLE document_fts_key"],
        )
        .await?;
        drop_tables(
            m,
            &[
                "stored_file",
                "document",
                "document_endorsement",
                "document_file",
                "document_expertise",
            ],
        )
        .await
    }
}

/// A file once, however often it is handed in. The bytes lie in the database: they go and come back with its backup, and
/// every server sees them.
async fn stored_file(m: &SchemaManager<'_>) -> Result<(), DbErr> {
    m.create_table(
        table("stored_file")
            .col(pk_uuid("id"))
            .col(string("sha256"))
            .col(integer("size"))
            .col(blob("bytes"))
            .take(),
    )
    .await?;
    unique(m, "stored_file", "sha256", &["sha256"]).await
}

async fn document(m: &SchemaManager<'_>) -> Result<(), DbErr> {
    const TABLE: &str = "document";
    m.create_table(
        table(TABLE)
            .col(pk_uuid("id"))
            .col(uuid("region_id"))
            .col(uuid_null("municipality_id"))
            .col(uuid_null("school_id"))
            .col(uuid("lineage_id"))
            .col(integer("edition"))
            .col(string("kind"))
            .col(text("title"))
            .col(folded(m, "title_folded"))
            .col(string_null("number"))
            .col(date_null("dated_on"))
            .col(date("listed_on"))
            .col(date_null("effective_from"))
            .col(date_null("valid_until"))
            .col(json_binary("basis"))
            .col(json_binary("appendices"))
            .col(json_binary_null("as_printed"))
            .col(string("state"))
            .col(string_null("order_number"))
            .col(date_null("approved_on"))
            .col(text_null("reason"))
            .col(string_null("expertise"))
            .col(uuid_null("published_by"))
            .col(timestamp_with_time_zone_null("published_at"))
            .col(text("search_text"))
            .col(uuid("created_by"))
            .col(timestamp_with_time_zone("created_at"))
            .col(integer("revision"))
            .foreign_key(&mut fk(TABLE, "region_id", "region"))
            .foreign_key(&mut fk(TABLE, "municipality_id", "municipality"))
            .foreign_key(&mut fk(TABLE, "school_id", "school"))
            .foreign_key(&mut fk(TABLE, "published_by", "person"))
            .foreign_key(&mut fk(TABLE, "created_by", "person"))
            .check(one_of(
                TABLE,
                "kind",
                &[
                    "ORDER",
                    "INSTRUCTION",
                    "REGULATION",
                    "ROADMAP",
                    "PROGRAMME",
                    "WORKING_PROGRAMME",
                    "AGREEMENT",
                    "MINUTES",
                    "REPORT",
                    "CONSENT",
                    "METHODICAL_MATERIAL",
                    "COLLECTION",
                    "OTHER",
                ],
            ))
            .check(one_of(
                TABLE,
                "state",
                &[
                    "DRAFT",
                    "INTERNAL_REVIEW",
                    "ENDORSED",
                    "APPROVED",
                    "AMENDED",
                    "REPEALED",
                    "ARCHIVED",
                ],
            ))
            .check(one_of(TABLE, "expertise", EXPERTISE))
            .check(check(
                TABLE,
                "seat",
                "school_id IS NULL OR municipality_id IS NOT NULL",
            ))
            .check(check(
                TABLE,
                "approved",
                "state NOT IN ('APPROVED', 'AMENDED', 'REPEALED') \
                 OR (approved_on IS NOT NULL AND order_number IS NOT NULL AND effective_from IS NOT NULL)",
            ))
            .check(check(
                TABLE,
                "published",
                "(published_by IS NULL) = (published_at IS NULL)",
            ))
            .check(check(
                TABLE,
                "term",
                "valid_until IS NULL OR effective_from IS NULL OR effective_from <= valid_until",
            ))
            .take(),
    )
    .await?;
    for place in ["region_id", "municipality_id", "school_id"] {
        index(m, TABLE, &[place, "listed_on desc", "id desc"]).await?;
    }
    index(m, TABLE, &["expertise", "municipality_id"]).await?;
    unique(m, TABLE, "edition", &["lineage_id", "edition"]).await
}

const POSTGRES: &[&str] = &[
    "ALTER TABLE document ADD COLUMN search_vector tsvector NOT NULL
         GENERATED ALWAYS AS (to_tsvector('simple', search_text)) STORED",
    "CREATE INDEX ix_document_search_vector ON document USING gin (search_vector)",
];

/// As for `practice`: FTS5 finds a row again by its rowid only, which VACUUM does not keep, hence the key table.
const SQLITE: &[&str] = &[
    "CREATE TABLE document_fts_key (
         id integer NOT NULL PRIMARY KEY,
         document_id uuid_text NOT NULL,
         CONSTRAINT uq_document_fts_key_document UNIQUE (document_id)
     )",
    "CREATE VIRTUAL TABLE document_fts
         USING fts5(document_id UNINDEXED, words, tokenize = 'unicode61 remove_diacritics 0')",
    "CREATE TRIGGER document_fts_insert AFTER INSERT ON document BEGIN
         INSERT INTO document_fts_key (document_id) VALUES (new.id);
         INSERT INTO document_fts (rowid, document_id, words)
             SELECT id, new.id, new.search_text FROM document_fts_key WHERE document_id = new.id;
     END",
    "CREATE TRIGGER document_fts_update AFTER UPDATE OF search_text ON document BEGIN
         UPDATE document_fts SET words = new.search_text
             WHERE rowid = (SELECT id FROM document_fts_key WHERE document_id = new.id);
     END",
    "CREATE TRIGGER document_fts_delete AFTER DELETE ON document BEGIN
         DELETE FROM document_fts
             WHERE rowid = (SELECT id FROM document_fts_key WHERE document_id = old.id);
         DELETE FROM document_fts_key WHERE document_id = old.id;
     END",
];

async fn document_endorsement(m: &SchemaManager<'_>) -> Result<(), DbErr> {
    const TABLE: &str = "document_endorsement";
    m.create_table(
        table(TABLE)
            .col(pk_uuid("id"))
            .col(uuid("document_id"))
            .col(string("kind"))
            .col(text("body"))
            .col(string_null("minutes_number"))
            .col(date("dated_on"))
            .foreign_key(&mut part_of(TABLE, "document_id", "document"))
            .check(one_of(
                TABLE,
                "kind",
                &["CONSIDERED", "AGREED", "OPINION_TAKEN", "APPROVED"],
            ))
            .take(),
    )
    .await?;
    index(m, TABLE, &["document_id", "dated_on", "id"]).await
}

async fn document_file(m: &SchemaManager<'_>) -> Result<(), DbErr> {
    const TABLE: &str = "document_file";
    m.create_table(
        table(TABLE)
            .col(pk_uuid("id"))
            .col(uuid("document_id"))
            .col(uuid("stored_id"))
            .col(text("name"))
            .col(string("media_type"))
            .col(text_null("words"))
            .col(uuid("uploaded_by"))
            .col(timestamp_with_time_zone("uploaded_at"))
            .foreign_key(&mut part_of(TABLE, "document_id", "document"))
            .foreign_key(&mut fk(TABLE, "stored_id", "stored_file"))
            .foreign_key(&mut fk(TABLE, "uploaded_by", "person"))
            .take(),
    )
    .await?;
    index(m, TABLE, &["document_id", "uploaded_at desc", "id desc"]).await?;
    index(m, TABLE, &["stored_id"]).await
}

async fn document_expertise(m: &SchemaManager<'_>) -> Result<(), DbErr> {
    const TABLE: &str = "document_expertise";
    m.create_table(
        table(TABLE)
            .col(pk_uuid("id"))
            .col(uuid("document_id"))
            .col(integer("number"))
            .col(string("state"))
            .col(string_null("conclusion"))
            .col(text_null("remarks"))
            .col(uuid("submitted_by"))
            .col(timestamp_with_time_zone("submitted_at"))
            .col(uuid_null("taken_by"))
            .col(uuid_null("concluded_by"))
            .col(timestamp_with_time_zone_null("concluded_at"))
            .foreign_key(&mut part_of(TABLE, "document_id", "document"))
            .foreign_key(&mut fk(TABLE, "submitted_by", "person"))
            .foreign_key(&mut fk(TABLE, "taken_by", "person"))
            .foreign_key(&mut fk(TABLE, "concluded_by", "person"))
            .check(one_of(TABLE, "state", EXPERTISE))
            .check(check(
                TABLE,
                "concluded",
                "(state IN ('RETURNED', 'CLEARED')) = (conclusion IS NOT NULL AND concluded_by IS NOT NULL)",
            ))
            .take(),
    )
    .await?;
    unique(m, TABLE, "number", &["document_id", "number"]).await
}
