//! Pages of other sites.

use serde_json::json;

use crate::harness::{Call, TestServer};

const SCHOOL: &str = "https://school.example";
const PORTAL: &str = "https://portal.example";

async fn server() -> TestServer {
    TestServer::toy_with(|settings| settings.cors_origins = vec![PORTAL.to_owned()]).await
}

fn preflight(server: &TestServer, origin: &str) -> Call {
    server
        .call("OPTIONS", "/graphql")
        .header("origin", origin)
        .header("access-control-request-method", "POST")
        .header(
            "access-control-request-headers",
            "content-type, authorization",
        )
}

#[tokio::test]
async fn any_page_may_read_what_is_public_but_never_with_cookies() {
    let server = server().await;

    let question = preflight(&server, SCHOOL).send().await;
    assert_eq!(question.status, 204);
    assert_eq!(question.header("access-control-allow-origin"), Some("*"));
    assert_eq!(
        question.header("access-control-allow-headers"),
        Some("content-type, accept")
    );
    assert_eq!(question.header("access-control-allow-credentials"), None);

    let body = json!({ "query": "{ practices { title } }" });
    let answer = server
        .call("POST", "/graphql")
        .header("origin", SCHOOL)
        .json(&body)
        .send()
        .await;
    assert_eq!(answer.header("access-control-allow-origin"), Some("*"));
    assert_eq!(answer.header("access-control-allow-credentials"), None);
    let get = server
        .call("GET", "/graphql?query=%7Bpractices%7Btitle%7D%7D")
        .header("origin", SCHOOL);
    assert_eq!(
        get.send().await.header("access-control-allow-origin"),
        Some("*")
    );
}

#[tokio::test]
async fn a_stranger_s_page_may_not_read_what_changes_something() {
    let server = server().await;
    let body = json!({ "query": "mutation { wipe }" });

    let answer = server
        .call("POST", "/graphql")
        .header("origin", SCHOOL)
        .json(&body)
        .send()
        .await;

    assert_eq!(answer.header("access-control-allow-origin"), None);
}

#[tokio::test]
async fn a_page_of_the_settings_may_come_with_a_token() {
    let server = server().await;

    let question = preflight(&server, PORTAL).send().await;
    assert_eq!(question.header("access-control-allow-origin"), Some(PORTAL));
    let headers = question.header("access-control-allow-headers").unwrap();
    assert!(headers.contains("authorization"), "{headers}");

    let body = json!({ "query": "mutation { wipe }" });
    let answer = server
        .call("POST", "/graphql")
        .header("origin", PORTAL)
        .json(&body)
        .send()
        .await;
    assert_eq!(answer.header("access-control-allow-origin"), Some(PORTAL));
}

#[tokio::test]
async fn what_a_token_opens_is_not_for_a_stranger_s_page() {
    let server = server().await;
    server.enrol("orlova@example.org").await;
    let mut browser = server.browser();
    browser
        .sign_in("orlova@example.org", crate::harness::PASSWORD)
        .await;
    let body = json!({ "query": "{ viewer }" });

    let call = server.call("POST", "/graphql").header("origin", SCHOOL);
    let answer = call
        .bearer(&browser.token.unwrap())
        .json(&body)
        .send()
        .await;

    assert_eq!(answer.status, 200);
    assert_eq!(answer.header("access-control-allow-origin"), None);
}

#[tokio::test]
async fn signing_in_is_not_for_other_pages_at_all() {
    let server = server().await;
    for path in [
        "/auth/sign-in",
        "/auth/refresh",
        "/auth/sessions",
        "/files/orders/1.pdf",
    ] {
        let question = server
            .call("OPTIONS", path)
            .header("origin", SCHOOL)
            .header("access-control-request-method", "POST")
            .send()
            .await;
        assert_eq!(
            question.header("access-control-allow-origin"),
            None,
            "{path}"
        );
    }
}
