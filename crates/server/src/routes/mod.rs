//! What answers under which path.

pub mod auth;
pub mod body;
pub mod feeds;
pub mod files;
pub mod graphql;
pub mod health;
pub mod jwks;
pub mod metrics;
pub mod public;
pub mod spa;

use actix_web::dev::Handler;
use actix_web::http::Method;
use actix_web::web::{PathConfig, QueryConfig, ServiceConfig, method, resource, route};
use actix_web::{FromRequest, HttpResponse, Resource, Responder};

use crate::http::Refusal;

/// Mounts everything. What no route takes is the SPA's, which has pages of its own.
pub fn routes(services: &mut ServiceConfig) {
    // What the framework reads before a handler runs is refused as our own readers would refuse it.
    let unreadable = || Refusal::Malformed {
        status: 400,
        message: "the query string cannot be read",
    };
    services
        .app_data(QueryConfig::default().error_handler(move |_, _| unreadable().into()))
        .app_data(PathConfig::default().error_handler(|_, _| Refusal::NotFound.into()))
        .configure(graphql::routes)
        .configure(auth::routes)
        .configure(files::routes)
        .configure(feeds::routes)
        .configure(public::routes)
        .service(get("/healthz", health::alive))
        .service(get("/readyz", health::ready))
        .service(get("/metrics", metrics::metrics))
        .service(get("/.well-known/jwks.json", jwks::jwks))
        .default_service(route().to(spa::page));
}

/// A path that is read by `GET`; any other method is told so.
fn get<F, Args>(path: &str, handler: F) -> Resource
where
    F: Handler<Args>,
    Args: FromRequest + 'static,
    F::Output: Responder + 'static,
{
    only(path, Method::GET, "GET", handler)
}

/// A path that takes `POST`; any other method is told so.
fn post<F, Args>(path: &str, handler: F) -> Resource
where
    F: Handler<Args>,
    Args: FromRequest + 'static,
    F::Output: Responder + 'static,
{
    only(path, Method::POST, "POST", handler)
}

/// A path that takes one method, `allowed` by name.
fn only<F, Args>(path: &str, only: Method, allowed: &'static str, handler: F) -> Resource
where
    F: Handler<Args>,
    Args: FromRequest + 'static,
    F::Output: Responder + 'static,
{
    let refuse = move || async move { Err::<HttpResponse, _>(Refusal::WrongMethod(allowed)) };
    resource(path)
        .route(method(only).to(handler))
        .default_service(route().to(refuse))
}
