//! The messages of `graphql-transport-ws`.

use async_graphql::{Response, ServerError};
use serde::{Deserialize, Serialize};
use serde_json::{Map, Value};

/// What a client says.
#[derive(Clone, PartialEq, Debug, Deserialize)]
#[serde(tag = "type", rename_all = "snake_case")]
pub enum FromClient {
    /// Who it is.
    ConnectionInit {
        /// With `token`.
        #[serde(default)]
        payload: Option<Map<String, Value>>,
    },
    /// Are you there?
    Ping,
    /// I am.
    Pong,
    /// Asks a query, or to be told.
    Subscribe {
        /// The client's name for the operation.
        id: String,
        /// `query`, `operationName`, `variables`, as in the body of a POST.
        payload: Map<String, Value>,
    },
    /// Wants to hear no more.
    Complete {
        /// Of which operation.
        id: String,
    },
}

/// What the server says.
#[derive(Debug, Serialize)]
#[serde(tag = "type", rename_all = "snake_case")]
pub enum ToClient {
    /// The token is good.
    ConnectionAck,
    /// I am here.
    Pong,
    /// An answer, perhaps not the last.
    Next {
        /// Of which operation.
        id: String,
        /// The answer.
        payload: Box<Response>,
    },
    /// The operation was not begun.
    Error {
        /// Which.
        id: String,
        /// Why.
        payload: Vec<ServerError>,
    },
    /// There is nothing more to say.
    Complete {
        /// Of which operation.
        id: String,
    },
}

impl ToClient {
    /// The operation that ends with this message, if one does.
    pub fn ends(&self) -> Option<&str> {
        match self {
            Self::Error { id, .. } | Self::Complete { id } => Some(id),
            Self::ConnectionAck | Self::Pong | Self::Next { .. } => None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde_json::json;

    fn read(message: Value) -> Option<FromClient> {
        serde_json::from_value(message).ok()
    }

    #[test]
    fn every_message_of_the_protocol_is_read() {
        assert_eq!(
            read(json!({ "type": "connection_init" })),
            Some(FromClient::ConnectionInit { payload: None })
        );
        assert_eq!(
            read(json!({ "type": "ping", "payload": { "any": 1 } })),
            Some(FromClient::Ping)
        );
        assert_eq!(read(json!({ "type": "pong" })), Some(FromClient::Pong));
        let id = "1".to_owned();
        assert_eq!(
            read(json!({ "type": "subscribe", "id": "1", "payload": {} })),
            Some(FromClient::Subscribe {
                id: id.clone(),
                payload: Map::new()
            })
        );
        assert_eq!(
            read(json!({ "type": "complete", "id": "1" })),
            Some(FromClient::Complete { id })
        );
    }

    #[test]
    fn what_is_no_message_is_not_read() {
        for other in [
            json!("ping"),
            json!([]),
            json!({ "type": "start", "id": "1" }),
            json!({ "type": "subscribe", "id": 1, "payload": {} }),
            json!({ "type": "subscribe", "id": "1" }),
            json!({ "type": "complete" }),
        ] {
            assert_eq!(read(other.clone()), None, "{other}");
        }
    }
}
