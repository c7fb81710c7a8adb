//! The protocol and its limits, over the toy schema.

use chrono::TimeDelta;
use serde_json::{Value, json};

use crate::harness::{Browser, Heard, PASSWORD, Socket, TestServer};

async fn server() -> (TestServer, Browser) {
    let server = TestServer::toy().await;
    server.enrol("anna@example.org").await;
    let mut anna = server.browser();
    anna.sign_in("anna@example.org", PASSWORD).await;
    (server, anna)
}

async fn signed_in() -> (TestServer, Browser, Socket) {
    let (server, anna) = server().await;
    let socket = Socket::signed_in(server.address, anna.token.as_ref().unwrap()).await;
    (server, anna, socket)
}

fn next(id: &str, data: Value) -> Heard {
    Heard::Message(json!({ "type": "next", "id": id, "payload": { "data": data } }))
}

fn complete(id: &str) -> Heard {
    Heard::Message(json!({ "type": "complete", "id": id }))
}

/// The code of the error that operation `id` ends with.
async fn error_of(socket: &mut Socket, id: &str) -> String {
    let Heard::Message(message) = socket.hear().await else {
        panic!("the connection was closed");
    };
    assert_eq!(message["type"], "error", "{message}");
    assert_eq!(message["id"], id, "{message}");
    let extensions = &message["payload"][0]["extensions"];
    assert_eq!(extensions["requestId"].as_str().map(str::len), Some(32));
    extensions["code"].as_str().unwrap().to_owned()
}

#[tokio::test]
async fn a_query_is_answered_and_a_subscription_until_its_end() {
    let (_server, _anna, mut socket) = signed_in().await;

    socket.subscribe("q", "{ viewer }").await;
    assert_eq!(
        socket.hear().await,
        next("q", json!({ "viewer": "somebody" }))
    );
    assert_eq!(socket.hear().await, complete("q"));

    socket
        .subscribe("s", "subscription { ticks(until: 2) }")
        .await;
    assert_eq!(socket.hear().await, next("s", json!({ "ticks": 1 })));
    assert_eq!(socket.hear().await, next("s", json!({ "ticks": 2 })));
    assert_eq!(socket.hear().await, complete("s"));

    socket.say(&json!({ "type": "ping" })).await;
    assert_eq!(
        socket.hear().await,
        Heard::Message(json!({ "type": "pong" }))
    );
}

#[tokio::test]
async fn an_operation_that_is_completed_says_no_more_and_its_id_is_free() {
    let (_server, _anna, mut socket) = signed_in().await;

    socket.subscribe("1", "subscription { never }").await;
    socket.say(&json!({ "type": "complete", "id": "1" })).await;
    socket.subscribe("1", "{ viewer }").await;

    assert_eq!(
        socket.hear().await,
        next("1", json!({ "viewer": "somebody" }))
    );
}

#[tokio::test]
async fn nothing_is_said_without_a_good_token() {
    let (server, anna) = server().await;

    let mut socket = Socket::open(server.address).await;
    socket.subscribe("1", "{ viewer }").await;
    assert_eq!(socket.hear().await, Heard::Closed(4401));

    for token in ["", "a.b.c"] {
        let mut socket = Socket::open(server.address).await;
        socket.init(token).await;
        assert_eq!(socket.hear().await, Heard::Closed(4403), "{token:?}");
    }
    let mut socket = Socket::open(server.address).await;
    socket.say(&json!({ "type": "connection_init" })).await;
    assert_eq!(socket.hear().await, Heard::Closed(4403));

    let mut socket = Socket::signed_in(server.address, anna.token.as_ref().unwrap()).await;
    socket.init(anna.token.as_ref().unwrap()).await;
    assert_eq!(socket.hear().await, Heard::Closed(4429));
}

#[tokio::test]
async fn a_token_that_expires_closes_the_connection() {
    let (server, _anna, mut socket) = signed_in().await;

    server.clock.pass(TimeDelta::minutes(11));
    socket.subscribe("1", "{ viewer }").await;

    assert_eq!(socket.hear().await, Heard::Closed(4403));
}

#[tokio::test]
async fn signing_out_closes_the_connection_by_itself() {
    let (_server, mut anna, mut socket) = signed_in().await;
    socket.subscribe("1", "subscription { never }").await;

    anna.sign_out().await;

    assert_eq!(socket.hear().await, Heard::Closed(4403));
}

#[tokio::test]
async fn who_does_not_say_who_they_are_is_not_waited_for() {
    let server = TestServer::toy().await;

    let mut socket = Socket::open(server.address).await;

    assert_eq!(socket.hear().await, Heard::Closed(4408));
}

#[tokio::test]
async fn what_is_no_message_of_the_protocol_ends_the_connection() {
    let (server, anna) = server().await;
    let token = anna.token.as_ref().unwrap();
    for text in ["{", "[]", "{\"type\":\"start\"}"] {
        let mut socket = Socket::signed_in(server.address, token).await;
        socket.say_text(text).await;
        assert_eq!(socket.hear().await, Heard::Closed(4400), "{text}");
    }
    let mut socket = Socket::signed_in(server.address, token).await;
    for _ in 0..2 {
        socket.subscribe("1", "subscription { never }").await;
    }
    assert_eq!(socket.hear().await, Heard::Closed(4409));
}

#[tokio::test]
async fn a_request_over_it_has_to_pass_what_every_request_has_to() {
    let (_server, _anna, mut socket) = signed_in().await;
    let mut bomb = "subscription { ...f0 }".to_owned();
    for n in 0..25 {
        bomb += &format!(
            " fragment f{n} on Subscription {{ ...f{0} ...f{0} }}",
            n + 1
        );
    }
    bomb += " fragment f25 on Subscription { never }";
    let deep = format!("{}viewer{}", "{ me ".repeat(16) + "{ ", " }".repeat(17));
    let wide = format!(
        "{{ {} }}",
        (0..31)
            .map(|n| format!("a{n}: viewer "))
            .collect::<String>()
    );
    let long = format!("{{ {} }}", "viewer ".repeat(2_001));
    for (query, code) in [
        (bomb.as_str(), "QUERY_TOO_COMPLEX"),
        (deep.as_str(), "QUERY_TOO_COMPLEX"),
        (wide.as_str(), "QUERY_TOO_COMPLEX"),
        (long.as_str(), "QUERY_TOO_COMPLEX"),
        ("{", "BAD_INPUT"),
        ("{ nothing }", "BAD_INPUT"),
        ("subscription { nothing }", "BAD_INPUT"),
        ("query ($text: String!) { echo(text: $text) }", "BAD_INPUT"),
        ("mutation { wipe }", "BAD_INPUT"),
        ("query A { viewer } query B { viewer }", "BAD_INPUT"),
    ] {
        socket.subscribe("1", query).await;
        assert_eq!(error_of(&mut socket, "1").await, code, "{query:.80}");
    }
}

#[tokio::test]
async fn a_resolver_that_panics_or_leaks_fails_alone() {
    let (_server, _anna, mut socket) = signed_in().await;

    socket.subscribe("1", "subscription { breaks }").await;
    assert_eq!(error_of(&mut socket, "1").await, "INTERNAL");

    socket.subscribe("2", "{ leaks }").await;
    let Heard::Message(answer) = socket.hear().await else {
        panic!("the connection was closed");
    };
    let error = &answer["payload"]["errors"][0];
    assert_eq!(error["extensions"]["code"], "INTERNAL", "{answer}");
    assert!(!answer.to_string().contains("db.rs"), "{answer}");
    assert_eq!(socket.hear().await, complete("2"));
}

#[tokio::test]
async fn an_account_has_so_many_connections_and_so_many_points() {
    let server = TestServer::toy_with(|settings| settings.account_points_per_minute = 60).await;
    server.enrol("anna@example.org").await;
    let mut anna = server.browser();
    anna.sign_in("anna@example.org", PASSWORD).await;
    let token = anna.token.as_ref().unwrap();

    let mut open = Vec::new();
    for _ in 0..12 {
        open.push(Socket::signed_in(server.address, token).await);
    }
    let mut surplus = Socket::open(server.address).await;
    surplus.init(token).await;
    assert_eq!(surplus.hear().await, Heard::Closed(1013));

    let mut socket = open.pop().unwrap();
    socket
        .subscribe(
            "1",
            "{ practices { title title title } a: practices { title } }",
        )
        .await;
    socket.hear().await;
    socket.hear().await;
    let mut codes = Vec::new();
    for _ in 0..8 {
        socket
            .subscribe("2", "{ nothing_of_the_kind viewer }")
            .await;
        codes.push(error_of(&mut socket, "2").await);
    }
    assert_eq!(
        codes.last().map(String::as_str),
        Some("THROTTLED"),
        "{codes:?}"
    );
}

#[tokio::test]
async fn what_asks_for_no_upgrade_or_another_protocol_is_told_so() {
    let server = TestServer::toy().await;
    let ask = |protocol: &str| {
        server
            .call("GET", "/graphql/ws")
            .header("sec-websocket-protocol", protocol)
    };

    let plain = ask("graphql-transport-ws").send().await;
    assert_eq!(plain.refusal(), (400, "BAD_INPUT".to_owned()));
    let other = ask("graphql-ws").send().await;
    assert_eq!(other.refusal(), (400, "BAD_INPUT".to_owned()));
    let posted = server.call("POST", "/graphql/ws").send().await;
    assert_eq!(posted.refusal(), (405, "BAD_INPUT".to_owned()));
}

#[tokio::test]
async fn a_server_that_stops_says_good_bye_and_does_not_wait() {
    let (server, _anna, mut socket) = signed_in().await;
    socket.subscribe("1", "subscription { never }").await;

    server.app.sockets.close();

    assert_eq!(socket.hear().await, Heard::Closed(1001));
}
