//! Reverse pairs of both directions: who acts on the other side as well, what the way back is about, and who handed an
//! activity in, so that nobody checks themselves.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::*;

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
        let two_way = boolean("two_way").default(false).take();
        add_column(m, "mentorship_participant", two_way).await?;
        let back = json_binary("return_topics").default("[]").take();
        add_column(m, "mentorship", back).await?;
        add_column(m, "activity", uuid_null("submitted_by")).await
    }

    async fn down(&self, m: &SchemaManager) -> Result<(), DbErr> {
        drop_columns(m, "activity", &["submitted_by"]).await?;
        drop_columns(m, "mentorship", &["return_topics"]).await?;
        drop_columns(m, "mentorship_participant", &["two_way"]).await
    }
}
