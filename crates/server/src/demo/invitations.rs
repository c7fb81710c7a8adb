//! Accepts invitations for invented people, by the operation that the sign-in page uses.

use anyhow::{Context, Result, anyhow};
use domain::id::InvitationId;
use domain::text::PersonName;
use persistence::{Secret, SecretHash, Store};
use serde_json::{Value, json};
use uuid::Uuid;

use super::people::Name;
use crate::auth::operations::{AcceptInvitation, Device};

/// Accepts the invitation behind `link`; answers with `person:…`.
pub async fn accept(
    store: &Store,
    invitation: &Value,
    link: &str,
    name: Option<Name>,
    password_hash: &str,
) -> Result<Value> {
    let (_, token) = link
        .rsplit_once("token=")
        .context("the link carries a token")?;
    let key = invitation
        .as_str()
        .and_then(|id| id.strip_prefix("invitation:"));
    let name = name
        .map(|name| PersonName::parse(&name.last, &name.first, name.patronymic.as_deref()))
        .transpose()?;
    let accepted = AcceptInvitation {
        link: SecretHash::of(token),
        invitation: InvitationId(Uuid::try_parse(key.context("an invitation's id")?)?),
        name,
        password_hash: password_hash.to_owned(),
        device: Device {
            user_agent: "demo".to_owned(),
            address: "127.0.0.1".to_owned(),
            token: Secret::fresh()?.hash(),
        },
    };
    let done = store.write(&accepted).await;
    let (person, _session) = done.map_err(|failure| anyhow!("an invitation: {failure:?}"))?;
    Ok(json!(format!("person:{}", person.0)))
}
