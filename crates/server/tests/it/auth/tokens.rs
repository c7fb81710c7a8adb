//! Access tokens: only ours, only while they are good.

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use chrono::TimeDelta;
use persistence::test_support::sqlite_store;
use serde_json::{Value, json};

use crate::harness::{Browser, PASSWORD, TestServer};

async fn signed_in() -> (TestServer, Browser) {
    let server = TestServer::over(sqlite_store().await);
    server.enrol("orlova@example.org").await;
    let mut browser = server.browser();
    browser.sign_in("orlova@example.org", PASSWORD).await;
    (server, browser)
}

fn encode(value: &Value) -> String {
    URL_SAFE_NO_PAD.encode(value.to_string())
}

fn decode(part: &str) -> Value {
    serde_json::from_slice(&URL_SAFE_NO_PAD.decode(part).unwrap()).unwrap()
}

#[tokio::test]
async fn the_published_key_verifies_our_tokens() {
    let (server, browser) = signed_in().await;
    let set: jsonwebtoken::jwk::JwkSet =
        serde_json::from_value(server.get("/.well-known/jwks.json").await.json()).unwrap();
    let token = browser.token.unwrap();
    let head = jsonwebtoken::decode_header(&token).unwrap();
    let key = jsonwebtoken::DecodingKey::from_jwk(set.find(&head.kid.unwrap()).unwrap()).unwrap();
    let mut rules = jsonwebtoken::Validation::new(jsonwebtoken::Algorithm::EdDSA);
    rules.set_audience(&["nastavnik"]);
    rules.set_issuer(&[format!("http://{}", server.address)]);

    let claims = jsonwebtoken::decode::<Value>(&token, &key, &rules)
        .unwrap()
        .claims;

    assert_eq!(
        claims["exp"].as_i64().unwrap() - claims["iat"].as_i64().unwrap(),
        600
    );
    let mut names: Vec<&String> = claims.as_object().unwrap().keys().collect();
    names.sort();
    assert_eq!(
        names,
        ["aud", "exp", "iat", "iss", "sid", "sub"],
        "and nothing personal"
    );
}

#[tokio::test]
async fn a_forged_token_is_refused_and_not_taken_for_nobody() {
    let (server, browser) = signed_in().await;
    let token = browser.token.clone().unwrap();
    let parts: Vec<&str> = token.split('.').collect();
    let (head, claims) = (decode(parts[0]), decode(parts[1]));
    let mut none = head.clone();
    none["alg"] = json!("none");
    let mut later = claims.clone();
    later["exp"] = json!(claims["exp"].as_i64().unwrap() + 3_600);
    let key = server.get("/.well-known/jwks.json").await.json()["keys"][0]["x"].clone();
    let public = URL_SAFE_NO_PAD.decode(key.as_str().unwrap()).unwrap();
    let mut symmetric = jsonwebtoken::Header::new(jsonwebtoken::Algorithm::HS256);
    symmetric.typ = Some("at+jwt".to_owned());
    symmetric.kid = head["kid"].as_str().map(str::to_owned);
    let secret = jsonwebtoken::EncodingKey::from_secret(&public);
    let signed_by_public = jsonwebtoken::encode(&symmetric, &claims, &secret).unwrap();

    for (forged, how) in [
        (
            format!("{}.{}.", encode(&none), parts[1]),
            "without signature",
        ),
        (
            format!("{}.{}.{}", encode(&none), parts[1], parts[2]),
            "none, with a signature",
        ),
        (
            format!("{}.{}.{}", parts[0], encode(&later), parts[2]),
            "changed",
        ),
        (signed_by_public, "by the public key"),
        ("x.y.z".to_owned(), "nonsense"),
        (String::new(), "empty"),
    ] {
        let rest = server
            .call("GET", "/auth/sessions")
            .bearer(&forged)
            .send()
            .await;
        assert_eq!(rest.refusal(), (401, "UNAUTHENTICATED".to_owned()), "{how}");
        let body = json!({ "query": "{ __typename }" });
        let graphql = server
            .call("POST", "/graphql")
            .bearer(&forged)
            .json(&body)
            .send()
            .await;
        assert_eq!(
            graphql.refusal(),
            (401, "UNAUTHENTICATED".to_owned()),
            "{how}"
        );
    }
    let basic = server
        .call("GET", "/auth/sessions")
        .header("authorization", "Basic YTpi");
    assert_eq!(basic.send().await.status, 401);
    assert!(browser.is_signed_in().await, "the real one is good");
}

#[tokio::test]
async fn an_access_token_lives_for_ten_minutes_and_the_leeway() {
    let (server, browser) = signed_in().await;
    server.clock.pass(TimeDelta::seconds(629));
    assert!(browser.is_signed_in().await);

    server.clock.pass(TimeDelta::seconds(1));

    assert!(!browser.is_signed_in().await);
}

#[tokio::test]
async fn the_token_of_another_installation_is_not_ours() {
    let (_elsewhere, stranger) = signed_in().await;
    let (server, _) = signed_in().await;

    let call = server
        .call("GET", "/auth/sessions")
        .bearer(&stranger.token.unwrap());

    assert_eq!(call.send().await.status, 401);
}
