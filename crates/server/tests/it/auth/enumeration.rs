//! Nobody learns who has an account.

use std::time::{Duration, Instant};

use persistence::test_support::sqlite_store;
use serde_json::{Value, json};

use crate::harness::{Reply, TestServer};

/// Status, headers and body, without what differs between any two requests.
fn shape(reply: &Reply) -> (u16, Vec<String>, Value) {
    let mut names: Vec<String> = reply.headers.iter().map(|(name, _)| name.clone()).collect();
    names.sort();
    let mut body = serde_json::from_slice(&reply.body).unwrap_or(Value::Null);
    if body["error"]["requestId"].is_string() {
        body["error"]["requestId"] = json!("…");
    }
    (reply.status, names, body)
}

fn median(mut times: Vec<Duration>) -> Duration {
    times.sort();
    times[times.len() / 2]
}

#[tokio::test]
async fn an_unknown_and_a_closed_address_are_refused_as_a_wrong_password_is() {
    let server = TestServer::over(sqlite_store().await);
    server.enrol("known@example.org").await;
    server.enrol_without_password("new@example.org").await;
    let closed = server.enrol("closed@example.org").await;
    server.disable(&closed).await;
    let mut shapes = Vec::new();
    for (n, email) in ["known", "unknown", "new", "closed"]
        .into_iter()
        .enumerate()
    {
        let email = format!("{email}@example.org");
        let mut browser = server.browser().at(10 + u8::try_from(n).unwrap());
        shapes.push(shape(&browser.sign_in(&email, "не тот пароль").await));
    }

    assert!(
        shapes.iter().all(|shape| *shape == shapes[0]),
        "{shapes:#?}"
    );
}

#[tokio::test]
async fn refusing_takes_as_long_for_an_unknown_address() {
    let server = TestServer::over(sqlite_store().await);
    server.enrol("known@example.org").await;
    let time = async |email: &str, from: u8| {
        let mut browser = server.browser().at(from);
        let started = Instant::now();
        assert_eq!(browser.sign_in(email, "не тот пароль").await.status, 401);
        started.elapsed()
    };
    let (mut known, mut unknown) = (Vec::new(), Vec::new());
    for round in 0..5 {
        known.push(time("known@example.org", 50 + round).await);
        unknown.push(time("unknown@example.org", 100 + round).await);
    }

    let (known, unknown) = (median(known), median(unknown));
    // Without the hash of nobody the second is some twenty times shorter.
    let ratio = known.as_secs_f64() / unknown.as_secs_f64();
    assert!((0.4..2.5).contains(&ratio), "{known:?} against {unknown:?}");
}

#[tokio::test]
async fn asking_for_a_letter_looks_the_same_for_everybody() {
    let server = TestServer::over(sqlite_store().await);
    server.enrol("known@example.org").await;
    let mut shapes = Vec::new();
    for email in ["known@example.org", "unknown@example.org"] {
        let reply = server
            .browser()
            .post("/auth/reset/request", &json!({ "email": email }))
            .await;
        assert_eq!((reply.status, reply.body.len()), (202, 0));
        shapes.push(shape(&reply));
    }

    assert_eq!(shapes[0], shapes[1]);
}
