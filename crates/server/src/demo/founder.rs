//! The first methodologist of the demo's region.

use anyhow::{Result, anyhow};
use domain::clock::Zone;
use domain::id::{AccountId, PersonId, RegionId};
use domain::text::{Email, PersonName, TextError, Title};
use persistence::enrolment::{FounderIds, Newcomer};
use persistence::{Failure, Operation, Store, UnitOfWork};
use rand::rngs::StdRng;

use super::people;

/// Makes the region with its first methodologist.
pub struct Founder<'a> {
    /// The region's name.
    pub name: &'a str,
    /// What the methodologist signs in with.
    pub email: Email,
    /// The hash of the password.
    pub password_hash: &'a str,
}

impl Founder<'_> {
    /// Makes them, as if three years ago.
    pub async fn found(&self, store: &Store, random: &mut StdRng) -> Result<(PersonId, RegionId)> {
        let name = people::name(random);
        let found = Found {
            founder: self,
            region: Title::parse(self.name)?,
            person: PersonName::parse(&name.last, &name.first, name.patronymic.as_deref())?,
        };
        store
            .write(&found)
            .await
            .map_err(|failure| anyhow!("the region: {failure:?}"))
    }
}

struct Found<'a> {
    founder: &'a Founder<'a>,
    region: Title,
    person: PersonName,
}

impl Operation for Found<'_> {
    type Done = (PersonId, RegionId);
    type Refusal = TextError;

    async fn run(&self, work: &UnitOfWork) -> Result<Self::Done, Failure<TextError>> {
        let region = RegionId(work.fresh());
        let person = PersonId(work.fresh());
        let long_ago = work.now() - chrono::Duration::days(4 * 365);
        let since = Zone::default().date(long_ago);
        work.regions()
            .add(region, &self.region, "Europe/Moscow", long_ago)
            .await?;
        let ids = FounderIds {
            account: AccountId(work.fresh()),
            post: work.fresh(),
        };
        let account = ids.account;
        let newcomer = Newcomer {
            id: person,
            name: &self.person,
            email: &self.founder.email,
        };
        work.enrolments()
            .found(newcomer, region, ids, since, long_ago)
            .await?;
        work.accounts()
            .set_password(account, self.founder.password_hash, work.now())
            .await?;
        Ok((person, region))
    }
}
