//! GraphQL over HTTP where the audits do not look.

use serde_json::json;

use crate::harness::TestServer;

#[tokio::test]
async fn a_query_is_answered_in_the_form_that_is_asked_for() {
    let server = TestServer::toy().await;
    let ask = |accept: &str| {
        let body = json!({ "query": "{ echo(text: \"да\") }" });
        server
            .call("POST", "/graphql")
            .header("accept", accept)
            .json(&body)
            .send()
    };

    let plain = ask("application/json").await;
    assert_eq!(
        plain.header("content-type"),
        Some("application/json; charset=utf-8")
    );
    assert_eq!(plain.json(), json!({ "data": { "echo": "да" } }));

    let graphql = ask("application/graphql-response+json, application/json").await;
    let expected = "application/graphql-response+json; charset=utf-8";
    assert_eq!(graphql.header("content-type"), Some(expected));

    assert_eq!(ask("text/html").await.status, 406);
}

#[tokio::test]
async fn a_public_query_by_get_may_be_kept_and_is_not_sent_twice() {
    let server = TestServer::toy().await;
    let path = "/graphql?query=%7Bpractices%7Btitle%7D%7D";

    let first = server.get(path).await;
    assert_eq!(first.status, 200);
    assert_eq!(first.header("cache-control"), Some("public, max-age=30"));
    let tag = first.header("etag").unwrap();

    let again = server
        .call("GET", path)
        .header("if-none-match", tag)
        .send()
        .await;
    assert_eq!((again.status, again.body.len()), (304, 0));
}

#[tokio::test]
async fn what_differs_between_people_is_not_answered_by_get() {
    let server = TestServer::toy().await;
    for query in [
        "%7Bviewer%7D",
        "%7Bpractices%3A%20viewer%7D",
        "mutation%7Bwipe%7D",
    ] {
        let reply = server.get(&format!("/graphql?query={query}")).await;
        assert_eq!(
            (reply.status, reply.header("allow")),
            (405, Some("POST")),
            "{query}"
        );
    }
}

#[tokio::test]
async fn the_operation_name_is_looked_at_in_the_query_string() {
    let server = TestServer::toy().await;
    let two = "/graphql?query=query%20A%7B__typename%7D%20mutation%20B%7Bwipe%7D";

    assert_eq!(
        server.get(&format!("{two}&operationName=A")).await.status,
        200
    );
    assert_eq!(
        server.get(&format!("{two}&operationName=B")).await.status,
        405
    );
}

#[tokio::test]
async fn an_answer_by_post_is_kept_nowhere() {
    let server = TestServer::toy().await;

    assert_eq!(
        server.ask("{ viewer }").await.header("cache-control"),
        Some("no-store")
    );
}

#[tokio::test]
async fn other_methods_are_told_which_there_are() {
    let server = TestServer::toy().await;
    for method in ["PUT", "DELETE", "PATCH"] {
        let reply = server.call(method, "/graphql").send().await;
        assert_eq!(
            (reply.status, reply.header("allow")),
            (405, Some("GET, POST, OPTIONS"))
        );
    }
}

#[tokio::test]
async fn only_json_is_read_however_the_body_looks() {
    let server = TestServer::toy().await;
    let mutation = json!({ "query": "mutation { wipe }" }).to_string();
    let form = "query=mutation%7Bwipe%7D".to_owned();
    let multipart = "--b\r\ncontent-disposition: form-data; name=\"operations\"\r\n\r\n\
                     {\"query\":\"mutation{wipe}\"}\r\n--b--"
        .to_owned();
    for (kind, body) in [
        ("text/plain", &mutation),
        ("application/x-www-form-urlencoded", &form),
        ("multipart/form-data; boundary=b", &multipart),
        ("application/json; charset=utf-16", &mutation),
        ("application/graphql", &"mutation{wipe}".to_owned()),
    ] {
        let call = server.call("POST", "/graphql").header("content-type", kind);
        assert_eq!(call.body(body.clone()).send().await.status, 415, "{kind}");
    }
    let without = server
        .call("POST", "/graphql")
        .body(mutation.clone())
        .send()
        .await;
    assert_eq!(without.status, 415);
    let with_charset = server
        .call("POST", "/graphql")
        .header("content-type", "application/json; charset=UTF-8");
    assert_eq!(with_charset.body(mutation).send().await.status, 200);
}

#[tokio::test]
async fn several_operations_at_once_are_refused() {
    let server = TestServer::toy().await;
    let one = json!({ "query": "{ viewer }" });

    assert_eq!(
        server.post(&json!([one, one])).await.refusal(),
        (400, "BAD_INPUT".to_owned())
    );
}
