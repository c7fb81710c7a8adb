//! The scalar `Date`: a day of the calendar, `2026-09-01`.

use async_graphql::{InputValueError, InputValueResult, Scalar, ScalarType, Value};

/// A day of the calendar without a time zone, as `YYYY-MM-DD`, between the years 1900 and 2200.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Debug, serde::Serialize)]
#[serde(transparent)]
pub struct Date(pub domain::clock::Date);

/// A day of the calendar without a time zone, as `YYYY-MM-DD`, between the years 1900 and 2200.
#[Scalar]
impl ScalarType for Date {
    fn parse(value: Value) -> InputValueResult<Self> {
        use chrono::Datelike;
        let Value::String(text) = &value else {
            return Err(InputValueError::expected_type(value));
        };
        match text.parse::<domain::clock::Date>() {
            Ok(day) if text.len() == 10 && (1900..=2200).contains(&day.year()) => Ok(Self(day)),
            Ok(_) | Err(_) => Err(InputValueError::custom("a date is written YYYY-MM-DD")),
        }
    }

    fn to_value(&self) -> Value {
        Value::String(self.0.to_string())
    }
}

impl From<domain::clock::Date> for Date {
    fn from(day: domain::clock::Date) -> Self {
        Self(day)
    }
}
