//! What answers under which path.

pub mod auth;
pub mod body;
pub mod files;
pub mod graphql;
pub mod health;
pub mod jwks;
pub mod metrics;
pub mod spa;

use actix_web::web::{ServiceConfig, get, resource, route};

/// Mounts everything. What no route takes is the SPA's, which has pages of its own.
pub fn routes(services: &mut ServiceConfig) {
    services
        .configure(graphql::routes)
        .configure(auth::routes)
        .configure(files::routes)
        .service(resource("/healthz").route(get().to(health::alive)))
        .service(resource("/readyz").route(get().to(health::ready)))
        .service(resource("/metrics").route(get().to(metrics::metrics)))
        .service(resource("/.well-known/jwks.json").route(get().to(jwks::jwks)))
        .default_service(route().to(spa::page));
}
