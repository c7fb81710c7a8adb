//! What ends a session, and how soon.

use chrono::TimeDelta;
use persistence::test_support::TestStore;
use serde_json::json;

use crate::harness::{Browser, PASSWORD, TestServer};

persistence::db_tests! {
    signing_out_ends_the_access_token_at_once;
    signing_out_twice_is_signing_out;
    the_list_shows_the_own_devices_and_which_one_asks;
    a_device_is_signed_out_from_another_one;
    somebody_else_s_session_does_not_exist;
    a_changed_password_ends_all_other_sessions_at_once;
    a_password_is_changed_only_by_who_knows_the_old_one;
    a_weak_password_is_refused_with_the_reason;
    a_closed_account_ends_its_sessions_at_once;
    the_twenty_first_device_ends_the_one_unused_for_longest;
}

const NEXT: &str = "рябина во дворе у школы";

async fn signed_in(server: &TestServer, email: &str) -> Browser {
    let mut browser = server.browser();
    assert_eq!(browser.sign_in(email, PASSWORD).await.status, 200);
    browser
}

async fn change(browser: &mut Browser, current: &str, next: &str) -> (u16, String) {
    let reply = browser
        .post(
            "/auth/password",
            &json!({ "current": current, "next": next }),
        )
        .await;
    if reply.status == 204 {
        (204, String::new())
    } else {
        reply.refusal()
    }
}

async fn signing_out_ends_the_access_token_at_once(store: TestStore) {
    let server = TestServer::over(store);
    server.enrol("orlova@example.org").await;
    let mut browser = signed_in(&server, "orlova@example.org").await;
    let before = browser.clone();

    let reply = browser.sign_out().await;

    assert_eq!((reply.status, browser.cookie.clone()), (204, None));
    assert!(!before.is_signed_in().await);
    assert_eq!(before.clone().refresh().await.status, 401);
    let asked = before
        .clone()
        .post("/graphql", &json!({ "query": "{ __typename }" }))
        .await;
    assert_eq!(asked.refusal(), (401, "UNAUTHENTICATED".to_owned()));
}

async fn signing_out_twice_is_signing_out(store: TestStore) {
    let server = TestServer::over(store);
    server.enrol("orlova@example.org").await;
    let browser = signed_in(&server, "orlova@example.org").await;

    assert_eq!(browser.clone().sign_out().await.status, 204);
    assert_eq!(browser.clone().sign_out().await.status, 204);
    assert_eq!(server.browser().sign_out().await.status, 204);
}

async fn the_list_shows_the_own_devices_and_which_one_asks(store: TestStore) {
    let server = TestServer::over(store);
    server.enrol("orlova@example.org").await;
    server.enrol("petrov@example.org").await;
    let first = signed_in(&server, "orlova@example.org").await;
    signed_in(&server, "petrov@example.org").await;
    server.clock.pass(TimeDelta::minutes(5));
    signed_in(&server, "orlova@example.org").await;

    let list = first.get("/auth/sessions").await.json();

    let current: Vec<_> = list
        .as_array()
        .unwrap()
        .iter()
        .map(|row| &row["current"])
        .collect();
    assert_eq!(current, [&json!(false), &json!(true)]);
    assert_eq!(list[0]["userAgent"], "Test/1.0");
    assert!(list[0]["createdAt"].as_str() > list[1]["createdAt"].as_str());
}

async fn a_device_is_signed_out_from_another_one(store: TestStore) {
    let server = TestServer::over(store);
    server.enrol("orlova@example.org").await;
    let lost = signed_in(&server, "orlova@example.org").await;
    let id = lost.get("/auth/sessions").await.json()[0]["id"]
        .as_str()
        .unwrap()
        .to_owned();
    let browser = signed_in(&server, "orlova@example.org").await;

    let ended = browser
        .call("DELETE", &format!("/auth/sessions/{id}"))
        .send()
        .await;

    assert_eq!(ended.status, 204);
    assert!(!lost.is_signed_in().await);
    assert!(browser.is_signed_in().await);
}

async fn somebody_else_s_session_does_not_exist(store: TestStore) {
    let server = TestServer::over(store);
    server.enrol("orlova@example.org").await;
    server.enrol("petrov@example.org").await;
    let orlova = signed_in(&server, "orlova@example.org").await;
    let petrov = signed_in(&server, "petrov@example.org").await;
    let hers = orlova.get("/auth/sessions").await.json()[0]["id"]
        .as_str()
        .unwrap()
        .to_owned();
    let nobodys = "00000000-0000-7000-8000-000000000000".to_owned();
    for id in [hers, nobodys, "x".to_owned()] {
        let reply = petrov
            .call("DELETE", &format!("/auth/sessions/{id}"))
            .send()
            .await;
        assert_eq!(reply.refusal(), (404, "NOT_FOUND".to_owned()), "{id}");
    }
    assert!(orlova.is_signed_in().await);
}

async fn a_changed_password_ends_all_other_sessions_at_once(store: TestStore) {
    let server = TestServer::over(store);
    server.enrol("orlova@example.org").await;
    let other = signed_in(&server, "orlova@example.org").await;
    let mut browser = signed_in(&server, "orlova@example.org").await;

    assert_eq!(change(&mut browser, PASSWORD, NEXT).await.0, 204);

    assert!(!other.is_signed_in().await);
    assert_eq!(other.clone().refresh().await.status, 401);
    assert!(browser.is_signed_in().await);
    assert_eq!(browser.refresh().await.status, 200);
    assert_eq!(
        server
            .browser()
            .sign_in("orlova@example.org", PASSWORD)
            .await
            .status,
        401
    );
    assert_eq!(
        server
            .browser()
            .sign_in("orlova@example.org", NEXT)
            .await
            .status,
        200
    );
}

async fn a_password_is_changed_only_by_who_knows_the_old_one(store: TestStore) {
    let server = TestServer::over(store);
    server.enrol("orlova@example.org").await;
    let mut browser = signed_in(&server, "orlova@example.org").await;
    let mut statuses = Vec::new();
    for n in 0..20 {
        statuses.push(
            change(&mut browser, &format!("догадка номер {n}"), NEXT)
                .await
                .0,
        );
    }

    let checked = statuses.iter().filter(|status| **status == 401).count();
    assert!(checked <= 10, "{statuses:?}");
    assert!(statuses.ends_with(&[429, 429]), "{statuses:?}");
    let nobody = json!({ "current": PASSWORD, "next": NEXT });
    assert_eq!(
        server
            .browser()
            .post("/auth/password", &nobody)
            .await
            .status,
        401
    );
}

async fn a_weak_password_is_refused_with_the_reason(store: TestStore) {
    let server = TestServer::over(store);
    server.enrol("orlova@example.org").await;
    let mut browser = signed_in(&server, "orlova@example.org").await;
    for (next, problem) in [
        ("короткий", "TOO_SHORT"),
        ("orlova@example.org", "LIKE_EMAIL"),
        ("qwerty123456", "COMMON"),
    ] {
        let body = json!({ "current": PASSWORD, "next": next });
        let reply = browser.post("/auth/password", &body).await;
        assert_eq!(reply.refusal(), (422, "WEAK_PASSWORD".to_owned()));
        assert_eq!(reply.json()["error"]["problem"], problem);
    }
}

async fn a_closed_account_ends_its_sessions_at_once(store: TestStore) {
    let server = TestServer::over(store);
    let orlova = server.enrol("orlova@example.org").await;
    let mut browser = signed_in(&server, "orlova@example.org").await;

    server.disable(&orlova).await;

    assert!(!browser.is_signed_in().await);
    assert_eq!(browser.refresh().await.status, 401);
}

async fn the_twenty_first_device_ends_the_one_unused_for_longest(store: TestStore) {
    let server = TestServer::over(store);
    server.enrol("orlova@example.org").await;
    let mut devices = Vec::new();
    for _ in 0..21 {
        server.clock.pass(TimeDelta::seconds(1));
        devices.push(signed_in(&server, "orlova@example.org").await);
    }

    assert!(!devices[0].is_signed_in().await);
    assert!(devices[1].is_signed_in().await);
    let list = devices[20].get("/auth/sessions").await.json();
    assert_eq!(list.as_array().unwrap().len(), 20);
}
