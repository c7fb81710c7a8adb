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
mod m20261201_000020_matching;
mod m20261201_000030_imports;
mod m20261201_000040_groups;
mod m20261201_000041_requests;
mod m20261201_000050_programme_changes;
mod m20261201_000051_meetings;
mod m20261201_000052_help_requests;
mod m20261201_000060_banks;
mod m20261201_000061_surveys;
mod m20261201_000062_bank_fields;
mod m20261201_000070_consent_terms;
mod m20261201_000071_pupils;
mod m20261201_000072_notices;
mod m20261201_000073_calendar_feeds;
mod m20261201_000090_rollover;
mod m20261201_000100_people_orders;
mod m20261201_000101_certificates;
mod m20261201_000102_pupils_in_pairs;
mod m20261201_000110_programme_templates;
mod m20261201_000120_giving;
mod m20261201_000130_corrections;
mod m20261201_000140_roadmaps;
mod m20261201_000141_control;
mod m20261201_000142_roadmap_reports;
mod m20261201_000143_duty_comments;
mod m20261201_000150_absences;
mod m20261201_000151_one_offs;
mod m20261201_000152_partners;
mod m20261201_000153_depersonalisation;
mod m20261201_000154_individual_routes;
mod m20261201_000155_mediations;
mod m20261201_000156_file_grants;
mod m20261201_000157_two_way_pairs;
mod m20261201_000158_pair_files;
mod m20261201_000160_documents;
mod m20261201_000161_packages;
mod m20261201_000162_document_templates;
mod m20261201_000163_duty_files;
mod m20261201_000170_campaigns;
mod m20261201_000175_numeric_targets;
mod m20261201_000176_ways_of_monitoring;

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
            Box::new(m20261201_000020_matching::Migration),
            Box::new(m20261201_000030_imports::Migration),
            Box::new(m20261201_000040_groups::Migration),
            Box::new(m20261201_000041_requests::Migration),
            Box::new(m20261201_000050_programme_changes::Migration),
            Box::new(m20261201_000051_meetings::Migration),
            Box::new(m20261201_000052_help_requests::Migration),
            Box::new(m20261201_000060_banks::Migration),
            Box::new(m20261201_000061_surveys::Migration),
            Box::new(m20261201_000062_bank_fields::Migration),
            Box::new(m20261201_000070_consent_terms::Migration),
            Box::new(m20261201_000071_pupils::Migration),
            Box::new(m20261201_000072_notices::Migration),
            Box::new(m20261201_000073_calendar_feeds::Migration),
            Box::new(m20261201_000090_rollover::Migration),
            Box::new(m20261201_000100_people_orders::Migration),
            Box::new(m20261201_000101_certificates::Migration),
            Box::new(m20261201_000102_pupils_in_pairs::Migration),
            Box::new(m20261201_000110_programme_templates::Migration),
            Box::new(m20261201_000120_giving::Migration),
            Box::new(m20261201_000130_corrections::Migration),
            Box::new(m20261201_000140_roadmaps::Migration),
            Box::new(m20261201_000141_control::Migration),
            Box::new(m20261201_000142_roadmap_reports::Migration),
            Box::new(m20261201_000143_duty_comments::Migration),
            Box::new(m20261201_000150_absences::Migration),
            Box::new(m20261201_000151_one_offs::Migration),
            Box::new(m20261201_000152_partners::Migration),
            Box::new(m20261201_000153_depersonalisation::Migration),
            Box::new(m20261201_000154_individual_routes::Migration),
            Box::new(m20261201_000155_mediations::Migration),
            Box::new(m20261201_000156_file_grants::Migration),
            Box::new(m20261201_000157_two_way_pairs::Migration),
            Box::new(m20261201_000158_pair_files::Migration),
            Box::new(m20261201_000160_documents::Migration),
            Box::new(m20261201_000161_packages::Migration),
            Box::new(m20261201_000162_document_templates::Migration),
            Box::new(m20261201_000163_duty_files::Migration),
            Box::new(m20261201_000170_campaigns::Migration),
            Box::new(m20261201_000175_numeric_targets::Migration),
            Box::new(m20261201_000176_ways_of_monitoring::Migration),
        ]
    }
}
