use std::net::SocketAddr;

use serde_json::{Value, json};

use super::{Call, Reply};

/// A browser with our page open: keeps the cookie, holds the access token, says where a request comes from.
#[derive(Clone)]
pub struct Browser {
    server: SocketAddr,
    address: u8,
    pub cookie: Option<String>,
    pub token: Option<String>,
}

impl Browser {
    pub fn new(server: SocketAddr) -> Self {
        Self {
            server,
            address: 1,
            cookie: None,
            token: None,
        }
    }

    /// The same at 127.0.0.`last`.
    pub fn at(self, last: u8) -> Self {
        Self {
            address: last,
            ..self
        }
    }

    pub fn call(&self, method: &str, path: &str) -> Call {
        let mut call = Call::new(self.server, method, path)
            .from(self.address)
            .header("x-requested-with", "nastavnik")
            .header("origin", format!("http://{}", self.server))
            .header("user-agent", "Test/1.0");
        if let Some(cookie) = &self.cookie {
            call = call.header("cookie", format!("__Host-refresh={cookie}"));
        }
        match &self.token {
            Some(token) => call.bearer(token),
            None => call,
        }
    }

    pub async fn post(&mut self, path: &str, body: &Value) -> Reply {
        let reply = self.call("POST", path).json(body).send().await;
        self.keep(&reply);
        reply
    }

    pub async fn get(&self, path: &str) -> Reply {
        self.call("GET", path).send().await
    }

    pub async fn sign_in(&mut self, email: &str, password: &str) -> Reply {
        self.post(
            "/auth/sign-in",
            &json!({ "email": email, "password": password }),
        )
        .await
    }

    pub async fn refresh(&mut self) -> Reply {
        let reply = self.call("POST", "/auth/refresh").send().await;
        self.keep(&reply);
        reply
    }

    pub async fn sign_out(&mut self) -> Reply {
        let reply = self.call("POST", "/auth/sign-out").send().await;
        self.keep(&reply);
        reply
    }

    /// Whether the access token opens anything.
    pub async fn is_signed_in(&self) -> bool {
        self.get("/auth/sessions").await.status == 200
    }

    /// Does with cookie and token what a browser and our page do.
    fn keep(&mut self, reply: &Reply) {
        if let Some(set) = reply.header("set-cookie") {
            let value = set
                .strip_prefix("__Host-refresh=")
                .and_then(|rest| rest.split(';').next());
            self.cookie = value.filter(|value| !value.is_empty()).map(str::to_owned);
        }
        let json: Option<Value> = serde_json::from_slice(&reply.body).ok();
        if let Some(token) = json.as_ref().and_then(|json| json["accessToken"].as_str()) {
            self.token = Some(token.to_owned());
        }
    }
}
