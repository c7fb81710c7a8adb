//! Builds a demo into an empty database.

use std::sync::Arc;

use anyhow::{Context, Result, anyhow, bail};
use domain::account::Password;
use domain::clock::{SchoolYear, Zone};
use domain::text::{Email, PersonName};
use graphql::Installation;
use persistence::Store;
use persistence::bulk::Bulk;
use rand::SeedableRng;
use rand::rngs::StdRng;
use serde_json::json;

use super::driver::Driver;
use super::founder::Founder;
use super::places::REGION;
use super::region::Builder;
use super::texts::THEMES;
use super::{Demo, DemoAccount};
use crate::auth::Passwords;
use crate::config::Settings;

/// The password of every account of the demo. It protects nothing: the people are invented.
const PASSWORD: &str = "nastavnik-demo-2026";
/// The accounts that the sign-in page offers, with their roles.
const ACCOUNTS: &[(&str, &str)] = &[
    ("region@demo", "REGIONAL_METHODOLOGIST"),
    ("municipality@demo", "MUNICIPAL_METHODOLOGIST"),
    ("head@demo", "HEAD"),
    ("curator@demo", "CURATOR"),
    ("mentor@demo", "MENTOR"),
    ("mentee@demo", "MENTEE"),
];

/// Five municipalities with the lives of their pairs, by the same mutations that people use.
pub async fn small(settings: &Settings, store: &Store, seed: u64) -> Result<Demo> {
    let installation = Installation {
        public_url: settings.public_url(settings.listen),
        demo: true,
    };
    let driver = Driver::new(store, Arc::new(installation));
    let today = Zone::default().date(store.clock().now());
    let email = Email::parse("region@demo").context("the address")?;
    let password = Password::parse(PASSWORD, &email).context("the password")?;
    let hashed = Passwords::new()?.hash(password).await;
    let Ok(password_hash) = hashed else {
        bail!("the password cannot be hashed")
    };

    let mut random = StdRng::seed_from_u64(seed);
    let (regional, region) = Founder {
        name: REGION,
        email,
        password_hash: &password_hash,
    }
    .found(store, &mut random)
    .await?;
    let mut builder = Builder {
        driver: &driver,
        random,
        password_hash,
        today,
        invited: 0,
    };
    let (regional, region) = (
        json!(format!("person:{}", regional.0)),
        json!(format!("region:{}", region.0)),
    );
    builder.build(&regional, &region).await?;
    Ok(demo())
}

/// A region of 30 municipalities and 1 500 schools with 13 500 pairs and 300 000 meetings, in bulk.
pub async fn region(store: &Store, seed: u64) -> Result<Demo> {
    let today = Zone::default().date(store.clock().now());
    let mut random = StdRng::seed_from_u64(seed);
    let email = Email::parse("region@demo").context("the address")?;
    let password = Password::parse(PASSWORD, &email).context("the password")?;
    let hashed = Passwords::new()?.hash(password).await;
    let Ok(password_hash) = hashed else {
        bail!("the password cannot be hashed")
    };
    let (_, region) = Founder {
        name: REGION,
        email,
        password_hash: &password_hash,
    }
    .found(store, &mut random)
    .await?;
    let names = (0..2_000).map(|_| {
        let name = super::people::name(&mut random);
        PersonName::parse(&name.last, &name.first, name.patronymic.as_deref())
    });
    let names = names.collect::<Result<Vec<_>, _>>()?;
    let titles: Vec<&str> = THEMES.iter().map(|theme| theme.title).collect();
    let texts: Vec<&str> = THEMES.iter().map(|theme| theme.result).collect();
    let bulk = Bulk {
        region,
        municipalities: 30,
        schools: 50,
        pairs: 3,
        meetings: 22,
        practice_every: 2,
        names: &names,
        titles: &titles,
        texts: &texts,
        year: SchoolYear::of(today),
    };
    store
        .write(&bulk)
        .await
        .map_err(|failure| anyhow!("the region: {failure:?}"))?;
    let mut demo = demo();
    demo.accounts.truncate(1);
    Ok(demo)
}

fn demo() -> Demo {
    let account = |(email, role): &(&str, &str)| DemoAccount {
        email: (*email).to_owned(),
        role: (*role).to_owned(),
    };
    Demo {
        password: PASSWORD.to_owned(),
        accounts: ACCOUNTS.iter().map(account).collect(),
    }
}
