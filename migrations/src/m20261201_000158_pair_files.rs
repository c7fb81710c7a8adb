//! Files of pairs, beside those of organisations, people and cards.

use sea_orm_migration::prelude::*;

use crate::portable::*;

/// See the module.
#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

const OLD: &[&str] = &["ORGANISATIONS", "PEOPLE", "MENTOR_CARDS", "NEEDS"];
const NEW: &[&str] = &["ORGANISATIONS", "PEOPLE", "MENTOR_CARDS", "NEEDS", "PAIRS"];

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }

    async fn up(&self, m: &SchemaManager) -> Result<(), DbErr> {
        widen(m, "import_run", "kind", OLD, NEW).await
    }

    async fn down(&self, m: &SchemaManager) -> Result<(), DbErr> {
        widen(m, "import_run", "kind", NEW, OLD).await
    }
}
