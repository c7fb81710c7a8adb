//! What a database says about its own tables, in the same words for both.

use std::collections::BTreeSet;

use sea_orm::{ConnectionTrait, DatabaseConnection, DbBackend, QueryResult, Statement};

/// `table.column type` with a `?` when it may be null.
pub(crate) async fn columns(db: &DatabaseConnection) -> BTreeSet<String> {
    let sql = pick(
        db,
        "SELECT m.name, p.name, p.type, p.\"notnull\" = 1
         FROM sqlite_master m, pragma_table_info(m.name) p WHERE m.type = 'table'",
        "SELECT table_name::text, column_name::text, data_type::text, is_nullable = 'NO'
         FROM information_schema.columns WHERE table_schema = 'public'",
    );
    let describe = |row: QueryResult| {
        let (table, column) = (text(&row, 0), text(&row, 1));
        let kind = match text(&row, 2).to_ascii_lowercase().as_str() {
            "character varying" | "varchar" => "string",
            "text" => "text",
            "uuid" | "uuid_text" => "uuid",
            "date" | "date_text" => "date",
            "timestamp with time zone" | "timestamp_with_timezone_text" => "instant",
            "jsonb" | "jsonb_text" => "json",
            "integer" => "integer",
            "boolean" => "boolean",
            "bytea" | "blob" => "bytes",
            other => panic!("{table}.{column} is of a type that only one database has: {other}"),
        };
        let null = if row.try_get_by_index::<bool>(3).unwrap() {
            ""
        } else {
            "?"
        };
        format!("{table}.{column} {kind}{null}")
    };
    rows(db, sql)
        .await
        .into_iter()
        .filter(|row| is_ours(&text(row, 0)))
        .filter(|row| text(row, 1) != "search_vector")
        .map(describe)
        .collect()
}

/// A reference from a column to another table.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord, Debug)]
pub(crate) struct Reference {
    pub(crate) table: String,
    pub(crate) column: String,
    pub(crate) to: String,
    pub(crate) cascades: bool,
}

/// All references.
pub(crate) async fn references(db: &DatabaseConnection) -> BTreeSet<Reference> {
    let sql = pick(
        db,
        "SELECT m.name, f.\"from\", f.\"table\", f.on_delete = 'CASCADE'
         FROM sqlite_master m, pragma_foreign_key_list(m.name) f WHERE m.type = 'table'",
        "SELECT c.conrelid::regclass::text, a.attname::text, c.confrelid::regclass::text, c.confdeltype = 'c'
         FROM pg_constraint c JOIN pg_attribute a ON a.attrelid = c.conrelid AND a.attnum = ANY (c.conkey)
         WHERE c.contype = 'f'",
    );
    let describe = |row: QueryResult| Reference {
        table: text(&row, 0),
        column: text(&row, 1),
        to: text(&row, 2),
        cascades: row.try_get_by_index(3).unwrap(),
    };
    rows(db, sql).await.into_iter().map(describe).collect()
}

/// The names of all indexes that we made, unique ones included.
pub(crate) async fn indexes(db: &DatabaseConnection) -> BTreeSet<String> {
    let sql = pick(
        db,
        "SELECT name FROM sqlite_master WHERE type = 'index' AND sql IS NOT NULL",
        "SELECT i.indexrelid::regclass::text FROM pg_index i JOIN pg_class c ON c.oid = i.indrelid
         WHERE c.relnamespace = 'public'::regnamespace AND NOT i.indisprimary",
    );
    rows(db, sql).await.iter().map(|row| text(row, 0)).collect()
}

/// The names of all checks.
pub(crate) async fn checks(db: &DatabaseConnection) -> BTreeSet<String> {
    if db.get_database_backend() == DbBackend::Postgres {
        let sql = "SELECT conname::text FROM pg_constraint WHERE contype = 'c' AND connamespace = 'public'::regnamespace";
        return rows(db, sql).await.iter().map(|row| text(row, 0)).collect();
    }
    let tables = rows(db, "SELECT sql FROM sqlite_master WHERE type = 'table'").await;
    let mut found = BTreeSet::new();
    for table in tables.iter().map(|row| text(row, 0)) {
        found.extend(table.split("CONSTRAINT \"").skip(1).filter_map(|rest| {
            rest.split('"')
                .next()
                .filter(|name| name.starts_with("ck_"))
                .map(str::to_owned)
        }));
    }
    found
}

/// The names of all tables but the migrations' own and those of the word index.
pub(crate) async fn tables(db: &DatabaseConnection) -> BTreeSet<String> {
    let sql = pick(
        db,
        "SELECT name FROM sqlite_master WHERE type = 'table'",
        "SELECT table_name::text FROM information_schema.tables WHERE table_schema = 'public'",
    );
    rows(db, sql)
        .await
        .iter()
        .map(|row| text(row, 0))
        .filter(|name| is_ours(name))
        .collect()
}

fn is_ours(table: &str) -> bool {
    table != "seaql_migrations"
        && !table.starts_with("practice_fts")
        && !table.starts_with("document_fts")
        && !table.starts_with("sqlite_")
}

fn pick<'a>(db: &DatabaseConnection, sqlite: &'a str, postgres: &'a str) -> &'a str {
    if db.get_database_backend() == DbBackend::Sqlite {
        sqlite
    } else {
        postgres
    }
}

/// The rows of a question in SQL.
pub(crate) async fn rows(db: &DatabaseConnection, sql: &str) -> Vec<QueryResult> {
    let statement = Statement::from_string(db.get_database_backend(), sql);
    db.query_all_raw(statement).await.unwrap()
}

fn text(row: &QueryResult, column: usize) -> String {
    row.try_get_by_index(column).unwrap()
}
