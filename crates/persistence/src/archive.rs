//! Everything that is kept about one person (152-ФЗ art. 14), table by table.
//!
//! Rows are read as they are stored, by the columns that their entity declares: a new column is in the archive at once.
//! A new table has to be named in [`mod@held`] or, with a reason, in [`EXEMPT`]; a test asks for that.

mod held;

use std::collections::{BTreeMap, BTreeSet};

use domain::clock::{Date, Timestamp};
use domain::id::PersonId;
use sea_orm::{ColumnType, ConnectionTrait, FromQueryResult, QueryResult, Statement};
use serde_json::{Map, Value, json};
use uuid::Uuid;

use crate::error::StoreError;

pub use held::{EXEMPT, tables};

/// The most rows of one part; a longer one says that it is cut.
pub const MOST: usize = 5_000;
/// How many ids are looked up by one statement.
const AT_ONCE: usize = 500;

/// One part of an archive: rows of one table.
#[derive(Clone, PartialEq, Debug)]
pub struct Part {
    /// Its name, that of the table for most.
    pub code: &'static str,
    /// Whether it is whole; a part is cut after [`MOST`] rows.
    pub complete: bool,
    /// The rows by their columns. Another person stands there by name alone, and a school by its short name.
    pub rows: Vec<Map<String, Value>>,
}

/// The repository of archives.
pub struct Archives<'c, C>(pub(crate) &'c C);

impl<C: ConnectionTrait> Archives<'_, C> {
    /// Everything that is kept about `person`; a part without rows is there too, and says that nothing is kept.
    pub async fn of(&self, person: PersonId) -> Result<Vec<Part>, StoreError> {
        let mut parts = Vec::new();
        for source in held::sources() {
            parts.push(self.part(person, &source).await?);
        }
        let names = self.names(&ids_in(&parts)).await?;
        let rows = parts.iter_mut().flat_map(|part| &mut part.rows);
        for value in rows.flat_map(|row| row.values_mut()) {
            if let Some(name) = value.as_str().and_then(|id| names.get(id)) {
                *value = Value::String(name.clone());
            }
        }
        Ok(parts)
    }

    async fn part(&self, person: PersonId, source: &held::Source) -> Result<Part, StoreError> {
        let columns: Vec<_> = source.columns().collect();
        let list: Vec<_> = columns
            .iter()
            .map(|(name, _)| format!("l.\"{name}\""))
            .collect();
        let sql = format!(
            "SELECT {} FROM {} l WHERE {} ORDER BY {} LIMIT {}",
            list.join(", "),
            source.table,
            source.which,
            source.key.join(", "),
            MOST + 1
        );
        let backend = self.0.get_database_backend();
        let statement = Statement::from_sql_and_values(backend, sql, [person.0.into()]);
        let found = self.0.query_all_raw(statement).await?;
        let complete = found.len() <= MOST;
        let mut rows = Vec::new();
        for row in found.iter().take(MOST) {
            let mut shown = Map::new();
            for (name, kind) in &columns {
                shown.insert(name.clone(), value(row, name, kind)?);
            }
            rows.push(shown);
        }
        Ok(Part {
            code: source.code,
            complete,
            rows,
        })
    }

    /// What people and schools among `ids` are called.
    async fn names(&self, ids: &[Uuid]) -> Result<BTreeMap<String, String>, StoreError> {
        const PEOPLE: &str =
            "SELECT id, last_name AS a, first_name AS b, patronymic AS c FROM person";
        const SCHOOLS: &str = "SELECT id, short_name AS a, CAST(NULL AS TEXT) AS b, CAST(NULL AS TEXT) AS c FROM school";
        let backend = self.0.get_database_backend();
        let mut names = BTreeMap::new();
        for chunk in ids.chunks(AT_ONCE) {
            let places: Vec<_> = (1..=chunk.len()).map(|at| format!("${at}")).collect();
            for select in [PEOPLE, SCHOOLS] {
                let sql = format!("{select} WHERE id IN ({})", places.join(", "));
                let values = chunk.iter().map(|id| sea_orm::Value::from(*id));
                let statement = Statement::from_sql_and_values(backend, sql, values);
                for name in Name::find_by_statement(statement).all(self.0).await? {
                    let words = [Some(name.a), name.b, name.c].into_iter().flatten();
                    let words: Vec<_> = words.collect();
                    names.insert(name.id.to_string(), words.join(" "));
                }
            }
        }
        Ok(names)
    }
}

#[derive(FromQueryResult)]
struct Name {
    id: Uuid,
    a: String,
    b: Option<String>,
    c: Option<String>,
}

fn ids_in(parts: &[Part]) -> Vec<Uuid> {
    let values = parts
        .iter()
        .flat_map(|part| &part.rows)
        .flat_map(Map::values);
    let ids: BTreeSet<Uuid> = values
        .filter_map(|value| Uuid::parse_str(value.as_str()?).ok())
        .collect();
    ids.into_iter().collect()
}

fn value(row: &QueryResult, name: &str, kind: &ColumnType) -> Result<Value, StoreError> {
    Ok(match kind {
        ColumnType::Uuid => json!(row.try_get::<Option<Uuid>>("", name)?),
        ColumnType::Integer => json!(row.try_get::<Option<i32>>("", name)?),
        ColumnType::BigInteger => json!(row.try_get::<Option<i64>>("", name)?),
        ColumnType::Boolean => json!(row.try_get::<Option<bool>>("", name)?),
        ColumnType::Date => json!(row.try_get::<Option<Date>>("", name)?),
        ColumnType::TimestampWithTimeZone => json!(row.try_get::<Option<Timestamp>>("", name)?),
        ColumnType::Json | ColumnType::JsonBinary => {
            row.try_get::<Option<Value>>("", name)?.unwrap_or_default()
        }
        _ => json!(row.try_get::<Option<String>>("", name)?),
    })
}
