//! `GET /auth/config`: what the sign-in page has to know before anybody is signed in.

use actix_web::HttpResponse;
use actix_web::web::Data;
use serde::Serialize;

use super::json;
use crate::app::App;
use crate::demo::DemoAccount;

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Config<'a> {
    demo: bool,
    accounts: &'a [DemoAccount],
    #[serde(skip_serializing_if = "Option::is_none")]
    password: Option<&'a str>,
    demo_mail: bool,
    version: &'static str,
}

/// Whether this is a demo, and then with which accounts.
pub(super) async fn config(app: Data<App>) -> HttpResponse {
    let demo = app.demo.as_ref();
    json(Config {
        demo: app.settings.demo,
        accounts: demo
            .map(|demo| demo.accounts.as_slice())
            .unwrap_or_default(),
        password: demo.map(|demo| demo.password.as_str()),
        demo_mail: app.settings.demo,
        version: env!("CARGO_PKG_VERSION"),
    })
}
