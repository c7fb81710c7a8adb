//! What goes wrong inside stays inside.

use serde_json::json;

use crate::harness::TestServer;

#[tokio::test]
async fn a_panic_is_one_failed_request() {
    let server = TestServer::toy().await;

    let reply = server.ask("{ panics }").await;

    assert_eq!(reply.refusal(), (500, "INTERNAL".to_owned()));
    assert_eq!(server.ask("{ viewer }").await.status, 200);
}

#[tokio::test]
async fn an_inner_text_does_not_get_out() {
    let server = TestServer::toy().await;

    let reply = server.ask("{ leaks viewer }").await;

    let error = &reply.json()["errors"][0];
    assert_eq!(error["message"], "internal error");
    assert_eq!(error["extensions"]["code"], "INTERNAL");
    assert_eq!(
        error["extensions"]["requestId"].as_str(),
        reply.header("x-request-id")
    );
    assert_eq!(
        reply.json()["data"],
        json!({ "leaks": null, "viewer": "somebody" })
    );
    assert!(!reply.text().contains("db.rs"));
}

#[tokio::test]
async fn every_error_has_a_code_and_the_id_of_its_request() {
    let server = TestServer::toy().await;
    for (query, code) in [
        ("{", "BAD_INPUT"),
        ("{ unknown }", "BAD_INPUT"),
        ("{ number(n: 1099511627776) }", "BAD_INPUT"),
        ("{ colour(of: MAUVE) }", "BAD_INPUT"),
        ("{ number }", "BAD_INPUT"),
        ("query ($n: Int!) { number(n: $n) }", "BAD_INPUT"),
        ("query ($n: Int) { number(n: $n) }", "BAD_INPUT"),
        ("{ number(n: $n) }", "BAD_INPUT"),
        ("{ ...nowhere }", "BAD_INPUT"),
        ("query A { viewer } query B { viewer }", "BAD_INPUT"),
        ("subscription { ticks(until: 1) }", "BAD_INPUT"),
        ("{ leaks }", "INTERNAL"),
        ("{ panics }", "INTERNAL"),
    ] {
        let reply = server.ask(query).await;
        let error = &reply.json()["errors"][0];
        assert_eq!(
            error["extensions"]["code"],
            code,
            "{query}: {}",
            reply.text()
        );
        let id = error["extensions"]["requestId"].as_str();
        assert!(
            id.is_some_and(|id| id.len() == 32),
            "{query}: {}",
            reply.text()
        );
        assert_eq!(id, reply.header("x-request-id"), "{query}");
    }
}

#[tokio::test]
async fn names_of_the_schema_are_not_guessed_for_the_asker() {
    let server = TestServer::toy().await;

    assert!(!server.ask("{ viewe }").await.text().contains("viewer"));
}

#[tokio::test]
async fn a_variable_that_is_missing_is_named_before_anything_is_done() {
    let server = TestServer::toy().await;
    let body = json!({ "query": "query ($text: String!) { echo(text: $text) }" });
    let ask = |accept: &str| {
        let call = server.call("POST", "/graphql").header("accept", accept);
        call.json(&body).send()
    };

    let reply = ask("application/graphql-response+json").await;
    assert_eq!(reply.refusal(), (400, "BAD_INPUT".to_owned()));
    assert!(reply.text().contains("$text"), "{}", reply.text());
    assert!(reply.json().get("data").is_none(), "{}", reply.text());

    let reply = ask("application/json").await;
    assert_eq!(reply.refusal(), (200, "BAD_INPUT".to_owned()));
}

#[tokio::test]
async fn a_path_that_does_not_take_the_method_says_which_it_takes() {
    let server = TestServer::toy().await;
    for (method, path, allowed) in [
        ("GET", "/auth/sign-in", "POST"),
        ("GET", "/auth/refresh", "POST"),
        ("DELETE", "/auth/sign-out", "POST"),
        ("GET", "/auth/reset/request", "POST"),
        ("GET", "/auth/invitation/accept", "POST"),
        ("PUT", "/auth/password", "POST"),
        ("POST", "/auth/sessions", "GET"),
        ("GET", "/auth/sessions/0199", "DELETE"),
        ("GET", "/files/tickets", "POST"),
        ("POST", "/healthz", "GET"),
        ("POST", "/.well-known/jwks.json", "GET"),
    ] {
        let reply = server.call(method, path).send().await;
        let refusal = reply.refusal();
        assert_eq!(refusal, (405, "BAD_INPUT".to_owned()), "{method} {path}");
        assert_eq!(reply.header("allow"), Some(allowed), "{method} {path}");
    }
    let nowhere = server.get("/auth/nowhere").await.refusal();
    assert_eq!(nowhere, (404, "NOT_FOUND".to_owned()));
}

#[tokio::test]
async fn what_the_framework_itself_refuses_has_a_code_as_well() {
    let server = TestServer::toy().await;
    // The query string of a page and the path of a file are read by the framework.
    for (path, status) in [
        ("/auth/invitation?token=a&token=b", 400),
        ("/auth/invitation?token=%ff", 400),
        ("/files/orders/%ff.pdf", 401),
    ] {
        let reply = server.get(path).await;
        assert_eq!(reply.status, status, "{path}: {:?}", reply.body);
        assert!(!reply.code().is_empty(), "{path}: {}", reply.text());
    }
}
