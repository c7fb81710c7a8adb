//! A WebSocket by hand, as far as the tests need one: text, close, ping.

use std::net::SocketAddr;
use std::time::Duration;

use serde_json::{Value, json};
use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::TcpStream;

/// The client's end of a connection.
pub struct Socket(TcpStream);

/// What the server said.
#[derive(Clone, PartialEq, Debug)]
pub enum Heard {
    /// A message.
    Message(Value),
    /// The end, with its code.
    Closed(u16),
}

impl Socket {
    /// Opens a connection for the protocol; nobody has signed in yet.
    pub async fn open(server: SocketAddr) -> Self {
        let mut stream = TcpStream::connect(server).await.unwrap();
        let head = format!(
            "GET /graphql/ws HTTP/1.1\r\nhost: {server}\r\nconnection: Upgrade\r\nupgrade: websocket\r\n\
             sec-websocket-version: 13\r\nsec-websocket-key: dGhlIHNhbXBsZSBub25jZQ==\r\n\
             sec-websocket-protocol: graphql-transport-ws\r\n\r\n"
        );
        stream.write_all(head.as_bytes()).await.unwrap();
        let mut answer = Vec::new();
        while !answer.ends_with(b"\r\n\r\n") {
            answer.push(stream.read_u8().await.unwrap());
        }
        let answer = String::from_utf8(answer).unwrap().to_ascii_lowercase();
        assert!(answer.starts_with("http/1.1 101 "), "{answer}");
        assert!(
            answer.contains("sec-websocket-protocol: graphql-transport-ws"),
            "{answer}"
        );
        Self(stream)
    }

    /// Opens a connection and signs in.
    pub async fn signed_in(server: SocketAddr, token: &str) -> Self {
        let mut socket = Self::open(server).await;
        socket.init(token).await;
        let acknowledged = socket.hear().await;
        assert_eq!(
            acknowledged,
            Heard::Message(json!({ "type": "connection_ack" }))
        );
        socket
    }

    pub async fn init(&mut self, token: &str) {
        self.say(&json!({ "type": "connection_init", "payload": { "token": token } }))
            .await;
    }

    pub async fn subscribe(&mut self, id: &str, query: &str) {
        self.say(&json!({ "type": "subscribe", "id": id, "payload": { "query": query } }))
            .await;
    }

    pub async fn say(&mut self, message: &Value) {
        self.say_text(&message.to_string()).await;
    }

    pub async fn say_text(&mut self, text: &str) {
        self.frame(0x1, text.as_bytes()).await;
    }

    /// The next message or the end, within twenty seconds; pings are answered on the way.
    pub async fn hear(&mut self) -> Heard {
        let heard = tokio::time::timeout(Duration::from_secs(20), self.next()).await;
        heard.expect("nothing was heard for twenty seconds")
    }

    /// The next message or the end, if it comes within a second. Nothing is cut in two: only the wait for a frame's
    /// first byte is given up.
    pub async fn hear_soon(&mut self) -> Option<Heard> {
        loop {
            let mut first = [0];
            let wait = tokio::time::timeout(Duration::from_secs(1), self.0.peek(&mut first));
            wait.await.ok()?.unwrap();
            if let Some(heard) = self.one().await {
                return Some(heard);
            }
        }
    }

    /// Whether nothing is heard for a while.
    pub async fn is_silent(&mut self) -> bool {
        self.hear_soon().await.is_none()
    }

    async fn next(&mut self) -> Heard {
        loop {
            if let Some(heard) = self.one().await {
                return heard;
            }
        }
    }

    /// Reads one frame; a ping is answered and is nothing to hear.
    async fn one(&mut self) -> Option<Heard> {
        let (kind, payload) = self.read().await;
        match kind {
            0x1 => Some(Heard::Message(serde_json::from_slice(&payload).unwrap())),
            0x8 => {
                let code = [payload[0], payload[1]];
                Some(Heard::Closed(u16::from_be_bytes(code)))
            }
            0x9 => {
                self.frame(0xA, &payload).await;
                None
            }
            other => panic!("a frame of kind {other}"),
        }
    }

    async fn read(&mut self) -> (u8, Vec<u8>) {
        let kind = self.0.read_u8().await.unwrap() & 0x0f;
        let length = match self.0.read_u8().await.unwrap() {
            126 => usize::from(self.0.read_u16().await.unwrap()),
            127 => usize::try_from(self.0.read_u64().await.unwrap()).unwrap(),
            short => usize::from(short),
        };
        let mut payload = vec![0; length];
        self.0.read_exact(&mut payload).await.unwrap();
        (kind, payload)
    }

    /// One frame, masked by nought, which the protocol allows.
    async fn frame(&mut self, kind: u8, payload: &[u8]) {
        let mut bytes = vec![0x80 | kind];
        match u16::try_from(payload.len()) {
            Ok(short) if short < 126 => bytes.push(0x80 | u8::try_from(short).unwrap()),
            Ok(middle) => {
                bytes.push(0x80 | 126);
                bytes.extend(middle.to_be_bytes());
            }
            Err(_) => {
                bytes.push(0x80 | 127);
                bytes.extend(u64::try_from(payload.len()).unwrap().to_be_bytes());
            }
        }
        bytes.extend([0; 4]);
        bytes.extend(payload);
        // A server that has closed reads no more.
        self.0.write_all(&bytes).await.ok();
    }
}
