//! The id of a request, its line in the log, its part in the metrics.

use std::time::Instant;

use actix_web::Error;
use actix_web::body::MessageBody;
use actix_web::dev::{ServiceRequest, ServiceResponse};
use actix_web::http::StatusCode;
use actix_web::http::header::{HeaderName, HeaderValue};
use actix_web::middleware::Next;
use domain::id::{Ids, SystemIds};
use tracing::Instrument;

tokio::task_local! {
    static REQUEST_ID: String;
}

/// The id of the request that is being answered; empty outside of one.
pub fn request_id() -> String {
    REQUEST_ID.try_with(Clone::clone).unwrap_or_default()
}

/// Runs `work` as a request of its own that did not come over HTTP: with an id, which is in every line of its log.
pub async fn as_request<F: Future>(work: F) -> F::Output {
    let id = SystemIds.next().simple().to_string();
    let span = tracing::info_span!("request", id = %id);
    REQUEST_ID.scope(id, work).instrument(span).await
}

/// Middleware: gives the request an id, which is in every line of its log and in its answer, and counts it.
///
/// The log has the pattern of the path, such as `/auth/sessions/{id}`, and never the path itself or the query, which may
/// carry a one-time link.
pub async fn context<B: MessageBody + 'static>(
    request: ServiceRequest,
    next: Next<B>,
) -> Result<ServiceResponse<B>, Error> {
    let id = SystemIds.next().simple().to_string();
    let method = request.method().clone();
    let span = tracing::info_span!("request", id = %id);
    let started = Instant::now();
    let answer = REQUEST_ID
        .scope(id.clone(), next.call(request))
        .instrument(span.clone())
        .await;

    let took = started.elapsed();
    let (status, route) = match &answer {
        Ok(response) => (response.status(), response.request().match_pattern()),
        Err(error) => (error.as_response_error().status_code(), None),
    };
    let route = route.unwrap_or_else(|| "spa".to_owned());
    let _entered = span.enter();
    let took_ms = u64::try_from(took.as_millis()).unwrap_or(u64::MAX);
    if status.is_server_error() {
        tracing::warn!(%method, route, status = status.as_u16(), took_ms, "answered");
    } else {
        tracing::info!(%method, route, status = status.as_u16(), took_ms, "answered");
    }
    count(&method, route, status, took.as_secs_f64());
    answer.map(|mut response| {
        if let Ok(value) = HeaderValue::from_str(&id) {
            response
                .headers_mut()
                .insert(HeaderName::from_static("x-request-id"), value);
        }
        response
    })
}

fn count(method: &actix_web::http::Method, route: String, status: StatusCode, seconds: f64) {
    // Clients choose methods; only those that exist become labels.
    let method = match method.as_str() {
        known @ ("GET" | "HEAD" | "POST" | "DELETE" | "OPTIONS") => known.to_owned(),
        _ => "other".to_owned(),
    };
    let status = status.as_u16().to_string();
    metrics::histogram!("http_request_duration_seconds", "route" => route.clone()).record(seconds);
    metrics::counter!("http_requests_total", "method" => method, "route" => route, "status" => status)
        .increment(1);
}
