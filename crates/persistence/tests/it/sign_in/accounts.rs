//! Accounts.

use domain::id::{AccountId, Ids, PersonId, SystemIds};
use persistence::accounts::NewAccount;
use persistence::test_support::TestStore;
use persistence::{Store, StoreError};

use super::{account, act, attempt, email};

persistence::db_tests! {
    an_account_is_found_by_its_address_in_any_case;
    an_address_and_a_person_have_one_account;
    a_closed_account_takes_no_password_until_it_is_open_again;
    who_has_an_account_is_told_of_many_at_once;
}

async fn an_account_is_found_by_its_address_in_any_case(store: TestStore) {
    let (person, id) = account(&store, "Olga@Example.org").await;

    let by = async |address: &str| {
        let address = email(address);
        store.accounts().find_by_email(&address).await.unwrap()
    };
    let found = by("olga@EXAMPLE.org").await.unwrap();

    assert_eq!((found.id, found.person), (id, person));
    assert_eq!(found.email.as_str(), "Olga@Example.org");
    assert_eq!(found.password_hash, None);
    assert_eq!(
        store.accounts().find(id).await.unwrap(),
        Some(found.clone())
    );
    assert_eq!(store.accounts().find_of(person).await.unwrap(), Some(found));
    assert_eq!(by("o@example.org").await, None);
}

async fn an_address_and_a_person_have_one_account(store: TestStore) {
    let (olga, _) = account(&store, "olga@example.org").await;
    let (ivan, _) = account(&store, "ivan@example.org").await;

    for (person, address) in [(olga, "second@example.org"), (ivan, "OLGA@example.org")] {
        let said = add(&store, person, address).await;
        assert!(
            matches!(said, Err(StoreError::Unique(_))),
            "{address}: {said:?}"
        );
    }
}

async fn add(store: &Store, person: PersonId, address: &str) -> Result<(), StoreError> {
    let address = email(address);
    attempt(store, |work, _| {
        let address = &address;
        Box::pin(async move {
            let new = NewAccount {
                id: AccountId(SystemIds.next()),
                person,
                email: address,
                password_hash: Some("hash"),
            };
            work.accounts().add(new, work.now()).await
        })
    })
    .await
}

async fn a_closed_account_takes_no_password_until_it_is_open_again(store: TestStore) {
    let (_, id) = account(&store, "olga@example.org").await;
    let close = async |closed: bool| {
        act(&store, |work, _| {
            let when = closed.then(|| work.now());
            Box::pin(async move { work.accounts().set_disabled(id, when).await })
        })
        .await;
    };
    let set = async |hash: &'static str| {
        attempt(&store, |work, _| {
            Box::pin(async move { work.accounts().set_password(id, hash, work.now()).await })
        })
        .await
    };

    set("first").await.unwrap();
    close(true).await;
    assert!(matches!(set("second").await, Err(StoreError::Conflict)));
    let closed = store.accounts().find(id).await.unwrap().unwrap();
    assert_eq!(closed.password_hash.as_deref(), Some("first"));
    assert!(closed.disabled_at.is_some());

    close(false).await;
    set("third").await.unwrap();
    let open = store.accounts().find(id).await.unwrap().unwrap();
    assert_eq!(open.password_hash.as_deref(), Some("third"));
    assert_eq!(open.disabled_at, None);
}

async fn who_has_an_account_is_told_of_many_at_once(store: TestStore) {
    let (olga, _) = account(&store, "olga@example.org").await;
    let (ivan, _) = account(&store, "ivan@example.org").await;
    let nobody = PersonId(SystemIds.next());

    let mut holders = store
        .accounts()
        .holders(&[ivan, nobody, olga])
        .await
        .unwrap();
    holders.sort();
    let mut expected = vec![olga, ivan];
    expected.sort();

    assert_eq!(holders, expected);
    assert_eq!(store.accounts().holders(&[]).await.unwrap(), []);
}
