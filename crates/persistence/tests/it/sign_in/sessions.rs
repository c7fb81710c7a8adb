//! Sessions and their families of refresh tokens.

use chrono::TimeDelta;
use domain::account::{MAX_SESSIONS, REFRESH_LIFETIME, RefreshVerdict, SESSION_LIFETIME};
use domain::id::{AccountId, Ids, SessionId, SystemIds};
use persistence::sessions::{NewSession, SessionEnd};
use persistence::test_support::TestStore;
use persistence::{Secret, SecretHash, Store, StoreError};

use super::{account, act, attempt, email, timed};

persistence::db_tests! {
    a_session_lives_until_it_is_ended_closed_or_old;
    a_refresh_token_is_exchanged_once_and_remembers_its_successor;
    of_two_who_exchange_a_token_at_once_one_succeeds;
    a_family_ends_as_a_whole;
    a_session_is_ended_by_its_owner_only;
    the_session_unused_for_longest_gives_way_to_the_twenty_first;
    an_address_is_familiar_for_a_while_after_it_was_used;
    what_is_over_is_forgotten_and_what_lives_is_kept;
}

fn secret() -> SecretHash {
    Secret::fresh().unwrap().hash()
}

async fn begin(store: &Store, account: AccountId, address: &str) -> (SessionId, SecretHash) {
    let (id, token) = (SessionId(SystemIds.next()), secret());
    act(store, |work, _| {
        let new = NewSession {
            id,
            account,
            token: &token,
            user_agent: "Test\u{7}/1.0",
            address,
        };
        Box::pin(async move { work.sessions().begin(new, work.now()).await })
    })
    .await;
    (id, token)
}

async fn lives(store: &Store, id: SessionId) -> bool {
    let now = store.clock().now();
    store.sessions().live(id, now).await.unwrap().is_some()
}

async fn exchange(
    store: &Store,
    session: SessionId,
    used: &SecretHash,
    next: &SecretHash,
) -> Result<(), StoreError> {
    attempt(store, |work, _| {
        Box::pin(async move {
            let sessions = work.sessions();
            sessions.lock(session).await?;
            sessions.exchange(session, used, next, work.now()).await
        })
    })
    .await
}

async fn verdict(store: &Store, token: &SecretHash) -> RefreshVerdict {
    let now = store.clock().now();
    let found = store.sessions().token(token, now).await.unwrap().unwrap();
    found.token.judge(now)
}

async fn a_session_lives_until_it_is_ended_closed_or_old(store: TestStore) {
    let (store, clock) = timed(store);
    let (person, olga) = account(&store, "olga@example.org").await;
    let (session, _) = begin(&store, olga, "127.0.0.1").await;

    let now = store.clock().now();
    let live = store.sessions().live(session, now).await.unwrap().unwrap();
    assert_eq!((live.account, live.person), (olga, person));
    let listed = store.sessions().of_account(olga).await.unwrap();
    assert_eq!(listed[0].user_agent, "Test/1.0");

    let close = async |closed: bool| {
        act(&store, |work, _| {
            let when = closed.then(|| work.now());
            Box::pin(async move { work.accounts().set_disabled(olga, when).await })
        })
        .await;
    };
    close(true).await;
    assert!(!lives(&store, session).await);
    close(false).await;
    assert!(lives(&store, session).await);

    clock.pass(SESSION_LIFETIME);
    assert!(!lives(&store, session).await);
}

async fn a_refresh_token_is_exchanged_once_and_remembers_its_successor(store: TestStore) {
    let (store, clock) = timed(store);
    let (_, olga) = account(&store, "olga@example.org").await;
    let (session, first) = begin(&store, olga, "127.0.0.1").await;
    let (second, third) = (secret(), secret());
    assert_eq!(verdict(&store, &first).await, RefreshVerdict::Fresh);

    exchange(&store, session, &first, &second).await.unwrap();
    let said = exchange(&store, session, &first, &third).await;

    assert!(matches!(said, Err(StoreError::Conflict)), "{said:?}");
    let now = store.clock().now();
    // The token of the exchange that failed was not kept.
    assert_eq!(store.sessions().token(&third, now).await.unwrap(), None);
    let used = store.sessions().token(&first, now).await.unwrap().unwrap();
    assert_eq!(used.successor, Some(second.clone()));
    assert_eq!(verdict(&store, &first).await, RefreshVerdict::Forgiven);
    assert_eq!(verdict(&store, &second).await, RefreshVerdict::Fresh);

    exchange(&store, session, &second, &third).await.unwrap();
    assert_eq!(verdict(&store, &first).await, RefreshVerdict::Reused);
    clock.pass(REFRESH_LIFETIME);
    assert_eq!(verdict(&store, &third).await, RefreshVerdict::Expired);
}

async fn of_two_who_exchange_a_token_at_once_one_succeeds(store: TestStore) {
    let (_, olga) = account(&store, "olga@example.org").await;
    let (session, mut token) = begin(&store, olga, "127.0.0.1").await;
    for _ in 0..5 {
        let next = [secret(), secret()];
        let (one, other) = tokio::join!(
            exchange(&store, session, &token, &next[0]),
            exchange(&store, session, &token, &next[1]),
        );
        let winner = usize::from(one.is_err());
        assert!(one.is_ok() != other.is_ok(), "{one:?} {other:?}");
        token = next[winner].clone();
        assert_eq!(verdict(&store, &token).await, RefreshVerdict::Fresh);
    }
}

async fn a_family_ends_as_a_whole(store: TestStore) {
    let (_, olga) = account(&store, "olga@example.org").await;
    let (stolen, first) = begin(&store, olga, "127.0.0.1").await;
    let (kept, _) = begin(&store, olga, "127.0.0.2").await;
    let second = secret();
    exchange(&store, stolen, &first, &second).await.unwrap();

    act(&store, |work, _| {
        Box::pin(async move { work.sessions().end_family(stolen, work.now()).await })
    })
    .await;

    for token in [&first, &second] {
        let now = store.clock().now();
        let found = store.sessions().token(token, now).await.unwrap().unwrap();
        assert_eq!((found.session, found.session_id), (None, stolen));
    }
    assert!(lives(&store, kept).await);
}

async fn a_session_is_ended_by_its_owner_only(store: TestStore) {
    let (_, olga) = account(&store, "olga@example.org").await;
    let (_, ivan) = account(&store, "ivan@example.org").await;
    let (session, _) = begin(&store, olga, "127.0.0.1").await;
    let (other, _) = begin(&store, olga, "127.0.0.1").await;
    let end = async |account| {
        act(&store, |work, _| {
            let (why, now) = (SessionEnd::EndedByOwner, work.now());
            Box::pin(async move { work.sessions().end(account, session, why, now).await })
        })
        .await
    };

    assert!(!end(ivan).await);
    assert!(lives(&store, session).await);
    assert!(end(olga).await);
    assert!(!end(olga).await);
    assert!(!lives(&store, session).await);

    let (third, _) = begin(&store, olga, "127.0.0.1").await;
    let ended = act(&store, |work, _| {
        let (why, now) = (SessionEnd::PasswordChanged, work.now());
        Box::pin(async move { work.sessions().end_all(olga, Some(third), why, now).await })
    })
    .await;
    assert_eq!(ended, 1);
    assert!(!lives(&store, other).await);
    assert!(lives(&store, third).await);
}

async fn the_session_unused_for_longest_gives_way_to_the_twenty_first(store: TestStore) {
    let (store, clock) = timed(store);
    let (_, olga) = account(&store, "olga@example.org").await;
    let mut sessions = Vec::new();
    for _ in 0..MAX_SESSIONS {
        sessions.push(begin(&store, olga, "127.0.0.1").await.0);
        clock.pass(TimeDelta::seconds(1));
    }
    let (oldest, second) = (sessions[0], sessions[1]);
    act(&store, |work, _| {
        Box::pin(async move { work.sessions().touch(oldest, "127.0.0.9", work.now()).await })
    })
    .await;
    clock.pass(TimeDelta::seconds(1));

    let (newest, _) = begin(&store, olga, "127.0.0.1").await;

    assert!(lives(&store, newest).await);
    assert!(lives(&store, oldest).await);
    assert!(!lives(&store, second).await);
    let open = store.sessions().of_account(olga).await.unwrap();
    assert_eq!(open.len(), MAX_SESSIONS);
    assert_eq!(open[0].id, newest);
}

async fn an_address_is_familiar_for_a_while_after_it_was_used(store: TestStore) {
    let (store, clock) = timed(store);
    let (_, olga) = account(&store, "Olga@example.org").await;
    let began = store.clock().now();
    begin(&store, olga, "127.0.0.7").await;
    clock.pass(TimeDelta::days(1));
    let familiar = async |who: &str, address: &str, since| {
        let address_of = email(who);
        let sessions = store.sessions();
        sessions
            .is_familiar(&address_of, address, since)
            .await
            .unwrap()
    };

    assert!(familiar("olga@example.org", "127.0.0.7", began).await);
    assert!(!familiar("olga@example.org", "127.0.0.8", began).await);
    assert!(!familiar("ivan@example.org", "127.0.0.7", began).await);
    let later = began + TimeDelta::seconds(1);
    assert!(!familiar("olga@example.org", "127.0.0.7", later).await);
}

async fn what_is_over_is_forgotten_and_what_lives_is_kept(store: TestStore) {
    let (store, clock) = timed(store);
    let (_, olga) = account(&store, "olga@example.org").await;
    let (ended, _) = begin(&store, olga, "127.0.0.1").await;
    act(&store, |work, _| {
        let (why, now) = (SessionEnd::SignedOut, work.now());
        Box::pin(async move { work.sessions().end(olga, ended, why, now).await })
    })
    .await;
    clock.pass(TimeDelta::days(31));
    let (alive, token) = begin(&store, olga, "127.0.0.1").await;

    let forgotten = act(&store, |work, _| {
        let before = work.now() - TimeDelta::days(30);
        Box::pin(async move { work.sessions().forget(before).await })
    })
    .await;

    assert_eq!(forgotten, 1);
    assert!(lives(&store, alive).await);
    assert_eq!(verdict(&store, &token).await, RefreshVerdict::Fresh);
}
