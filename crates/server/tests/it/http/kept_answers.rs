//! What many ask of the public desk in the same moment is found out once, and anew after every change.

use serde_json::json;

use crate::harness::{PASSWORD, Reply, TestServer};

const LIST: &str = "{ practices { asked } }";

async fn server(seconds: u32) -> TestServer {
    TestServer::toy_with(|settings| settings.public_answers_seconds = seconds).await
}

/// How often practices had been asked for when the answer was found out.
fn asked(reply: &Reply) -> u64 {
    assert_eq!(reply.status, 200);
    reply.json()["data"]["practices"][0]["asked"]
        .as_u64()
        .unwrap()
}

#[tokio::test]
async fn the_same_question_is_found_out_once_by_post_and_by_get() {
    let server = server(60).await;

    let first = server.ask(LIST).await;
    assert_eq!(asked(&first), 1);
    assert_eq!(first.header("cache-control"), Some("no-store"));
    assert_eq!(asked(&server.ask(LIST).await), 1);
    let by_get = server
        .get("/graphql?query=%7B%20practices%20%7B%20asked%20%7D%20%7D")
        .await;
    assert_eq!(asked(&by_get), 1);
    assert_eq!(by_get.header("cache-control"), Some("public, max-age=30"));

    let tag = by_get.header("etag").unwrap().to_owned();
    let again = server.call(
        "GET",
        "/graphql?query=%7B%20practices%20%7B%20asked%20%7D%20%7D",
    );
    assert_eq!(again.header("if-none-match", &tag).send().await.status, 304);
    // Another question, and the same one with other variables.
    assert_eq!(asked(&server.ask("{ practices { asked title } }").await), 2);
    let body = json!({ "query": LIST, "variables": { "a": 1 } });
    assert_eq!(asked(&server.post(&body).await), 3);
}

#[tokio::test]
async fn a_change_is_seen_at_once() {
    let server = server(60).await;
    assert_eq!(asked(&server.ask(LIST).await), 1);

    assert_eq!(server.ask("mutation { wipe }").await.status, 200);

    assert_eq!(asked(&server.ask(LIST).await), 2);
    assert_eq!(asked(&server.ask(LIST).await), 2);
}

#[tokio::test]
async fn the_moment_ends_and_zero_keeps_nothing() {
    let short = server(1).await;
    assert_eq!(asked(&short.ask(LIST).await), 1);
    tokio::time::sleep(std::time::Duration::from_millis(1_100)).await;
    assert_eq!(asked(&short.ask(LIST).await), 2);

    let none = server(0).await;
    assert_eq!(asked(&none.ask(LIST).await), 1);
    assert_eq!(asked(&none.ask(LIST).await), 2);
}

#[tokio::test]
async fn what_somebody_asks_or_what_fails_is_not_kept() {
    let server = server(60).await;
    // Not of the public desk.
    let mixed = "{ viewer practices { asked } }";
    assert_eq!(asked(&server.ask(mixed).await), 1);
    assert_eq!(asked(&server.ask(mixed).await), 2);
    // With a token.
    server.enrol("olga@example.org").await;
    let mut browser = server.browser();
    browser.sign_in("olga@example.org", PASSWORD).await;
    let body = json!({ "query": LIST });
    assert_eq!(asked(&browser.post("/graphql", &body).await), 3);
    assert_eq!(asked(&browser.post("/graphql", &body).await), 4);
    // A refusal does not become the answer of the next one.
    let broken = server.ask("{ practices { nothing } }").await;
    assert!(broken.json()["errors"].is_array());
    assert_eq!(asked(&server.ask(LIST).await), 5);
}

#[tokio::test]
async fn a_kept_answer_costs_what_it_cost() {
    let server = TestServer::toy_with(|settings| {
        settings.public_answers_seconds = 60;
        settings.public_points_per_minute = 120;
    })
    .await;
    let mut answered = 0;
    while server.ask(LIST).await.status == 200 {
        answered += 1;
    }

    // Thirteen points or more each: the base and the fields. A slow machine may get one or two more.
    assert!((5..=12).contains(&answered), "{answered}");
}
