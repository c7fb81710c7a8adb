//! The tables, as they came to be: one migration per room of the house, run in this order on SQLite and PostgreSQL.
//!
//! Each runs in a transaction, names its tables and columns by its own words (never by the entities, which change),
//! and stays within the [`portable`] subset or says for each database what to do. Run them through
//! `persistence::migrate`, which keeps two servers from migrating at once.

pub use sea_orm_migration::prelude::MigratorTrait;
use sea_orm_migration::prelude::*;

mod portable;

mod m20261201_000001_org;
mod m20261201_000002_people;
mod m20261201_000003_accounts;
mod m20261201_000004_consents;
mod m20261201_000005_orders;
mod m20261201_000006_mentoring;
mod m20261201_000007_practices;
mod m20261201_000008_monitoring;
mod m20261201_000009_audit;

/// Runs the migrations.
#[derive(Debug)]
pub struct Migrator;

#[async_trait::async_trait]
impl MigratorTrait for Migrator {
    fn migrations() -> Vec<Box<dyn MigrationTrait>> {
        vec![
            Box::new(m20261201_000001_org::Migration),
            Box::new(m20261201_000002_people::Migration),
            Box::new(m20261201_000003_accounts::Migration),
            Box::new(m20261201_000004_consents::Migration),
            Box::new(m20261201_000005_orders::Migration),
            Box::new(m20261201_000006_mentoring::Migration),
            Box::new(m20261201_000007_practices::Migration),
            Box::new(m20261201_000008_monitoring::Migration),
            Box::new(m20261201_000009_audit::Migration),
        ]
    }
}
