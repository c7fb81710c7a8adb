//! Rows for monitoring campaigns and what schools answer in them.

use serde_json::{Value, json};

use super::{Case, mutation};
use crate::campaigns::{as_it_is, opened, own, plan, planned, registered, signed, written};
use crate::harness::TestApp;

fn municipality(app: &TestApp) -> String {
    format!("municipality:{}", app.town.municipality.0)
}

fn as_read(campaign: &Value) -> Value {
    json!({ "campaignId": campaign["id"], "revision": campaign["revision"] })
}

pub(super) fn cases() -> Vec<Case> {
    vec![
        mutation("planCampaign", given!(app => plan(&municipality(app)))),
        mutation(
            "openCampaign",
            given!(app => {
                registered(app).await;
                as_read(&planned(app).await)
            }),
        ),
        mutation("closeCampaign", given!(app => as_read(&opened(app).await))),
        mutation(
            "cancelCampaign",
            given!(app => as_read(&planned(app).await)),
        ),
        mutation(
            "saveSubmission",
            given!(app => {
                opened(app).await;
                let mut input = as_it_is(&own(app).await);
                input["answers"] = json!([]);
                input
            }),
        ),
        mutation(
            "submitSubmission",
            given!(app => {
                opened(app).await;
                as_it_is(&written(app, app.town.curator, &own(app).await).await)
            }),
        ),
        mutation(
            "acceptSubmissions",
            given!(app => {
                opened(app).await;
                json!({ "submissions": [as_it_is(&signed(app).await)] })
            }),
        ),
        mutation(
            "returnSubmission",
            given!(app => {
                opened(app).await;
                let mut input = as_it_is(&signed(app).await);
                input["reason"] = json!("Проверьте");
                input["remarks"] = json!([]);
                input
            }),
        ),
        mutation(
            "extendSubmission",
            given!(app => {
                opened(app).await;
                let mut input = as_it_is(&own(app).await);
                input["until"] = json!("2026-12-10");
                input
            }),
        ),
    ]
}
