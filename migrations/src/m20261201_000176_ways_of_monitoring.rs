//! Ways to what the pages of municipalities and regions ask for: the pairs of a region in force by form and format, and the
//! consents of a school by their last day.

use sea_orm_migration::prelude::*;

use crate::portable::*;

/// See the module.
#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }

    async fn up(&self, m: &SchemaManager) -> Result<(), DbErr> {
        index(m, "mentorship", &["region_id", "state", "form", "format"]).await?;
        index(m, "consent", &["school_id", "valid_until"]).await
    }

    async fn down(&self, m: &SchemaManager) -> Result<(), DbErr> {
        for (table, name) in [
            ("consent", "ix_consent_school_id_valid_until"),
            ("mentorship", "ix_mentorship_region_id_state_form_format"),
        ] {
            m.drop_index(Index::drop().name(name).table(table).to_owned())
                .await?;
        }
        Ok(())
    }
}
