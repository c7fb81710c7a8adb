//! Large and slow requests.

use std::time::{Duration, Instant};

use serde_json::json;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;

use crate::harness::{TestServer, raw};

const LIMIT: usize = 256 * 1024;

fn padded(size: usize) -> String {
    let frame = json!({ "query": "{ viewer }", "extensions": { "pad": "" } }).to_string();
    frame.replace("\"\"", &format!("\"{}\"", "x".repeat(size - frame.len())))
}

#[tokio::test]
async fn a_body_of_256_kb_passes_and_one_more_byte_does_not() {
    let server = TestServer::toy().await;
    let post = |size| {
        let call = server
            .call("POST", "/graphql")
            .header("content-type", "application/json");
        call.body(padded(size)).send()
    };

    assert_eq!(post(LIMIT).await.status, 200);
    assert_eq!(post(LIMIT + 1).await.status, 413);
}

#[tokio::test]
async fn a_body_without_a_length_is_counted_while_it_comes() {
    let server = TestServer::toy().await;
    let body = padded(LIMIT + 1);
    let mut request = b"POST /graphql HTTP/1.1\r\nhost: x\r\ncontent-type: application/json\r\n\
        transfer-encoding: chunked\r\nconnection: close\r\n\r\n"
        .to_vec();
    for chunk in body.as_bytes().chunks(16_000) {
        request.extend_from_slice(format!("{:x}\r\n", chunk.len()).as_bytes());
        request.extend_from_slice(chunk);
        request.extend_from_slice(b"\r\n");
    }
    request.extend_from_slice(b"0\r\n\r\n");

    assert_eq!(raw(server.address, &request).await.status, 413);
}

#[tokio::test]
async fn a_body_that_trickles_is_cut_off_while_others_are_answered() {
    let server = TestServer::toy().await;
    let started = Instant::now();
    let mut slow = TcpStream::connect(server.address).await.unwrap();
    slow.write_all(
        b"POST /graphql HTTP/1.1\r\nhost: x\r\ncontent-type: application/json\r\n\
          content-length: 1000\r\n\r\n{",
    )
    .await
    .unwrap();
    let trickle = async {
        let (mut reader, mut writer) = slow.split();
        let mut answer = [0; 12];
        let drip = async {
            loop {
                tokio::time::sleep(Duration::from_millis(500)).await;
                if writer.write_all(b" ").await.is_err() {
                    return;
                }
            }
        };
        tokio::select! {
            read = reader.read_exact(&mut answer) => { read.unwrap(); }
            () = drip => {}
        }
        String::from_utf8(answer.to_vec()).unwrap()
    };

    let (answer, other) = tokio::join!(trickle, server.ask("{ viewer }"));

    assert_eq!(answer, "HTTP/1.1 408");
    assert_eq!(other.status, 200);
    let took = started.elapsed();
    assert!(
        took > Duration::from_secs(9) && took < Duration::from_secs(15),
        "{took:?}"
    );
}

#[tokio::test]
async fn a_head_that_trickles_is_cut_off() {
    let server = TestServer::toy().await;
    let started = Instant::now();
    let mut slow = TcpStream::connect(server.address).await.unwrap();
    slow.write_all(b"POST /graphql HTTP/1.1\r\nhost: x\r\nx-pad: ")
        .await
        .unwrap();

    let mut answer = Vec::new();
    slow.read_to_end(&mut answer).await.unwrap();

    assert!(
        answer.starts_with(b"HTTP/1.1 408"),
        "{}",
        String::from_utf8_lossy(&answer)
    );
    assert!(
        started.elapsed() < Duration::from_secs(10),
        "{:?}",
        started.elapsed()
    );
}

#[tokio::test]
async fn long_addresses_and_heads_are_refused() {
    let server = TestServer::toy().await;
    let address = format!("/graphql?query={}", "x".repeat(9_000));
    assert_eq!(server.get(&address).await.status, 414);

    let fat = server
        .call("GET", "/healthz")
        .header("x-pad", "x".repeat(40_000));
    assert_eq!(fat.send().await.status, 431);

    let huge = server
        .call("GET", "/healthz")
        .header("x-pad", "x".repeat(400_000));
    assert!((400..500).contains(&huge.send().await.status));
}
