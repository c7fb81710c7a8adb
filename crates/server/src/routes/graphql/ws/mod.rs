//! `/graphql/ws`: the protocol `graphql-transport-ws`, for queries and subscriptions of who is signed in.
//!
//! The token comes in `connection_init` as `{"token": "…"}`; there is no cookie, and so a page elsewhere gains nothing by
//! connecting. Nothing is sent but under a token that is good at that moment: when it expires, or its session ends, the
//! connection is closed with 4403, and the client comes back with a new one.
//!
//! | code | why |
//! |---|---|
//! | 1001 | the server stops; come back |
//! | 1013 | too many connections, or the database does not answer; come back later |
//! | 4400 | a message that is none |
//! | 4401 | `subscribe` before the connection was acknowledged |
//! | 4403 | the token is not good, or not any longer; come back with another |
//! | 4408 | no `connection_init` within five seconds |
//! | 4409 | an operation with this id runs already |
//! | 4429 | a second `connection_init` |

mod connection;
mod message;
mod operation;
mod sockets;

use actix_web::web::{Data, Payload};
use actix_web::{HttpRequest, HttpResponse};

use super::parameters::MAX_BODY;
use crate::app::App;
use crate::http::Refusal;
use connection::Connection;
pub use sockets::Sockets;

const PROTOCOL: &str = "graphql-transport-ws";

/// Opens a connection.
pub async fn open(
    app: Data<App>,
    request: HttpRequest,
    payload: Payload,
) -> Result<HttpResponse, Refusal> {
    if !speaks(&request) {
        return malformed("the sub-protocol must be graphql-transport-ws");
    }
    let Some(seat) = app.sockets.seat() else {
        return Err(Refusal::Unavailable);
    };
    let Ok((response, session, messages)) =
        actix_ws::handle_with_protocols(&request, payload, &[PROTOCOL])
    else {
        return malformed("this is a WebSocket; ask for an upgrade");
    };
    let messages = messages
        .max_frame_size(MAX_BODY)
        .aggregate_continuations()
        .max_continuation_size(MAX_BODY);
    let connection = Connection::new(app.into_inner(), session);
    actix_web::rt::spawn(async move {
        connection.run(messages).await;
        drop(seat);
    });
    Ok(response)
}

fn speaks(request: &HttpRequest) -> bool {
    let offered = request.headers().get_all("sec-websocket-protocol");
    offered
        .filter_map(|value| value.to_str().ok())
        .flat_map(|value| value.split(','))
        .any(|name| name.trim() == PROTOCOL)
}

fn malformed<T>(message: &'static str) -> Result<T, Refusal> {
    Err(Refusal::Malformed {
        status: 400,
        message,
    })
}
