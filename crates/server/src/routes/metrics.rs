//! `GET /metrics`: Prometheus text. No label has a person, an address or an id in it.

use actix_web::http::header::CACHE_CONTROL;
use actix_web::web::Data;
use actix_web::{HttpRequest, HttpResponse};

use crate::app::App;
use crate::auth::bearer;
use crate::http::Refusal;

/// The metrics, to whoever knows the token of the settings, if they have one.
pub async fn metrics(app: Data<App>, request: HttpRequest) -> Result<HttpResponse, Refusal> {
    if let Some(token) = &app.settings.metrics_token {
        let given = bearer(request.headers()).unwrap_or_default();
        // Hashes take the same time to compare wherever they differ first, since they differ everywhere.
        let hash = persistence::SecretHash::of;
        if hash(given) != hash(token.expose()) {
            return Err(Refusal::Unauthenticated);
        }
    }
    if let Some(pool) = app.store.pool() {
        ::metrics::gauge!("db_pool_connections").set(f64::from(pool.size));
        ::metrics::gauge!("db_pool_idle").set(f64::from(pool.idle));
    }
    if let Ok((waiting, given_up)) = app.store.letters().backlog().await {
        ::metrics::gauge!("mail_waiting").set(count(waiting));
        ::metrics::gauge!("mail_given_up").set(count(given_up));
    }
    Ok(HttpResponse::Ok()
        .content_type("text/plain; version=0.0.4; charset=utf-8")
        .insert_header((CACHE_CONTROL, "no-store"))
        .body(app.metrics.render()))
}

fn count(number: u64) -> f64 {
    f64::from(u32::try_from(number).unwrap_or(u32::MAX))
}
