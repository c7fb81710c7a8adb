//! No document costs more than its length.

use std::fmt::Write as _;
use std::time::{Duration, Instant};

use serde_json::json;

use crate::harness::{Reply, TestServer};

/// `count` fragments, each of which spreads the next twice.
fn bomb(count: usize, root: &str) -> String {
    let mut text = format!("{{ {root} }}");
    for n in 0..count {
        write!(text, " fragment f{n} on Query {{ ...f{0} ...f{0} }}", n + 1).unwrap();
    }
    write!(text, " fragment f{count} on Query {{ __typename }}").unwrap();
    text
}

async fn timed(server: &TestServer, document: &str) -> (Reply, Duration) {
    let started = Instant::now();
    let body = json!({ "query": document });
    let call = server.call("POST", "/graphql");
    let reply = call
        .header("accept", "application/graphql-response+json")
        .json(&body)
        .send()
        .await;
    (reply, started.elapsed())
}

#[tokio::test]
async fn bombs_of_fragments_are_refused_at_once() {
    let server = TestServer::toy().await;
    let nested = bomb(150, "me { ...f0 }");
    let unused = bomb(150, "viewer");
    let cycle = "{ ...a } fragment a on Query { ...b ...b } fragment b on Query { ...a ...a }";
    for document in [
        &bomb(25, "...f0"),
        &bomb(150, "...f0"),
        &nested,
        &unused,
        cycle,
    ] {
        let (reply, took) = timed(&server, document).await;

        assert_eq!(reply.refusal(), (400, "QUERY_TOO_COMPLEX".to_owned()));
        assert!(
            took < Duration::from_secs(1),
            "{took:?} for {} bytes",
            document.len()
        );
    }
}

#[tokio::test]
async fn deep_wide_and_long_documents_are_refused_at_once() {
    let server = TestServer::toy().await;
    let deep = format!("{}viewer{}", "{ me ".repeat(20) + "{ ", " }".repeat(21));
    let aliases: String = (0..31).map(|n| format!("a{n}: viewer ")).collect();
    let directives = format!("{{ viewer {} }}", "@skip(if: false) ".repeat(6));
    let long = format!("{{ {} }}", "viewer ".repeat(2_000));
    let wide = format!("{{ {} }}", "me { viewer echo(text: \"\") } ".repeat(150));
    let lists = format!("{{ echo(text: {}1{}) }}", "[".repeat(900), "]".repeat(900));
    let objects = format!(
        "{{ echo(text: {}1{}) }}",
        "{a:".repeat(400),
        "}".repeat(400)
    );
    let open = "{".repeat(1_900);
    for document in [
        &deep,
        &format!("{{ {aliases} }}"),
        &directives,
        &long,
        &lists,
        &objects,
        &open,
    ] {
        let (reply, took) = timed(&server, document).await;

        let start: String = document.chars().take(40).collect();
        assert_eq!(
            reply.refusal(),
            (400, "QUERY_TOO_COMPLEX".to_owned()),
            "{start}"
        );
        assert!(took < Duration::from_secs(1), "{took:?} for {start}");
    }
    // 450 fields of one name are one field, and quickly so.
    let (reply, took) = timed(&server, &wide).await;
    assert_eq!(reply.status, 200, "{}", reply.text());
    assert!(took < Duration::from_secs(2), "{took:?}");
}

#[tokio::test]
async fn deep_variables_are_refused_without_a_crash() {
    let server = TestServer::toy().await;
    let nested = format!("{}1{}", "[".repeat(100_000), "]".repeat(100_000));
    let body = format!("{{\"query\":\"{{ viewer }}\",\"variables\":{{\"v\":{nested}}}}}");

    let call = server
        .call("POST", "/graphql")
        .header("content-type", "application/json");
    assert_eq!(call.body(body).send().await.status, 400);
    assert_eq!(server.ask("{ viewer }").await.status, 200);
}

#[tokio::test]
async fn full_introspection_passes() {
    let server = TestServer::over(persistence::test_support::sqlite_store().await);
    let reply = server.ask(include_str!("introspection.graphql")).await;

    assert_eq!(reply.status, 200);
    assert!(reply.json()["errors"].is_null(), "{}", reply.text());
    assert_eq!(
        reply.json()["data"]["__schema"]["queryType"]["name"],
        "Query"
    );
}

#[tokio::test]
async fn a_request_that_takes_too_long_ends_after_five_seconds_and_harms_nobody() {
    let server = TestServer::toy().await;
    let started = Instant::now();
    let slow = server.ask("{ slow(ms: 60000) }");
    let other = async {
        tokio::time::sleep(Duration::from_millis(200)).await;
        server.ask("{ viewer }").await
    };

    let (slow, other) = tokio::join!(slow, other);

    assert_eq!(slow.refusal(), (503, "UNAVAILABLE".to_owned()));
    assert_eq!(slow.header("retry-after"), Some("5"));
    assert!(
        started.elapsed() < Duration::from_secs(8),
        "{:?}",
        started.elapsed()
    );
    assert_eq!(other.status, 200);
}
