//! What a balancer and Prometheus ask.

use persistence::Store;
use persistence::test_support::{TestDatabase, sqlite_store};
use server::config::Secret;
use server::startup::Application;

use crate::harness::{TestServer, toy};

#[tokio::test]
async fn a_server_with_a_sound_database_is_alive_and_ready() {
    let server = TestServer::toy().await;

    assert_eq!(server.get("/healthz").await.status, 200);
    assert_eq!(server.get("/readyz").await.status, 200);
}

#[tokio::test]
async fn a_server_without_its_tables_is_alive_and_not_ready() {
    let database = TestDatabase::sqlite_without_tables();
    let data = tempfile::tempdir().unwrap();
    let settings = server::config::Settings {
        listen: ([127, 0, 0, 1], 0).into(),
        data_dir: data.path().to_owned(),
        ..Default::default()
    };
    let application =
        Application::over(settings, Store::new(database.connect().await), toy).unwrap();
    let (address, handle) = (application.address(), application.handle());
    tokio::spawn(application.run());
    let get = |path| crate::harness::Call::new(address, "GET", path).send();

    assert_eq!(get("/healthz").await.status, 200);
    let ready = get("/readyz").await;
    assert_eq!(
        (ready.status, ready.json()["reason"].as_str()),
        (503, Some("MIGRATIONS_PENDING"))
    );
    handle.stop(false).await;
}

#[tokio::test]
async fn a_server_whose_database_is_gone_is_not_ready_and_says_so_without_details() {
    let server = TestServer::toy().await;
    server.store().connection().clone().close().await.unwrap();

    let ready = server.get("/readyz").await;

    let reason = ready.json()["reason"].as_str().map(str::to_owned);
    assert_eq!(
        (ready.status, reason.as_deref()),
        (503, Some("DATABASE_UNAVAILABLE"))
    );
    assert_eq!(server.get("/healthz").await.status, 200);
}

#[tokio::test]
async fn the_metrics_count_by_route_and_not_by_path() {
    let server = TestServer::toy().await;
    server.get("/practices/some-slug").await;
    server.get("/auth/sessions/0199").await;
    server.ask("{ viewer }").await;

    let metrics = server.get("/metrics").await.text();

    assert!(metrics.contains("http_requests_total{"), "{metrics}");
    assert!(metrics.contains("route=\"/graphql\""), "{metrics}");
    assert!(
        metrics.contains("graphql_duration_seconds_bucket"),
        "{metrics}"
    );
    assert!(metrics.contains("db_pool_connections"), "{metrics}");
    assert!(
        !metrics.contains("some-slug") && !metrics.contains("sessions/0199"),
        "{metrics}"
    );
}

#[tokio::test]
async fn metrics_with_a_token_want_it() {
    let change = |settings: &mut server::config::Settings| {
        settings.metrics_token = Some(Secret::new("007"));
    };
    let server = TestServer::with(sqlite_store().await, change, toy);

    assert_eq!(server.get("/metrics").await.status, 401);
    assert_eq!(
        server
            .call("GET", "/metrics")
            .bearer("7")
            .send()
            .await
            .status,
        401
    );
    assert_eq!(
        server
            .call("GET", "/metrics")
            .bearer("007")
            .send()
            .await
            .status,
        200
    );
}
