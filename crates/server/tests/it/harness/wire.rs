//! HTTP/1.1 by hand: nothing is added, followed, retried or put right.

use std::net::{Ipv4Addr, SocketAddr};
use std::time::Duration;

use serde_json::Value;
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::{TcpSocket, TcpStream};

/// A request about to be sent.
pub struct Call {
    server: SocketAddr,
    from: Ipv4Addr,
    method: String,
    path: String,
    headers: Vec<(String, String)>,
    body: Option<Vec<u8>>,
}

impl Call {
    /// A request without headers and body from 127.0.0.1.
    pub fn new(server: SocketAddr, method: &str, path: &str) -> Self {
        Self {
            server,
            from: Ipv4Addr::LOCALHOST,
            method: method.to_owned(),
            path: path.to_owned(),
            headers: Vec::new(),
            body: None,
        }
    }

    /// With one more header.
    pub fn header(mut self, name: &str, value: impl Into<String>) -> Self {
        self.headers.push((name.to_owned(), value.into()));
        self
    }

    /// With a bearer token.
    pub fn bearer(self, token: &str) -> Self {
        self.header("authorization", format!("Bearer {token}"))
    }

    /// From 127.0.0.`last`.
    pub fn from(mut self, last: u8) -> Self {
        self.from = Ipv4Addr::new(127, 0, 0, last);
        self
    }

    /// With a JSON body as our own pages send it.
    pub fn json(self, body: &Value) -> Self {
        self.header("content-type", "application/json")
            .body(body.to_string())
    }

    /// With these bytes as its body.
    pub fn body(mut self, body: impl Into<Vec<u8>>) -> Self {
        self.body = Some(body.into());
        self
    }

    /// Sends it and waits for the whole answer.
    pub async fn send(self) -> Reply {
        let stream = connect(self.server, self.from).await;
        exchange(stream, &self.bytes()).await
    }

    /// Sends it to a server that may be gone before it has answered.
    pub async fn try_send(self) -> Option<Reply> {
        let socket = TcpSocket::new_v4().ok()?;
        let mut stream = socket.connect(self.server).await.ok()?;
        stream.write_all(&self.bytes()).await.ok()?;
        let mut bytes = Vec::new();
        stream.read_to_end(&mut bytes).await.ok()?;
        let whole = bytes.windows(4).any(|window| window == b"\r\n\r\n");
        whole.then(|| Reply::parse(&bytes))
    }

    fn bytes(&self) -> Vec<u8> {
        let mut head = format!("{} {} HTTP/1.1\r\n", self.method, self.path);
        let has = |wanted: &str| {
            self.headers
                .iter()
                .any(|(name, _)| name.eq_ignore_ascii_case(wanted))
        };
        if !has("host") {
            head.push_str(&format!("host: {}\r\n", self.server));
        }
        for (name, value) in &self.headers {
            head.push_str(&format!("{name}: {value}\r\n"));
        }
        let body = self.body.as_deref().unwrap_or_default();
        if self.body.is_some() && !has("content-length") {
            head.push_str(&format!("content-length: {}\r\n", body.len()));
        }
        head.push_str("connection: close\r\n\r\n");
        [head.as_bytes(), body].concat()
    }
}

/// Sends `bytes` as they are.
pub async fn raw(server: SocketAddr, bytes: &[u8]) -> Reply {
    exchange(connect(server, Ipv4Addr::LOCALHOST).await, bytes).await
}

async fn connect(server: SocketAddr, from: Ipv4Addr) -> TcpStream {
    let socket = TcpSocket::new_v4().unwrap();
    socket.bind(SocketAddr::from((from, 0))).unwrap();
    socket.connect(server).await.unwrap()
}

async fn exchange(mut stream: TcpStream, request: &[u8]) -> Reply {
    // A server that refuses may close before it has read everything.
    let sent = stream.write_all(request).await;
    let mut bytes = Vec::new();
    let reading = stream.read_to_end(&mut bytes);
    let read = tokio::time::timeout(Duration::from_secs(60), reading).await;
    assert!(read.is_ok(), "no answer within a minute");
    assert!(
        !bytes.is_empty(),
        "the connection was closed without an answer: {sent:?} {read:?}"
    );
    Reply::parse(&bytes)
}

/// An answer.
#[derive(Debug)]
pub struct Reply {
    pub status: u16,
    pub headers: Vec<(String, String)>,
    pub body: Vec<u8>,
}

impl Reply {
    fn parse(bytes: &[u8]) -> Self {
        let end = bytes
            .windows(4)
            .position(|window| window == b"\r\n\r\n")
            .unwrap();
        let head = String::from_utf8(bytes[..end].to_vec()).unwrap();
        let mut lines = head.split("\r\n");
        let status = lines
            .next()
            .unwrap()
            .split(' ')
            .nth(1)
            .unwrap()
            .parse()
            .unwrap();
        let headers: Vec<(String, String)> = lines
            .map(|line| line.split_once(": ").unwrap_or((line, "")))
            .map(|(name, value)| (name.to_ascii_lowercase(), value.to_owned()))
            .collect();
        let mut reply = Self {
            status,
            headers,
            body: bytes[end + 4..].to_vec(),
        };
        if reply.header("transfer-encoding") == Some("chunked") {
            reply.body = unchunk(&reply.body);
        }
        reply
    }

    /// The first header of this name.
    pub fn header(&self, name: &str) -> Option<&str> {
        let found = self.headers.iter().find(|(found, _)| found == name);
        found.map(|(_, value)| value.as_str())
    }

    /// The body as text.
    pub fn text(&self) -> String {
        String::from_utf8(self.body.clone()).unwrap()
    }

    /// The body as JSON.
    pub fn json(&self) -> Value {
        serde_json::from_slice(&self.body)
            .unwrap_or_else(|error| panic!("{error}: {} {:?}", self.status, self.text()))
    }

    /// `error.code` of a REST refusal, or `extensions.code` of the first GraphQL error.
    pub fn code(&self) -> String {
        let json = self.json();
        let code = json["error"]["code"]
            .as_str()
            .or(json["errors"][0]["extensions"]["code"].as_str());
        code.unwrap_or_default().to_owned()
    }

    /// Status and code, for short.
    pub fn refusal(&self) -> (u16, String) {
        (self.status, self.code())
    }
}

fn unchunk(mut rest: &[u8]) -> Vec<u8> {
    let mut body = Vec::new();
    loop {
        let end = rest
            .windows(2)
            .position(|window| window == b"\r\n")
            .unwrap();
        let size = usize::from_str_radix(std::str::from_utf8(&rest[..end]).unwrap(), 16).unwrap();
        if size == 0 {
            return body;
        }
        body.extend_from_slice(&rest[end + 2..end + 2 + size]);
        rest = &rest[end + 4 + size..];
    }
}
