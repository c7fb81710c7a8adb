//! `GET /healthz`, `GET /readyz`.

use std::time::Duration;

use actix_web::HttpResponse;
use actix_web::http::header::CACHE_CONTROL;
use actix_web::web::Data;
use serde_json::json;

use crate::app::App;
use crate::http::chain;

/// A balancer asks often and does not wait long.
const PATIENCE: Duration = Duration::from_secs(2);

/// The process runs. Nothing else is looked at: a restart does not mend a database.
pub async fn alive() -> HttpResponse {
    HttpResponse::Ok()
        .insert_header((CACHE_CONTROL, "no-store"))
        .json(json!({ "status": "ok" }))
}

/// The database answers and its tables are those that this program knows; 503 otherwise.
pub async fn ready(app: Data<App>) -> HttpResponse {
    let question = persistence::is_migrated(app.store.connection());
    let reason = match tokio::time::timeout(PATIENCE, question).await {
        Ok(Ok(true)) => {
            return HttpResponse::Ok()
                .insert_header((CACHE_CONTROL, "no-store"))
                .json(json!({ "status": "ready" }));
        }
        Ok(Ok(false)) => "MIGRATIONS_PENDING",
        Ok(Err(error)) => {
            tracing::warn!(error = chain(&error), "not ready");
            "DATABASE_UNAVAILABLE"
        }
        Err(_) => "DATABASE_SLOW",
    };
    HttpResponse::ServiceUnavailable()
        .insert_header((CACHE_CONTROL, "no-store"))
        .json(json!({ "status": "unavailable", "reason": reason }))
}
