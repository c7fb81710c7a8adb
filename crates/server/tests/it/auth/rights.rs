//! A change of rights works on the next request.

use persistence::test_support::TestStore;
use serde_json::{Value, json};

use crate::harness::{PASSWORD, TestServer};

persistence::db_tests! {
    a_new_post_opens_its_desk_to_a_token_that_was_there_before;
    a_visitor_is_nobody;
}

async fn a_new_post_opens_its_desk_to_a_token_that_was_there_before(store: TestStore) {
    let server = TestServer::over(store);
    let orlova = server.enrol("orlova@example.org").await;
    let petrov = server.enrol("petrov@example.org").await;
    let mut browser = server.browser();
    browser.sign_in("petrov@example.org", PASSWORD).await;
    let query = format!(
        "{{ viewer {{ region(id: \"region:{}\") {{ name }} }} }}",
        orlova.region.0
    );
    let body = json!({ "query": query });

    let before = browser.post("/graphql", &body).await.json();
    assert_eq!(before["data"]["viewer"]["region"], Value::Null, "{before}");
    server.appoint(&orlova, &petrov).await;
    let after = browser.post("/graphql", &body).await.json();

    assert_eq!(
        after["data"]["viewer"]["region"]["name"], "Область orlova@example.org",
        "{after}"
    );
}

async fn a_visitor_is_nobody(store: TestStore) {
    let server = TestServer::over(store);

    let answer = server.ask("{ viewer { __typename } }").await.json();

    assert_eq!(answer["data"]["viewer"], Value::Null, "{answer}");
}
