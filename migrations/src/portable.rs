//! The subset of DDL that SQLite and PostgreSQL read alike, and the names of what it makes.
//!
//! Migrations are history: what is here may grow, but must never come to mean something else.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::{integer, string, string_null};
use sea_orm_migration::sea_orm::DbBackend;

/// A new table, not yet created.
pub(crate) fn table(name: &'static str) -> TableCreateStatement {
    Table::create().table(name).take()
}

/// `fk_<table>_<column>`: refuses to leave the row without what it points at.
pub(crate) fn fk(
    table: &'static str,
    column: &'static str,
    to: &'static str,
) -> ForeignKeyCreateStatement {
    reference(table, column, to, ForeignKeyAction::NoAction)
}

/// `fk_<table>_<column>` of a line that has no life of its own: it goes with its owner.
pub(crate) fn part_of(
    table: &'static str,
    column: &'static str,
    owner: &'static str,
) -> ForeignKeyCreateStatement {
    reference(table, column, owner, ForeignKeyAction::Cascade)
}

fn reference(
    table: &'static str,
    column: &'static str,
    to: &'static str,
    on_delete: ForeignKeyAction,
) -> ForeignKeyCreateStatement {
    ForeignKey::create()
        .name(format!("fk_{table}_{column}"))
        .from(table, column)
        .to(to, "id")
        .on_delete(on_delete)
        .take()
}

/// The key of a table whose key is more than an id.
pub(crate) fn key(columns: &[&'static str]) -> IndexCreateStatement {
    let mut key = Index::create();
    for column in columns {
        key.col(*column);
    }
    key
}

/// The version that guards against lost updates.
pub(crate) fn version() -> ColumnDef {
    integer("version").default(1).take()
}

/// A text that is sorted or searched. Compared by bytes on both databases, whatever language PostgreSQL was set up
/// for: the order of a page is then the same everywhere, and a prefix search can use the index.
pub(crate) fn folded(m: &SchemaManager<'_>, name: &'static str) -> ColumnDef {
    by_bytes(m, string(name))
}

/// The same, nullable.
pub(crate) fn folded_null(m: &SchemaManager<'_>, name: &'static str) -> ColumnDef {
    by_bytes(m, string_null(name))
}

fn by_bytes(m: &SchemaManager<'_>, mut column: ColumnDef) -> ColumnDef {
    if m.get_database_backend() == DbBackend::Postgres {
        column.extra("COLLATE \"C\"");
    }
    column
}

/// `ck_<table>_<what>`: a condition in SQL that both databases understand.
pub(crate) fn check(table: &'static str, what: &'static str, condition: &'static str) -> Check {
    Check::named(format!("ck_{table}_{what}"), Expr::cust(condition))
}

/// `ck_<table>_<column>`: the column takes one of these words.
pub(crate) fn one_of(
    table: &'static str,
    column: &'static str,
    words: &'static [&'static str],
) -> Check {
    Check::named(
        format!("ck_{table}_{column}"),
        Expr::col(column).is_in(words.iter().copied()),
    )
}

/// Lets a column that was made with [`one_of`] take more words: `old` becomes `new`, which begins with `old`.
///
/// SQLite cannot change a check; its manual says how the text of the table is rewritten instead, when the rows already
/// there satisfy both (<https://www.sqlite.org/lang_altertable.html>, the simpler procedure).
pub(crate) async fn widen(
    m: &SchemaManager<'_>,
    table: &str,
    column: &str,
    old: &[&str],
    new: &[&str],
) -> Result<(), DbErr> {
    let quoted = |words: &[&str]| {
        let words: Vec<_> = words.iter().map(|word| format!("'{word}'")).collect();
        words.join(", ")
    };
    let (old, new) = (quoted(old), quoted(new));
    if m.get_database_backend() == DbBackend::Postgres {
        let drop = format!("ALTER TABLE {table} DROP CONSTRAINT ck_{table}_{column}");
        let add = format!(
            "ALTER TABLE {table} ADD CONSTRAINT ck_{table}_{column} CHECK ({column} IN ({new}))"
        );
        return raw(m, &[&drop, &add]).await;
    }
    let literal = |text: &str| text.replace('\'', "''");
    let rewrite = format!(
        "UPDATE sqlite_schema SET sql = replace(sql, '\"{column}\" IN ({})', '\"{column}\" IN ({})') \
         WHERE type = 'table' AND name = '{table}'",
        literal(&old),
        literal(&new)
    );
    raw(
        m,
        &[
            "PRAGMA writable_schema = ON",
            &rewrite,
            "PRAGMA writable_schema = RESET",
        ],
    )
    .await
}

/// Adds a column. One statement for each: SQLite takes no two at once.
pub(crate) async fn add_column(
    m: &SchemaManager<'_>,
    table: &'static str,
    column: ColumnDef,
) -> Result<(), DbErr> {
    m.alter_table(Table::alter().table(table).add_column(column).take())
        .await
}

/// Drops the columns, the last one first made.
pub(crate) async fn drop_columns(
    m: &SchemaManager<'_>,
    table: &'static str,
    in_order_of_making: &[&'static str],
) -> Result<(), DbErr> {
    for column in in_order_of_making.iter().rev() {
        m.alter_table(Table::alter().table(table).drop_column(*column).take())
            .await?;
    }
    Ok(())
}

/// `ck_<table>_one_place`: exactly one of the three levels is named.
pub(crate) fn one_place(table: &'static str) -> Check {
    check(
        table,
        "one_place",
        "(CASE WHEN region_id IS NULL THEN 0 ELSE 1 END) \
         + (CASE WHEN municipality_id IS NULL THEN 0 ELSE 1 END) \
         + (CASE WHEN school_id IS NULL THEN 0 ELSE 1 END) = 1",
    )
}

/// `ix_<table>_<columns>`; a column may be followed by ` desc`.
pub(crate) async fn index(
    m: &SchemaManager<'_>,
    table: &'static str,
    columns: &[&'static str],
) -> Result<(), DbErr> {
    let names: Vec<_> = columns.iter().map(|column| split(column).0).collect();
    let mut index = Index::create();
    index
        .name(format!("ix_{table}_{}", names.join("_")))
        .table(table);
    for column in columns {
        index.col(split(column));
    }
    m.create_index(index).await
}

fn split(column: &'static str) -> (&'static str, IndexOrder) {
    match column.strip_suffix(" desc") {
        Some(name) => (name, IndexOrder::Desc),
        None => (column, IndexOrder::Asc),
    }
}

/// `uq_<table>_<what>`: no two rows agree in all of these columns; rows with a null never collide.
pub(crate) async fn unique(
    m: &SchemaManager<'_>,
    table: &'static str,
    what: &'static str,
    columns: &[&'static str],
) -> Result<(), DbErr> {
    m.create_index(unique_index(table, what, columns)).await
}

/// `uq_<table>_<what>` among the rows for which `condition` holds.
pub(crate) async fn unique_where(
    m: &SchemaManager<'_>,
    table: &'static str,
    what: &'static str,
    columns: &[&'static str],
    condition: &'static str,
) -> Result<(), DbErr> {
    let mut index = unique_index(table, what, columns);
    index.and_where(Expr::cust(condition));
    m.create_index(index).await
}

fn unique_index(
    table: &'static str,
    what: &'static str,
    columns: &[&'static str],
) -> IndexCreateStatement {
    let mut index = key(columns);
    index
        .name(format!("uq_{table}_{what}"))
        .table(table)
        .unique();
    index
}

/// Drops the tables, the last one first made.
pub(crate) async fn drop_tables(
    m: &SchemaManager<'_>,
    in_order_of_making: &[&'static str],
) -> Result<(), DbErr> {
    for name in in_order_of_making.iter().rev() {
        m.drop_table(Table::drop().table(*name).take()).await?;
    }
    Ok(())
}

/// Statements that only one of the two databases understands.
pub(crate) async fn raw(m: &SchemaManager<'_>, statements: &[&str]) -> Result<(), DbErr> {
    for statement in statements {
        m.get_connection().execute_unprepared(statement).await?;
    }
    Ok(())
}

/// What has to be said to each of the two in its own words.
pub(crate) async fn raw_by_database(
    m: &SchemaManager<'_>,
    postgres: &[&str],
    sqlite: &[&str],
) -> Result<(), DbErr> {
    let backend = m.get_database_backend();
    if backend == DbBackend::Postgres {
        raw(m, postgres).await
    } else if backend == DbBackend::Sqlite {
        raw(m, sqlite).await
    } else {
        Err(DbErr::BackendNotSupported {
            db: backend.as_str(),
            ctx: "migrations",
        })
    }
}
