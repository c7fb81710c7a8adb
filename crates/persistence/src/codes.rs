//! Enums of the domain as the database keeps them: their `UPPER_SNAKE` names, the same that serde gives them.

use serde::Serialize;
use serde::de::DeserializeOwned;
use uuid::Uuid;

use crate::error::StoreError;

/// The stored name of `value`.
pub(crate) fn code<T: Serialize>(value: T) -> String {
    match serde_json::to_value(value) {
        Ok(serde_json::Value::String(name)) => name,
        Ok(_) | Err(_) => unreachable_name(),
    }
}

/// Only fieldless enums are passed to [`code`]; a name that no CHECK lets in keeps a mistake from being stored.
fn unreachable_name() -> String {
    "?".to_owned()
}

/// The value that a row of `table` names; a name unknown to the domain is an inconsistency.
pub(crate) fn value<T: DeserializeOwned>(
    name: &str,
    table: &'static str,
    id: Uuid,
) -> Result<T, StoreError> {
    serde_json::from_value(serde_json::Value::String(name.to_owned()))
        .or(Err(StoreError::inconsistent(table, id)))
}

/// The list that a JSON column of `table` holds.
pub(crate) fn list<T: DeserializeOwned>(
    json: serde_json::Value,
    table: &'static str,
    id: Uuid,
) -> Result<Vec<T>, StoreError> {
    serde_json::from_value(json).or(Err(StoreError::inconsistent(table, id)))
}

/// A list as a JSON column holds it.
pub(crate) fn json<T: Serialize>(list: &[T]) -> Result<serde_json::Value, StoreError> {
    Ok(serde_json::to_value(list)?)
}
