//! A right address and password, and what comes of it.

use persistence::test_support::TestStore;
use serde_json::json;

use crate::harness::{PASSWORD, TestServer};

persistence::db_tests! {
    the_right_password_opens_a_session_with_two_tokens;
    the_address_may_be_written_in_any_case;
    a_wrong_password_opens_nothing;
    an_account_without_a_password_opens_to_none;
    a_closed_account_opens_to_no_password;
    a_page_elsewhere_cannot_sign_anybody_in;
    what_is_not_a_sign_in_is_refused;
}

async fn the_right_password_opens_a_session_with_two_tokens(store: TestStore) {
    let server = TestServer::over(store);
    server.enrol("orlova@example.org").await;
    let mut browser = server.browser();

    let reply = browser.sign_in("orlova@example.org", PASSWORD).await;

    assert_eq!(reply.status, 200, "{}", reply.text());
    assert_eq!(reply.json()["expiresIn"], 600);
    assert_eq!(reply.header("cache-control"), Some("no-store"));
    let cookie = reply.header("set-cookie").unwrap();
    let attributes = cookie.split_once(';').unwrap().1;
    assert_eq!(
        attributes,
        " Path=/; Secure; HttpOnly; SameSite=Strict; Max-Age=1209600"
    );
    assert_eq!(browser.cookie.as_ref().map(String::len), Some(43));
    assert!(browser.is_signed_in().await);
}

async fn the_address_may_be_written_in_any_case(store: TestStore) {
    let server = TestServer::over(store);
    server.enrol("Orlova@Example.org").await;

    assert_eq!(
        server
            .browser()
            .sign_in("orlova@EXAMPLE.ORG", PASSWORD)
            .await
            .status,
        200
    );
}

async fn a_wrong_password_opens_nothing(store: TestStore) {
    let server = TestServer::over(store);
    server.enrol("orlova@example.org").await;

    let reply = server
        .browser()
        .sign_in("orlova@example.org", "береза под моим окном")
        .await;

    assert_eq!(reply.refusal(), (401, "INVALID_CREDENTIALS".to_owned()));
    assert_eq!(reply.header("set-cookie"), None);
    assert_eq!(
        reply.json()["error"]["requestId"].as_str(),
        reply.header("x-request-id")
    );
}

async fn an_account_without_a_password_opens_to_none(store: TestStore) {
    let server = TestServer::over(store);
    server.enrol_without_password("orlova@example.org").await;
    for password in ["", PASSWORD, "the password of nobody"] {
        let reply = server
            .browser()
            .sign_in("orlova@example.org", password)
            .await;
        assert_eq!(
            reply.refusal(),
            (401, "INVALID_CREDENTIALS".to_owned()),
            "{password}"
        );
    }
}

async fn a_closed_account_opens_to_no_password(store: TestStore) {
    let server = TestServer::over(store);
    let orlova = server.enrol("orlova@example.org").await;
    server.disable(&orlova).await;

    let reply = server
        .browser()
        .sign_in("orlova@example.org", PASSWORD)
        .await;

    assert_eq!(reply.refusal(), (401, "INVALID_CREDENTIALS".to_owned()));
}

async fn a_page_elsewhere_cannot_sign_anybody_in(store: TestStore) {
    let server = TestServer::over(store);
    server.enrol("orlova@example.org").await;
    let body = json!({ "email": "orlova@example.org", "password": PASSWORD });

    let without_header = server
        .call("POST", "/auth/sign-in")
        .json(&body)
        .send()
        .await;
    let elsewhere = server
        .call("POST", "/auth/sign-in")
        .header("x-requested-with", "nastavnik")
        .header("origin", "https://evil.example")
        .json(&body)
        .send()
        .await;

    assert_eq!(without_header.refusal(), (403, "FORBIDDEN".to_owned()));
    assert_eq!(elsewhere.refusal(), (403, "FORBIDDEN".to_owned()));
}

async fn what_is_not_a_sign_in_is_refused(store: TestStore) {
    let server = TestServer::over(store);
    let browser = server.browser();
    for body in [
        "",
        "{",
        "[]",
        "{\"email\":\"a@b\"}",
        "{\"email\":\"a@b\",\"password\":7}",
    ] {
        let call = browser
            .call("POST", "/auth/sign-in")
            .header("content-type", "application/json");
        assert_eq!(
            call.body(body).send().await.refusal(),
            (400, "BAD_INPUT".to_owned()),
            "{body}"
        );
    }
    let form = browser
        .call("POST", "/auth/sign-in")
        .header("content-type", "text/plain");
    assert_eq!(form.body("{}").send().await.status, 415);
    let large = browser
        .call("POST", "/auth/sign-in")
        .header("content-type", "application/json");
    assert_eq!(large.body("x".repeat(20_000)).send().await.status, 413);
    assert_eq!(browser.get("/auth/sign-in").await.status, 405);
    assert_eq!(
        browser.get("/auth/unknown").await.refusal(),
        (404, "NOT_FOUND".to_owned())
    );
}
