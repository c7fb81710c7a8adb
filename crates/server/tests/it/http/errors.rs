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
