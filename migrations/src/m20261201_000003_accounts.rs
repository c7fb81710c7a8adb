//! Accounts, signed-in devices, one-time links, invitations, and the mail that waits to be sent.

use sea_orm_migration::prelude::*;
use sea_orm_migration::schema::*;

use crate::portable::*;

/// See the module.
#[derive(DeriveMigrationName)]
pub(crate) struct Migration;

/// In the order of making.
const TABLES: &[&str] = &[
    "account",
    "session",
    "refresh_token",
    "invitation",
    "one_time_link",
    "mail",
];

#[async_trait::async_trait]
impl MigrationTrait for Migration {
    fn use_transaction(&self) -> Option<bool> {
        Some(true)
    }

    async fn up(&self, m: &SchemaManager) -> Result<(), DbErr> {
        account(m).await?;
        session(m).await?;
        refresh_token(m).await?;
        invitation(m).await?;
        one_time_link(m).await?;
        mail(m).await?;
        Ok(())
    }

    async fn down(&self, m: &SchemaManager) -> Result<(), DbErr> {
        drop_tables(m, TABLES).await
    }
}

async fn account(m: &SchemaManager<'_>) -> Result<(), DbErr> {
    m.create_table(
        table("account")
            .col(pk_uuid("id"))
            .col(uuid("person_id"))
            .col(string("email"))
            .col(folded(m, "email_folded"))
            .col(string_null("password_hash"))
            .col(timestamp_with_time_zone("created_at"))
            .col(timestamp_with_time_zone_null("disabled_at"))
            .col(timestamp_with_time_zone_null("password_changed_at"))
            .foreign_key(&mut fk("account", "person_id", "person"))
            .take(),
    )
    .await?;
    unique(m, "account", "person", &["person_id"]).await?;
    unique(m, "account", "email", &["email_folded"]).await
}

async fn session(m: &SchemaManager<'_>) -> Result<(), DbErr> {
    m.create_table(
        table("session")
            .col(pk_uuid("id"))
            .col(uuid("account_id"))
            .col(timestamp_with_time_zone("created_at"))
            .col(timestamp_with_time_zone("last_used_at"))
            .col(text("user_agent"))
            .col(string_null("address"))
            .col(timestamp_with_time_zone_null("ended_at"))
            .col(string_null("end_reason"))
            .foreign_key(&mut part_of("session", "account_id", "account"))
            .take(),
    )
    .await?;
    index(m, "session", &["account_id", "ended_at"]).await
}

async fn refresh_token(m: &SchemaManager<'_>) -> Result<(), DbErr> {
    m.create_table(
        table("refresh_token")
            .col(string("hash").primary_key())
            .col(uuid("session_id"))
            .col(timestamp_with_time_zone("issued_at"))
            .col(timestamp_with_time_zone("expires_at"))
            .col(timestamp_with_time_zone_null("used_at"))
            .col(string_null("successor"))
            .foreign_key(&mut part_of("refresh_token", "session_id", "session"))
            .take(),
    )
    .await?;
    index(m, "refresh_token", &["session_id"]).await
}

async fn invitation(m: &SchemaManager<'_>) -> Result<(), DbErr> {
    m.create_table(
        table("invitation")
            .col(pk_uuid("id"))
            .col(uuid_null("region_id"))
            .col(uuid_null("municipality_id"))
            .col(uuid_null("school_id"))
            .col(string_null("role"))
            .col(uuid_null("person_id"))
            .col(string("email"))
            .col(folded(m, "email_folded"))
            .col(string_null("position"))
            .col(text_null("message"))
            .col(uuid("invited_by"))
            .col(timestamp_with_time_zone("invited_at"))
            .col(timestamp_with_time_zone("expires_at"))
            .col(string("state"))
            .foreign_key(&mut fk("invitation", "region_id", "region"))
            .foreign_key(&mut fk("invitation", "municipality_id", "municipality"))
            .foreign_key(&mut fk("invitation", "school_id", "school"))
            .foreign_key(&mut fk("invitation", "person_id", "person"))
            .foreign_key(&mut fk("invitation", "invited_by", "person"))
            .check(one_place("invitation"))
            .check(one_of("invitation", "state", &["OPEN", "USED", "REVOKED"]))
            .take(),
    )
    .await?;
    index(m, "invitation", &["school_id", "state"]).await?;
    index(m, "invitation", &["municipality_id", "state"]).await?;
    index(m, "invitation", &["region_id", "state"]).await
}

async fn one_time_link(m: &SchemaManager<'_>) -> Result<(), DbErr> {
    m.create_table(
        table("one_time_link")
            .col(string("hash").primary_key())
            .col(string("purpose"))
            .col(uuid_null("account_id"))
            .col(uuid_null("invitation_id"))
            .col(timestamp_with_time_zone("created_at"))
            .col(timestamp_with_time_zone("expires_at"))
            .col(timestamp_with_time_zone_null("used_at"))
            .foreign_key(&mut part_of("one_time_link", "account_id", "account"))
            .foreign_key(&mut part_of("one_time_link", "invitation_id", "invitation"))
            .check(one_of("one_time_link", "purpose", &["INVITATION", "RESET"]))
            .check(check("one_time_link", "target", TARGET))
            .take(),
    )
    .await?;
    index(m, "one_time_link", &["account_id"]).await?;
    index(m, "one_time_link", &["invitation_id"]).await
}

async fn mail(m: &SchemaManager<'_>) -> Result<(), DbErr> {
    m.create_table(
        table("mail")
            .col(pk_uuid("id"))
            .col(string("to_address"))
            .col(string("subject"))
            .col(text("body"))
            .col(timestamp_with_time_zone("created_at"))
            .col(timestamp_with_time_zone("due_at"))
            .col(timestamp_with_time_zone_null("sent_at"))
            .col(integer("attempts"))
            .col(text_null("last_error"))
            .check(check("mail", "attempts", "attempts >= 0"))
            .take(),
    )
    .await?;
    index(m, "mail", &["sent_at", "due_at"]).await
}

/// A link is bound to what it opens.
const TARGET: &str = "(purpose = 'INVITATION' AND invitation_id IS NOT NULL AND account_id IS NULL) \
    OR (purpose = 'RESET' AND account_id IS NOT NULL AND invitation_id IS NULL)";
