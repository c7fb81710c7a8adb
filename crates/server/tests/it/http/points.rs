//! What one address may ask per minute.

use serde_json::json;

use crate::harness::{PASSWORD, TestServer};

async fn server() -> TestServer {
    TestServer::toy_with(|settings| {
        settings.public_points_per_minute = 120;
        settings.account_points_per_minute = 1_000;
    })
    .await
}

const CHEAP: &str = "{ viewer }";

#[tokio::test]
async fn who_asks_too_much_is_told_when_to_come_back_and_others_are_not_harmed() {
    let server = server().await;
    let mut answered = 0;
    let refused = loop {
        let reply = server.ask(CHEAP).await;
        if reply.status == 429 {
            break reply;
        }
        answered += 1;
    };

    // Eleven points each: ten of the base, one of the field. A slow machine may get one or two more.
    assert!((10..=12).contains(&answered), "{answered}");
    assert_eq!(refused.code(), "THROTTLED");
    let wait: u64 = refused.header("retry-after").unwrap().parse().unwrap();
    assert!((1..=60).contains(&wait), "{wait}");
    assert_eq!(
        refused.header("ratelimit-policy"),
        Some("\"points\";q=120;w=60")
    );
    let body = json!({ "query": CHEAP });
    let neighbour = server
        .call("POST", "/graphql")
        .from(2)
        .json(&body)
        .send()
        .await;
    assert_eq!(neighbour.status, 200);
}

#[tokio::test]
async fn a_query_costs_by_its_fields_and_pages() {
    let server = server().await;
    let left = |reply: &crate::harness::Reply| {
        let text = reply.header("ratelimit").unwrap();
        text.split(";r=")
            .nth(1)
            .unwrap()
            .split(';')
            .next()
            .unwrap()
            .parse::<i64>()
            .unwrap()
    };

    let first = left(&server.ask(CHEAP).await);
    let second = left(
        &server
            .ask("{ practices { title } me { viewer echo(text: \"\") } }")
            .await,
    );

    assert_eq!(first, 109);
    assert!((93..=96).contains(&second), "{second}");
}

#[tokio::test]
async fn a_forged_sender_does_not_help() {
    let server = server().await;
    let body = json!({ "query": CHEAP });
    let mut statuses = Vec::new();
    for n in 0..20 {
        let call = server
            .call("POST", "/graphql")
            .header("x-forwarded-for", format!("198.51.100.{n}"));
        statuses.push(call.json(&body).send().await.status);
    }

    assert!(statuses.contains(&429), "{statuses:?}");
}

#[tokio::test]
async fn behind_a_trusted_proxy_senders_are_told_apart() {
    let server = TestServer::toy_with(|settings| {
        settings.public_points_per_minute = 120;
        settings.trusted_proxies = vec!["127.0.0.1".parse().unwrap()];
    })
    .await;
    let body = json!({ "query": CHEAP });
    for n in 0..20 {
        let call = server
            .call("POST", "/graphql")
            .header("x-forwarded-for", format!("198.51.100.{n}"));
        assert_eq!(call.json(&body).send().await.status, 200);
    }
}

#[tokio::test]
async fn an_account_has_a_budget_of_its_own() {
    let server = server().await;
    server.enrol("orlova@example.org").await;
    let mut browser = server.browser();
    browser.sign_in("orlova@example.org", PASSWORD).await;
    while server.ask(CHEAP).await.status != 429 {}

    let reply = browser.post("/graphql", &json!({ "query": CHEAP })).await;

    assert_eq!(reply.status, 200);
    assert_eq!(
        reply.header("ratelimit-policy"),
        Some("\"points\";q=1000;w=60")
    );
}
