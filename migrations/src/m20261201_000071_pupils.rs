//! Pupils: what is kept of them beside a name.

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
        m.create_table(
            table("pupil")
                .col(uuid("person_id").primary_key())
                .col(uuid("school_id"))
                .col(string("class_name"))
                .col(integer("birth_year"))
                .col(date("since"))
                .col(date_null("until"))
                .col(uuid("added_by"))
                .col(timestamp_with_time_zone("added_at"))
                .col(version())
                .foreign_key(&mut fk("pupil", "person_id", "person"))
                .foreign_key(&mut fk("pupil", "school_id", "school"))
                .foreign_key(&mut fk("pupil", "added_by", "person"))
                .check(check("pupil", "term", "until >= since"))
                .take(),
        )
        .await?;
        index(m, "pupil", &["school_id", "person_id"]).await
    }

    async fn down(&self, m: &SchemaManager) -> Result<(), DbErr> {
        drop_tables(m, &["pupil"]).await
    }
}
