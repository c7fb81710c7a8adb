//! What the real schema tells, by one server and by two.

use domain::id::PersonId;
use persistence::test_support::{TestStore, sqlite_store};
use persistence::{Change, Failure, Operation, Store, UnitOfWork};
use serde_json::json;

use crate::harness::{Browser, Heard, PASSWORD, Socket, TestServer};

persistence::db_tests! {
    a_change_is_told_to_who_may_see_it_and_to_nobody_else;
}

const CHANGED: &str = "subscription { changed { kind id } }";

/// Signs in somebody and lets them watch.
async fn watch(server: &TestServer, email: &str) -> (Browser, Socket) {
    let mut browser = server.browser();
    browser.sign_in(email, PASSWORD).await;
    let mut socket = Socket::signed_in(server.address, browser.token.as_ref().unwrap()).await;
    socket.subscribe("1", CHANGED).await;
    (browser, socket)
}

fn told(kind: &str, id: Option<&str>) -> Heard {
    let changed = json!({ "kind": kind, "id": id });
    let payload = json!({ "data": { "changed": changed } });
    Heard::Message(json!({ "type": "next", "id": "1", "payload": payload }))
}

/// Changes the person until that is heard: a subscription begins a moment after it was asked for.
async fn touched(store: &Store, person: PersonId, socket: &mut Socket) -> Heard {
    for _ in 0..20 {
        store.write(&Touch(person)).await.unwrap();
        if let Some(heard) = socket.hear_soon().await {
            while socket.hear_soon().await.is_some() {}
            return heard;
        }
    }
    panic!("nothing is told");
}

async fn a_change_is_told_to_who_may_see_it_and_to_nobody_else(store: TestStore) {
    let server = TestServer::over(store);
    let anna = server.enrol("anna@example.org").await;
    let boris = server.enrol("boris@example.org").await;
    let (_, mut own) = watch(&server, "anna@example.org").await;
    let (_, mut other) = watch(&server, "boris@example.org").await;
    touched(server.store(), boris.person, &mut other).await;

    let heard = touched(server.store(), anna.person, &mut own).await;

    let id = format!("person:{}", anna.person.0);
    assert_eq!(heard, told("PERSON", Some(&id)));
    assert!(other.is_silent().await);
}

#[tokio::test]
async fn what_was_rolled_back_is_not_told() {
    let server = TestServer::over(sqlite_store().await);
    let anna = server.enrol("anna@example.org").await;
    let (_, mut socket) = watch(&server, "anna@example.org").await;
    touched(server.store(), anna.person, &mut socket).await;

    let failed = server.store().write(&TouchAndFail(anna.person)).await;

    assert!(failed.is_err());
    assert!(socket.is_silent().await);
}

#[tokio::test]
async fn who_is_not_signed_in_is_not_told_by_post_either() {
    let server = TestServer::over(sqlite_store().await);

    let answer = server.ask(CHANGED).await;

    assert_eq!(answer.code(), "BAD_INPUT");
}

mod on_postgres_of_two_servers {
    use persistence::test_support::postgres_store;

    use super::*;

    #[tokio::test]
    async fn each_tells_what_the_other_committed() {
        let here = TestServer::over(postgres_store().await);
        let anna = here.enrol("anna@example.org").await;
        let there = here.elsewhere().await;
        let (_, mut socket) = watch(&here, "anna@example.org").await;

        let id = format!("person:{}", anna.person.0);
        let heard = touched(&there, anna.person, &mut socket).await;
        assert_eq!(heard, told("PERSON", Some(&id)));
    }
}

/// Writes an audit row about a person.
struct Touch(PersonId);

impl Operation for Touch {
    type Done = ();
    type Refusal = ();

    async fn run(&self, work: &UnitOfWork) -> Result<(), Failure<()>> {
        work.note_own(self.0, "person", "Touch", self.0, Change::default())
            .await?;
        Ok(())
    }
}

struct TouchAndFail(PersonId);

impl Operation for TouchAndFail {
    type Done = ();
    type Refusal = ();

    async fn run(&self, work: &UnitOfWork) -> Result<(), Failure<()>> {
        Touch(self.0).run(work).await?;
        Err(Failure::Refused(()))
    }
}
