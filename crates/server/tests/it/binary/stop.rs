//! SIGTERM: what is under way is answered, nothing new is begun.

use std::time::{Duration, Instant};

use persistence::test_support::TestDatabase;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;

use super::process::{Process, data};

#[tokio::test]
async fn a_request_under_way_is_answered_before_the_server_ends() {
    let database = TestDatabase::sqlite().await;
    let mut process = Process::start(database.url(), &data()).await;
    let body = r#"{"query":"{ __typename }"}"#;
    let (first, rest) = body.split_at(10);
    let head = format!(
        "POST /graphql HTTP/1.1\r\nhost: {}\r\ncontent-type: application/json\r\ncontent-length: {}\r\n\r\n{first}",
        process.address,
        body.len()
    );
    let mut slow = TcpStream::connect(process.address).await.unwrap();
    slow.write_all(head.as_bytes()).await.unwrap();
    tokio::time::sleep(Duration::from_millis(300)).await;

    process.terminate();
    tokio::time::sleep(Duration::from_millis(700)).await;
    assert!(
        TcpStream::connect(process.address).await.is_err(),
        "somebody new was let in"
    );
    slow.write_all(rest.as_bytes()).await.unwrap();

    let mut answer = Vec::new();
    slow.read_to_end(&mut answer).await.unwrap();
    let answer = String::from_utf8(answer).unwrap();
    assert!(answer.starts_with("HTTP/1.1 200 "), "{answer}");
    assert!(answer.contains(r#"{"data":{"__typename":"#), "{answer}");
    assert!(process.ended().await.success());
}

#[tokio::test]
async fn a_server_that_is_at_rest_ends_at_once() {
    let database = TestDatabase::sqlite().await;
    let mut process = Process::start(database.url(), &data()).await;
    // A browser keeps its connection.
    let idle = TcpStream::connect(process.address).await.unwrap();
    assert_eq!(process.call("GET", "/readyz").send().await.status, 200);

    let begun = Instant::now();
    process.terminate();

    assert!(process.ended().await.success());
    assert!(
        begun.elapsed() < Duration::from_secs(10),
        "{:?}",
        begun.elapsed()
    );
    drop(idle);
}
