//! What our own public pages ask of the schema: as anybody does over HTTP, with the same limits and the same rights.

use actix_web::HttpRequest;
use actix_web::web::Data;
use async_graphql::Value as GraphqlValue;
use serde_json::Value;

use super::answer::Unanswered;
use super::handler::Passage;
use super::parameters::Parameters;
use crate::app::App;
use crate::http::Refusal;
use crate::rate::Wait;

/// Whether the sender's points are taken.
#[derive(Clone, Copy, PartialEq, Eq, Debug)]
pub enum Paid {
    /// They are, as for a request of GraphQL.
    Yes,
    /// They were, for a part of the same answer.
    Already,
}

/// Executes `query`, which must ask the public desk alone, as nobody in particular. An answer with an error in it is
/// none.
pub async fn ask_publicly(
    app: &Data<App>,
    request: &HttpRequest,
    paid: Paid,
    query: &str,
    variables: Value,
) -> Result<Value, Refusal> {
    let parameters = Parameters {
        query: query.to_owned(),
        operation_name: None,
        variables,
    };
    let answer = Passage::publicly(app, request, parameters, paid == Paid::Yes).await;
    let answer = answer.map_err(|unanswered| refused(&unanswered))?;
    if let Some(error) = answer.errors.first() {
        let code = error.extensions.as_ref().and_then(|all| all.get("code"));
        return Err(match code {
            Some(GraphqlValue::String(code)) if code == "UNAVAILABLE" => Refusal::Unavailable,
            // The one thing of a sender's that the schema alone can read.
            Some(GraphqlValue::String(code)) if code == "BAD_INPUT" => Refusal::BadInput("after"),
            _ => {
                tracing::error!(error = error.message, "a query of our own failed");
                Refusal::Internal
            }
        });
    }
    answer.data.into_json().map_err(|error| {
        tracing::error!(%error, "an answer could not be written as JSON");
        Refusal::Internal
    })
}

/// Takes the points of what is handed out without asking the schema.
pub fn charge(app: &App, request: &HttpRequest, points: u64) -> Result<(), Refusal> {
    Passage::charge(app, request, points).map_err(|unanswered| refused(&unanswered))
}

fn refused(unanswered: &Unanswered) -> Refusal {
    match (unanswered.status, unanswered.wait) {
        (429, Some(Wait(time))) => Refusal::Throttled(Wait(time)),
        (503, _) => Refusal::Unavailable,
        _ => {
            tracing::error!(
                message = unanswered.message,
                "a query of our own is refused"
            );
            Refusal::Internal
        }
    }
}
