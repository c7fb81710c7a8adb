//! Where else the person is named: in letters to others, in notices, papers and texts.
//!
//! The columns are taken from the database itself, so that a table that is made tomorrow is looked through as well.

use std::collections::BTreeSet;

use domain::text::{PersonName, fold};
use sea_orm::{ConnectionTrait, DatabaseTransaction, DbBackend, FromQueryResult, Statement, Value};

use super::{Depersonalisations, NOBODY};
use crate::entity::person;
use crate::error::StoreError;

/// Tables whose texts are left: the trail takes no correction and is proof, consents are proof for some years, and the
/// person's own row is written anew.
pub(super) const LEFT: &[&str] = &["audit", "consent", "person"];

/// A column that holds text.
#[derive(FromQueryResult)]
struct Held {
    table_name: String,
    column_name: String,
    kind: String,
}

/// What is written in the place of what.
type Replacement = (String, String);

impl Depersonalisations<'_, DatabaseTransaction> {
    /// Writes nobody in the place of the person's full name, name with initials, addresses and telephone in every text.
    pub(super) async fn take_out_mentions(
        &self,
        row: &person::Model,
        contacts: &BTreeSet<String>,
    ) -> Result<(), StoreError> {
        let replacements = replacements(row, contacts)?;
        for column in self.columns().await? {
            self.replace(&column, &replacements).await?;
        }
        Ok(())
    }

    async fn columns(&self) -> Result<Vec<Held>, StoreError> {
        let backend = self.0.get_database_backend();
        let sql = if backend == DbBackend::Postgres {
            "SELECT c.table_name::text AS table_name, c.column_name::text AS column_name, c.data_type::text AS kind \
             FROM information_schema.columns c JOIN information_schema.tables t \
             ON t.table_schema = c.table_schema AND t.table_name = c.table_name AND t.table_type = 'BASE TABLE' \
             WHERE c.table_schema = current_schema() AND c.is_generated = 'NEVER' \
             AND c.data_type IN ('text', 'character varying', 'jsonb')"
        } else {
            // The tables of the full text are kept by triggers.
            "SELECT t.name AS table_name, c.name AS column_name, lower(c.type) AS kind \
             FROM sqlite_schema t JOIN pragma_table_info(t.name) c WHERE t.type = 'table' \
             AND t.name NOT LIKE 'sqlite_%' AND t.name NOT LIKE '%_fts%' \
             AND (lower(c.type) LIKE '%text%' OR lower(c.type) LIKE '%char%' OR lower(c.type) LIKE '%json%')"
        };
        let statement = Statement::from_string(backend, sql);
        let mut found = Held::find_by_statement(statement).all(self.0).await?;
        found.retain(|column| {
            let table = column.table_name.as_str();
            !LEFT.contains(&table) && table != "seaql_migrations" && !column.kind.contains("uuid")
        });
        Ok(found)
    }

    async fn replace(&self, column: &Held, replacements: &[Replacement]) -> Result<(), StoreError> {
        let (table, name) = (&column.table_name, &column.column_name);
        let postgres = self.0.get_database_backend() == DbBackend::Postgres;
        let json = postgres && column.kind == "jsonb";
        let read = if json {
            format!("\"{name}\"::text")
        } else {
            format!("\"{name}\"")
        };
        let mut values: Vec<Value> = Vec::new();
        let mut written = read.clone();
        let mut mentions = Vec::new();
        for (from, to) in replacements {
            values.extend([from.as_str().into(), to.as_str().into()]);
            let (old, new) = (values.len() - 1, values.len());
            // PostgreSQL asks what kind of thing a parameter is.
            let (old, new) = if postgres {
                (format!("${old}::text"), format!("${new}::text"))
            } else {
                (format!("${old}"), format!("${new}"))
            };
            written = format!("replace({written}, {old}, {new})");
            mentions.push(if postgres {
                format!("position({old} in {read}) > 0")
            } else {
                format!("instr({read}, {old}) > 0")
            });
        }
        let written = if json {
            format!("({written})::jsonb")
        } else {
            written
        };
        let sql = format!(
            "UPDATE \"{table}\" SET \"{name}\" = {written} WHERE {}",
            mentions.join(" OR ")
        );
        self.execute(&sql, values).await?;
        Ok(())
    }
}

/// The longest first: a name with its patronymic before one without.
fn replacements(
    row: &person::Model,
    contacts: &BTreeSet<String>,
) -> Result<Vec<Replacement>, StoreError> {
    let name = PersonName::parse(&row.last_name, &row.first_name, row.patronymic.as_deref());
    let name = name.or(Err(StoreError::inconsistent("person", row.id)))?;
    let initials = name.with_initials();
    let plain = initials.replace('\u{a0}', " ");
    let short = format!("{} {}", name.last(), name.first());
    let reversed = match name.patronymic() {
        Some(patronymic) => format!("{} {patronymic} {}", name.first(), name.last()),
        None => format!("{} {}", name.first(), name.last()),
    };
    let mut forms: BTreeSet<String> = [name.full(), reversed, short, initials, plain]
        .into_iter()
        .collect();
    forms.extend(swapped(&name));
    let folded: BTreeSet<String> = forms.iter().map(|form| fold(form)).collect();
    let mut found: Vec<Replacement> = forms
        .into_iter()
        .map(|form| (form, NOBODY.to_owned()))
        .collect();
    found.extend(folded.into_iter().map(|form| (form, fold(NOBODY))));
    found.extend(
        contacts
            .iter()
            .map(|contact| (contact.clone(), fold(NOBODY))),
    );
    found.retain(|(from, _)| !from.is_empty());
    found.sort_by_key(|(from, _)| std::cmp::Reverse(from.chars().count()));
    found.dedup();
    Ok(found)
}

/// «М. П. Иванова», with no-break and with plain spaces.
fn swapped(name: &PersonName) -> Vec<String> {
    let letter = |part: &str| part.chars().next().map(|first| format!("{first}."));
    let initials: Vec<String> = [Some(name.first()), name.patronymic()]
        .into_iter()
        .flatten()
        .filter_map(letter)
        .collect();
    ["\u{a0}", " "]
        .into_iter()
        .map(|space| format!("{}{space}{}", initials.join(space), name.last()))
        .collect()
}
