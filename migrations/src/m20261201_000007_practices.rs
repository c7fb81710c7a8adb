//! Practices and the index of their words.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::*;

use crate::portable::*;

/// See the module.
#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

/// In the order of making.
const TABLES: &[&str] = &["practice", "practice_topic", "practice_author"];

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }

    async fn up(&self, m: &SchemaManager) -> Result<(), DbErr> {
        practice(m).await?;
        practice_topic(m).await?;
        practice_author(m).await?;
        words::create(m).await?;
        Ok(())
    }

    async fn down(&self, m: &SchemaManager) -> Result<(), DbErr> {
        words::drop(m).await?;
        drop_tables(m, TABLES).await
    }
}

async fn practice(m: &SchemaManager<'_>) -> Result<(), DbErr> {
    m.create_table(
        table("practice")
            .col(pk_uuid("id"))
            .col(uuid("school_id"))
            .col(uuid("municipality_id"))
            .col(uuid("region_id"))
            .col(uuid("programme_id"))
            .col(folded_null(m, "slug"))
            .col(string("title"))
            .col(text("problem"))
            .col(text("actions"))
            .col(text("result"))
            .col(text("conditions"))
            .col(string("form"))
            .col(string("format"))
            .col(string("state"))
            .col(text_null("remark"))
            .col(timestamp_with_time_zone_null("published_at"))
            .col(date_null("first_published_on"))
            .col(timestamp_with_time_zone("created_at"))
            .col(version())
            .col(text("search_text"))
            .foreign_key(&mut fk("practice", "school_id", "school"))
            .foreign_key(&mut fk("practice", "municipality_id", "municipality"))
            .foreign_key(&mut fk("practice", "region_id", "region"))
            .foreign_key(&mut fk("practice", "programme_id", "programme"))
            .check(one_of(
                "practice",
                "state",
                &[
                    "DRAFT",
                    "SUBMITTED",
                    "SCHOOL_APPROVED",
                    "PUBLISHED",
                    "WITHDRAWN",
                ],
            ))
            .check(check(
                "practice",
                "publishing",
                "state <> 'PUBLISHED' OR (slug IS NOT NULL AND published_at IS NOT NULL)",
            ))
            .take(),
    )
    .await?;
    unique(m, "practice", "slug", &["slug"]).await?;
    unique(m, "practice", "programme", &["programme_id"]).await?;
    index(
        m,
        "practice",
        &["municipality_id", "state", "published_at desc", "id desc"],
    )
    .await?;
    index(m, "practice", &["state", "published_at desc", "id desc"]).await?;
    index(m, "practice", &["school_id", "state"]).await
}

async fn practice_topic(m: &SchemaManager<'_>) -> Result<(), DbErr> {
    m.create_table(
        table("practice_topic")
            .col(uuid("practice_id"))
            .col(string("topic"))
            .primary_key(&mut key(&["practice_id", "topic"]))
            .foreign_key(&mut part_of("practice_topic", "practice_id", "practice"))
            .take(),
    )
    .await?;
    index(m, "practice_topic", &["topic", "practice_id"]).await
}

async fn practice_author(m: &SchemaManager<'_>) -> Result<(), DbErr> {
    m.create_table(
        table("practice_author")
            .col(uuid("practice_id"))
            .col(uuid("person_id"))
            .col(integer("position"))
            .primary_key(&mut key(&["practice_id", "person_id"]))
            .foreign_key(&mut fk("practice_author", "person_id", "person"))
            .foreign_key(&mut part_of("practice_author", "practice_id", "practice"))
            .take(),
    )
    .await?;
    index(m, "practice_author", &["person_id"]).await
}

/// The index over `practice.search_text`, whose words the repository has folded and stemmed already.
mod words {
    use sea_orm_migration::prelude::*;
    use sea_orm_migration::sea_orm::DbBackend;

    use crate::portable::{raw, raw_by_database};

    pub(super) async fn create(m: &SchemaManager<'_>) -> Result<(), DbErr> {
        raw_by_database(m, POSTGRES, SQLITE).await
    }

    pub(super) async fn drop(m: &SchemaManager<'_>) -> Result<(), DbErr> {
        if m.get_database_backend() == DbBackend::Sqlite {
            raw(
                m,
                &["DROP TABLE practice_fts", "DROP TABLE practice_fts_key"],
            )
            .await?;
        }
        Ok(())
    }

    const POSTGRES: &[&str] = &[
        "ALTER TABLE practice ADD COLUMN search_vector tsvector NOT NULL
             GENERATED ALWAYS AS (to_tsvector('simple', search_text)) STORED",
        "CREATE INDEX ix_practice_search_vector ON practice USING gin (search_vector)",
    ];

    /// FTS5 finds a row again by its rowid only. The rowid of `practice` is not kept by VACUUM, hence the key table.
    const SQLITE: &[&str] = &[
        "CREATE TABLE practice_fts_key (
             id integer NOT NULL PRIMARY KEY,
             practice_id uuid_text NOT NULL,
             CONSTRAINT uq_practice_fts_key_practice UNIQUE (practice_id)
         )",
        "CREATE VIRTUAL TABLE practice_fts
             USING fts5(practice_id UNINDEXED, words, tokenize = 'unicode61 remove_diacritics 0')",
        "CREATE TRIGGER practice_fts_insert AFTER INSERT ON practice BEGIN
             INSERT INTO practice_fts_key (practice_id) VALUES (new.id);
             INSERT INTO practice_fts (rowid, practice_id, words)
                 SELECT id, new.id, new.search_text FROM practice_fts_key WHERE practice_id = new.id;
         END",
        "CREATE TRIGGER practice_fts_update AFTER UPDATE OF search_text ON practice BEGIN
             UPDATE practice_fts SET words = new.search_text
                 WHERE rowid = (SELECT id FROM practice_fts_key WHERE practice_id = new.id);
         END",
        "CREATE TRIGGER practice_fts_delete AFTER DELETE ON practice BEGIN
             DELETE FROM practice_fts
                 WHERE rowid = (SELECT id FROM practice_fts_key WHERE practice_id = old.id);
             DELETE FROM practice_fts_key WHERE practice_id = old.id;
         END",
    ];
}
