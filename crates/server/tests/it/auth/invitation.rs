//! Invitations: from a link to a person who stands where they were invited to.

use chrono::TimeDelta;
use persistence::links::LinkTarget;
use persistence::test_support::TestStore;
use serde_json::{Value, json};

use crate::harness::{PASSWORD, TestServer};

persistence::db_tests! {
    a_newcomer_enters_themselves_and_is_signed_in_at_their_place;
    somebody_who_is_entered_gets_an_account;
    an_invitation_is_accepted_once;
    an_invitation_expires;
    looking_does_not_use_it_up;
    a_newcomer_has_to_say_their_name;
    an_address_with_an_account_gets_no_second_one;
    of_two_at_once_one_is_entered;
}

fn answer(token: &str) -> Value {
    json!({
        "token": token,
        "password": PASSWORD,
        "person": { "lastName": "Ёлкина", "firstName": "Анна", "patronymic": "Сергеевна" },
    })
}

async fn a_newcomer_enters_themselves_and_is_signed_in_at_their_place(store: TestStore) {
    let server = TestServer::over(store);
    let orlova = server.enrol("orlova@example.org").await;
    let id = server.invitation(&orlova, "New@example.org").await;
    let token = server.issue(LinkTarget::Invitation(id)).await;

    let shown = server
        .get(&format!("/auth/invitation?token={token}"))
        .await
        .json();
    assert_eq!(
        shown,
        json!({
            "kind": "REGISTER", "email": "New@example.org", "displayName": null,
            "placeName": "Область orlova@example.org", "role": "REGIONAL_METHODOLOGIST",
        })
    );
    let mut browser = server.browser();
    let accepted = browser
        .post("/auth/invitation/accept", &answer(&token))
        .await;
    assert_eq!(accepted.status, 200, "{}", accepted.text());

    let query = format!(
        "{{ viewer {{ region(id: \"region:{}\") {{ name }} }} }}",
        orlova.region.0
    );
    let desk = browser
        .post("/graphql", &json!({ "query": query }))
        .await
        .json();
    assert_eq!(
        desk["data"]["viewer"]["region"]["name"], "Область orlova@example.org",
        "{desk}"
    );
    assert_eq!(
        server
            .browser()
            .sign_in("new@example.org", PASSWORD)
            .await
            .status,
        200
    );
    let trail = server.store().trail("invitation", id).await.unwrap();
    let accepted = &trail[0];
    assert_eq!(
        (accepted.deed.as_str(), accepted.to.as_deref()),
        ("Accept", Some("USED"))
    );
    assert!(
        accepted.by.is_some_and(|by| by != orlova.person),
        "the newcomer did it"
    );
}

async fn somebody_who_is_entered_gets_an_account(store: TestStore) {
    let server = TestServer::over(store);
    let orlova = server.enrol("orlova@example.org").await;
    let person = server.enter("Петров", "Пётр").await;
    let token = server
        .invite(&orlova, "petrov@example.org", Some(person))
        .await;

    let shown = server
        .get(&format!("/auth/invitation?token={token}"))
        .await
        .json();
    assert_eq!(
        (&shown["kind"], &shown["displayName"]),
        (&json!("ACTIVATE"), &json!("Петров Пётр"))
    );
    let body = json!({ "token": token, "password": PASSWORD });
    assert_eq!(
        server
            .browser()
            .post("/auth/invitation/accept", &body)
            .await
            .status,
        200
    );

    let holders = server.store().accounts().holders(&[person]).await.unwrap();
    assert_eq!(holders, [person]);
}

async fn an_invitation_is_accepted_once(store: TestStore) {
    let server = TestServer::over(store);
    let orlova = server.enrol("orlova@example.org").await;
    let token = server.invite(&orlova, "new@example.org", None).await;
    server
        .browser()
        .post("/auth/invitation/accept", &answer(&token))
        .await;

    let again = server
        .browser()
        .post("/auth/invitation/accept", &answer(&token))
        .await;

    assert_eq!(again.refusal(), (400, "INVALID_TOKEN".to_owned()));
    assert_eq!(
        server
            .get(&format!("/auth/invitation?token={token}"))
            .await
            .status,
        400
    );
}

async fn an_invitation_expires(store: TestStore) {
    let server = TestServer::over(store);
    let orlova = server.enrol("orlova@example.org").await;
    let token = server.invite(&orlova, "new@example.org", None).await;
    server.clock.pass(TimeDelta::days(7));

    let late = server
        .browser()
        .post("/auth/invitation/accept", &answer(&token))
        .await;

    assert_eq!(late.refusal(), (400, "INVALID_TOKEN".to_owned()));
}

async fn looking_does_not_use_it_up(store: TestStore) {
    let server = TestServer::over(store);
    let orlova = server.enrol("orlova@example.org").await;
    let token = server.invite(&orlova, "new@example.org", None).await;
    for _ in 0..3 {
        assert_eq!(
            server
                .get(&format!("/auth/invitation?token={token}"))
                .await
                .status,
            200
        );
    }
    let mut weak = answer(&token);
    weak["password"] = json!("qwerty123456");
    let refused = server
        .browser()
        .post("/auth/invitation/accept", &weak)
        .await;
    assert_eq!(refused.refusal(), (422, "WEAK_PASSWORD".to_owned()));

    assert_eq!(
        server
            .browser()
            .post("/auth/invitation/accept", &answer(&token))
            .await
            .status,
        200
    );
}

async fn a_newcomer_has_to_say_their_name(store: TestStore) {
    let server = TestServer::over(store);
    let orlova = server.enrol("orlova@example.org").await;
    let token = server.invite(&orlova, "new@example.org", None).await;
    for person in [Value::Null, json!({ "lastName": "", "firstName": "7" })] {
        let body = json!({ "token": token, "password": PASSWORD, "person": person });
        let reply = server
            .browser()
            .post("/auth/invitation/accept", &body)
            .await;
        assert_eq!(reply.refusal(), (400, "BAD_INPUT".to_owned()));
        assert_eq!(reply.json()["error"]["field"], "person");
    }
}

async fn an_address_with_an_account_gets_no_second_one(store: TestStore) {
    let server = TestServer::over(store);
    let orlova = server.enrol("orlova@example.org").await;
    let token = server.invite(&orlova, "ORLOVA@example.org", None).await;

    let reply = server
        .browser()
        .post("/auth/invitation/accept", &answer(&token))
        .await;

    assert_eq!(reply.refusal(), (409, "CONFLICT".to_owned()));
    assert_eq!(
        server
            .browser()
            .sign_in("orlova@example.org", PASSWORD)
            .await
            .status,
        200
    );
    assert_eq!(
        server
            .get(&format!("/auth/invitation?token={token}"))
            .await
            .status,
        200,
        "rolled back"
    );
}

async fn of_two_at_once_one_is_entered(store: TestStore) {
    let server = TestServer::over(store);
    let orlova = server.enrol("orlova@example.org").await;
    let token = server.invite(&orlova, "new@example.org", None).await;
    let (mut one, mut other) = (server.browser(), server.browser());
    let body = answer(&token);

    let (first, second) = tokio::join!(
        one.post("/auth/invitation/accept", &body),
        other.post("/auth/invitation/accept", &body)
    );

    let mut statuses = [first.status, second.status];
    statuses.sort_unstable();
    assert_eq!(statuses, [200, 400]);
}
