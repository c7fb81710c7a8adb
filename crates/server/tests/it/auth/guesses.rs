//! Guessing passwords.

use std::time::Duration;

use persistence::test_support::{TestStore, sqlite_store};

use crate::harness::{PASSWORD, TestServer};

persistence::db_tests! {
    strangers_cannot_lock_an_owner_out_of_a_familiar_place;
}

async fn guess(server: &TestServer, from: u8, email: &str, password: &str) -> u16 {
    server
        .browser()
        .at(from)
        .sign_in(email, password)
        .await
        .status
}

#[tokio::test]
async fn a_burst_of_guesses_checks_five_and_the_owner_is_back_soon() {
    let server = TestServer::over(sqlite_store().await);
    server.enrol("orlova@example.org").await;
    let guesses = (0..50).map(|n| {
        let server = &server;
        async move {
            guess(
                server,
                1,
                "orlova@example.org",
                &format!("догадка номер {n}"),
            )
            .await
        }
    });
    let statuses = futures_util::future::join_all(guesses).await;
    let checked = statuses.iter().filter(|status| **status == 401).count();
    assert!((5..=6).contains(&checked), "{statuses:?}");

    let refused = server
        .browser()
        .sign_in("orlova@example.org", PASSWORD)
        .await;
    assert_eq!(
        refused.refusal(),
        (429, "THROTTLED".to_owned()),
        "even the right password waits"
    );
    let wait: u64 = refused.header("retry-after").unwrap().parse().unwrap();
    assert!((1..=12).contains(&wait), "{wait}");
    assert_eq!(refused.json()["error"]["retryAfter"], wait);

    tokio::time::sleep(Duration::from_secs(wait)).await;
    assert_eq!(guess(&server, 1, "orlova@example.org", PASSWORD).await, 200);
}

#[tokio::test]
async fn a_forged_sender_and_another_spelling_are_the_same_guesser() {
    let server = TestServer::over(sqlite_store().await);
    server.enrol("orlova@example.org").await;
    let mut statuses = Vec::new();
    for n in 0..20 {
        let email = if n % 2 == 0 {
            "orlova@example.org"
        } else {
            "ORLOVA@example.org"
        };
        let body = serde_json::json!({ "email": email, "password": format!("догадка номер {n}") });
        let call = server.browser().call("POST", "/auth/sign-in");
        let call = call.header("x-forwarded-for", format!("198.51.100.{n}"));
        statuses.push(call.json(&body).send().await.status);
    }

    let checked = statuses.iter().filter(|status| **status == 401).count();
    assert!(checked <= 10, "{statuses:?}");
}

#[tokio::test]
async fn one_address_cannot_try_a_password_at_every_account() {
    let server = TestServer::over(sqlite_store().await);
    let mut statuses = Vec::new();
    for n in 0..20 {
        statuses.push(
            guess(
                &server,
                1,
                &format!("teacher{n}@example.org"),
                "пароль школы 12",
            )
            .await,
        );
    }

    let checked = statuses.iter().filter(|status| **status == 401).count();
    assert!(checked <= 10, "{statuses:?}");
    assert_eq!(
        guess(&server, 2, "teacher99@example.org", "другой адрес").await,
        401
    );
}

async fn strangers_cannot_lock_an_owner_out_of_a_familiar_place(store: TestStore) {
    let server = TestServer::over(store);
    server.enrol("orlova@example.org").await;
    assert_eq!(guess(&server, 7, "orlova@example.org", PASSWORD).await, 200);
    for stranger in 20..40 {
        guess(
            &server,
            stranger,
            "orlova@example.org",
            "догадка незнакомца",
        )
        .await;
    }

    assert_eq!(
        guess(&server, 8, "orlova@example.org", PASSWORD).await,
        429,
        "a new place waits"
    );
    assert_eq!(
        guess(&server, 7, "orlova@example.org", PASSWORD).await,
        200,
        "her own does not"
    );
}
