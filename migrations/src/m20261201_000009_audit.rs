//! What was done, by whom; receipts of mutations; who read whose personal data.
//!
//! None of them points at other tables: they outlive what they speak of.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::*;

use crate::portable::*;

/// See the module.
#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

/// In the order of making.
const TABLES: &[&str] = &["audit", "mutation_receipt", "access_log"];

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }

    async fn up(&self, m: &SchemaManager) -> Result<(), DbErr> {
        audit(m).await?;
        mutation_receipt(m).await?;
        access_log(m).await?;
        append_only::create(m).await?;
        Ok(())
    }

    async fn down(&self, m: &SchemaManager) -> Result<(), DbErr> {
        append_only::drop(m).await?;
        drop_tables(m, TABLES).await
    }
}

async fn audit(m: &SchemaManager<'_>) -> Result<(), DbErr> {
    m.create_table(
        table("audit")
            .col(pk_uuid("id"))
            .col(timestamp_with_time_zone("at"))
            .col(uuid_null("by_person"))
            .col(string("kind"))
            .col(uuid("subject_id"))
            .col(string("deed"))
            .col(string_null("from_state"))
            .col(string_null("to_state"))
            .col(text_null("why"))
            .col(uuid_null("school_id"))
            .take(),
    )
    .await?;
    index(m, "audit", &["kind", "subject_id", "at desc"]).await?;
    index(m, "audit", &["school_id", "at desc"]).await
}

async fn mutation_receipt(m: &SchemaManager<'_>) -> Result<(), DbErr> {
    m.create_table(
        table("mutation_receipt")
            .col(uuid("actor_id"))
            .col(string("client_mutation_id"))
            .col(string("mutation"))
            .col(string("input_hash"))
            .col(json_binary("outcome"))
            .col(timestamp_with_time_zone("at"))
            .primary_key(&mut key(&["actor_id", "client_mutation_id"]))
            .take(),
    )
    .await?;
    index(m, "mutation_receipt", &["at"]).await
}

async fn access_log(m: &SchemaManager<'_>) -> Result<(), DbErr> {
    m.create_table(
        table("access_log")
            .col(pk_uuid("id"))
            .col(timestamp_with_time_zone("at"))
            .col(uuid("person_id"))
            .col(string("deed"))
            .col(string("subject_kind"))
            .col(uuid("subject_id"))
            .col(text_null("detail"))
            .take(),
    )
    .await?;
    index(m, "access_log", &["person_id", "at"]).await
}

/// Nobody rewrites the audit trail, not even the server itself.
mod append_only {
    use sea_orm_migration::prelude::*;
    use sea_orm_migration::sea_orm::DbBackend;

    use crate::portable::{raw, raw_by_database};

    pub(super) async fn create(m: &SchemaManager<'_>) -> Result<(), DbErr> {
        raw_by_database(m, POSTGRES, SQLITE).await
    }

    /// SQLite drops triggers with their table; PostgreSQL keeps the function.
    pub(super) async fn drop(m: &SchemaManager<'_>) -> Result<(), DbErr> {
        if m.get_database_backend() == DbBackend::Postgres {
            raw(m, &["DROP FUNCTION audit_is_append_only() CASCADE"]).await?;
        }
        Ok(())
    }

    const POSTGRES: &[&str] = &[
        "CREATE FUNCTION audit_is_append_only() RETURNS trigger LANGUAGE plpgsql AS $$
         BEGIN
             RAISE EXCEPTION 'audit is append-only' USING ERRCODE = 'restrict_violation';
         END
         $$",
        "CREATE TRIGGER audit_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON audit
             FOR EACH STATEMENT EXECUTE FUNCTION audit_is_append_only()",
    ];

    const SQLITE: &[&str] = &[
        "CREATE TRIGGER audit_no_update BEFORE UPDATE ON audit BEGIN
             SELECT RAISE(ABORT, 'audit is append-only');
         END",
        "CREATE TRIGGER audit_no_delete BEFORE DELETE ON audit BEGIN
             SELECT RAISE(ABORT, 'audit is append-only');
         END",
    ];
}
