//! Forgotten passwords.

use std::time::Duration;

use chrono::TimeDelta;
use persistence::links::LinkTarget;
use persistence::test_support::TestStore;
use serde_json::json;

use crate::harness::{Browser, PASSWORD, Reply, TestServer};

persistence::db_tests! {
    a_link_from_a_letter_sets_the_password_once_and_signs_in;
    a_reset_ends_all_sessions;
    a_link_lives_for_two_hours;
    a_newer_link_closes_the_older_one;
    a_weak_password_does_not_use_the_link_up;
    a_link_for_one_thing_does_not_open_another;
    a_closed_account_gets_no_letter_and_its_link_opens_nothing;
    of_two_at_once_one_sets_the_password;
    a_receiver_is_not_flooded_with_letters;
    a_changed_password_closes_the_links;
}

const NEXT: &str = "рябина во дворе у школы";

/// Asks for a letter and answers with the link's token in the newest one.
async fn letter(server: &TestServer, email: &str, count: usize) -> Option<String> {
    let mut browser = server.browser();
    let asked = browser
        .post("/auth/reset/request", &json!({ "email": email }))
        .await;
    assert_eq!(asked.status, 202);
    // The answer does not wait for the letter, and so the test has to.
    for _ in 0..50 {
        let letters = server.store().letters().latest(50).await.unwrap();
        if letters.len() >= count {
            let body = &letters.first()?.body;
            assert_eq!(letters[0].to, email);
            let link = body.lines().find(|line| line.starts_with("http")).unwrap();
            let start = format!("http://{}/reset?token=", server.address);
            return Some(link.strip_prefix(&start).unwrap().to_owned());
        }
        tokio::time::sleep(Duration::from_millis(20)).await;
    }
    None
}

async fn confirm(browser: &mut Browser, token: &str, password: &str) -> Reply {
    let body = json!({ "token": token, "password": password });
    browser.post("/auth/reset/confirm", &body).await
}

fn invalid() -> (u16, String) {
    (400, "INVALID_TOKEN".to_owned())
}

async fn a_link_from_a_letter_sets_the_password_once_and_signs_in(store: TestStore) {
    let server = TestServer::over(store);
    server.enrol("orlova@example.org").await;
    let token = letter(&server, "orlova@example.org", 1).await.unwrap();
    let mut browser = server.browser();

    assert_eq!(confirm(&mut browser, &token, NEXT).await.status, 200);

    assert!(browser.is_signed_in().await);
    assert_eq!(browser.refresh().await.status, 200);
    assert_eq!(
        server
            .browser()
            .sign_in("orlova@example.org", NEXT)
            .await
            .status,
        200
    );
    assert_eq!(
        server
            .browser()
            .sign_in("orlova@example.org", PASSWORD)
            .await
            .status,
        401
    );
    assert_eq!(
        confirm(&mut browser, &token, PASSWORD).await.refusal(),
        invalid()
    );
}

async fn a_reset_ends_all_sessions(store: TestStore) {
    let server = TestServer::over(store);
    server.enrol("orlova@example.org").await;
    let mut thief = server.browser();
    thief.sign_in("orlova@example.org", PASSWORD).await;
    let token = letter(&server, "orlova@example.org", 1).await.unwrap();

    confirm(&mut server.browser(), &token, NEXT).await;

    assert!(!thief.is_signed_in().await);
    assert_eq!(thief.refresh().await.status, 401);
}

async fn a_link_lives_for_two_hours(store: TestStore) {
    let server = TestServer::over(store);
    server.enrol("orlova@example.org").await;
    let token = letter(&server, "orlova@example.org", 1).await.unwrap();
    server.clock.pass(TimeDelta::hours(2));

    assert_eq!(
        confirm(&mut server.browser(), &token, NEXT).await.refusal(),
        invalid()
    );
}

async fn a_newer_link_closes_the_older_one(store: TestStore) {
    let server = TestServer::over(store);
    server.enrol("orlova@example.org").await;
    let older = letter(&server, "orlova@example.org", 1).await.unwrap();
    server.clock.pass(TimeDelta::minutes(1));
    let newer = letter(&server, "orlova@example.org", 2).await.unwrap();

    assert_eq!(
        confirm(&mut server.browser(), &older, NEXT).await.refusal(),
        invalid()
    );
    assert_eq!(
        confirm(&mut server.browser(), &newer, NEXT).await.status,
        200
    );
}

async fn a_weak_password_does_not_use_the_link_up(store: TestStore) {
    let server = TestServer::over(store);
    server.enrol("orlova@example.org").await;
    let token = letter(&server, "orlova@example.org", 1).await.unwrap();
    let mut browser = server.browser();

    let weak = confirm(&mut browser, &token, "qwerty123456").await;

    assert_eq!(weak.refusal(), (422, "WEAK_PASSWORD".to_owned()));
    assert_eq!(confirm(&mut browser, &token, NEXT).await.status, 200);
}

async fn a_link_for_one_thing_does_not_open_another(store: TestStore) {
    let server = TestServer::over(store);
    let orlova = server.enrol("orlova@example.org").await;
    let reset = letter(&server, "orlova@example.org", 1).await.unwrap();
    let invitation = server.invite(&orlova, "new@example.org", None).await;

    let accept = json!({ "token": reset, "password": NEXT });
    let accepted = server
        .browser()
        .post("/auth/invitation/accept", &accept)
        .await;
    assert_eq!(accepted.refusal(), invalid());
    assert_eq!(
        confirm(&mut server.browser(), &invitation, NEXT)
            .await
            .refusal(),
        invalid()
    );
    let shown = server.get(&format!("/auth/invitation?token={reset}")).await;
    assert_eq!(shown.refusal(), invalid());
    // Neither was used up by the other's door.
    assert_eq!(
        confirm(&mut server.browser(), &reset, NEXT).await.status,
        200
    );
}

async fn a_closed_account_gets_no_letter_and_its_link_opens_nothing(store: TestStore) {
    let server = TestServer::over(store);
    let orlova = server.enrol("orlova@example.org").await;
    let secret = server.issue(LinkTarget::Reset(orlova.account)).await;
    server.disable(&orlova).await;

    assert_eq!(letter(&server, "orlova@example.org", 1).await, None);
    assert_eq!(
        confirm(&mut server.browser(), &secret, NEXT)
            .await
            .refusal(),
        invalid()
    );
}

async fn of_two_at_once_one_sets_the_password(store: TestStore) {
    let server = TestServer::over(store);
    server.enrol("orlova@example.org").await;
    let token = letter(&server, "orlova@example.org", 1).await.unwrap();
    let (mut one, mut other) = (server.browser(), server.browser());

    let (first, second) = tokio::join!(
        confirm(&mut one, &token, NEXT),
        confirm(&mut other, &token, NEXT)
    );

    let mut statuses = [first.status, second.status];
    statuses.sort_unstable();
    assert_eq!(statuses, [200, 400]);
}

async fn a_receiver_is_not_flooded_with_letters(store: TestStore) {
    let server = TestServer::over(store);
    server.enrol("orlova@example.org").await;
    for sender in 0..8 {
        let body = json!({ "email": "orlova@example.org" });
        let reply = server
            .browser()
            .at(sender + 1)
            .post("/auth/reset/request", &body)
            .await;
        assert_eq!(reply.status, 202, "the sender learns nothing");
    }
    tokio::time::sleep(Duration::from_millis(500)).await;

    assert_eq!(server.store().letters().latest(50).await.unwrap().len(), 3);
}

async fn a_changed_password_closes_the_links(store: TestStore) {
    let server = TestServer::over(store);
    server.enrol("orlova@example.org").await;
    let token = letter(&server, "orlova@example.org", 1).await.unwrap();
    let mut browser = server.browser();
    browser.sign_in("orlova@example.org", PASSWORD).await;
    browser
        .post(
            "/auth/password",
            &json!({ "current": PASSWORD, "next": NEXT }),
        )
        .await;

    assert_eq!(
        confirm(&mut server.browser(), &token, PASSWORD)
            .await
            .refusal(),
        invalid()
    );
}
