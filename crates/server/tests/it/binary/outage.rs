//! PostgreSQL goes away and comes back.

use std::net::SocketAddr;
use std::time::{Duration, Instant};

use serde_json::json;
use tokio::net::{TcpListener, TcpSocket, TcpStream};
use tokio::task::{JoinHandle, JoinSet};

use super::process::{Process, data};
use crate::harness::{PASSWORD, Reply, TestServer};

/// The way to PostgreSQL, which can be closed: open connections break off and new ones are refused, as when it is
/// stopped. The tests share one PostgreSQL, and so it is not stopped itself.
struct Way {
    here: SocketAddr,
    there: String,
    open: Option<JoinHandle<()>>,
}

impl Way {
    async fn to(there: String) -> Self {
        let here = TcpListener::bind("127.0.0.1:0").await.unwrap();
        let mut way = Self {
            here: here.local_addr().unwrap(),
            there,
            open: None,
        };
        way.carry(here);
        way
    }

    fn carry(&mut self, listener: TcpListener) {
        let there = self.there.clone();
        self.open = Some(tokio::spawn(async move {
            let mut connections = JoinSet::new();
            while let Ok((mut near, _)) = listener.accept().await {
                let there = there.clone();
                connections.spawn(async move {
                    let mut far = TcpStream::connect(there).await.unwrap();
                    tokio::io::copy_bidirectional(&mut near, &mut far)
                        .await
                        .ok();
                });
            }
        }));
    }

    async fn close(&mut self) {
        let open = self.open.take().unwrap();
        open.abort();
        open.await.unwrap_err();
    }

    fn reopen(&mut self) {
        let socket = TcpSocket::new_v4().unwrap();
        socket.set_reuseaddr(true).unwrap();
        socket.bind(self.here).unwrap();
        self.carry(socket.listen(64).unwrap());
    }
}

/// `postgres://user:password@host:port/name` as the host with its port, and the URL by way of `here`.
fn host_of(url: &str) -> (String, impl Fn(SocketAddr) -> String) {
    let (scheme, rest) = url.split_once("://").unwrap();
    let (authority, path) = rest.split_once('/').unwrap();
    let (user, host) = match authority.rsplit_once('@') {
        Some((user, host)) => (format!("{user}@"), host),
        None => (String::new(), authority),
    };
    let host = match host.contains(':') {
        true => host.to_owned(),
        false => format!("{host}:5432"),
    };
    let (scheme, path) = (scheme.to_owned(), path.to_owned());
    (host, move |here| format!("{scheme}://{user}{here}/{path}"))
}

async fn ask(process: &Process, token: Option<&str>) -> Reply {
    let body = json!({ "query": "{ practices(first: 1) { nodes { title } } }" });
    let call = process.call("POST", "/graphql").json(&body);
    match token {
        Some(token) => call.bearer(token).send().await,
        None => call.send().await,
    }
}

mod on_postgres {
    use persistence::test_support::postgres_store;

    use super::*;

    #[tokio::test]
    async fn a_server_without_its_database_says_so_and_recovers_by_itself() {
        let server = TestServer::over(postgres_store().await);
        server.enrol("anna@example.org").await;
        let (host, by_way_of) = host_of(server.database_url());
        let mut way = Way::to(host).await;
        let process = Process::start(&by_way_of(way.here), &data()).await;
        let mut anna = process.browser();
        anna.sign_in("anna@example.org", PASSWORD).await;
        assert_eq!(process.call("GET", "/readyz").send().await.status, 200);

        way.close().await;

        let ready = process.call("GET", "/readyz").send().await;
        assert_eq!(ready.status, 503, "{}", ready.text());
        assert_eq!(process.call("GET", "/healthz").send().await.status, 200);
        let public = ask(&process, None).await;
        assert_eq!(public.code(), "UNAVAILABLE", "{}", public.text());
        let signed_in = ask(&process, anna.token.as_deref()).await;
        assert_eq!(signed_in.refusal(), (503, "UNAVAILABLE".to_owned()));

        way.reopen();

        let begun = Instant::now();
        while process.call("GET", "/readyz").send().await.status != 200 {
            assert!(begun.elapsed() < Duration::from_secs(15), "not ready again");
            tokio::time::sleep(Duration::from_millis(200)).await;
        }
        let back = ask(&process, anna.token.as_deref()).await;
        assert_eq!(back.status, 200);
        assert_eq!(back.json()["data"]["practices"]["nodes"], json!([]));
    }
}
