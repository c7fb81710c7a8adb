//! One connection from its opening to its end.

use std::collections::HashMap;
use std::sync::Arc;
use std::time::Duration;

use actix_ws::{AggregatedMessage, AggregatedMessageStream, CloseCode, CloseReason, Session};
use serde_json::{Map, Value};
use tokio::sync::mpsc::{self, Sender};
use tokio::time::{Instant, MissedTickBehavior, interval, timeout};

use super::message::{FromClient, ToClient};
use super::operation::Operation;
use super::sockets::Place;
use crate::app::App;
use crate::auth::{Identity, identify_by};
use crate::http::Refusal;

/// How long a client may take to say who it is.
const INIT_TIME: Duration = Duration::from_secs(5);
/// How often a client is asked whether it is there, and its token whether it is good.
const BEAT: Duration = Duration::from_secs(10);
/// A client that says nothing for so long has gone.
const SILENCE: Duration = Duration::from_secs(35);
/// How long a client may take to read one message.
const READING_TIME: Duration = Duration::from_secs(10);
/// The most operations of one connection at once.
const MAX_OPERATIONS: usize = 20;
/// Answers that wait until the client has read those before.
const WAITING: usize = 16;

/// Why a connection ends, as the client is told.
type End = (u16, &'static str);

const GOING_AWAY: End = (1001, "the server stops");
const COME_BACK_LATER: End = (1013, "not just now");
const NO_MESSAGE: End = (4400, "not a message of graphql-transport-ws");
const UNAUTHORIZED: End = (4401, "Unauthorized");
const FORBIDDEN: End = (4403, "the token is not good, or not any longer");
const SILENT: End = (4408, "Connection initialisation timeout");
const SECOND_INIT: End = (4429, "Too many initialisation requests");
const SAME_ID: End = (4409, "Subscriber for this id already exists");

/// A connection that is open.
pub struct Connection {
    app: Arc<App>,
    session: Session,
    signed_in: Option<SignedIn>,
    operations: HashMap<String, Operation>,
}

struct SignedIn {
    token: String,
    identity: Identity,
    _place: Place,
}

impl Connection {
    /// A connection whose client has not said yet who it is.
    pub fn new(app: Arc<App>, session: Session) -> Self {
        Self {
            app,
            session,
            signed_in: None,
            operations: HashMap::new(),
        }
    }

    /// Answers until one of the two ends it.
    pub async fn run(mut self, messages: AggregatedMessageStream) {
        metrics::gauge!("graphql_sockets").increment(1);
        let end = self.talk(messages).await;
        metrics::gauge!("graphql_sockets").decrement(1);
        self.operations.clear();
        if let Some((code, why)) = end {
            let reason = CloseReason {
                code: CloseCode::from(code),
                description: Some(why.to_owned()),
            };
            // Who has gone hears nothing.
            timeout(READING_TIME, self.session.close(Some(reason)))
                .await
                .ok();
        }
    }

    /// Why the connection ends; nothing when the client has gone.
    async fn talk(&mut self, mut messages: AggregatedMessageStream) -> Option<End> {
        let (client, mut answers) = mpsc::channel(WAITING);
        let mut closing = self.app.sockets.closing();
        let opened = Instant::now();
        let mut heard = opened;
        let mut beat = interval(BEAT);
        beat.set_missed_tick_behavior(MissedTickBehavior::Delay);
        loop {
            let done = tokio::select! {
                message = messages.recv() => {
                    heard = Instant::now();
                    match message {
                        None | Some(Err(_)) => return None,
                        Some(Ok(message)) => self.hear(message, &client).await,
                    }
                }
                Some(answer) = answers.recv() => self.tell(answer).await,
                _ = beat.tick() => self.beat(heard).await,
                () = tokio::time::sleep_until(opened + INIT_TIME), if self.signed_in.is_none() => {
                    Err(Some(SILENT))
                }
                _ = closing.wait_for(|closing| *closing) => Err(Some(GOING_AWAY)),
            };
            if let Err(end) = done {
                return end;
            }
        }
    }

    async fn hear(
        &mut self,
        message: AggregatedMessage,
        client: &Sender<ToClient>,
    ) -> Result<(), Option<End>> {
        let text = match message {
            AggregatedMessage::Text(text) => text,
            AggregatedMessage::Binary(_) => return Err(Some(NO_MESSAGE)),
            AggregatedMessage::Ping(bytes) => {
                return self.session.pong(&bytes).await.or(Err(None));
            }
            AggregatedMessage::Pong(_) => return Ok(()),
            AggregatedMessage::Close(_) => return Err(None),
        };
        match serde_json::from_str(&text).or(Err(Some(NO_MESSAGE)))? {
            FromClient::ConnectionInit { payload } => self.sign_in(payload).await,
            FromClient::Ping => self.say(&ToClient::Pong).await,
            FromClient::Pong => Ok(()),
            FromClient::Subscribe { id, payload } => self.subscribe(id, payload, client).await,
            FromClient::Complete { id } => {
                self.operations.remove(&id);
                Ok(())
            }
        }
    }

    async fn sign_in(&mut self, payload: Option<Map<String, Value>>) -> Result<(), Option<End>> {
        if self.signed_in.is_some() {
            return Err(Some(SECOND_INIT));
        }
        let token = payload.as_ref().and_then(|payload| payload.get("token"));
        let token = token.and_then(Value::as_str).ok_or(Some(FORBIDDEN))?;
        let identity = self.identify(token).await?;
        let place = self.app.sockets.place(identity.account);
        self.signed_in = Some(SignedIn {
            token: token.to_owned(),
            identity,
            _place: place.ok_or(Some(COME_BACK_LATER))?,
        });
        self.say(&ToClient::ConnectionAck).await
    }

    async fn subscribe(
        &mut self,
        id: String,
        payload: Map<String, Value>,
        client: &Sender<ToClient>,
    ) -> Result<(), Option<End>> {
        self.check().await?;
        let signed_in = self.signed_in.as_ref().ok_or(Some(UNAUTHORIZED))?;
        if self.operations.contains_key(&id) {
            return Err(Some(SAME_ID));
        }
        if self.operations.len() >= MAX_OPERATIONS {
            return Err(Some(COME_BACK_LATER));
        }
        let operation = Operation::start(
            &self.app,
            signed_in.identity,
            id.clone(),
            payload,
            client.clone(),
        );
        self.operations.insert(id, operation);
        Ok(())
    }

    /// Passes an answer on, if the client may still have it and wants it.
    async fn tell(&mut self, answer: ToClient) -> Result<(), Option<End>> {
        self.check().await?;
        let wanted = match &answer {
            ToClient::Next { id, .. } | ToClient::Error { id, .. } | ToClient::Complete { id } => {
                self.operations.contains_key(id)
            }
            ToClient::ConnectionAck | ToClient::Pong => true,
        };
        if let Some(id) = answer.ends() {
            self.operations.remove(id);
        }
        if wanted {
            self.say(&answer).await
        } else {
            Ok(())
        }
    }

    async fn beat(&mut self, heard: Instant) -> Result<(), Option<End>> {
        if heard.elapsed() > SILENCE {
            return Err(None);
        }
        self.check().await?;
        let ping = timeout(READING_TIME, self.session.ping(b""));
        match ping.await {
            Ok(Ok(())) => Ok(()),
            Ok(Err(_)) | Err(_) => Err(None),
        }
    }

    /// Whether the token of a client that has said who it is, is still good and its session lives.
    async fn check(&self) -> Result<(), Option<End>> {
        match &self.signed_in {
            None => Ok(()),
            Some(SignedIn { token, .. }) => self.identify(token).await.map(drop),
        }
    }

    async fn identify(&self, token: &str) -> Result<Identity, Option<End>> {
        let found = identify_by(token, &self.app.tokens, &self.app.store).await;
        found.map_err(|refusal| {
            Some(match refusal {
                Refusal::Unauthenticated => FORBIDDEN,
                _not_just_now => COME_BACK_LATER,
            })
        })
    }

    async fn say(&mut self, message: &ToClient) -> Result<(), Option<End>> {
        let text = serde_json::to_string(message).or(Err(None))?;
        match timeout(READING_TIME, self.session.text(text)).await {
            Ok(Ok(())) => Ok(()),
            Ok(Err(_)) | Err(_) => Err(None),
        }
    }
}
