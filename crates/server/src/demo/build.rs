//! Builds a demo into an empty database.

use std::sync::Arc;

use anyhow::{Context, Result, anyhow, bail};
use domain::account::Password;
use domain::clock::{SchoolYear, Zone};
use domain::text::{Email, PersonName};
use graphql::Installation;
use persistence::Store;
use persistence::bulk::{Bulk, Count};
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

/// How large a bulk demo becomes.
struct Extent {
    regions: usize,
    /// Municipalities of a region.
    municipalities: usize,
    /// Schools of a municipality.
    schools: usize,
    /// Pairs of a school in each year.
    pairs: usize,
    /// People of a school besides those of its pairs.
    staff: usize,
    /// Meetings of a pair.
    meetings: usize,
}

/// A region of 30 municipalities and 1 500 schools, in bulk; in three years it has 13 500 pairs and 300 000 meetings.
pub async fn region(store: &Store, seed: u64, years: u8) -> Result<Demo> {
    let extent = Extent {
        regions: 1,
        municipalities: 30,
        schools: 50,
        pairs: 3,
        staff: 0,
        meetings: 22,
    };
    bulk(store, seed, years, &extent).await
}

/// A country of 90 regions, 2 340 municipalities and 91 260 schools, in bulk; in three years it has 1.9 million people,
/// 273 780 pairs and three million meetings.
pub async fn country(store: &Store, seed: u64, years: u8) -> Result<Demo> {
    let extent = Extent {
        regions: 90,
        municipalities: 26,
        schools: 39,
        pairs: 1,
        staff: 13,
        meetings: 11,
    };
    bulk(store, seed, years, &extent).await
}

async fn bulk(store: &Store, seed: u64, years: u8, extent: &Extent) -> Result<Demo> {
    let running = SchoolYear::of(Zone::default().date(store.clock().now()));
    let mut years: Vec<_> = std::iter::successors(Some(running), |year| Some(year.previous()))
        .take(years.into())
        .collect();
    // The first year that the calendar knows is its own forerunner.
    years.dedup();
    years.reverse();
    let mut random = StdRng::seed_from_u64(seed);
    let names = (0..2_000).map(|_| {
        let name = super::people::name(&mut random);
        PersonName::parse(&name.last, &name.first, name.patronymic.as_deref())
    });
    let names = names.collect::<Result<Vec<_>, _>>()?;
    let titles: Vec<&str> = THEMES.iter().map(|theme| theme.title.as_str()).collect();
    let texts: Vec<&str> = THEMES.iter().map(|theme| theme.result.as_str()).collect();
    let first = Email::parse("region@demo").context("the address")?;
    let password = Password::parse(PASSWORD, &first).context("the password")?;
    let hashed = Passwords::new()?.hash(password).await;
    let Ok(password_hash) = hashed else {
        bail!("the password cannot be hashed")
    };
    for number in 0..extent.regions {
        let (name, email) = match number {
            0 => (REGION.to_owned(), first.clone()),
            _ => {
                let email = Email::parse(&format!("region-{number}@demo"));
                (
                    format!("Область № {}", number + 1),
                    email.context("the address")?,
                )
            }
        };
        let founder = Founder {
            name: &name,
            email,
            password_hash: &password_hash,
        };
        let (_, region) = founder.found(store, &mut random).await?;
        let bulk = Bulk {
            region,
            municipalities: extent.municipalities,
            after: number * extent.municipalities,
            schools: extent.schools,
            pairs: extent.pairs,
            staff: extent.staff,
            meetings: extent.meetings,
            practice_every: 2,
            names: &names,
            titles: &titles,
            texts: &texts,
            years: &years,
        };
        let written = store.write(&bulk).await;
        written.map_err(|failure| anyhow!("{name}: {failure:?}"))?;
    }
    let counted = store.write(&Count { years: &years }).await;
    counted.map_err(|failure| anyhow!("the counters: {failure:?}"))?;
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
