//! The means of signing in: accounts, one-time links, sessions with their tokens, letters, copies of it all.

mod accounts;
mod backup;
mod links;
mod mail;
mod sessions;

use std::marker::PhantomData;
use std::pin::Pin;
use std::sync::Arc;
use std::sync::atomic::{AtomicI64, Ordering};

use chrono::{DateTime, TimeDelta};
use domain::clock::{Clock, Timestamp, Zone};
use domain::id::{AccountId, Ids, PersonId, RegionId, SystemIds};
use domain::text::{Email, PersonName, Title};
use persistence::enrolment::{FounderIds, Newcomer};
use persistence::test_support::TestStore;
use persistence::{Failure, Operation, Store, StoreError, UnitOfWork};

/// What a step comes to.
type Step<'a, T> = Pin<Box<dyn Future<Output = Result<T, StoreError>> + Send + 'a>>;

/// Says that what a step borrows outlives the transaction, which a signature alone cannot.
type Outlives<'a, 'c> = [&'a &'c (); 0];

struct Act<'c, F>(F, PhantomData<&'c ()>);

impl<'c, F, T> Operation for Act<'c, F>
where
    F: for<'a> Fn(&'a UnitOfWork, Outlives<'a, 'c>) -> Step<'a, T> + Sync,
    T: Send + Sync,
{
    type Done = T;
    type Refusal = ();

    async fn run(&self, work: &UnitOfWork) -> Result<T, Failure<()>> {
        Ok((self.0)(work, []).await?)
    }
}

/// Runs a step in a transaction of its own; tells what the store says.
async fn attempt<'c, T: Send + Sync>(
    store: &Store,
    step: impl for<'a> Fn(&'a UnitOfWork, Outlives<'a, 'c>) -> Step<'a, T> + Sync,
) -> Result<T, StoreError> {
    store
        .write(&Act(step, PhantomData))
        .await
        .map_err(|failure| match failure {
            Failure::Store(error) => error,
            other => panic!("{other:?}"),
        })
}

/// Runs a step that must succeed.
async fn act<'c, T: Send + Sync>(
    store: &Store,
    step: impl for<'a> Fn(&'a UnitOfWork, Outlives<'a, 'c>) -> Step<'a, T> + Sync,
) -> T {
    attempt(store, step).await.unwrap()
}

/// A clock that a test puts forward.
#[derive(Clone)]
struct TestClock(Arc<AtomicI64>);

impl TestClock {
    fn pass(&self, time: TimeDelta) {
        self.0.fetch_add(time.num_seconds(), Ordering::SeqCst);
    }
}

impl Clock for TestClock {
    fn now(&self) -> Timestamp {
        DateTime::from_timestamp(self.0.load(Ordering::SeqCst), 0).unwrap()
    }
}

/// The store with a clock of the test's own.
fn timed(store: TestStore) -> (TestStore, TestClock) {
    let clock = TestClock(Arc::new(AtomicI64::new(1_795_000_000)));
    (store.with_clock(Arc::new(clock.clone())), clock)
}

fn email(text: &str) -> Email {
    Email::parse(text).unwrap()
}

/// A person with an account that has no password yet.
async fn account(store: &Store, address: &str) -> (PersonId, AccountId) {
    let (person, account, _) = founder(store, address).await;
    (person, account)
}

/// The same with the region whose methodologist they are.
async fn founder(store: &Store, address: &str) -> (PersonId, AccountId, RegionId) {
    let region = RegionId(SystemIds.next());
    let (person, account) = (PersonId(SystemIds.next()), AccountId(SystemIds.next()));
    let address = email(address);
    act(store, |work, _| {
        let address = &address;
        Box::pin(async move {
            let now = work.now();
            let name = Title::parse(&format!("Область {}", address.as_str())).unwrap();
            work.regions().add(region, &name, "Asia/Tomsk", now).await?;
            let name = PersonName::parse("Орлова", "Ольга", None).unwrap();
            let newcomer = Newcomer {
                id: person,
                name: &name,
                email: address,
            };
            let ids = FounderIds {
                account,
                post: work.fresh(),
            };
            let today = work.today(Zone::default());
            work.enrolments()
                .found(newcomer, region, ids, today, now)
                .await
        })
    })
    .await;
    (person, account, region)
}
