//! Settings for eyes: TOML, with everything secret masked.

use std::fmt::Write as _;

use serde::Serializer;
use serde_json::Value;

use super::Settings;

/// `name = value` per line. JSON's text, numbers, booleans and arrays of text are TOML's, too.
pub(super) fn toml(settings: &Settings) -> anyhow::Result<String> {
    let mut out = String::new();
    let Value::Object(fields) = serde_json::to_value(settings)? else {
        anyhow::bail!("settings are not an object");
    };
    for (name, value) in fields {
        match value {
            Value::Null => writeln!(out, "# {name} is not set")?,
            Value::Bool(_)
            | Value::Number(_)
            | Value::String(_)
            | Value::Array(_)
            | Value::Object(_) => {
                writeln!(out, "{name} = {value}")?;
            }
        }
    }
    Ok(out)
}

/// A URL with its password masked.
pub(super) fn without_password<S: Serializer>(url: &str, serializer: S) -> Result<S::Ok, S::Error> {
    serializer.serialize_str(&mask(url))
}

fn mask(url: &str) -> String {
    let masked = || {
        let (scheme, rest) = url.split_once("://")?;
        let (user_info, host) = rest.rsplit_once('@')?;
        let (user, _) = user_info.split_once(':')?;
        Some(format!("{scheme}://{user}:***@{host}"))
    };
    masked().unwrap_or_else(|| url.to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_password_of_a_url_is_masked() {
        assert_eq!(mask("postgres://u:p@ss@h:5/db"), "postgres://u:***@h:5/db");
        assert_eq!(mask("postgres://u@h/db"), "postgres://u@h/db");
        assert_eq!(
            mask("sqlite://data/nastavnik.db"),
            "sqlite://data/nastavnik.db"
        );
    }
}
