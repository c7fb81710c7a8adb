//! Letters that wait to be sent.

use std::collections::BTreeSet;

use chrono::TimeDelta;
use persistence::mail::{Letter, MAX_ATTEMPTS, NewLetter};
use persistence::test_support::TestStore;
use persistence::{ConnectOptions, Failure, Operation, Store, UnitOfWork, connect};

use super::{act, email, timed};

persistence::db_tests! {
    a_letter_leaves_with_its_transaction_and_not_without;
    two_servers_never_take_one_letter;
    a_letter_that_failed_comes_again_when_it_is_due;
    a_letter_whose_sender_died_is_taken_over;
    after_ten_tries_nobody_tries_again;
    what_went_over_the_network_is_not_kept_and_what_a_demo_shows_is;
}

async fn post(store: &Store, subject: &str) {
    act(store, |work, _| {
        Box::pin(async move {
            let to = email("olga@example.org");
            let letter = NewLetter {
                to: &to,
                subject,
                body: "Здравствуйте!",
            };
            work.post(letter).await
        })
    })
    .await;
}

async fn take(store: &Store) -> Option<Letter> {
    store.take_letter().await.unwrap()
}

struct PostAndFail;

impl Operation for PostAndFail {
    type Done = ();
    type Refusal = &'static str;

    async fn run(&self, work: &UnitOfWork) -> Result<(), Failure<&'static str>> {
        let to = email("olga@example.org");
        let letter = NewLetter {
            to: &to,
            subject: "О том, чего не было",
            body: "",
        };
        work.post(letter).await?;
        Err(Failure::Refused("no"))
    }
}

async fn a_letter_leaves_with_its_transaction_and_not_without(store: TestStore) {
    let said = store.write(&PostAndFail).await;
    assert!(matches!(said, Err(Failure::Refused("no"))), "{said:?}");
    assert_eq!(take(&store).await, None);

    post(&store, "О том, что было").await;
    let letter = take(&store).await.unwrap();
    assert_eq!(letter.subject, "О том, что было");
    assert_eq!(
        (letter.to.as_str(), letter.attempts),
        ("olga@example.org", 1)
    );
    assert_eq!(take(&store).await, None);
}

async fn two_servers_never_take_one_letter(store: TestStore) {
    for number in 0..20 {
        post(&store, &format!("Письмо {number}")).await;
    }
    let db = connect(store.url(), &ConnectOptions::default()).await;
    let other = Store::new(db.unwrap());

    let all = async |store: &Store| {
        let mut taken = Vec::new();
        // Nothing may be left although others have put their hands on it for a moment.
        let mut idle = 0;
        while idle < 3 {
            match take(store).await {
                Some(letter) => taken.push(letter.id),
                None => idle += 1,
            }
        }
        taken
    };
    let (ours, theirs, again) = tokio::join!(all(&store), all(&other), all(&store));

    let taken = [ours, theirs, again].concat();
    let distinct: BTreeSet<_> = taken.iter().collect();
    assert_eq!((taken.len(), distinct.len()), (20, 20));
}

async fn a_letter_that_failed_comes_again_when_it_is_due(store: TestStore) {
    let (store, clock) = timed(store);
    post(&store, "Упрямое письмо").await;
    let letter = take(&store).await.unwrap();

    let due_at = store.clock().now() + TimeDelta::minutes(1);
    let failed = store.letter_failed(letter.id, "no route to host", due_at);
    failed.await.unwrap();

    assert_eq!(take(&store).await, None);
    clock.pass(TimeDelta::minutes(1));
    let again = take(&store).await.unwrap();
    assert_eq!((again.id, again.attempts), (letter.id, 2));

    store.letter_sent(letter.id, false).await.unwrap();
    clock.pass(TimeDelta::days(1));
    assert_eq!(take(&store).await, None);
    assert_eq!(store.letters().backlog().await.unwrap(), (0, 0));
}

async fn a_letter_whose_sender_died_is_taken_over(store: TestStore) {
    let (store, clock) = timed(store);
    post(&store, "Осиротевшее письмо").await;
    let letter = take(&store).await.unwrap();

    clock.pass(TimeDelta::minutes(4));
    assert_eq!(take(&store).await, None);
    clock.pass(TimeDelta::minutes(1));
    assert_eq!(take(&store).await.map(|again| again.id), Some(letter.id));
}

async fn after_ten_tries_nobody_tries_again(store: TestStore) {
    let (store, clock) = timed(store);
    post(&store, "Безнадёжное письмо").await;
    for attempt in 1..=MAX_ATTEMPTS {
        let letter = take(&store).await.unwrap();
        assert_eq!(letter.attempts, attempt);
        clock.pass(TimeDelta::hours(12));
    }

    assert_eq!(take(&store).await, None);
    assert_eq!(store.letters().backlog().await.unwrap(), (0, 1));
    clock.pass(TimeDelta::days(31));
    let forgotten = act(&store, |work, _| {
        let before = work.now() - TimeDelta::days(30);
        Box::pin(async move { work.letters().forget(before).await })
    })
    .await;
    assert_eq!(forgotten, 1);
}

async fn what_went_over_the_network_is_not_kept_and_what_a_demo_shows_is(store: TestStore) {
    for (subject, keep) in [("Настоящее", false), ("Учебное", true)] {
        post(&store, subject).await;
        let letter = take(&store).await.unwrap();
        store.letter_sent(letter.id, keep).await.unwrap();
    }

    let mut latest = store.letters().latest(10).await.unwrap();
    latest.sort_by(|one, other| one.subject.cmp(&other.subject));
    let bodies: Vec<_> = latest.iter().map(|letter| letter.body.as_str()).collect();
    assert_eq!(bodies, ["", "Здравствуйте!"]);
}
