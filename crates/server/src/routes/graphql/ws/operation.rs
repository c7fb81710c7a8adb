//! One query or subscription over a connection.

use std::panic::AssertUnwindSafe;
use std::sync::Arc;
use std::time::Instant;

use async_graphql::{Response, ServerError, Value};
use futures_util::{FutureExt, StreamExt};
use serde_json::Map;
use tokio::sync::mpsc::Sender;
use tokio::task::JoinHandle;

use super::super::handler::{BASE_POINTS, EXECUTION_TIME};
use super::super::mask::mask;
use super::super::parameters;
use super::super::prepare::{Asks, Prepared, Unprepared, prepare};
use super::message::ToClient;
use crate::app::App;
use crate::auth::Identity;
use crate::http::as_request;

/// An operation that runs; ends when this is dropped.
pub struct Operation(JoinHandle<()>);

impl Drop for Operation {
    fn drop(&mut self) {
        self.0.abort();
    }
}

impl Operation {
    /// Begins one. It says what it has to say to `client`, and that it has ended.
    pub fn start(
        app: &Arc<App>,
        identity: Identity,
        id: String,
        payload: Map<String, serde_json::Value>,
        client: Sender<ToClient>,
    ) -> Self {
        let run = Run {
            app: Arc::clone(app),
            identity,
            id,
            client,
        };
        Self(tokio::spawn(as_request(run.all(payload))))
    }
}

struct Run {
    app: Arc<App>,
    identity: Identity,
    id: String,
    client: Sender<ToClient>,
}

impl Run {
    async fn all(self, payload: Map<String, serde_json::Value>) {
        // A resolver that panics is one failed operation, not a broken connection.
        let last = AssertUnwindSafe(self.answers(payload)).catch_unwind().await;
        let last = match last {
            Ok(Ok(())) => ToClient::Complete {
                id: self.id.clone(),
            },
            Ok(Err(refusal)) => self.refused(refusal),
            Err(_) => {
                tracing::error!("a resolver panicked");
                self.refused(Unprepared {
                    code: "INTERNAL",
                    message: "internal error".to_owned(),
                })
            }
        };
        self.say(last).await;
    }

    /// Says everything but the last word.
    async fn answers(&self, payload: Map<String, serde_json::Value>) -> Result<(), Unprepared> {
        let parameters = parameters::from_fields(payload).map_err(|error| Unprepared {
            code: "BAD_INPUT",
            message: error.message.to_owned(),
        })?;
        let Prepared {
            request,
            asks,
            points,
        } = prepare(parameters)?;
        self.pay(points)?;
        let lasts = match asks {
            Asks::Subscription => true,
            Asks::Query | Asks::Public | Asks::Nothing => false,
            Asks::Mutation => {
                return Err(Unprepared {
                    code: "BAD_INPUT",
                    message: "mutations are sent by POST to /graphql".to_owned(),
                });
            }
        };
        let mut responses = (self.app.execute.follow)(request, self.identity);
        loop {
            let next = if lasts {
                responses.next().await
            } else {
                let answer = tokio::time::timeout(EXECUTION_TIME, responses.next()).await;
                answer.map_err(|_late| Unprepared {
                    code: "UNAVAILABLE",
                    message: "the service is not available just now; try again".to_owned(),
                })?
            };
            match next {
                None => return Ok(()),
                Some(response) => self.next(response).await?,
            }
        }
    }

    async fn next(&self, mut response: Response) -> Result<(), Unprepared> {
        mask(&mut response);
        let not_begun = response.is_err()
            && response.data == Value::Null
            && response.errors.iter().all(|error| error.path.is_empty());
        match response.errors.first() {
            Some(error) if not_begun => Err(unprepared(error)),
            Some(_) | None => {
                self.say(ToClient::Next {
                    id: self.id.clone(),
                    payload: Box::new(response),
                })
                .await;
                Ok(())
            }
        }
    }

    fn pay(&self, points: u64) -> Result<(), Unprepared> {
        let Some(rate) = &self.app.account_points else {
            return Ok(());
        };
        let units = u32::try_from(points.saturating_add(BASE_POINTS)).unwrap_or(u32::MAX);
        match rate.take(self.identity.account, units, Instant::now()) {
            Ok(_) => Ok(()),
            Err(_) => {
                metrics::counter!("graphql_throttled_total").increment(1);
                Err(Unprepared {
                    code: "THROTTLED",
                    message: "too many requests; come back later, or ask for less at once"
                        .to_owned(),
                })
            }
        }
    }

    fn refused(&self, Unprepared { code, message }: Unprepared) -> ToClient {
        let mut error = ServerError::new(message, None);
        error.extensions.get_or_insert_default().set("code", code);
        let mut response = Response::from_errors(vec![error]);
        mask(&mut response);
        ToClient::Error {
            id: self.id.clone(),
            payload: response.errors,
        }
    }

    async fn say(&self, message: ToClient) {
        // The connection may have gone; then this task is about to end as well.
        self.client.send(message).await.ok();
    }
}

fn unprepared(error: &ServerError) -> Unprepared {
    let code = match error
        .extensions
        .as_ref()
        .and_then(|values| values.get("code"))
    {
        Some(Value::String(code)) => known(code),
        Some(_) | None => "BAD_INPUT",
    };
    Unprepared {
        code,
        message: error.message.clone(),
    }
}

/// The codes with which a request fails as a whole.
fn known(code: &str) -> &'static str {
    match code {
        "UNAUTHENTICATED" => "UNAUTHENTICATED",
        "UNAVAILABLE" => "UNAVAILABLE",
        "INTERNAL" => "INTERNAL",
        _ => "BAD_INPUT",
    }
}
