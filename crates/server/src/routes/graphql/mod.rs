//! `/graphql`: GraphQL over HTTP, hardened.
//!
//! What a request has to pass, in this order: `Accept` (406), content type (415), size and pace of the body (413, 408),
//! JSON and parameters (400), token (401), tokens of the text, expanded fields, aliases, depth, directives (400), operation
//! against method (405), points of the sender (429), the schema's own depth and complexity, five seconds (503). What was
//! asked of the public desk a moment ago is answered from what is kept, for the same points, see [`kept`].
//!
//! `/graphql/ws` tells what happens, see [`ws`]; a request over it has to pass the same.

mod accept;
mod answer;
mod cors;
mod handler;
mod kept;
mod mask;
mod parameters;
mod prepare;
mod public;
mod publicly;
mod scan;
mod shape;
mod variables;
mod ws;

pub use kept::PublicAnswers;
pub use publicly::{Paid, ask_publicly, charge};
pub use ws::Sockets;

use actix_web::http::Method;
use actix_web::web::{ServiceConfig, method, resource};

use super::get;

/// Mounts the routes.
pub fn routes(services: &mut ServiceConfig) {
    services.service(get("/graphql/ws", ws::open)).service(
        resource("/graphql")
            .route(method(Method::POST).to(handler::post))
            .route(method(Method::GET).to(handler::get))
            .route(method(Method::OPTIONS).to(cors::preflight))
            .default_service(actix_web::web::route().to(handler::other)),
    );
}
